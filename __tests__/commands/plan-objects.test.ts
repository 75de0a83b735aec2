import { describe, expect, it } from '@jest/globals';
import { idsInPlan, lookedAt, touchedObjects } from '../../src/commands/plan-objects.ts';
import type { Change, ChangeAction } from '../../src/domain/change.ts';
import { UNKNOWN } from '../../src/domain/planned-value.ts';
import { changeOf, planOf } from '../domain/example-plans.ts';

const touched = (...changes: readonly Change[]) => touchedObjects(planOf(changes));

describe('objects that are asked about', () => {
  it.each<[ChangeAction, number]>([
    ['create', 0],
    ['update', 1],
    ['replace', 1],
    ['delete', 1],
    ['forget', 0],
    ['import', 1],
    ['output', 0],
  ])('a %s touches %d', (action, count) => {
    expect(touched(changeOf(action))).toHaveLength(count);
  });

  it.each([
    ['genesyscloud_flow', 'flow'],
    ['genesyscloud_architect_schedulegroups', 'schedule-group'],
    ['genesyscloud_architect_schedules', 'schedule'],
    ['genesyscloud_architect_ivr', 'ivr'],
    ['genesyscloud_architect_emergencygroup', 'emergency-group'],
  ])('%s is a %s', (type, kind) => {
    expect(touched(changeOf('update', { type }))).toMatchObject([{ kind, type, id: 'old', address: 'genesyscloud_flow.main' }]);
  });

  it.each(['genesyscloud_user', 'terraform_data', 'toString', '__proto__'])('%s is nothing that can be asked about', (type) => {
    expect(touched(changeOf('delete', { type }))).toEqual([]);
  });

  it('an import that is not read yet has no id of the platform', () => {
    expect(touched(changeOf('import', { beforeId: null, importId: '(known after apply)' }))).toEqual([]);
    expect(touched(changeOf('create', { importId: '{"id":"x"}' }))).toEqual([]);
  });

  it.each<[ChangeAction, boolean]>([
    ['update', false],
    ['import', false],
    ['replace', true],
    ['delete', true],
  ])('a %s takes it away: %s', (action, goesAway) => {
    expect(touched(changeOf(action))).toMatchObject([{ goesAway }]);
  });

  it.each<[Change['after'], boolean]>([
    [{ force_unlock: true }, true],
    [{ force_unlock: false }, false],
    [{}, false],
    [null, false],
    [UNKNOWN, false],
  ])('after %j it is unlocked by force: %s', (after, forcesUnlock) => {
    expect(touched(changeOf('update', { after }))).toMatchObject([{ forcesUnlock }]);
  });

  it.each<[Partial<Change>, boolean]>([
    [{ attributes: ['enabled'] }, true],
    [{ attributes: ['name'] }, false],
    [{ attributes: ['enabled'], type: 'genesyscloud_flow' }, false],
    [{ attributes: ['enabled'], action: 'replace' }, false],
  ])('%j switches an emergency: %s', (given, switchesEmergency) => {
    expect(touched(changeOf('update', { type: 'genesyscloud_architect_emergencygroup', ...given }))).toMatchObject([{ switchesEmergency }]);
  });

  it('may be given without a plan', () => {
    expect(lookedAt('genesyscloud_flow', 'f')).toEqual({
      kind: 'flow',
      type: 'genesyscloud_flow',
      id: 'f',
      address: null,
      goesAway: false,
      forcesUnlock: false,
      switchesEmergency: false,
    });
  });
});

describe('ids in the plan', () => {
  it('are those that it changes or takes away', () => {
    const actions: readonly ChangeAction[] = ['create', 'update', 'replace', 'delete', 'forget', 'import', 'output'];
    const changes = actions.map((action) => changeOf(action, { beforeId: action === 'create' ? null : action }));
    expect([...idsInPlan(planOf(changes))]).toEqual(['update', 'replace', 'delete']);
  });
});
