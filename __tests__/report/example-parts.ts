import { type ChangeCounts, countChanges } from '../../src/domain/change.ts';
import { UNKNOWN } from '../../src/domain/planned-value.ts';
import type { Divergence, Report, ReportedAttempt, ReportedChange, ReportedConflict, ReportedWait } from '../../src/domain/report.ts';

/** Every example run starts here. */
const START = Date.parse('2026-11-03T09:14:05.000Z');

export const DIGEST = '3f0b8c6d1e5a49272b7c90d4e6f8a1b3c5d7e9f00112233445566778899aabbc';
export const FLOW_ID = '84920103-6ed2-4c4b-9d6d-2c1f6a1e7b11';
export const CORRELATION_ID = '5b1f3c1e-8f2a-4f0e-9a55-0f6f2e1c7d21';

/** The time so many milliseconds after the start of the run, ISO 8601. */
export const at = (ms: number): string => new Date(START + ms).toISOString();

export const change = (
  address: string,
  action: ReportedChange['action'],
  state: ReportedChange['state'],
  more: Partial<ReportedChange> = {},
): ReportedChange => ({
  address,
  deposed: null,
  type: address.split('.')[0] ?? '',
  action,
  reason: null,
  attributes: action === 'update' ? ['description'] : [],
  state,
  ...more,
});

export const attempt = (
  number: number,
  [startMs, endMs]: readonly [number, number],
  exit: string,
  results: ReportedAttempt['results'],
): ReportedAttempt => ({
  number,
  plan: number === 1 ? 'approved' : 'remainder',
  startedAt: at(startMs),
  endedAt: at(endMs),
  exit,
  results,
});

export const result = (
  of: Pick<ReportedChange, 'address' | 'action'>,
  outcome: ReportedAttempt['results'][number]['result'],
  seconds: number | null,
): ReportedAttempt['results'][number] => ({ address: of.address, deposed: null, action: of.action, result: outcome, seconds });

export const wait = (
  afterAttempt: number,
  [startMs, endMs]: readonly [number, number],
  reason: string,
  more: Partial<ReportedWait> = {},
): ReportedWait => ({
  afterAttempt,
  reason,
  startedAt: at(startMs),
  endedAt: at(endMs),
  plannedMs: endMs - startMs,
  end: 'elapsed',
  ...more,
});

export const conflict = (attemptNumber: number | null, address: string | null, more: Partial<ReportedConflict> = {}): ReportedConflict => ({
  attempt: attemptNumber,
  kind: 'in-use',
  curable: true,
  address,
  status: 409,
  message: 'The resource is currently in use and cannot be deleted.',
  correlationId: CORRELATION_ID,
  retryAfterSeconds: null,
  range: null,
  nextStep: 'Wait until the last caller has left the flow, then run the deployment again.',
  ...more,
});

export const divergence = (address: string, kind: Divergence['kind'], more: Partial<Divergence> = {}): Divergence => ({
  address,
  deposed: null,
  kind,
  approved: 'update',
  found: 'update',
  attributes: [],
  hint: null,
  ...more,
});

const countsOf = (changes: readonly ReportedChange[]): ChangeCounts =>
  countChanges(
    changes.map((one) => ({
      ...one,
      actions: [one.action],
      beforeId: null,
      importId: one.action === 'import' ? 'id' : null,
      previousAddress: null,
      after: UNKNOWN,
    })),
  );

export const plan = (changes: readonly ReportedChange[], mode: 'apply' | 'destroy' = 'apply'): NonNullable<Report['plan']> => ({
  mode,
  digest: DIGEST,
  counts: countsOf(changes),
  moves: 0,
  changes,
});

/** A report of an `apply` that ended after so many milliseconds; everything a story does not say is empty. */
export const report = (endMs: number, story: Pick<Report, 'outcome' | 'failureReason' | 'message'> & Partial<Report>): Report => ({
  version: 1,
  action: { name: 'deploy-guard-for-genesys-cloud', version: '0.1.0' },
  command: 'apply',
  startedAt: at(0),
  endedAt: at(endMs),
  run: {
    repository: 'acme/contact-centre',
    workflow: 'Deploy',
    url: 'https://github.com/acme/contact-centre/actions/runs/4711/attempts/1',
    attempt: 1,
    sha: '9f2d1c0b7a6e5d4c3b2a19080706050403020100',
    actor: 'ann',
  },
  terraform: { product: 'terraform', version: '1.11.4' },
  workingDirectory: 'infra/prod',
  workspace: 'default',
  plan: null,
  hazards: [],
  maxAttempts: 11,
  attempts: [],
  conflicts: [],
  waits: [],
  divergences: [],
  nextSteps: [],
  ...story,
});
