import { describe, expect, it } from '@jest/globals';
import { type Grant, hasPermission } from '../../src/domain/permission.ts';

const grant = (domain: string, entity: string, actions: readonly string[], divisionId = '*'): Grant => ({
  domain,
  entity,
  actions,
  divisionId,
  divisionName: null,
});

describe('a permission', () => {
  it.each([
    [grant('architect', 'flow', ['view', 'edit']), true],
    [grant('architect', 'flow', ['*']), true],
    [grant('architect', '*', ['view']), true],
    [grant('*', '*', ['*']), true],
    [grant('Architect', 'Flow', ['VIEW']), true],
    [grant('architect', 'flow', ['edit']), false],
    [grant('architect', 'flow', []), false],
    [grant('architect', 'flowInstance', ['view']), false],
    [grant('routing', 'flow', ['view']), false],
  ])('architect:flow:view by %j: %p', (granted, expected) => {
    expect(hasPermission([granted], 'architect:flow:view')).toBe(expected);
  });

  it('holds in its division only, where one is asked for', () => {
    const grants = [grant('architect', 'flow', ['view'], 'sales'), grant('architect', 'flow', ['delete'], '*')];
    expect(hasPermission(grants, 'architect:flow:view', 'sales')).toBe(true);
    expect(hasPermission(grants, 'architect:flow:view', 'support')).toBe(false);
    expect(hasPermission(grants, 'architect:flow:view')).toBe(true);
    expect(hasPermission(grants, 'architect:flow:delete', 'support')).toBe(true);
  });

  it('is not put together from two grants', () => {
    expect(hasPermission([grant('architect', 'flow', ['edit']), grant('architect', 'job', ['view'])], 'architect:flow:view')).toBe(false);
  });

  it('is none without grants', () => {
    expect(hasPermission([], 'architect:flow:view')).toBe(false);
  });
});
