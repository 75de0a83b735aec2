import type { Report, ReportedAttempt, ReportedWait } from '../domain/report.ts';

interface Span {
  /** Milliseconds since the run's start. */
  readonly startMs: number;
  readonly lengthMs: number;
}

/** One attempt or one wait, placed on the run's own clock. Waits are numbered from 1 in the order of their start. */
export type TimelineEntry =
  | (Span & { readonly kind: 'attempt'; readonly attempt: ReportedAttempt; readonly ok: boolean })
  | (Span & { readonly kind: 'wait'; readonly wait: ReportedWait; readonly number: number });

/** Attempts and waits in the order of their start. */
export const timelineOf = (report: Report): readonly TimelineEntry[] => {
  const runStart = Date.parse(report.startedAt);
  const span = (part: { readonly startedAt: string; readonly endedAt: string }): Span => ({
    startMs: Math.max(0, Date.parse(part.startedAt) - runStart),
    lengthMs: Math.max(0, Date.parse(part.endedAt) - Date.parse(part.startedAt)),
  });
  const attempts = report.attempts.map(
    (attempt): TimelineEntry => ({ kind: 'attempt', attempt, ok: attempt.exit === 'exit 0', ...span(attempt) }),
  );
  const waits = report.waits.map((wait, index): TimelineEntry => ({ kind: 'wait', wait, number: index + 1, ...span(wait) }));
  return [...attempts, ...waits].toSorted((a, b) => a.startMs - b.startMs);
};
