import type { ConflictKind } from './conflict.ts';
import { readStateLock } from './state-lock.ts';
import type { TerraformError } from './terraform-error.ts';

/** What the next step of a conflict depends on. */
export interface NextStepFacts {
  readonly address: string | null;
  /** HTTP status of the platform's answer. */
  readonly status: number | null;
  /** The conflict's message. */
  readonly message: string;
  /** Summary and detail of the diagnostic as printed, with its line breaks. */
  readonly text: string;
  readonly curable: boolean;
  /** Kinds of objects that refer to this one, in words: `IVR configurations`. */
  readonly referrers: readonly string[];
  /** Id of the object that exists already. */
  readonly existingId: string | null;
  readonly correlationId: string | null;
  readonly retryAfterSeconds: number | null;
  /** Which of Terraform's own errors it is. */
  readonly terraform: TerraformError | null;
  /** The provider got no token. */
  readonly signIn: boolean;
  /** The time, in milliseconds since 1970; null: an age is not told. */
  readonly nowMs: number | null;
}

/**
 * What somebody who runs a contact centre can do about a conflict: a sentence or a command, for `already-exists` with an `import`
 * block to paste (the only case with line breaks).
 */
export const nextStep = (kind: ConflictKind, facts: NextStepFacts): string => {
  const it = facts.address ?? 'the object';
  switch (kind) {
    case 'in-use':
      return `Wait until the conversations, sessions or shifts that use ${it} have ended, or move them elsewhere, then run again.`;
    case 'referenced':
      return referencedStep(it, facts.referrers);
    case 'locked-by-user':
      return `Ask ${lockHolder(facts.message) ?? 'whoever has it open'} to save and close ${it} in Architect, or unlock it there, then run again.`;
    case 'operation-in-progress':
      return `Genesys Cloud is still saving, publishing or deleting ${it}: wait until that has finished, then run again.`;
    case 'version-mismatch':
      return `Somebody changed ${it} at the same moment: look who did (its last editor), then run again with a fresh plan.`;
    case 'already-exists':
      return `Give ${it} another name, or take over what exists with this block:\n${importBlock(facts)}`;
    case 'rate-limited':
      return `Wait ${facts.retryAfterSeconds ?? 60} seconds and lower \`parallelism\`: Genesys Cloud refused too many requests.`;
    case 'unavailable':
      return facts.curable
        ? 'Wait until Genesys Cloud answers again (status.mypurecloud.com tells about incidents), then run again.'
        : `Look in Genesys Cloud whether ${it} was created: nobody saw the answer. If it is there, take it over with this block, else run again:\n${importBlock(facts)}`;
    case 'state-locked':
      return stateLockedStep(facts);
    case 'state-not-saved':
      return `Run \`${binaryIn(facts.text)} state push errored.tfstate\` in the working directory before anything else: the state does not know yet what was changed.`;
    case 'plan-stale':
      return 'Make a new plan and have it approved: the state changed after this one was made.';
    case 'unknown-conflict':
      return `Look in Genesys Cloud what uses ${it} or has it open, then run again${supportHint(facts)}.`;
    case 'other':
      return otherStep(facts);
  }
};

const referencedStep = (it: string, referrers: readonly string[]): string =>
  referrers.length === 0
    ? `Find what refers to ${it} (Architect's dependency search lists it), remove the reference, then run again.`
    : `Remove ${it} from the ${referrers.join(' or ')} that use it, or change those in the same plan, then run again.`;

