/**
 * The action's inputs by name, in one place; its outputs are in `report/outputs.ts`, which renders them. A test holds both,
 * `action.yml` and the README together: GitHub enforces neither names nor `required` (facts/github.md 1.3).
 */

/** Every input with the default that `action.yml` declares. */
export const INPUT_DEFAULTS = {
  command: 'check',
  'working-directory': '.',
  'plan-file': '',
  'plan-arguments': '',
  init: 'auto',
  'init-arguments': '',
  'terraform-path': 'terraform',
  'lock-timeout': '2m',
  parallelism: '',
  region: '',
  'client-id': '',
  'client-secret': '',
  'access-token': '',
  'api-url': '',
  'organization-id': '',
  'max-retries': '10',
  'initial-delay': '500ms',
  'backoff-multiplier': '2',
  'max-delay': '60s',
  jitter: 'equal',
  'retry-timeout': '30m',
  'on-lock': '',
  'wait-timeout': '15m',
  drain: 'wait',
  'drain-timeout': '5m',
  'drain-settle': '10s',
  'schedule-group-ids': '',
  'flow-ids': '',
  'conditional-update': '',
  'attributes-file': '',
  approval: 'none',
  'config-file': '.github/deploy-guard.yml',
  'github-token': `\${{ github.token }}`,
  comment: 'auto',
  'comment-key': '',
  'fail-on-risk': 'blocked',
  'report-file': '',
} as const;

/** Name of an input. */
export type InputName = keyof typeof INPUT_DEFAULTS;

/** Inputs whose value is a secret: masked in the log, never repeated in a message. */
export const SECRET_INPUTS: readonly InputName[] = ['client-secret', 'access-token', 'github-token'];
