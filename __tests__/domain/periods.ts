import type { Occurrences, Period, Window } from '../../src/domain/window.ts';

/** Occurrences of written-down periods, as an oracle would have them. */
const occurrencesOf = (periods: readonly Period[]): Occurrences => {
  const inOrder = periods.toSorted((one, other) => one.start - other.start);
  return {
    activeAt: (at) => inOrder.findLast(({ start, end }) => start <= at && at < end) ?? null,
    nextStart: (after) => inOrder.find(({ start }) => start > after)?.start ?? null,
  };
};

/** A window over periods in milliseconds since 1970; the rule's own time is not looked at. */
export const windowOver = (
  kind: 'allow' | 'deny',
  periods: readonly (readonly [number, number])[],
  rule: { readonly overrun?: boolean; readonly description?: string } = {},
): Window => ({
  rule: {
    kind,
    time: { kind: 'once', from: '', to: '' },
    timeZone: 'America/Chicago',
    description: rule.description ?? null,
    overrun: rule.overrun ?? false,
  },
  occurrences: occurrencesOf(periods.map(([start, end]) => ({ start, end }))),
});
