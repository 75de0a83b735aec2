import { expect, it } from '@jest/globals';
import { FRONT, flow, flowYaml, HOURS, ivr, MAIN_FLOW, SUPPORT, schedule, scheduleGroup } from './configurations.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import { useStage } from './use-stage.ts';

const house = (description: string): string => schedule() + scheduleGroup({ description });

/** Shifts refuse the update of the schedule group this many times; '' for ever. */
const shifts = (times: number | null): string =>
  `conditions: [{ shifts: { schedule-group: support${times === null ? '' : `, times: ${times}`} } }]`;

const fault = (entries: string): string => `conditions: [{ fault: { ${entries} } }]`;

/** The SDK hands a 429 on only when it would have to wait for more than three minutes; the words then tell our wait. */
const RATE_LIMITED = 'status: 429, retry-after: 200s, message: "Rate limit exceeded the maximum. Retry the request in [1] seconds"';

describeWithTerraform('a deployment', () => {
  const set = useStage();

  it('that nothing is in the way of succeeds at the first attempt', async () => {
    const { run, sandbox, writes } = await set({ files: { 'main.tf': house('new') }, apply: false });
    const { main, report } = await run({});
    expect(main.log).toContain('Attempt 1 of 11');
    expect(main.conclusion).toBe('success');
    expect(main.outputs).toMatchObject({ outcome: 'applied', 'failure-reason': '', attempts: '1', conflicts: '[]' });
    expect(report.plan?.changes.map(({ state }) => state)).toEqual(['done', 'done']);
    expect(report.waits).toEqual([]);
    expect(writes()).toEqual(['POST schedules 200', 'POST schedulegroups 200']);
    expect(descriptions(sandbox.api.organisation.scheduleGroups)).toEqual(['new']);
  });

  it('that updates a schedule group while shifts run succeeds when they end', async () => {
    const stage = await set({ files: { 'main.tf': house('before') }, innerTries: 1, scenario: shifts(2) });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({});
    expect(main.log).toContain('Attempt 3 of 11');
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    const conflict = { kind: 'in-use', status: 409, address: SUPPORT, curable: true };
    expect(report.conflicts).toMatchObject([
      { ...conflict, attempt: 1 },
      { ...conflict, attempt: 2 },
    ]);
    expect(report.attempts.map(({ plan, exit }) => `${plan}: ${exit}`)).toEqual([
      'approved: exit 1',
      'remainder: exit 1',
      'remainder: exit 0',
    ]);
    expect(report.waits.map(({ afterAttempt, end }) => ({ afterAttempt, end }))).toEqual([
      { afterAttempt: 1, end: 'elapsed' },
      { afterAttempt: 2, end: 'elapsed' },
    ]);
    expect(stage.writes()).toEqual(['PUT schedulegroups 409', 'PUT schedulegroups 409', 'PUT schedulegroups 200']);
    expect(descriptions(stage.sandbox.api.organisation.scheduleGroups)).toEqual(['after']);
  });

  it('that deletes a flow with callers in it succeeds when the last one has left', async () => {
    const stage = await set({
      files: { 'main.tf': flow(), 'main.yaml': flowYaml('calls') },
      innerTries: 1,
      scenario: 'conditions: [{ callers: { flow: Main IVR, count: 2, leave: [500ms, 1500ms] } }]',
      arm: false,
      // The callers' second begins with the first deletion, however long Terraform took to come to it.
      onCall: ({ method }, { sandbox, writes }) => {
        if (method === 'ApplyResourceChange' && writes().length === 0) sandbox.api.arm();
      },
    });
    await stage.write({ 'main.tf': '' });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', 'failure-reason': '' });
    expect(report.attempts.length).toBeGreaterThan(1);
    expect(report.conflicts).toMatchObject(report.conflicts.map(() => ({ kind: 'in-use', status: 409, address: MAIN_FLOW })));
    const refusals = report.attempts.slice(1).map(() => 'DELETE flows 409');
    expect(stage.writes()).toEqual([...refusals, 'DELETE flows 204']);
    expect(stage.sandbox.api.callersIn('Main IVR')).toBe(0);
    expect([...stage.sandbox.api.organisation.flows.values()].map(({ deleted }) => deleted)).toEqual([true]);
  });

  it('that publishes a flow which a colleague has open succeeds when it is closed', async () => {
    const stage = await set({
      files: { 'main.tf': flow(), 'main.yaml': flowYaml('before') },
      scenario: 'conditions: [{ editor: { flow: Main IVR, user: Ann Example, times: 2 } }]',
    });
    await stage.write({ 'main.yaml': flowYaml('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '3' });
    expect(report.conflicts.map(({ kind, address }) => `${kind}: ${address}`)).toEqual(Array(2).fill(`locked-by-user: ${MAIN_FLOW}`));
    // Each answer was a 200: only the failed jobs in them tell of the lock.
    expect(stage.writes()).toEqual(Array(3).fill(['POST flows/jobs 200', 'PUT uploads/flow-jobs 200']).flat());
    expect(descriptions(stage.sandbox.api.organisation.flows)).toEqual(['after']);
  });

  it('that meets 409 for ever fails as a conflict after exactly max-retries, and does not wait once more', async () => {
    const stage = await set({ files: { 'main.tf': house('before') }, innerTries: 1, scenario: shifts(null) });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({ 'max-retries': '2' });
    expect(main.conclusion).toBe('failure');
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '3' });
    expect(report.message).toContain('Still in conflict after 3 attempts');
    expect(report.waits.map(({ afterAttempt }) => afterAttempt)).toEqual([1, 2]);
    expect(report.plan?.changes).toMatchObject([{ address: SUPPORT, state: 'failed' }]);
    expect(stage.writes()).toEqual(Array(3).fill('PUT schedulegroups 409'));
    expect(descriptions(stage.sandbox.api.organisation.scheduleGroups)).toEqual(['before']);
  });

  it('with one error that waiting cannot cure beside a curable one stops at once and names the incurable one', async () => {
    const both = (description: string): string => house(description) + ivr({ more: `description = "${description}"` });
    const stage = await set({
      files: { 'main.tf': both('before') },
      innerTries: 1,
      scenario: `conditions: [{ shifts: { schedule-group: support } },
        { fault: { method: PUT, path: /api/v2/architect/ivrs/*, status: 403, message: Unable to perform the requested action. } }]`,
    });
    await stage.write({ 'main.tf': both('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error', attempts: '1' });
    expect(report.message).toContain(FRONT);
    expect(report.message).not.toContain(SUPPORT);
    expect(report.conflicts.map(({ address, curable }) => ({ address, curable }))).toEqual(
      expect.arrayContaining([
        { address: SUPPORT, curable: true },
        { address: FRONT, curable: false },
      ]),
    );
    expect([...stage.writes()].sort()).toEqual(['PUT ivrs 403', 'PUT schedulegroups 409']);
  });

  it('that is rate-limited waits at least as long as the platform asks', async () => {
    const stage = await set({
      files: { 'main.tf': house('before') },
      scenario: fault(`method: PUT, path: /api/v2/architect/schedulegroups/*, times: 1, ${RATE_LIMITED}`),
    });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'rate-limited', status: 429, retryAfterSeconds: 1, address: SUPPORT }]);
    const [first, second] = stage.sandbox.api.requests.filter(({ method }) => method === 'PUT');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(1_000);
    expect(descriptions(stage.sandbox.api.organisation.scheduleGroups)).toEqual(['after']);
  });

  it('whose create is answered 503 gets through by the retries of the provider itself', async () => {
    const stage = await set({
      files: { 'main.tf': schedule() },
      apply: false,
      innerTries: 3,
      scenario: fault('method: POST, path: /api/v2/architect/schedules, status: 503, times: 2'),
    });
    const { main } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expect(stage.writes()).toEqual(['POST schedules 503', 'POST schedules 503', 'POST schedules 200']);
    expect(stage.sandbox.api.organisation.schedules.size).toBe(1);
  });

  it('whose update is answered 503 for longer than the provider tries is attempted again', async () => {
    const stage = await set({
      files: { 'main.tf': house('before') },
      innerTries: 2,
      scenario: fault('method: PUT, path: /api/v2/architect/schedulegroups/*, status: 503, times: 2'),
    });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts).toMatchObject([{ kind: 'unavailable', address: SUPPORT, curable: true }]);
    expect(descriptions(stage.sandbox.api.organisation.scheduleGroups)).toEqual(['after']);
  });

  it('whose create was carried out and yet answered 502 is not attempted again: the object may exist', async () => {
    const stage = await set({
      files: { 'main.tf': schedule() },
      apply: false,
      innerTries: 1,
      scenario: fault('method: POST, path: /api/v2/architect/schedules, status: 502, body: html, applied: true'),
    });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.conflicts).toMatchObject([{ kind: 'unavailable', curable: false }]);
    expect(report.nextSteps.join('\n')).toContain(`Look in Genesys Cloud whether ${HOURS} was created`);
    expect(stage.writes()).toEqual(['POST schedules 502']);
    expect(stage.sandbox.api.organisation.schedules.size).toBe(1);
  });

  it('begins no wait that retry-timeout leaves no time for', async () => {
    const stage = await set({ files: { 'main.tf': house('before') }, innerTries: 1, scenario: shifts(null) });
    await stage.write({ 'main.tf': house('after') });
    const { main, report } = await stage.run({ 'retry-timeout': '30s', 'initial-delay': '60s', 'max-delay': '60s', jitter: 'none' });
    expect(main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    expect(report.message).toContain('retry-timeout leaves no time for attempt 2');
    expect(report.waits).toMatchObject([{ afterAttempt: 1, end: 'deadline', plannedMs: 60_000 }]);
    expect(main.elapsedMs).toBeLessThan(30_000);
    expect(stage.writes()).toEqual(['PUT schedulegroups 409']);
  });

  it.each(['v1.33', 'v1.34', 'v1.38', 'v1.66'] as const)('gets through the same conflicts in the words of provider %s', async (age) => {
    const both = schedule() + scheduleGroup({ label: 'night' });
    const stage = await set({
      files: { 'main.tf': both + scheduleGroup() + flow(), 'main.yaml': flowYaml('calls') },
      age,
      innerTries: 1,
      scenario: `conditions: [{ shifts: { schedule-group: support, times: 1 } }, { shifts: { schedule-group: night, times: 1 } },
        { operation: { flow: Main IVR, times: 1 } }]`,
    });
    // An error outside the provider's retry loops, one of a counted loop, and one of a time-bound loop.
    await stage.write({ 'main.tf': schedule() + scheduleGroup({ label: 'night', description: 'after' }) });
    const { main, report } = await stage.run({});
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '2' });
    expect(report.conflicts.map(({ kind, status, address }) => `${kind} ${status} ${address}`).sort()).toEqual([
      'in-use 409 genesyscloud_architect_schedulegroups.night',
      `in-use 409 ${SUPPORT}`,
      `operation-in-progress 409 ${MAIN_FLOW}`,
    ]);
    expect(descriptions(stage.sandbox.api.organisation.scheduleGroups)).toEqual(['after']);
    expect([...stage.sandbox.api.organisation.flows.values()].map(({ deleted }) => deleted)).toEqual([true]);
  });
});

const descriptions = (objects: ReadonlyMap<string, { readonly description?: string }>): readonly (string | undefined)[] =>
  [...objects.values()].map(({ description }) => description);
