import { describe, expect, it } from '@jest/globals';
import { localTime } from '../../src/domain/local-time.ts';
import { evaluateWindows } from '../../src/domain/window-verdict.ts';
import { windowOver } from './periods.ts';

const at = (iso: string): number => Date.parse(iso);
const MONDAY = [at('2026-11-23T12:00Z'), at('2026-11-23T14:00Z')] as const;
const publish = windowOver('deny', [MONDAY], { description: 'Weekly WFM schedule publish' });

describe('a window verdict', () => {
  it('names the deny, says until when, and prints the local times that it went by', () => {
    expect(evaluateWindows([publish], at('2026-11-23T12:30Z'))).toEqual({
      verdict: 'denied',
      by: publish,
      reasons: ['The deny window "Weekly WFM schedule publish" is active.', 'Deploying is allowed from Mon 2026-11-23 08:00 GMT-6.'],
      until: MONDAY[1],
      localTimes: [
        'deny "Weekly WFM schedule publish": active, Mon 2026-11-23 06:00 GMT-6 to Mon 2026-11-23 08:00 GMT-6 (America/Chicago)',
      ],
    });
  });

  it('says before a deny until when deploying is allowed', () => {
    expect(evaluateWindows([publish], at('2026-11-21T05:00Z'))).toEqual({
      verdict: 'allowed',
      by: null,
      reasons: ['No deny window is active.'],
      until: MONDAY[0],
      localTimes: ['deny "Weekly WFM schedule publish": next Mon 2026-11-23 06:00 GMT-6 to Mon 2026-11-23 08:00 GMT-6 (America/Chicago)'],
    });
  });

  it('names the allow that opens next where none is open', () => {
    const [later, sooner] = [windowOver('allow', [[300, 400]]), windowOver('allow', [[200, 250]])];
    expect(evaluateWindows([later, sooner], 100)).toMatchObject({ verdict: 'denied', by: sooner, until: 200 });
  });

  it('names of several denies the one that ends last', () => {
    const [short, long] = [windowOver('deny', [[0, 20]]), windowOver('deny', [[0, 30]])];
    expect(evaluateWindows([short, long], 10)).toMatchObject({ by: long, until: 30 });
  });

  it('says that an overrun lets the run finish', () => {
    const window = windowOver('deny', [[10, 20]], { overrun: true });
    expect(evaluateWindows([window], 15, 5)).toMatchObject({
      verdict: 'allowed',
      by: window,
      reasons: ['The deny window is in the way, and lets what was running before finish (overrun).'],
      until: null,
    });
  });

  it('says that no moment of the horizon is allowed', () => {
    const { reasons, until, localTimes } = evaluateWindows([windowOver('allow', [[0, 10]])], 20);
    expect(until).toBeNull();
    expect(reasons).toEqual(['No allow window is open.', 'No moment of the next 8 days is allowed.']);
    expect(localTimes).toEqual(['allow: over, does not come again (America/Chicago)']);
  });

  it('has nothing to say without windows', () => {
    expect(evaluateWindows([], 0)).toEqual({ verdict: 'allowed', by: null, reasons: [], until: null, localTimes: [] });
  });
});

describe('a local time', () => {
  it.each([
    ['2026-11-01T06:30Z', 'America/Chicago', 'Sun 2026-11-01 01:30 GMT-5'],
    ['2026-11-01T07:30Z', 'America/Chicago', 'Sun 2026-11-01 01:30 GMT-6'],
    ['2026-10-03T15:30Z', 'Australia/Lord_Howe', 'Sun 2026-10-04 02:30 GMT+11'],
    ['2026-01-01T18:30Z', 'Asia/Kolkata', 'Fri 2026-01-02 00:00 GMT+5:30'],
    ['2026-01-01T00:00Z', 'UTC', 'Thu 2026-01-01 00:00 GMT'],
  ])('%s in %s is %s', (iso, zone, text) => {
    expect(localTime(at(iso), zone)).toBe(text);
  });
});
