import { onLockOf } from '../domain/config.ts';
import { type Lock, verdictOf } from '../domain/lock.ts';
import { evaluateWindows } from '../domain/window-verdict.ts';
import { noteLook } from './clear-the-way.ts';
import { flowLocks, sessionLock } from './flow-locks.ts';
import { asPlatformObject, lock } from './lock-parts.ts';
import { lookedAt } from './plan-objects.ts';
import type { Ports, SourceAnswer } from './ports.ts';
import { checkOrganization } from './preflight.ts';
import { blocked, type Verdict } from './verdict.ts';
import { versionedLocks } from './versioned-locks.ts';

/**
 * `status`: no Terraform. Whether anything is in the way of the given schedule groups and flows, by the platform itself, the sources
 * of the config file and the windows; this is what ServiceNow polls. A green step unless nobody could be asked: the answer is in the
 * outputs.
 */
export const status = async (ports: Ports): Promise<Verdict> => {
  const { settings, config } = ports;
  if (settings.flowIds.length + settings.scheduleGroupIds.length + config.locks.length + config.windows.length === 0) return nothingAsked;
  const organization = await checkOrganization(ports);
  if (!organization.ok) return organization.verdict;

  const [own, answers] = await Promise.all([ownLocks(ports), askSources(ports)]);
  const locks = [...own, ...answers.flatMap((answer) => answer.locks), ...windowLock(ports)];
  ports.ledger.noteSeen({ shiftCurves: answers.flatMap(({ shiftCurve }) => shiftCurve ?? []) });
  noteLook(ports, locks);

  const found = verdictOf(locks);
  const standing = locks.filter(({ verdict }) => verdict !== 'clear').length;
  if (found === 'clear') return said('clear', `Clear: ${locks.length} answer(s), nothing in the way`);
  return said('at-risk', `${found === 'locked' ? 'Locked' : 'Unknown'}: ${standing} of ${locks.length} answer(s) are not clear`);
};

const said = (outcome: 'clear' | 'at-risk', message: string): Verdict => ({ outcome, failureReason: null, message, nextSteps: [] });

const nothingAsked = blocked(
  'invalid-input',
  'Inputs flow-ids and schedule-group-ids are empty, and the config file names no locks and no windows',
  ['Write flow-ids or schedule-group-ids, one a line, or a config file with locks or windows.'],
);

/** The given objects themselves: who has a flow open, who is in it, and the version of a schedule group. */
const ownLocks = async ({ platform, settings }: Ports): Promise<readonly Lock[]> => {
  const flows = settings.flowIds.map((id) => lookedAt('genesyscloud_flow', id));
  const groups = settings.scheduleGroupIds.map((id) => lookedAt('genesyscloud_architect_schedulegroups', id));
  if (flows.length + groups.length === 0) return [];
  if (platform === null)
    return [...flows, ...groups].map((object) =>
      lock('organization', 'unknown', { ...object, name: null, link: null }, 'no credentials', 'abort'),
    );
  const [flowAnswers, groupAnswers, sessions] = await Promise.all([
    flowLocks(platform, NO_PLAN, flows, settings),
    versionedLocks(platform, NO_PLAN, 'schedule-group', groups, settings.onLock),
    flows.length === 0 ? null : platform.flowSessions(settings.flowIds),
  ]);
  const inUse = sessions === null ? [] : flows.map((flow) => sessionLock(sessions, flow, asPlatformObject(platform, flow, null), 'wait'));
  return [...flowAnswers, ...inUse, ...groupAnswers];
};

const NO_PLAN = { mode: 'apply', applyable: null, changes: [], moves: [], appliedOnceBecause: null, files: [], providers: [] } as const;

/** Every source of the config file; an address of a guard means nothing without a plan, so each is asked about the given objects. */
const askSources = ({ settings, config, askSource }: Ports): Promise<readonly SourceAnswer[]> => {
  const given = [
    ...settings.scheduleGroupIds.map((id) => ({ address: id, type: 'genesyscloud_architect_schedulegroups', id, name: null })),
    ...settings.flowIds.map((id) => ({ address: id, type: 'genesyscloud_flow', id, name: null })),
  ];
  return Promise.all(config.locks.map((rule) => askSource(rule, given, onLockOf(rule, settings.onLock))));
};

/** The windows as one answer: deploying is allowed now, or not. */
const windowLock = ({ windows, clock, ledger }: Ports): readonly Lock[] => {
  if (windows.length === 0) return [];
  const seen = evaluateWindows(windows, clock.now());
  ledger.noteSeen({ windows: seen.localTimes });
  const object = { type: 'window', id: null, name: seen.by?.rule.description ?? null, address: null, link: null };
  const ends = seen.verdict === 'denied' && seen.until !== null ? new Date(seen.until).toISOString() : null;
  return [lock('window', seen.verdict === 'denied' ? 'locked' : 'clear', object, seen.reasons.join(' '), 'abort', { ends })];
};
