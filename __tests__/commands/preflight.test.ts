import { describe, expect, it } from '@jest/globals';
import { checkOrganization, checkPermissions } from '../../src/commands/preflight.ts';
import type { Grant } from '../../src/domain/permission.ts';
import type { Failure } from '../../src/genesys/port.ts';
import { changeOf, planOf } from '../domain/example-plans.ts';
import { FORBIDDEN } from './fakes/fake-platform.ts';
import { Scene } from './fakes/scene.ts';

const withOrganizationId = (organizationId: string | null, hasPlatform = true) =>
  new Scene({ hasPlatform, settings: { organizationId, region: 'us-east-1' } });

const failure = (given: Partial<Failure>): Failure => ({ ...FORBIDDEN, ...given });

describe('the organisation', () => {
  it('is told and reported, and its id is handed on', async () => {
    const scene = withOrganizationId(null);
    expect(await checkOrganization(scene.ports)).toEqual({ ok: true, value: 'org-1' });
    expect(scene.infos).toEqual(['Organisation: Example Corp (org-1).']);
    expect(scene.report.organization).toEqual({ id: 'org-1', name: 'Example Corp', region: 'us-east-1' });
  });

  it.each(['org-1', 'ORG-1'])('may be the one that is expected: %s', async (expected) => {
    expect(await checkOrganization(withOrganizationId(expected).ports)).toEqual({ ok: true, value: 'org-1' });
  });

  it('must not be another one than expected: both are named', async () => {
    const scene = withOrganizationId('org-2');
    expect(await checkOrganization(scene.ports)).toMatchObject({
      ok: false,
      verdict: {
        outcome: 'blocked',
        failureReason: 'wrong-organization',
        message: 'The credentials belong to Example Corp (org-1), not to org-2',
      },
    });
    expect(scene.report.organization).toMatchObject({ id: 'org-1' });
  });

  it.each<[string, Partial<Failure>]>([
    ['401', { kind: 'unauthorized', status: 401, code: 'bad.credentials' }],
    ['400 of the token endpoint', { kind: 'refused', status: 400, code: 'invalid_client' }],
    ['400 for the wrong grant type', { kind: 'refused', status: 400, code: 'unauthorized_client' }],
  ])('is not asked for with credentials that are refused: %s', async (_, given) => {
    const scene = withOrganizationId(null);
    scene.platform.world.unanswered.set('organization', failure(given));
    expect(await checkOrganization(scene.ports)).toMatchObject({
      ok: false,
      verdict: {
        outcome: 'blocked',
        failureReason: 'unauthorized',
        nextSteps: [expect.stringMatching(/Check client id, secret and region/)],
      },
    });
  });

  it.each<[string, Partial<Failure>]>([
    ['500', { kind: 'unavailable', status: 500, code: null }],
    ['403', {}],
    ['a network that is down', { kind: 'network', status: null, code: 'ECONNREFUSED' }],
  ])('that nobody can tell is a warning; one that was expected is not verified: %s', async (_, given) => {
    const scene = withOrganizationId(null);
    scene.platform.world.unanswered.set('organization', failure(given));
    expect(await checkOrganization(scene.ports)).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual([expect.stringMatching(/^The organisation could not be asked for: organization: /)]);

    const strict = withOrganizationId('org-1');
    strict.platform.world.unanswered.set('organization', failure(given));
    expect(await checkOrganization(strict.ports)).toMatchObject({ ok: false, verdict: { failureReason: 'wrong-organization' } });
  });

  it('is not known without credentials: a warning; one that was expected is not verified', async () => {
    const scene = withOrganizationId(null, false);
    expect(await checkOrganization(scene.ports)).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual(['No credentials for Genesys Cloud: every lock is unknown, and only the retry loop protects this run.']);
    expect(await checkOrganization(withOrganizationId('org-1', false).ports)).toMatchObject({
      ok: false,
      verdict: { failureReason: 'wrong-organization', message: expect.stringContaining('there are no credentials') },
    });
  });
});

describe('permissions', () => {
  const grant = (domain: string, entity: string, ...actions: readonly string[]): Grant => ({
    domain,
    entity,
    actions,
    divisionId: 'd',
    divisionName: 'Home',
  });
  const DELETE = planOf([changeOf('delete'), changeOf('update', { address: 'genesyscloud_user.u', type: 'genesyscloud_user' })]);

  const check = async (grants: readonly Grant[]) => {
    const scene = new Scene();
    scene.platform.world.grants = grants;
    return { scene, step: await checkPermissions(scene.ports, DELETE) };
  };

  it('that are all there let the run go on; types that nobody knows are told', async () => {
    const { scene, step } = await check([grant('*', '*', '*')]);
    expect(step).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual([]);
    expect(scene.infos).toEqual(['Permissions not checked for: genesyscloud_user.']);
    expect(scene.report.permissions).toEqual({ missing: [], unchecked: ['genesyscloud_user'] });
  });

  it('that the change surely needs stop the run before anything is touched', async () => {
    const { scene, step } = await check([
      grant('architect', 'dependencyTracking', '*'),
      grant('analytics', '*', 'view'),
      grant('routing', '*', '*'),
    ]);
    expect(step).toMatchObject({
      ok: false,
      verdict: {
        outcome: 'blocked',
        failureReason: 'missing-permission',
        message: 'The credentials lack architect:flow:delete, architect:flow:view',
      },
    });
    expect(scene.warnings).toEqual([
      'Missing permission architect:flow:delete: delete of genesyscloud_flow.main',
      'Missing permission architect:flow:view: delete of genesyscloud_flow.main',
    ]);
    expect(scene.report.permissions?.missing.map(({ permission }) => permission)).toEqual(['architect:flow:delete', 'architect:flow:view']);
  });

  it('that only our own questions need leave their lock unknown', async () => {
    const { scene, step } = await check([grant('architect', '*', '*'), grant('routing', '*', 'view')]);
    expect(step).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual(['Missing permission analytics:flowObservation:view: to count callers in a flow (this stays unknown)']);
  });

  it('that nobody can tell are a warning', async () => {
    const scene = new Scene();
    scene.platform.world.unanswered.set('grants', FORBIDDEN);
    expect(await checkPermissions(scene.ports, DELETE)).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual(['Permissions could not be checked: grants: 403 architect.missing.permission']);
    expect(scene.report.permissions).toBeNull();
  });

  it('are not asked for without credentials', async () => {
    const scene = new Scene({ hasPlatform: false });
    expect(await checkPermissions(scene.ports, DELETE)).toEqual({ ok: true, value: null });
    expect(scene.warnings).toEqual([]);
  });
});
