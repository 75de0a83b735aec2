import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { hashFiles } from '../../src/terraform/files.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'deploy-guard-files-'));
  await mkdir(path.join(folder, 'flows'));
  await writeFile(path.join(folder, 'flows', 'a.yaml'), 'inboundCall:\n');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const hashOf = async (file: string | null): Promise<string | undefined> => {
  const [hashed] = await hashFiles([{ address: 'a.b', attribute: 'filepath', path: file }], folder);
  return hashed?.hash;
};

describe('files behind changes', () => {
  const content = createHash('sha256').update('inboundCall:\n').digest('hex');

  it.each([
    ['flows/a.yaml', content],
    ['./flows/../flows/a.yaml', content],
    ['flows/none.yaml', 'missing'],
    ['flows', 'missing'],
    ['https://example.com/a.yaml', 'remote'],
    ['HTTP://example.com/a.yaml', 'remote'],
    ['s3://bucket/a.yaml', 'remote'],
    [null, 'unknown'],
  ])('%s is %s', async (file, expected) => {
    expect(await hashOf(file)).toBe(expected);
  });

  it('may be named by an absolute path', async () => {
    expect(await hashOf(path.join(folder, 'flows', 'a.yaml'))).toBe(content);
  });

  it('change their hash with their content', async () => {
    await writeFile(path.join(folder, 'b.yaml'), 'one');
    const before = await hashOf('b.yaml');
    await writeFile(path.join(folder, 'b.yaml'), 'two');
    expect(await hashOf('b.yaml')).not.toBe(before);
  });

  it('keep address, attribute and order', async () => {
    const files = Array.from({ length: 20 }, (_, index) => ({
      address: `a.b[${index}]`,
      attribute: 'filepath',
      path: index % 2 === 0 ? 'flows/a.yaml' : null,
    }));
    const hashed = await hashFiles(files, folder);
    expect(hashed.map(({ hash: _hash, ...file }) => file)).toEqual(files);
    expect(hashed.map(({ hash }) => hash)).toEqual(files.map((file) => (file.path === null ? 'unknown' : content)));
  });
});