/** The person whom the platform names: "is locked by Ann Example". "Another entity" is nobody. */
const lockHolder = (message: string): string | null => {
  const name = /\blocked by (?:the )?(?:user |client )?["']?((?:[^"'.,;()\n]|\.(?=\w)){1,80})/i.exec(message)?.[1]?.trim();
  return name === undefined || /^(?:an)?other\b|^(?:user|client|entity|someone)$/i.test(name) ? null : name;
};

const importBlock = ({ address, existingId }: NextStepFacts): string =>
  `import {\n  to = ${address ?? 'ADDRESS'}\n  id = "${existingId === null ? 'ID-OF-THE-EXISTING-OBJECT' : hclText(existingId)}"\n}`;

const hclText = (text: string): string =>
  text
    .replace(/[\\"]/g, '\\$&')
    .replace(/[$%](?=\{)/g, '$&$&')
    .replace(/\s+/g, ' ');

const stateLockedStep = ({ text, terraform, nowMs }: NextStepFacts): string => {
  const lock = readStateLock(text);
  const unlock = lock.id === null ? null : `\`${binaryIn(text)} force-unlock ${shellWord(lock.id)}\``;
  if (terraform === 'state-lock-kept')
    return `Release the state lock that this run could not: ${unlock ?? `\`${binaryIn(text)} force-unlock LOCK-ID\``}.`;
  if (unlock === null) return 'Look at the state backend: it refused the lock without naming a holder. Then run again.';
  const during = lock.operation === null ? '' : ` (${lock.operation})`;
  const holder = lock.holder === null ? 'Another run holds the state lock' : `${lock.holder}${during} holds the state lock`;
  return `${holder}${lockAge(lock.createdMs, nowMs)}: wait for that run, or, only if it is gone, release the lock with ${unlock}.`;
};

const lockAge = (createdMs: number | null, nowMs: number | null): string => {
  if (createdMs === null) return '';
  if (nowMs === null || nowMs < createdMs) return ` since ${new Date(createdMs).toISOString()}`;
  const minutes = Math.floor((nowMs - createdMs) / 60_000);
  if (minutes < 1) return ' for less than a minute';
  if (minutes < 120) return ` for ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ` for ${hours} hours` : ` for ${Math.floor(hours / 24)} days`;
};

/** As a word of a POSIX shell: lock ids come from the backend, and the command is there to be pasted. */
const shellWord = (word: string): string => (/^[\w.:/@+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);

/** OpenTofu names itself in its long texts. */
const binaryIn = (text: string): 'tofu' | 'terraform' => (/\bOpenTofu\b|\btofu /.test(text) ? 'tofu' : 'terraform');

const supportHint = ({ correlationId }: NextStepFacts): string =>
  correlationId === null ? '' : `; Genesys support can look up the correlation id ${correlationId}`;

const otherStep = (facts: NextStepFacts): string => terraformStep(facts.terraform) ?? platformStep(facts);

const terraformStep = (error: TerraformError | null): string | null => {
  switch (error) {
    case 'provisioner':
      return 'Look at what the provisioner ran: its command failed, and its object is now marked as tainted.';
    case 'crash':
      return 'Look at the provider’s log: it stopped in the middle of a call. Check in Genesys Cloud what was changed before running again.';
    case 'interrupted':
      return 'Run again: this run was interrupted.';
    case 'state-unreadable':
      return 'Look at the state backend: Terraform could not read the state.';
    case 'not-initialised':
      return 'Write `init: auto`, or run `terraform init` in the working directory in a step before this one.';
    case 'plan-mismatch':
      return 'Make a new plan with this backend and workspace: the saved plan belongs to another state.';
    case 'state-locked':
    case 'state-lock-kept':
    case 'state-not-saved':
    case 'plan-stale':
    case null:
      return null;
  }
};

const platformStep = ({ status, message, signIn }: NextStepFacts): string => {
  if (signIn || status === 401)
    return 'Check the credentials (`client-id` and `client-secret`, or `access-token`) and the `region`: Genesys Cloud does not accept them.';
  if (status === 403) return `Give the role of the OAuth client ${permissionsIn(message)}, in the division of the object, then run again.`;
  if (status === 404 || status === 410)
    return 'Check the ids in the configuration: Genesys Cloud does not know (any more) what the message names.';
  if (status !== null && status >= 500)
    return 'Run again once; if Genesys Cloud fails in the same way, give the correlation id to Genesys support.';
  return 'Correct what the message names, then run again: waiting does not cure it.';
};

/** `architect:flow:delete` and the like, as the platform's 403 lists them. */
const permissionsIn = (message: string): string => {
  const names = [...new Set(message.match(/\b[a-z]\w{1,60}:[a-z]\w{1,60}:(?:[a-z]\w{1,60}|\*)/gi) ?? [])];
  return names.length === 0 ? 'the missing permission' : `the permission ${names.join(' or ')}`;
};
