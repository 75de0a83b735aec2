import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fromApi, toApi } from '../../../sandbox/provider/api-mapping.ts';
import { businessUnits } from '../../../sandbox/provider/resources/businessunits.ts';
import { ivr } from '../../../sandbox/provider/resources/ivr.ts';
import { scheduleGroups } from '../../../sandbox/provider/resources/schedulegroups.ts';
import { schedules } from '../../../sandbox/provider/resources/schedules.ts';
import { conform } from '../../../sandbox/provider/schema.ts';
import { unknown } from '../../../sandbox/provider/value.ts';

describe('what is written', () => {
  it('has the names and shapes of the API, without what is unset or unknown', () => {
    const planned = conform(scheduleGroups.block, { name: 'g', open_schedules_id: ['s1', 's2'] });
    expect(toApi(scheduleGroups.block, { ...planned, division_id: unknown })).toEqual({
      name: 'g',
      openSchedules: [{ id: 's1' }, { id: 's2' }],
    });
  });

  it('carries a business unit’s version and division where the API wants them', () => {
    const settings = [{ start_day_of_week: 'Monday', time_zone: 'UTC', metadata: [{ version: 3 }] }];
    expect(toApi(businessUnits.block, conform(businessUnits.block, { name: 'b', division_id: 'd', settings }))).toEqual({
      name: 'b',
      divisionId: 'd',
      settings: { startDayOfWeek: 'Monday', timeZone: 'UTC', metadata: { version: 3 } },
    });
  });
});

describe('what is read back', () => {
  it('is what was written, whatever the values, so that no plan shows a difference', () => {
    const maybe = fc.option(fc.string());
    const state = fc.record({ name: fc.string(), description: maybe, dnis: fc.option(fc.array(fc.string())), schedule_group_id: maybe });
    fc.assert(
      fc.property(state, (values) => {
        const written = conform(ivr.block, values);
        expect(fromApi(ivr.block, toApi(ivr.block, written), written)).toEqual(written);
      }),
    );
  });

  it('keeps an empty text empty when the platform drops it, and an unset one unset when the platform sends it empty', () => {
    const base = conform(scheduleGroups.block, { name: 'g', description: '', open_schedules_id: ['s1'] });
    const read = { name: 'g', openSchedules: [{ id: 's1' }], closedSchedules: [], timeZone: '' };
    expect(fromApi(scheduleGroups.block, read, base)).toEqual(base);
  });

  it('shows what somebody else changed', () => {
    const base = conform(scheduleGroups.block, { name: 'g', open_schedules_id: ['s1'] });
    const read = { name: 'g', description: 'by Ann', openSchedules: [{ id: 's2' }] };
    expect(fromApi(scheduleGroups.block, read, base)).toMatchObject({ description: 'by Ann', open_schedules_id: ['s2'] });
  });

  it('has times with six digits', () => {
    const read = { name: 's', start: '2026-01-05T08:00:00.000', end: '2026-01-05T17:00:00' };
    expect(fromApi(schedules.block, read, {})).toMatchObject({
      start: '2026-01-05T08:00:00.000000',
      end: '2026-01-05T17:00:00.000000',
    });
  });

  it('leaves out blocks that the platform fills in by itself', () => {
    const base = conform(businessUnits.block, { name: 'b', settings: [{ start_day_of_week: 'Monday', time_zone: 'UTC' }] });
    const settings = { startDayOfWeek: 'Monday', timeZone: 'UTC', scheduling: { syncTimeOffProperties: { values: ['PayableMinutes'] } } };
    expect(fromApi(businessUnits.block, { name: 'b', settings }, base).settings).toEqual(base.settings);
  });
});
