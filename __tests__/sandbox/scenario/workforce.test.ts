import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, dateIn, instantOf, isTimeZone, mondayOf } from '../../../sandbox/scenario/calendar.ts';
import { parseScenario } from '../../../sandbox/scenario/parse.ts';
import { answerKindOf } from '../../../sandbox/scenario/search-answer.ts';

const problemsOf = (yaml: string): readonly string[] => {
  const reading = parseScenario(yaml, 'demo.yaml');
  return reading.ok ? [] : reading.problems;
};
const unit = (content: string): string =>
  `business-units: [{ name: A, time-zone: UTC, management-units: [{ name: M, agents: [{ name: Ann }] }], ${content} }]`;

describe('the calendar of a business unit', () => {
  it.each([
    ['2026-01-05', '08:00', 'America/Chicago', '2026-01-05T14:00:00.000Z'],
    ['2026-07-05', '08:00', 'America/Chicago', '2026-07-05T13:00:00.000Z'],
    ['2026-01-05', '00:30', 'Asia/Kolkata', '2026-01-04T19:00:00.000Z'],
    ['2026-03-08', '02:30', 'America/Chicago', '2026-03-08T08:30:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(new Date(instantOf(date, time, zone)).toISOString()).toBe(instant);
  });

  it('shows the same date at the start of a day as the day itself', () => {
    const zone = fc.constantFrom('America/Chicago', 'Europe/London', 'Australia/Lord_Howe', 'Asia/Kolkata', 'Pacific/Kiritimati');
    fc.assert(
      fc.property(zone, fc.integer({ min: 0, max: 20_000 }), (timeZone, days) => {
        const date = addDays('2000-01-01', days % 12_000);
        expect(dateIn(timeZone, instantOf(date, '12:00', timeZone))).toBe(date);
      }),
    );
  });

  it('keeps weeks by their Mondays', () => {
    const week = Array.from({ length: 7 }, (_, day) => mondayOf(addDays('2026-01-05', day)));
    expect(new Set(week)).toEqual(new Set(['2026-01-05']));
    expect(mondayOf('2026-01-04')).toBe('2025-12-29');
  });

  it('knows which time zones there are', () => {
    expect([isTimeZone('Europe/Berlin'), isTimeZone('Mars/Olympus')]).toEqual([true, false]);
  });
});

describe('a search for shifts', () => {
  it('is answered by the rule: within both limits one way, beyond either the other', () => {
    const rule = { within: 'inline', beyond: 'processing', agents: 2, span: 1_000 } as const;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 3_000 }), (agents, span) => {
        expect(answerKindOf(rule, agents, span)).toBe(agents <= 2 && span <= 1_000 ? 'inline' : 'processing');
        expect(answerKindOf({ ...rule, agents: null }, agents, span)).toBe(span <= 1_000 ? 'inline' : 'processing');
      }),
    );
  });
});

describe('a scenario', () => {
  it.each([
    ['a time zone that there is not', 'business-units: [{ name: A, time-zone: Mars }]', /"Mars" is no time zone/],
    ['a shift of nobody', unit('shifts: [{ agent: Bob, from: 0s, to: 1s }]'), /there is no agent "Bob"/],
    ['a shift that ends before it begins', unit('shifts: [{ agent: Ann, from: 1s, to: -1s }]'), /"to" must be later than "from"/],
    ['a shift that is told twice', unit('shifts: [{ agent: Ann, from: 0s, to: 1s, start: "08:00" }]'), /write start and length/],
    ['a time of day that is none', unit('shifts: [{ agent: Ann, start: "8", length: 1h }]'), /write a time of day, "08:00"/],
    ['a day that is none', unit('shifts: [{ agent: Ann, start: "08:00", length: 1h, day: monday }]'), /write today, tomorrow or a date/],
    ['a week that begins on a Tuesday', unit('schedules: [{ week: 2026-01-06 }]'), /the date of a Monday/],
    ['a run in an unknown state', unit('runs: [{ state: Busy }]'), /write one of None, Queued/],
    ['a run that ends before it begins', unit('runs: [{ from: 2s, until: 1s }]'), /"until" must be later/],
    ['an answer of another kind', unit('search-answer: maybe'), /write one of inline, download, processing/],
    ['limits of nothing', unit('search-answer: { beyond: download }'), /write agents, span or both/],
    ['an unknown key of a limit', unit('search-answer: { agents: 1, hours: 2 }'), /search-answer\.hours: unknown key/],
    ['a data action without answers', 'data-actions: [{ name: A, answers: [] }]', /at least one answer/],
    ['words of a success', 'data-actions: [{ name: A, answers: [{ message: no }] }]', /write a status of 400 or more/],
    ['an index in an unknown state', 'dependency-index: BROKEN', /dependency-index: write one of OPERATIONAL/],
    ['a permission that is none', 'clients: [{ id: a, secret: b, permissions: [flow] }]', /"flow" is no permission/],
    ['a fault that is none', 'conditions: [{ fault: { path: /a, status: 200 } }]', /say what is wrong with it/],
    ['a redirect to nowhere', 'conditions: [{ fault: { path: /a, status: 302 } }]', /say where to/],
    [
      'a redirect that is none',
      'conditions: [{ fault: { path: /a, status: 200, redirect: "https://a.b/" } }]',
      /a redirect has one of the statuses/,
    ],
    ['an editor with two names', 'conditions: [{ editor: { flow: A, user: B, client: C } }]', /write user or client/],
    ['a queue that is not there', 'objects: { flows: [{ name: A, queues: [B] }] }', /there is no queue "B"/],
  ])('is refused for %s', (_what, yaml, problem) => {
    expect(problemsOf(yaml)).toEqual([expect.stringMatching(problem)]);
  });
});
