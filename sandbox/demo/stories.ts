import type { Outcome } from '../../src/domain/report.ts';

/** One story of the demo: an organisation, what happens in it, and what the action is asked to do. */
export interface Story {
  readonly title: string;
  /** What is the case, told before the action runs. */
  readonly situation: string;
  /** The root module as it is deployed. */
  readonly deployed: Readonly<Record<string, string>>;
  /** What the pull request changes; null: nothing. */
  readonly changed: Readonly<Record<string, string>> | null;
  readonly scenario: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** How the story ends; the demo fails when it ends otherwise. */
  readonly expected: { readonly outcome: Outcome; readonly failureReason: string };
  /** What it showed, told at its end. */
  readonly moral: string;
}

const hours = (description: string): string => `
resource "genesyscloud_architect_schedules" "weekdays" {
  name  = "Weekdays"
  start = "2026-01-05T08:00:00.000000"
  end   = "2026-01-05T18:00:00.000000"
  rrule = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
}

resource "genesyscloud_architect_schedulegroups" "support" {
  name              = "Support hours"
  description       = "${description}"
  time_zone         = "America/Chicago"
  open_schedules_id = [genesyscloud_architect_schedules.weekdays.id]
}
`;

const flow = `
resource "genesyscloud_flow" "main_ivr" {
  filepath = "main-ivr.yaml"
}
`;

const flowYaml = `inboundCall:
  name: Main IVR
  division: Home
  startUpRef: ./menus/menu[mainMenu]
  initialGreeting:
    tts: Welcome.
`;

const PACE = { 'initial-delay': '1s', 'max-delay': '2s' };

/** The three stories, in the order in which they are told. */
export const STORIES: readonly Story[] = [
  {
    title: 'A schedule group that is in use for some seconds',
    situation: 'Agents are on shift: the platform refuses to change "Support hours" for the next four seconds.',
    deployed: { 'main.tf': hours('Open on weekdays') },
    changed: { 'main.tf': hours('Open on weekdays, phones and chat') },
    scenario: 'conditions:\n  - shifts: { schedule-group: Support hours, until: 4s }\n',
    inputs: { command: 'apply', ...PACE },
    expected: { outcome: 'applied', failureReason: '' },
    moral: 'The deployment waited, planned what was left, checked it against what was approved, and got through.',
  },
  {
    title: 'A flow that is destroyed while callers are in it',
    situation: 'Two callers are in "Main IVR". One hangs up after two seconds, the other after four.',
    deployed: { 'main.tf': flow, 'main-ivr.yaml': flowYaml },
    changed: null,
    scenario: 'conditions:\n  - callers: { flow: Main IVR, count: 2, leave: [2s, 4s] }\n',
    inputs: { command: 'destroy', ...PACE },
    expected: { outcome: 'applied', failureReason: '' },
    moral: 'Nobody was cut off: the flow went when the last caller had left.',
  },
  {
    title: 'A conflict that waiting cannot cure',
    situation: 'Somebody made an IVR in the admin UI that answers with "Main IVR"; the pull request removes the flow.',
    deployed: { 'main.tf': `${hours('Open on weekdays')}${flow}`, 'main-ivr.yaml': flowYaml },
    changed: { 'main.tf': hours('Open on weekdays') },
    scenario: 'conditions:\n  - create: { at: 0s, ivrs: [{ name: Hotline, open-flow: Main IVR }] }\n',
    inputs: { command: 'apply', ...PACE },
    expected: { outcome: 'failed', failureReason: 'conflict' },
    moral: 'Refused at once, after one attempt: the IVR is not part of the plan, so no wait would ever help.',
  },
];
