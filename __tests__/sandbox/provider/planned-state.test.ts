import { describe, expect, it } from '@jest/globals';
import { planChange } from '../../../sandbox/provider/planned-state.ts';
import { emergencyGroup } from '../../../sandbox/provider/resources/emergencygroup.ts';
import type { ValueObject } from '../../../sandbox/provider/value.ts';
import { unknown } from '../../../sandbox/provider/value.ts';

const { block } = emergencyGroup;
const config: ValueObject = { id: null, name: 'a', division_id: null, description: null, enabled: null, emergency_call_flows: [] };
const prior: ValueObject = { ...config, id: 'e1', division_id: 'home', enabled: false };

describe('planning a change', () => {
  it('does not know what the platform computes before it is created', () => {
    expect(planChange(block, null, config, config).state).toMatchObject({ id: unknown, division_id: unknown });
  });

  it('keeps what the platform computed when it is updated', () => {
    const proposed = { ...prior, description: 'new' };
    const { state, requiresReplace } = planChange(block, prior, proposed, { ...config, description: 'new' });
    expect(state).toEqual({ ...prior, description: 'new' });
    expect(requiresReplace).toEqual([]);
  });

  it('fills in a default where nothing is configured', () => {
    expect(planChange(block, { ...prior, enabled: true }, { ...prior, enabled: null }, config).state.enabled).toBe(false);
  });

  it('asks for a replacement when a name changes that must not', () => {
    expect(planChange(block, prior, { ...prior, name: 'b' }, { ...config, name: 'b' }).requiresReplace).toEqual(['name']);
  });
});
