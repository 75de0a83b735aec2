import { describe, expect, it } from '@jest/globals';
import { parseCommand } from '../../../sandbox/runner/parse-command.ts';

const registered = (name: string) => ['error', 'group', 'endgroup', 'add-mask', 'token-1'].includes(name);

function parse(line: string) {
  const command = parseCommand(line, registered);
  return command === null ? null : [command.name, Object.fromEntries(command.properties), command.data];
}

describe('workflow command in a line', () => {
  it.each([
    ['plain data', '::error::boom', ['error', {}, 'boom']],
    ['blanks before', ' \t::group::title', ['group', {}, 'title']],
    ['any case of the name', '::ERROR::x', ['error', {}, 'x']],
    ['properties', '::error file=a.tf,line=3,endLine=4::x', ['error', { file: 'a.tf', line: '3', endline: '4' }, 'x']],
    ['escapes in data', '::error::a%0Ab%0Dc%25d%3A', ['error', {}, 'a\nb\rc%d%3A']],
    ['an escaped percent sign before 0A', '::error::a%250Ab', ['error', {}, 'a%0Ab']],
    ['escapes in properties', '::error title=a%3A b%2C c%0A,file=x::y', ['error', { title: 'a: b, c\n', file: 'x' }, 'y']],
    ['a property with an equals sign', '::error title=a=b::y', ['error', { title: 'a=b' }, 'y']],
    ['a property without value', '::error title=,line=2::y', ['error', { line: '2' }, 'y']],
    ['a blank after the comma spoils the key', '::error file=a, line=2::y', ['error', { file: 'a', ' line': '2' }, 'y']],
    ['no data', '::endgroup::', ['endgroup', {}, '']],
    ['colons in data', '::error::a::b', ['error', {}, 'a::b']],
    ['a token that is registered now', '::token-1::', ['token-1', {}, '']],
    ['the old form at the start', '##[error]boom', ['error', {}, 'boom']],
    ['the old form anywhere', 'name = "x ##[group]y"', ['group', {}, 'y"']],
    ['the old form with properties', 'x ##[error file=a;line=2]y%3B%5D', ['error', { file: 'a', line: '2' }, 'y;]']],
  ])('is found: %s', (_, line, expected) => {
    expect(parse(line)).toEqual(expected);
  });

  it.each([
    ['text before ::', 'x ::error::boom'],
    ['an unknown name', '::frobnicate::x'],
    ['no second ::', '::error boom'],
    ['an unknown name in the old form', '##[frobnicate]x'],
    ['no bracket', '##[error boom'],
    ['nothing', ''],
  ])('is not found: %s', (_, line) => {
    expect(parse(line)).toBeNull();
  });
});
