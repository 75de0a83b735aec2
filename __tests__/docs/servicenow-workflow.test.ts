import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { dirname, join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';

const root = dirname(dirname(import.meta.dirname));
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly shell?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

const workflow = parse(read('examples/servicenow-status.yml'));
const steps: readonly Step[] = workflow.jobs.status.steps;
const action = parse(read('action.yml'));

/** What the example's last step sent. */
interface Sent {
  readonly code: number;
  readonly requests: readonly { readonly line: string; readonly authorization: string; readonly body: unknown }[];
}

/** Runs the example's last step as GitHub does, against a server in ServiceNow's place. */
const answer = async (environment: Readonly<Record<string, string>>): Promise<Sent> => {
  const requests: Sent['requests'][number][] = [];
  const server = createServer(async (request, response) => {
    const chunks = await request.toArray();
    const { method, url, headers } = request;
    requests.push({
      line: `${method} ${url}`,
      authorization: Buffer.from((headers.authorization ?? '').replace('Basic ', ''), 'base64').toString(),
      body: JSON.parse(Buffer.concat(chunks).toString()),
    });
    response.end('{"result":{}}');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  const env = {
    PATH: process.env.PATH,
    SERVICENOW_URL: `http://127.0.0.1:${address.port}`,
    SERVICENOW_USER: 'deploy.guard',
    SERVICENOW_PASSWORD: 'hush "quoted"',
    RUN_URL: 'https://github.com/example/contact-centre/actions/runs/1',
    ...environment,
  };
  try {
    const code = await new Promise<number>((resolve) => {
      execFile('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', steps.at(-1)?.run ?? 'false'], { env }, (error) =>
        resolve(error === null ? 0 : 1),
      );
    });
    return { code, requests };
  } finally {
    server.close();
  }
};

const CHANGE = '46e8219ba9fe1981013fb5f1a9f2ca1f';

describe('examples/servicenow-status.yml', () => {
  it('may read the repository and nothing else', () => {
    expect(workflow.permissions).toEqual({ contents: 'read' });
  });

  it('pins every action by a full commit hash', () => {
    const used = steps.flatMap(({ uses }) => uses ?? []);

    expect(used).not.toEqual([]);
    expect(used.filter((uses) => !/@(?:[0-9a-f]{40}|COMMIT)$/.test(uses))).toEqual([]);
  });

  it('gives inputs that the action has, and reads outputs that it has', () => {
    const guard = steps.find(({ id }) => id === 'guard');
    const outputs = [...read('examples/servicenow-status.yml').matchAll(/guard\.outputs\.([\w-]+)/g)].map(([, name]) => name);

    expect(Object.keys(guard?.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([]);
    expect(outputs).toEqual(['lock-status', 'next-safe-time']);
    expect(outputs.filter((name) => !((name ?? '') in action.outputs))).toEqual([]);
  });

  it('takes nothing from outside into the text of a script', () => {
    expect(steps.filter(({ run }) => run?.includes('${{'))).toEqual([]);
  });

  it('writes status and time to the change request, as the user that ServiceNow knows', async () => {
    const { code, requests } = await answer({ CHANGE, LOCK_STATUS: 'locked', NEXT_SAFE_TIME: '2026-11-23T18:00:00.000Z' });

    expect(code).toBe(0);
    expect(requests).toEqual([
      {
        line: `PATCH /api/now/table/change_request/${CHANGE}`,
        authorization: 'deploy.guard:hush "quoted"',
        body: {
          u_lock_status: 'locked',
          u_next_safe_time: '2026-11-23 18:00:00',
          work_notes: 'Genesys Cloud is locked: https://github.com/example/contact-centre/actions/runs/1',
        },
      },
    ]);
  });

  it('leaves the time empty where nobody knows', async () => {
    const { requests } = await answer({ CHANGE, LOCK_STATUS: 'unknown', NEXT_SAFE_TIME: '' });

    expect(requests).toEqual([
      expect.objectContaining({ body: expect.objectContaining({ u_lock_status: 'unknown', u_next_safe_time: '' }) }),
    ]);
  });

  it.each(['', '../incident/1', `${CHANGE}?x=1`, CHANGE.toUpperCase()])('asks nothing for %j, which is no sys_id', async (change) => {
    const { code, requests } = await answer({ CHANGE: change, LOCK_STATUS: 'clear', NEXT_SAFE_TIME: '' });

    expect({ code, requests }).toEqual({ code: 1, requests: [] });
  });
});
