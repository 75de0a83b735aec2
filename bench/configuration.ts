import type { Lock, LockTrace } from './lock-traces.ts';

/** A root module, and what happens to it: files by name, the scenario as YAML. */
export interface Deployment {
  readonly deployed: Readonly<Record<string, string>>;
  readonly changed: Readonly<Record<string, string>>;
  readonly scenario: string;
}

/** `count`, never `for_each` over a set: that is quadratic in Terraform 1.11 (facts/toolchain.md 7). */
export const schedules = (label: string, count: number, description = ''): string => `
resource "genesyscloud_architect_schedules" "${label}" {
  count       = ${count}
  name        = "${label} \${count.index}"
  description = "${description}"
  start       = "2026-01-05T08:00:00.000000"
  end         = "2026-01-05T18:00:00.000000"
  rrule       = "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"
}
`;

/** A schedule group called `label`. */
export const scheduleGroup = (label: string, description: string, openSchedule: string): string => `
resource "genesyscloud_architect_schedulegroups" "${label}" {
  name              = "${label}"
  description       = "${description}"
  time_zone         = "America/Chicago"
  open_schedules_id = [${openSchedule}]
}
`;

const flow = (label: string): string => `
resource "genesyscloud_flow" "${label}" {
  filepath = "${label}.yaml"
}
`;

const flowSource = (label: string, greeting: string): string =>
  `inboundCall:\n  name: ${label}\n  division: Home\n  startUpRef: ./menus/menu[mainMenu]\n  initialGreeting:\n    tts: ${greeting}\n`;

/** What a deployment leaves alone: as many objects as a small organisation's root module has. */
const BYSTANDERS = 40;

interface LockedObject {
  readonly deployed: string;
  readonly changed: string;
  readonly condition: string;
  /** Greetings in the flow's file before and after; null: no flow. */
  readonly greetings: readonly [string, string] | null;
}

const lockedObject = ({ kind, clearsAfterMs }: Lock, label: string): LockedObject => {
  const until = `${clearsAfterMs}ms`;
  switch (kind) {
    case 'shifts': {
      const group = (description: string) => scheduleGroup(label, description, 'genesyscloud_architect_schedules.hours[0].id');
      return {
        deployed: group('before'),
        changed: group('after'),
        condition: `shifts: { schedule-group: ${label}, until: ${until} }`,
        greetings: null,
      };
    }
    case 'callers':
      return {
        deployed: flow(label),
        changed: '',
        condition: `callers: { flow: ${label}, count: 1, leave: [${until}] }`,
        greetings: ['before', 'before'],
      };
    case 'editor':
      return {
        deployed: flow(label),
        changed: flow(label),
        condition: `editor: { flow: ${label}, user: Ann Example, until: ${until} }`,
        greetings: ['before', 'after'],
      };
  }
};

/** The deployment that meets a trace's locks: each locked object is changed or, where callers are in it, deleted. */
export const deploymentOf = ({ locks }: LockTrace): Deployment => {
  const objects = locks.map((lock, index) => ({ label: `object-${index + 1}`, ...lockedObject(lock, `object-${index + 1}`) }));
  const files = (side: 'deployed' | 'changed', version: 0 | 1): Record<string, string> => ({
    'main.tf': [schedules('bystander', BYSTANDERS), schedules('hours', 1), ...objects.map((object) => object[side])].join(''),
    ...Object.fromEntries(
      objects.flatMap(({ label, greetings }) => (greetings === null ? [] : [[`${label}.yaml`, flowSource(label, greetings[version])]])),
    ),
  });
  return {
    deployed: files('deployed', 0),
    changed: files('changed', 1),
    scenario: `conditions:\n${objects.map(({ condition }) => `  - ${condition}\n`).join('')}`,
  };
};
