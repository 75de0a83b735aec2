import { describe, expect, it } from '@jest/globals';
import { readConfigFile } from '../../src/action/config-file.ts';
import { describeConfigProblem } from '../../src/action/config-problem.ts';

const UNIT = '0f5e61c7-8c5c-4f5b-9a54-2a1f6e1f0a11';

const problemsOf = (text: string): readonly string[] => {
  const reading = readConfigFile('guard.yml', text);
  return reading.ok ? [] : reading.problems.map(describeConfigProblem);
};

/** Problems of one window or lock, written as a flow map on line 3, without the place. */
const messagesOf = (list: 'windows' | 'locks', entry: string): readonly string[] =>
  problemsOf(`version: 1\n${list}:\n  - {${entry}}\n`).map((line) => line.replace(/^guard\.yml:3:\d+: /, ''));

const WEEKLY = 'kind: deny, schedule: "0 6 * * 1", duration: 2h';
const HTTP = 'source: http, locked-when: {path: a, equals: 1}';
const ACTION = `source: data-action, action: ${UNIT}, answer: a, clear-when: clear`;

describe('problems of a config file', () => {
  it('come all at once, in the order of the file, each with line, column and what to write', () => {
    const text = `versoin: 1
windows:
  - kind: dny
    schedule: "60 6 * * 1"
    duration: 2 hours
    timeZone: CST
    time-zone: CST
locks:
  - source: wfm-shifts
    business-unit: 0f5e
    on-lock: abrot
  - source: wfm-shfts
drain:
  - flow: genesyscloud_flow.main
    emergency-group: ${UNIT}
`;
    expect(problemsOf(text)).toEqual([
      'guard.yml:1:1: version: missing. Write version: 1, the version of this format.',
      'guard.yml:1:1: versoin: unknown key. Did you mean version?',
      'guard.yml:3:11: kind: "dny" is not a value that it can have. Did you mean deny?',
      'guard.yml:4:15: schedule: "60 6 * * 1" is not a cron expression (Invalid value for minute: 60). Write five fields: minute, hour, day of month, month, day of week; for example "0 6 * * 1" for Mondays at 06:00.',
      'guard.yml:5:15: duration: "2 hours" is not a duration. Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.',
      'guard.yml:6:5: timeZone: unknown key. Did you mean time-zone?',
      'guard.yml:7:16: time-zone: "CST" is not a time zone. Write Area/City, for example America/Chicago, or UTC.',
      'guard.yml:10:20: business-unit: "0f5e" is not an id. Write the UUID from the address bar of the admin UI, 8-4-4-4-12 hexadecimal digits.',
      'guard.yml:11:14: on-lock: "abrot" is not a value that it can have. Did you mean abort?',
      'guard.yml:12:13: source: "wfm-shfts" is not a lock source. Did you mean wfm-shifts?',
      'guard.yml:13:1: drain: not yet available in this version. Leave it out for now.',
    ]);
  });

  it('name what later versions carry out, wherever it stands, instead of ignoring it', () => {
    const text = `version: 1\nlint: {}\nmutex: { data-table: ${UNIT}, key: prod, ttl: 2h }\nconditional-types:\n  - { type: t, get: /g, put: /p, version: etag }\n`;
    expect(problemsOf(text)).toEqual([
      'guard.yml:2:1: lint: not yet available in this version. Leave it out for now.',
      'guard.yml:3:1: mutex: not yet available in this version. Leave it out for now.',
      'guard.yml:4:1: conditional-types: not yet available in this version. Leave it out for now.',
    ]);
  });

  it.each([
    ['an empty file', '', 'guard.yml:1:1: not a map of keys and values. Begin with version: 1.'],
    ['a list', '- a\n', 'guard.yml:1:1: not a map of keys and values. Begin with version: 1.'],
    ['a key given twice', 'version: 1\nversion: 1\n', 'guard.yml:2:1: this key is given twice. Keep one of them.'],
    ['a tab', 'version: 1\nlocks:\n\t- a\n', 'guard.yml:3:1: Tabs are not allowed as indentation. Indent with spaces.'],
    [
      'a second document',
      'version: 1\n---\nversion: 1\n',
      'guard.yml:2:1: a second document begins here. Write one document, without ---.',
    ],
    [
      'a glob without quotes',
      'version: 1\nlocks:\n  - guards: [*.main]\n',
      'guard.yml:3:14: *.main is a YAML alias, which this file does not take. Put it in quotes if it is a glob, else write the value out.',
    ],
    [
      'an alias that holds itself',
      'version: 1\na: &a [*a]\n',
      'guard.yml:2:8: *a is a YAML alias, which this file does not take. Put it in quotes if it is a glob, else write the value out.',
    ],
    ['a key with a meaning of its own', 'version: 1\nconstructor: 1\n', 'guard.yml:2:1: unknown key constructor. Leave it out.'],
    ['another version', 'version: "1"\n', 'guard.yml:1:10: version: must be 1. Write version: 1.'],
    ['a section without entries', 'version: 1\nlocks:\n', 'guard.yml:2:1: locks: empty. Write a list.'],
    ['a section that is no list', 'version: 1\nlocks: { a: 1 }\n', 'guard.yml:2:8: locks: is a map. Write a list.'],
  ])('%s', (_, text, problem) => {
    expect(problemsOf(text)).toContain(problem);
  });
});

