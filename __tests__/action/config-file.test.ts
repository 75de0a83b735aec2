import { describe, expect, it } from '@jest/globals';
import { readConfigFile } from '../../src/action/config-file.ts';
import { EMPTY_CONFIG } from '../../src/domain/config.ts';

const UNIT = '0f5e61c7-8c5c-4f5b-9a54-2a1f6e1f0a11';

/** The example of the design without its later parts. */
const EXAMPLE = `version: 1
windows:                      # an active deny wins
  - kind: deny
    schedule: "0 6 * * 1"
    duration: 2h
    time-zone: America/Chicago
    description: Weekly WFM schedule publish
  - kind: allow
    from: 2026-12-24T00:00
    to: 2026-12-27T00:00
    time-zone: America/Chicago
    overrun: true
locks:
  - source: wfm-shifts
    business-unit: ${UNIT.toUpperCase()}
    guards: ["genesyscloud_architect_schedulegroups.*"]
    look-ahead: 4h
    on-lock: abort
  - source: wfm-publish
    business-unit: ${UNIT}
  - source: data-action
    action: custom_-_${UNIT}
    input: { environment: prod }
    answer: lock_status
    clear-when: clear
  - source: http
    url: /api/v2/wfm/scheduling/shifts?groupId={id}
    guards: ["genesyscloud_wfm_schedulegroup.*"]
    locked-when: { path: "entities[].status", in: [ACTIVE, PENDING] }
  - source: http
    url: https://status.example.com/lock
    method: POST
    body: { system: genesys, tags: [1, true, null] }
    headers:
      X-Api-Key: { env: STATUS_KEY }
      Accept: application/json
    locked-when: { path: locked, equals: true }
    on-lock: proceed
`;

const CONFIG = {
  ...EMPTY_CONFIG,
  windows: [
    {
      kind: 'deny',
      time: { kind: 'recurring', schedule: '0 6 * * 1', durationMs: 7_200_000 },
      timeZone: 'America/Chicago',
      description: 'Weekly WFM schedule publish',
      overrun: false,
    },
    {
      kind: 'allow',
      time: { kind: 'once', from: '2026-12-24T00:00', to: '2026-12-27T00:00' },
      timeZone: 'America/Chicago',
      description: null,
      overrun: true,
    },
  ],
  locks: [
    {
      source: 'wfm-shifts',
      businessUnit: UNIT,
      lookAhead: { ms: 14_400_000 },
      guards: ['genesyscloud_architect_schedulegroups.*'],
      onLock: 'abort',
    },
    { source: 'wfm-publish', businessUnit: UNIT, settleMs: 600_000, guards: null, onLock: null },
    {
      source: 'data-action',
      action: `custom_-_${UNIT}`,
      input: { environment: 'prod' },
      answer: 'lock_status',
      clearWhen: 'clear',
      guards: null,
      onLock: null,
    },
    {
      source: 'http',
      target: { kind: 'platform', path: '/api/v2/wfm/scheduling/shifts?groupId={id}' },
      method: 'GET',
      body: null,
      headers: [],
      lockedWhen: { path: 'entities[].status', values: ['ACTIVE', 'PENDING'] },
      guards: ['genesyscloud_wfm_schedulegroup.*'],
      onLock: null,
    },
    {
      source: 'http',
      target: { kind: 'elsewhere', url: 'https://status.example.com/lock' },
      method: 'POST',
      body: { system: 'genesys', tags: [1, true, null] },
      headers: [
        { name: 'X-Api-Key', from: 'environment', variable: 'STATUS_KEY' },
        { name: 'Accept', from: 'file', value: 'application/json' },
      ],
      lockedWhen: { path: 'locked', values: [true] },
      guards: null,
      onLock: 'proceed',
    },
  ],
};

describe('a config file', () => {
  it('becomes a typed configuration with every default filled in', () => {
    expect(readConfigFile('deploy-guard.yml', EXAMPLE)).toEqual({ ok: true, config: CONFIG });
  });

  it('may have a byte order mark and the line ends of Windows', () => {
    expect(readConfigFile('deploy-guard.yml', `\uFEFF${EXAMPLE.replaceAll('\n', '\r\n')}`)).toEqual({ ok: true, config: CONFIG });
  });

  it('may hold nothing but its version', () => {
    expect(readConfigFile('deploy-guard.yml', 'version: 1\n')).toEqual({ ok: true, config: EMPTY_CONFIG });
  });

  it('may be JSON, which is YAML', () => {
    expect(readConfigFile('deploy-guard.yml', '{"version": 1}')).toEqual({ ok: true, config: EMPTY_CONFIG });
  });

  it('looks ahead until the end of the day where nothing else is said', () => {
    const reading = readConfigFile('deploy-guard.yml', `version: 1\nlocks:\n  - source: wfm-shifts\n    business-unit: ${UNIT}\n`);
    expect(reading).toMatchObject({ ok: true, config: { locks: [{ lookAhead: 'today', onLock: null }] } });
  });
});
