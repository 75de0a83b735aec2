import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseScenario } from '../../../sandbox/scenario/parse.ts';

const problemsOf = (yaml: string): readonly string[] => {
  const reading = parseScenario(yaml, 'demo.yaml');
  return reading.ok ? [] : reading.problems;
};

describe('a scenario', () => {
  it('may be empty: an organisation in which nothing happens, with one client', () => {
    const reading = parseScenario('', 'demo.yaml');
    expect(reading).toMatchObject({
      ok: true,
      scenario: {
        clients: [{ id: 'sandbox-client', secret: 'sandbox-secret' }],
        holds: [],
        faults: [],
        events: [],
        requestsPerMinute: null,
      },
    });
  });

  it('may use everything that the README shows', () => {
    const readme = readFileSync(new URL('../../../sandbox/api/README.md', import.meta.url), 'utf8');
    const [, example = ''] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
    expect(parseScenario(example, 'README.md')).toMatchObject({
      ok: true,
      scenario: { holds: { length: 4 }, faults: { length: 5 }, events: { length: 3 } },
    });
  });

  it('is read into milliseconds and sorted by what it does', () => {
    const reading = parseScenario(
      `
conditions:
  - edit: { at: 2m, flow: Main IVR, set: { description: new } }
  - fault: { method: put, path: /api/v2/x, status: 429, retry-after: 1500ms, every: 3 }
  - delete: { at: 500ms, ivr: Front desk }
  - editor: { flow: Main IVR, user: Ann Example, from: 1.5s, until: 1h }
  - callers: { flow: Main IVR, count: 2, leave: [1s, 3s] }
  - callers: { flow: Main IVR, count: 2, leave: [1s] }
`,
      'demo.yaml',
    );
    const always = { kind: 'always' };
    expect(reading).toMatchObject({
      ok: true,
      scenario: {
        holds: [
          { kind: 'editor', target: 'Main IVR', user: 'Ann Example', when: { from: 1_500, until: 3_600_000, pace: always } },
          { kind: 'callers', leave: [1_000, 3_000], refuseDelete: true, when: { from: 0, until: 3_000, pace: always } },
          { kind: 'callers', when: { from: 0, until: null, pace: always } },
        ],
        faults: [
          { method: 'PUT', status: 429, retryAfterSeconds: 2, applied: false, drop: false, when: { pace: { kind: 'every', count: 3 } } },
        ],
        events: [
          { kind: 'delete', at: 500, target: { kind: 'ivr', name: 'Front desk' } },
          { kind: 'edit', at: 120_000, by: 'Somebody else' },
        ],
      },
    });
  });

  it('reports all its problems at once, in the order of the file, with line and column', () => {
    const yaml = `organisation: { name: Demo }
clients: []
conditions:
  - callers: { flow: Main IVR, count: 1, leave: [1s, 3 s] }
  - editor: { flow: Main IVR }
  - fault:
      path: flows
      times: 2
      every: 3
      status: 200
  - shifts: { schedule-group: Support hours, from: 4s, until: 4s }
`;
    expect(problemsOf(yaml)).toEqual([
      'demo.yaml:1:1: organisation: unknown key',
      'demo.yaml:2:10: clients: nobody could log in: name a client, or leave "clients" out',
      'demo.yaml:4:54: conditions[0].callers.leave[1]: "3 s" is not a duration: write 500ms, 4s, 2m or 1h',
      'demo.yaml:5:13: conditions[1].editor.user: is missing',
      'demo.yaml:7:7: conditions[2].fault: write "times" or "every", not both',
      'demo.yaml:7:13: conditions[2].fault.path: a path begins with /',
      'demo.yaml:10:15: conditions[2].fault.status: a fault is a status of 400 to 599',
      'demo.yaml:11:13: conditions[3].shifts: "until" must be later than "from"',
    ]);
  });

  it.each([
    [
      'two kinds in one condition',
      'conditions: [{ editor: { flow: A, user: B }, shifts: { schedule-group: C } }]',
      /:1:14: conditions\[0\]: a condition has exactly one of callers, editor/,
    ],
    ['no kind', 'conditions: [{}]', /exactly one of/],
    ['an event without an object', 'conditions: [{ delete: { at: 1s } }]', /name exactly one of flow, schedule/],
    ['an event with two objects', 'conditions: [{ edit: { at: 1s, flow: A, ivr: B, set: { description: x } } }]', /name exactly one of/],
    [
      'a flow that is enabled',
      'conditions: [{ edit: { at: 1s, flow: A, set: { enabled: true } } }]',
      /only an emergency-group can be enabled/,
    ],
    [
      'an IVR with a time zone',
      'conditions: [{ edit: { at: 1s, ivr: A, set: { time-zone: UTC } } }]',
      /only a schedule-group has a time-zone/,
    ],
    ['an edit of nothing', 'conditions: [{ edit: { at: 1s, ivr: A, set: {} } }]', /nothing is set/],
    [
      'more leavers than callers',
      'conditions: [{ callers: { flow: A, count: 1, leave: [1s, 2s] } }]',
      /more callers leave than are in the flow/,
    ],
    ['an id that is none', 'objects: { flows: [{ id: 1, name: A }] }', /:1:26: objects\.flows\[0\]\.id: an id is a UUID/],
    ['a schedule group without open schedule', 'objects: { schedule-groups: [{ name: A, open: [] }] }', /at least one open schedule/],
    [
      'an object that is not there',
      'objects:\n  ivrs:\n    - name: Front\n      open-flow: Main',
      /^demo\.yaml:4:18: objects\.ivrs\[0\]\.open-flow: there is no flow "Main"$/,
    ],
    [
      'a call flow that is not there',
      'objects: { emergency-groups: [{ name: A, call-flows: [{ flow: B }] }] }',
      /call-flows\[0\]\.flow: there is no flow "B"/,
    ],
    ['broken YAML', 'conditions: [', /^demo\.yaml:1:14: /],
    ['a list', '- a', /^demo\.yaml:1:1: a scenario is a map/],
  ])('is refused for %s', (_what, yaml, problem) => {
    expect(problemsOf(yaml)).toEqual([expect.stringMatching(problem)]);
  });
});