describe('problems of a window', () => {
  const example = 'Write Area/City, for example America/Chicago, or UTC.';
  it.each([
    ['CST', example],
    ['EST', example],
    ['', example],
    ['+02:00', example],
    ['Europe/Nowhere/At_All', example],
    ['America/Chicgo', 'Did you mean America/Chicago?'],
  ])('%j is not a zone, and never UTC in silence', (zone, instead) => {
    const problem = `time-zone: ${JSON.stringify(zone)} is not a time zone. ${instead}`;
    expect(messagesOf('windows', `${WEEKLY}, time-zone: "${zone}"`)).toEqual([problem]);
  });

  it.each(['UTC', 'America/Chicago', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Australia/Lord_Howe'])('%s is a zone', (zone) => {
    expect(messagesOf('windows', `${WEEKLY}, time-zone: ${zone}`)).toEqual([]);
  });

  it('a window needs its zone', () => {
    expect(messagesOf('windows', WEEKLY)).toEqual([
      'time-zone: missing. Write time-zone: time zone of all its times: Area/City as in America/Chicago, or UTC.',
    ]);
  });

  it.each([
    '@daily',
    '* * * * * *',
    '0 6 * *',
    '2026-12-24T00:00:00',
    '0 6 31 2 *',
    '5/10 * * * *',
    '0 6 * * FRI-MON',
    '0 6 * * 8',
    ' 0 6 * * 1',
  ])('%j is not a schedule', (schedule) => {
    const [problem, ...others] = messagesOf('windows', `kind: deny, schedule: "${schedule}", duration: 2h, time-zone: UTC`);
    expect(problem).toMatch(/^schedule: ".*" is (not )?a cron expression.*\. Write five fields: /);
    expect(others).toEqual([]);
  });

  it.each(['0 6 * * FRI,SAT,SUN,MON', '*/15 8-17 * * 1-5', '0 6 L * *', '0 0 29 2 *', '0 6 * * 1#2'])('%j is a schedule', (schedule) => {
    expect(messagesOf('windows', `kind: deny, schedule: "${schedule}", duration: 2h, time-zone: UTC`)).toEqual([]);
  });

  it.each([
    ['kind: deny', 'schedule: missing, and so is from. Write either schedule and duration, or from and to.'],
    ['kind: deny, schedule: "0 6 * * 1"', 'duration: missing, though schedule is given. Write both.'],
    ['kind: deny, to: 2026-12-24T00:00', 'from: missing, though to is given. Write both.'],
    [
      'kind: deny, duration: 2h, from: 2026-12-24T00:00',
      'from: given together with schedule or duration. Write either schedule and duration, or from and to.',
    ],
    ['kind: deny, from: 2026-12-24T00:00, to: 2026-12-24T00:00', 'to: not after from (2026-12-24T00:00). Write a later time.'],
    [
      'kind: deny, from: 2026-02-30T00:00, to: 2026-03-24T00:00',
      'from: "2026-02-30T00:00" is a time that no calendar has. Write a local time of the time-zone, for example 2026-12-24T00:00.',
    ],
    [
      'kind: deny, from: 2026-12-24, to: 2026-12-27T00:00',
      'from: "2026-12-24" is not a local time. Write a local time of the time-zone, for example 2026-12-24T00:00.',
    ],
    [
      'kind: deny, from: 2026-12-24T00:00Z, to: 2026-12-27T00:00',
      'from: "2026-12-24T00:00Z" is not a local time. Write a local time of the time-zone, for example 2026-12-24T00:00.',
    ],
    [
      'kind: deny, schedule: "0 6 * * 1", duration: 0s',
      'duration: "0s" is no time at all. Write how long the window lasts, for example 2h.',
    ],
    [
      'kind: deny, schedule: "0 6 * * 1", duration: 10',
      'duration: "10" is not a duration. Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.',
    ],
    [`${WEEKLY}, overrun: yes`, 'overrun: is a text. Write true or false.'],
    [`${WEEKLY}, description:`, 'description: empty. Write a text.'],
    [`${WEEKLY}, __proto__: 1`, 'unknown key __proto__. Leave it out.'],
  ])('%s', (window, problem) => {
    expect(messagesOf('windows', `${window}, time-zone: America/Chicago`)).toEqual([problem]);
  });

  it('a one-off period that ends before it begins is found although the window has other faults', () => {
    expect(messagesOf('windows', 'kind: no, from: 2026-12-24T00:00, to: 2026-12-23T00:00, time-zone: UTC')).toHaveLength(2);
  });
});

