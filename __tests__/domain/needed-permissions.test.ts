import { describe, expect, it } from '@jest/globals';
import type { ChangeAction } from '../../src/domain/change.ts';
import { isChecked, missingPermissions, neededPermissions, uncheckedTypes } from '../../src/domain/needed-permissions.ts';
import type { Grant } from '../../src/domain/permission.ts';
import { changeOf } from './example-plans.ts';

const of = (need: 'change' | 'look', type: string, action: ChangeAction): readonly string[] =>
  neededPermissions([changeOf(action, { type })])
    .filter((needed) => needed.need === need)
    .map(({ permission }) => permission)
    .sort();

const JOBS = ['architect:flow:view', 'architect:job:create', 'architect:job:view'];
const FLOW_LOOKS = [
  'analytics:flowObservation:view',
  'architect:dependencyTracking:view',
  'routing:callRoute:view',
  'routing:emergencyGroup:view',
];

describe('what a change surely needs', () => {
  it.each<[string, ChangeAction, readonly string[]]>([
    ['genesyscloud_flow', 'create', JOBS],
    ['genesyscloud_flow', 'update', JOBS],
    ['genesyscloud_flow', 'delete', ['architect:flow:delete', 'architect:flow:view']],
    ['genesyscloud_flow', 'replace', ['architect:flow:delete', ...JOBS]],
    ['genesyscloud_flow', 'forget', []],
    ['genesyscloud_flow', 'import', []],
    ['genesyscloud_architect_schedulegroups', 'create', ['routing:scheduleGroup:add', 'routing:scheduleGroup:view']],
    ['genesyscloud_architect_schedules', 'update', ['routing:schedule:edit', 'routing:schedule:view']],
    ['genesyscloud_architect_ivr', 'delete', ['routing:callRoute:delete', 'routing:callRoute:view']],
    [
      'genesyscloud_architect_emergencygroup',
      'replace',
      ['routing:emergencyGroup:add', 'routing:emergencyGroup:delete', 'routing:emergencyGroup:view'],
    ],
    ['genesyscloud_user', 'delete', []],
    ['output', 'output', []],
  ])('%s, %s', (type, action, permissions) => {
    expect(of('change', type, action)).toEqual(permissions);
  });
});

describe('what our own questions need', () => {
  it.each<[string, ChangeAction, readonly string[]]>([
    ['genesyscloud_flow', 'create', []],
    ['genesyscloud_flow', 'forget', []],
    ['genesyscloud_flow', 'update', []],
    ['genesyscloud_flow', 'import', ['architect:flow:view']],
    ['genesyscloud_flow', 'delete', FLOW_LOOKS],
    ['genesyscloud_flow', 'replace', FLOW_LOOKS],
    ['genesyscloud_architect_schedulegroups', 'update', []],
    ['genesyscloud_architect_schedulegroups', 'delete', ['routing:callRoute:view']],
    ['genesyscloud_architect_schedules', 'replace', ['routing:scheduleGroup:view']],
    ['genesyscloud_architect_ivr', 'delete', ['routing:emergencyGroup:view']],
    ['genesyscloud_architect_emergencygroup', 'delete', []],
  ])('%s, %s, beyond what the change needs', (type, action, permissions) => {
    expect(of('look', type, action)).toEqual(permissions);
  });
});

describe('needed permissions', () => {
  it('are named once, with the first reason; a change weighs more than a look', () => {
    const group = changeOf('delete', { address: 'genesyscloud_architect_schedulegroups.g', type: 'genesyscloud_architect_schedulegroups' });
    const ivr = changeOf('update', { address: 'genesyscloud_architect_ivr.i', type: 'genesyscloud_architect_ivr' });
    const again = { ...ivr, address: 'genesyscloud_architect_ivr.j' };
    const views = neededPermissions([group, ivr, again]).filter(({ permission }) => permission === 'routing:callRoute:view');
    expect(views).toEqual([{ permission: 'routing:callRoute:view', why: 'update of genesyscloud_architect_ivr.i', need: 'change' }]);
    expect(neededPermissions([ivr, group, again]).filter(({ permission }) => permission === 'routing:callRoute:view')).toEqual(views);
  });

  it('are missing where no grant gives them, in any division', () => {
    const grant = (entity: string, action: string): Grant => ({
      domain: 'architect',
      entity,
      actions: [action],
      divisionId: 'd',
      divisionName: null,
    });
    const missing = (...grants: readonly Grant[]) =>
      missingPermissions(neededPermissions([changeOf('update')]), grants).map(({ permission }) => permission);
    expect(missing()).toEqual(['architect:job:create', 'architect:job:view', 'architect:flow:view']);
    expect(missing(grant('job', '*'), grant('flow', 'edit'))).toEqual(['architect:flow:view']);
    expect(missing(grant('*', '*'))).toEqual([]);
  });

  it('are not known of other types, which are named once and in order', () => {
    const types = ['genesyscloud_user', 'genesyscloud_flow', 'aws_x', 'genesyscloud_user', 'output', 'genesyscloud_architect_ivr'];
    expect(uncheckedTypes(types.map((type) => changeOf('update', { type })))).toEqual(['aws_x', 'genesyscloud_user']);
    expect(isChecked('toString')).toBe(false);
  });
});
