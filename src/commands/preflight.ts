import type { Plan } from '../domain/change.ts';
import { missingPermissions, type NeededPermission, neededPermissions, uncheckedTypes } from '../domain/needed-permissions.ts';
import type { Failure } from '../genesys/port.ts';
import type { Ports } from './ports.ts';
import { blocked, proceed, type Step, stop } from './verdict.ts';

/**
 * Before anything else: whose organisation is it? The id goes into the plan digest. Credentials that are refused, or that belong to
 * another organisation than `organization-id` says, end the run before Terraform is started.
 *
 * @returns the organisation's id; null where nobody could tell
 */
export const checkOrganization = async (ports: Ports): Promise<Step<string | null>> => {
  const { platform, settings, ledger, log } = ports;
  if (platform === null) {
    log.warn('No credentials for Genesys Cloud: every lock is unknown, and only the retry loop protects this run.');
    return settings.organizationId === null ? proceed(null) : stop(unverified(settings.organizationId, 'there are no credentials'));
  }
  const answer = await platform.organization();
  if (!answer.known) {
    if (isRefusedLogin(answer.failure)) return stop(refusedCredentials(answer.why));
    log.warn(`The organisation could not be asked for: ${answer.why}`);
    return settings.organizationId === null ? proceed(null) : stop(unverified(settings.organizationId, answer.why));
  }
  const { id, name } = answer.value;
  ledger.noteSeen({ organization: { id, name, region: settings.region } });
  log.info(`Organisation: ${name} (${id}).`);
  if (settings.organizationId === null || settings.organizationId.toLowerCase() === id.toLowerCase()) return proceed(id);
  return stop(
    blocked('wrong-organization', `The credentials belong to ${name} (${id}), not to ${settings.organizationId}`, [
      'Give the credentials of the other organisation, or correct organization-id.',
    ]),
  );
};

/** A login may be refused by a 400 too: then OAuth's code tells (RFC 6749, 5.2). */
const isRefusedLogin = (failure: Failure | null): boolean =>
  failure?.kind === 'unauthorized' || REFUSED_LOGIN.includes(failure?.code ?? '');

const REFUSED_LOGIN: readonly string[] = ['invalid_client', 'invalid_grant', 'unauthorized_client'];

const unverified = (expected: string, why: string) =>
  blocked('wrong-organization', `organization-id is ${expected}, and it could not be verified: ${why}`, [
    'Give credentials that can be asked, or leave organization-id out.',
  ]);

const refusedCredentials = (why: string) =>
  blocked('unauthorized', `Genesys Cloud refuses the credentials: ${why}`, [
    'Check client id, secret and region: a client of another region is refused like a wrong one. The grant type must be Client Credentials.',
  ]);

/** After the plan is known: may these credentials do what it wants? What is surely missing fails before anything is touched. */
export const checkPermissions = async (ports: Ports, plan: Plan): Promise<Step<null>> => {
  const { platform, ledger, log } = ports;
  if (platform === null) return proceed(null);
  const grants = await platform.grants();
  if (!grants.known) {
    log.warn(`Permissions could not be checked: ${grants.why}`);
    return proceed(null);
  }
  const missing = missingPermissions(neededPermissions(plan.changes), grants.value);
  const unchecked = uncheckedTypes(plan.changes);
  ledger.noteSeen({ permissions: { missing, unchecked } });
  if (unchecked.length > 0) log.info(`Permissions not checked for: ${unchecked.join(', ')}.`);
  for (const { permission, why, need } of missing)
    log.warn(`Missing permission ${permission}: ${why}${need === 'look' ? ' (this stays unknown)' : ''}`);
  const fatal = missing.filter(({ need }) => need === 'change');
  return fatal.length === 0 ? proceed(null) : stop(missingVerdict(fatal));
};

const missingVerdict = (missing: readonly NeededPermission[]) =>
  blocked('missing-permission', `The credentials lack ${missing.map(({ permission }) => permission).join(', ')}`, [
    'Give the roles of the OAuth client these permissions, in the divisions of the objects, then run again.',
  ]);