describe('problems of a lock source', () => {
  const glob = 'Write an address with * for any text, for example genesyscloud_flow.* or module.eu["a"].genesyscloud_flow.main.';
  const path = 'Write a JMESPath expression, for example entities[].status.';
  it.each([
    ['foo: 1', 'source: missing. Write source: wfm-shifts, wfm-publish, data-action, http.'],
    [
      `source: wfm-publish, business-unit: ${UNIT}, settle: soon`,
      'settle: "soon" is not a duration. Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.',
    ],
    [
      `source: wfm-shifts, business-unit: ${UNIT}, look-ahead: tomorrow`,
      'look-ahead: "tomorrow" is neither today nor a duration. Write today, or for example 4h.',
    ],
    [
      `source: wfm-shifts, business-unit: ${UNIT}, settle: 10m`,
      'settle: unknown key. Write one of: source, business-unit, look-ahead, guards, on-lock.',
    ],
    [`source: wfm-shifts, business-unit: ${UNIT}, guards: []`, 'guards: an empty list. Write at least one entry, or leave the key out.'],
    [
      `source: wfm-shifts, business-unit: ${UNIT}, guards: ["genesyscloud_flow.{a,b}"]`,
      `guards[0]: "genesyscloud_flow.{a,b}" is not a glob on addresses (only * is a wildcard). ${glob}`,
    ],
    [
      `source: wfm-shifts, business-unit: ${UNIT}, guards: ["a.*", "a.b[0"]`,
      `guards[1]: "a.b[0" is not a glob on addresses (its brackets or quotes do not close). ${glob}`,
    ],
    [
      `source: wfm-shifts, business-unit: ${UNIT}, guards: [genesyscloud_flow]`,
      `guards[0]: "genesyscloud_flow" is no address: it would never match. ${glob}`,
    ],
    [
      `source: data-action, action: abc, answer: a, clear-when: clear`,
      'action: "abc" is not the id of a data action. Write the id from its address in the admin UI, a UUID or custom_-_ and a UUID.',
    ],
    [
      `source: data-action, action: ${UNIT}, answer: "a[", clear-when: clear`,
      `answer: "a[" is not JMESPath (Syntax error: expected Star, got: EOF). ${path}`,
    ],
    [
      `source: data-action, action: ${UNIT}, answer: "lenght(a)", clear-when: clear`,
      `answer: "lenght(a)" is JMESPath with a function that does not exist, lenght(). ${path}`,
    ],
    [
      `source: data-action, action: ${UNIT}, answer: a`,
      'clear-when: missing. Write clear-when: the answer that means clear; every other one means locked.',
    ],
    [`source: data-action, action: ${UNIT}, answer: a, clear-when: [a]`, 'clear-when: is a list. Write a text, a number, true or false.'],
    [`${ACTION}, input: {a: .nan}`, 'a: cannot be written as JSON. Write texts, numbers, lists or maps.'],
    [
      `${ACTION}, input: {a: ["{id}"]}`,
      'input: uses {id} without guards. Write guards: with the addresses of the objects whose ids it stands for.',
    ],
    [`${HTTP}, url: "/x?{id}"`, 'url: uses {id} without guards. Write guards: with the addresses of the objects whose ids it stands for.'],
    [
      `${HTTP}, url: /x, method: POST, body: "{id}"`,
      'body: uses {id} without guards. Write guards: with the addresses of the objects whose ids it stands for.',
    ],
    [`${HTTP}, url: /x, body: {}`, 'body: given, but a GET has no body. Write method: POST.'],
    [`${HTTP}, url: /x, method: PUT`, 'method: "PUT" is not a value that it can have. Write one of: GET, POST.'],
    ['source: http, url: /x, locked-when: {path: a}', 'locked-when: needs a condition. Write either in: [VALUE, …] or equals: VALUE.'],
    [
      'source: http, url: /x, locked-when: {path: a, in: [b], equals: c}',
      'locked-when: needs a condition. Write either in: [VALUE, …] or equals: VALUE.',
    ],
    ['source: http, url: /x, locked-when: {path: a, in: []}', 'in: an empty list. Write at least one entry, or leave the key out.'],
    ['source: http, url: /x, locked-when: {path: a, in: [null]}', 'in[0]: empty. Write a text, a number, true or false.'],
  ])('%s', (lock, problem) => {
    expect(messagesOf('locks', lock)).toContain(problem);
  });

  it.each([
    ['//evil.example/x', 'an address without https:'],
    ['/\\evil.example/x', 'not an address'],
    ['/x y', 'not an address'],
    ['api/v2/flows', 'neither a path nor an https:// address'],
    ['ftp://x.example/', 'neither a path nor an https:// address'],
    ['http://x.example/', 'not encrypted'],
    ['https://user:secret@x.example/', 'an address with a user or password in it'],
    ['https://{id}.example/', 'an address with {id} in its host'],
    ['https://x.example/{name}', 'an address with an unknown placeholder, {name}'],
    ['https://', 'not an address'],
  ])('url %s is %s', (url, problem) => {
    const messages = messagesOf('locks', `${HTTP}, guards: [a.b], url: '${url}'`);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toContain(` is ${problem}. Write `);
  });

  it.each(['/api/v2/flows/{id}?x=1', 'https://x.example/{id}', 'http://127.0.0.1:8080/x', 'http://localhost/x'])(
    'url %s is fine',
    (url) => {
      expect(messagesOf('locks', `${HTTP}, guards: [a.b], url: '${url}'`)).toEqual([]);
    },
  );

  it.each([
    'genesyscloud_flow.main',
    'module.eu["a{b}"].genesyscloud_flow.main[0]',
    '*',
    'module.*.genesyscloud_flow.*["x"]',
    'a.b[*]',
    'a.b["eu-*',
  ])('%s guards', (guard) => {
    expect(messagesOf('locks', `source: wfm-shifts, business-unit: ${UNIT}, guards: ['${guard}']`)).toEqual([]);
  });

  it.each([
    ['{X-Api-Key: {env: 1x}}', 'X-Api-Key: "1x" is not the name of an environment variable. Write a name like SERVICENOW_KEY.'],
    [
      '{X-Key: {env: GENESYSCLOUD_OAUTHCLIENT_SECRET}}',
      'X-Key: "GENESYSCLOUD_OAUTHCLIENT_SECRET" is a credential of the run itself, which is not sent elsewhere. Write the name of a variable of your own.',
    ],
    [
      '{X-Key: {env: GITHUB_TOKEN}}',
      'X-Key: "GITHUB_TOKEN" is a credential of the run itself, which is not sent elsewhere. Write the name of a variable of your own.',
    ],
    ['{"X Y": a}', 'X Y: "X Y" is not the name of a header. Write a name like X-Api-Key.'],
    ['{Accept: 3}', 'Accept: is a number. Write a text or { env: NAME }, the name of an environment variable.'],
    ['{Accept: "a\\r\\nb"}', 'Accept: not a header value. Write printable ASCII on one line.'],
  ])('headers %s', (headers, problem) => {
    expect(messagesOf('locks', `${HTTP}, url: /x, headers: ${headers}`)).toEqual([problem]);
  });

  it('a secret in the file is refused and not repeated', () => {
    const messages = messagesOf('locks', `${HTTP}, url: /x, headers: {Authorization: Bearer hunter2}`);
    expect(messages).toEqual([
      'Authorization: a secret in a file. Write Authorization: { env: NAME }, the name of an environment variable.',
    ]);
  });
});
