import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Log } from '../../src/github/port.ts';
import { createStepLog } from '../../src/github/step-log.ts';
import { hostileText, TOKEN } from './hostile-lines.ts';
import { carriedOut, linesOf } from './runner-rules.ts';

let lines: string[];
let log: Log;

beforeEach(() => {
  lines = [];
  log = createStepLog(
    (line) => lines.push(line),
    () => TOKEN,
  );
});

const written = () => lines.join('\n');

describe('the log', () => {
  it('writes a text line by line', () => {
    log.info('one\ntwo');
    expect(lines).toEqual(['one', 'two']);
  });

  it('marks a warning in its first line', () => {
    log.warn('one\ntwo');
    expect(lines).toEqual(['⚠ one', 'two']);
  });

  it('cannot be used to command the runner', () => {
    fc.assert(
      fc.property(hostileText, hostileText, (info, warning) => {
        lines = [];
        log.info(info);
        log.warn(warning);
        expect(carriedOut(written())).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a group', () => {
  const commands = (title: string) => [
    { name: 'group', data: title },
    { name: 'stop-commands', data: TOKEN },
    { name: TOKEN, data: '' },
    { name: 'endgroup', data: '' },
  ];

  it('wraps the work between its token, so that even what is written past the log commands nothing', async () => {
    const answer = await log.group('terraform apply', async () => {
      log.info('inside');
      lines.push('::error::from a provisioner');
      return 42;
    });

    expect(answer).toBe(42);
    expect(lines).toEqual([
      '::group::terraform apply',
      `::stop-commands::${TOKEN}`,
      'inside',
      '::error::from a provisioner',
      `::${TOKEN}::`,
      '::endgroup::',
    ]);
    expect(carriedOut(written())).toEqual(commands('terraform apply'));
  });

  it('is closed when the work fails, and hands the failure on', async () => {
    const failure = new Error('broken');
    await expect(log.group('work', () => Promise.reject(failure))).rejects.toBe(failure);
    expect(carriedOut(written())).toEqual(commands('work'));
  });

  it('is closed when the work throws before it has begun', async () => {
    const failure = new Error('broken');
    const work = (): Promise<never> => {
      throw failure;
    };
    await expect(log.group('work', work)).rejects.toBe(failure);
    expect(carriedOut(written())).toEqual(commands('work'));
  });

  it('takes a fresh token each time', async () => {
    let count = 0;
    const fresh = createStepLog(
      (line) => lines.push(line),
      () => `token-${++count}`,
    );
    await fresh.group('one', async () => undefined);
    await fresh.group('two', async () => undefined);
    expect(lines.filter((line) => line.includes('stop-commands'))).toEqual(['::stop-commands::token-1', '::stop-commands::token-2']);
  });

  it('is the only one in command, whatever title and work write', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText, hostileText, async (title, text) => {
        lines = [];
        await log.group(title, async () => log.info(text));
        const [group, ...rest] = carriedOut(written());
        expect(rest).toEqual(commands('').slice(1));
        expect(group?.name).toBe('group');
        expect(linesOf(group?.data ?? '')).toHaveLength(1);
      }),
      { numRuns: 1_000 },
    );
  });

  it('shows a percent sign in its title as it is', async () => {
    await log.group('100%0A', async () => undefined);
    expect(carriedOut(written())[0]).toEqual({ name: 'group', data: '100%0A' });
  });
});
