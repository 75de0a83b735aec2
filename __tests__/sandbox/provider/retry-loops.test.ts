import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../sandbox/provider/api-failure.ts';
import type { Session } from '../../../sandbox/provider/resource.ts';
import type { RetryRule, Tried } from '../../../sandbox/provider/retry-loops.ts';
import { meansGone, retryForAWhile, retryWhen } from '../../../sandbox/provider/retry-loops.ts';

function failureWith(status: number, message = 'no') {
  return failureOf({ method: 'PUT', path: '/', status, statusText: '', correlationId: '', body: JSON.stringify({ message }) });
}

function session(tries: number | 'real'): Session {
  return {
    send: () => Promise.reject(new Error('not used')),
    retry: { unitMs: 0, tries },
    age: 'v1.66',
    files: { read: () => Promise.reject(new Error('not used')) },
  };
}

/** Fails every time, and counts. */
function failing(status: number, message?: string) {
  const tried = { count: 0 };
  const attempt = async (): Promise<Tried> => {
    tried.count += 1;
    const call = { resourceType: 't', wording: { lead: 'Failed', joint: ': ' as const }, failure: failureWith(status, message) };
    return { ok: false, call, retryAfterMs: null };
  };
  return { tried, attempt };
}

describe('a counted loop', () => {
  it.each<[RetryRule, number, number]>([
    ['never', 409, 1],
    ['never', 408, 1],
    ['status-409', 409, 10],
    ['status-409', 408, 10],
    ['status-409', 400, 1],
    ['status-400', 400, 10],
    ['status-400', 409, 1],
    ['version-mismatch', 409, 10],
    ['version-mismatch', 400, 1],
    ['version-mismatch-or-400', 400, 10],
    ['version-mismatch-or-400', 503, 1],
  ])('with the rule %s makes on %d as many tries as the real provider: %d', async (rule, status, tries) => {
    const { tried, attempt } = failing(status);
    await retryWhen(session('real'), rule, attempt);
    expect(tried.count).toBe(tries);
  });

  it('takes a 400 that names the version for a mismatch', async () => {
    const { tried, attempt } = failing(400, 'The version supplied does not match the current version of the user');
    await retryWhen(session(3), 'version-mismatch', attempt);
    expect(tried.count).toBe(3);
  });

  it('says that it is exhausted only when it retried', async () => {
    const exhausted = await retryWhen(session(2), 'status-409', failing(409).attempt);
    const atOnce = await retryWhen(session(2), 'status-409', failing(403).attempt);
    expect(exhausted).toMatchObject({ diagnostic: { summary: expect.stringMatching(/^Exhausted retries\. Last error: \[\{0 Failed/) } });
    expect(atOnce).toMatchObject({ diagnostic: { summary: expect.stringMatching(/^Failed: API Error: 403/) } });
  });
});

describe('a time-bound loop', () => {
  it('ends with the last error, its JSON in the summary', async () => {
    const { tried, attempt } = failing(409);
    const ended = await retryForAWhile(session(3), () => true, attempt);
    expect(tried.count).toBe(3);
    expect(ended).toMatchObject({ ok: false, diagnostic: { summary: expect.stringContaining('\n{"resourceType":"t"') } });
  });
});

describe('"gone"', () => {
  it.each([
    [404, true],
    [408, true],
    [410, true],
    [409, false],
    [503, false],
  ])('after %d is %s, as the real provider has it', (status, gone) => {
    expect(meansGone(failureWith(status))).toBe(gone);
  });
});
