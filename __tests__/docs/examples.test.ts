import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { readConfigFile } from '../../src/action/config-file.ts';
import { lockedWhen } from '../../src/genesys/answer-path.ts';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

/** Contents of the fenced blocks of a language. */
const blocksOf = (document: string, language: string): readonly string[] =>
  [...read(document).matchAll(new RegExp(`^ *\`\`\`${language}\\n([\\s\\S]*?)^ *\`\`\``, 'gm'))].map(([, block = '']) => block);

const configOf = (name: string, text: string) => {
  const reading = readConfigFile(name, text);
  if (!reading.ok) throw new Error(reading.problems.map(({ line, message }) => `${name}:${line}: ${message}`).join('\n'));
  return reading.config;
};

/** An excerpt has no version of its own. */
const configInBlock = (document: string, block: string) => configOf(document, /^version:/m.test(block) ? block : `version: 1\n${block}`);

describe('examples/deploy-guard.yml', () => {
  const { locks, windows } = configOf('examples/deploy-guard.yml', read('examples/deploy-guard.yml'));

  it('shows every lock source', () => {
    expect([...new Set(locks.map(({ source }) => source))].toSorted()).toEqual(['data-action', 'http', 'wfm-publish', 'wfm-shifts']);
  });

  it('shows both kinds of windows', () => {
    expect(windows.map(({ time }) => time.kind)).toEqual(['recurring', 'once']);
  });
});

describe.each(readdirSync(join(root, 'docs')).filter((name) => name.endsWith('.md')))('docs/%s', (name) => {
  it('has only config files and excerpts of them that the action takes', () => {
    const blocks = blocksOf(`docs/${name}`, 'yaml');

    expect(() => blocks.map((block) => configInBlock(name, block))).not.toThrow();
  });

  it('has only JSON that is JSON', () => {
    expect(() => blocksOf(`docs/${name}`, 'json').map((block) => JSON.parse(block))).not.toThrow();
  });
});

describe('docs/locks.md', () => {
  it('has an example of every lock source and of both kinds of windows', () => {
    const configs = blocksOf('docs/locks.md', 'yaml').map((block) => configInBlock('locks.md', block));

    expect(new Set(configs.flatMap(({ locks }) => locks.map(({ source }) => source))).size).toBe(4);
    expect(new Set(configs.flatMap(({ windows }) => windows.map(({ time }) => time.kind))).size).toBe(2);
  });

  it('warns rightly of filters: after a renamed field they read as clear, and a condition does not', () => {
    const renamed = { entities: [{ id: 1, state: 'ACTIVE' }] };

    expect(lockedWhen({ path: "entities[?status=='ACTIVE'].id", values: [1] }, renamed).verdict).toBe('clear');
    expect(lockedWhen({ path: 'entities[].status', values: ['ACTIVE'] }, renamed).verdict).toBe('unknown');
  });
});

describe('docs/servicenow.md', () => {
  const [dispatch, input, output, request, response] = blocksOf('docs/servicenow.md', 'json').map((block) => JSON.parse(block));

  it('sends the event that the example workflow waits for, with the payload that it reads', () => {
    const workflow = read('examples/servicenow-status.yml');
    const payload = new Set([...workflow.matchAll(/client_payload\.(\w+)(?= }})/g)].map(([, key]) => key));

    expect(parse(workflow).on.repository_dispatch.types).toEqual([dispatch.event_type]);
    expect(Object.keys(dispatch.client_payload).toSorted()).toEqual([...payload].toSorted());
  });

  it("has a data action whose contracts fit the config file's source", () => {
    const [source] = blocksOf('docs/servicenow.md', 'yaml').flatMap((block) => configInBlock('servicenow.md', block).locks);
    if (source?.source !== 'data-action') throw new Error('The source is no data action.');

    expect(Object.keys(input.properties)).toEqual(Object.keys(source.input));
    expect(request.requestUrlTemplate).toContain(`$esc.url(\${input.${Object.keys(source.input)[0]}})`);
    expect(output.required).toEqual([source.answer]);
    expect(response.translationMap[source.answer]).toBe(`$.result.${source.answer}`);
    expect(response.translationMapDefaults).not.toHaveProperty(source.answer);
    expect(response.successTemplate).toContain(`"${source.answer}": \${${source.answer}}`);
  });
});
