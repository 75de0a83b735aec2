import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LONGEST_DURATION_MS, readChoice, readDecimal, readDuration, readInteger, readLines } from '../../src/action/input-values.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['0s', 0],
    ['2m', 120_000],
    ['1.5s', 1_500],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['1m500ms', 60_500],
    ['0.4ms', 0],
    ['2147483647ms', LONGEST_DURATION_MS],
  ])('%s is %d ms', (text, milliseconds) => {
    expect(readDuration(text)).toEqual({ ok: true, value: milliseconds });
  });

  it.each(['', '5', '5 m', '-5s', '+5s', '5M', '5min', '5s ', '.5s', '5.s', '1e3s', '5s;', '٥s', 'PT5M', '5 bananas', '5us', 'Infinitys'])(
    'is refused: %j',
    (text) => {
      expect(readDuration(text)).toEqual({
        ok: false,
        problem: 'not a duration',
        instead: 'Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.',
      });
    },
  );

  it.each(['2147483648ms', '25d', '24d23h59m', `${'9'.repeat(400)}s`])('is refused because no timer holds it: %s', (text) => {
    expect(readDuration(text)).toMatchObject({ ok: false, problem: 'longer than 24 days' });
  });

  it('is the sum of its parts, in whatever order', () => {
    const part = fc.tuple(fc.nat(99), fc.constantFrom(['ms', 1], ['s', 1_000], ['m', 60_000], ['h', 3_600_000]));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 5 }), (parts) => {
        const text = parts.map(([amount, [unit]]) => `${amount}${unit}`).join('');
        const milliseconds = parts.reduce((sum, [amount, [, size]]) => sum + amount * Number(size), 0);
        expect(readDuration(text)).toEqual({ ok: true, value: milliseconds });
      }),
    );
  });
});

describe('a number', () => {
  it.each([
    ['0', 0],
    ['10', 10],
    ['007', 7],
  ])('is whole: %s', (text, value) => {
    expect(readInteger(text, 0, 10)).toEqual({ ok: true, value });
  });

  it.each(['', 'ten', '1.0', '-1', '+1', '1e1', '0x1', '12abc', '1 ', '1_0', '１'])('is refused as a whole number: %j', (text) => {
    expect(readInteger(text, 0, 10)).toEqual({ ok: false, problem: 'not a whole number', instead: 'Write a whole number from 0 to 10.' });
  });

  it.each(['0', '11', '9'.repeat(400)])('is refused outside its bounds: %s', (text) => {
    expect(readInteger(text, 1, 10)).toMatchObject({ ok: false, problem: 'out of range' });
  });

  it.each([
    ['1', 1],
    ['1.5', 1.5],
    ['10', 10],
  ])('may be decimal: %s', (text, value) => {
    expect(readDecimal(text, 1, 10)).toEqual({ ok: true, value });
  });

  it.each([
    ['0.99', 'out of range'],
    ['10.01', 'out of range'],
    ['1,5', 'not a number'],
    ['.5', 'not a number'],
    ['NaN', 'not a number'],
    ['', 'not a number'],
  ])('is refused as a decimal one: %j, %s', (text, problem) => {
    expect(readDecimal(text, 1, 10)).toEqual({ ok: false, problem, instead: 'Write a number from 1 to 10.' });
  });
});

describe('a choice', () => {
  it('is one of its words as they are written', () => {
    expect(readChoice('full', ['equal', 'full'])).toEqual({ ok: true, value: 'full' });
    expect(readChoice('', ['', 'wait'])).toEqual({ ok: true, value: '' });
  });

  it.each(['Full', 'ful', '', 'toString'])('is refused: %j', (text) => {
    expect(readChoice(text, ['equal', 'full'])).toEqual({
      ok: false,
      problem: 'not one of the values it can have',
      instead: 'Write one of: equal, full.',
    });
  });
});

describe('lines', () => {
  it('are trimmed, and blank ones are left out', () => {
    expect(readLines(' -a=1 \r\n\n\t\n-b=x y\n')).toEqual(['-a=1', '-b=x y']);
  });

  it('are none in an empty text', () => {
    expect(readLines('')).toEqual([]);
  });
});
