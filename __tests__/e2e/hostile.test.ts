import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { renderSummaryPage } from '../../sandbox/page/render-summary.ts';
import { OUTPUT_NAMES } from '../../src/report/outputs.ts';
import { describeWithTerraform } from './describe-with-terraform.ts';
import type { ActionRun } from './stage.ts';
import { useStage } from './use-stage.ts';

/** Keys of `for_each`, so part of addresses; also the objects' names on the platform. */
const HOSTILE_NAMES = [
  '::error::pwned',
  '##[error]pwned',
  'a\n::error title=pwned::pwned\n##[endgroup]',
  '<img src=x onerror=alert(1)>',
  '</code></td></tr></table><script>alert(1)</script>',
  'pipe | in `code` | and **bold**',
  'quote " and \' and \\ and $ and %0A::error::pwned',
  '@octocat #1 https://example.com/pwned [link](https://example.com)',
  '```mermaid',
];

const hostileSchedules = (description: string): string => `
locals {
  names = ${JSON.stringify(HOSTILE_NAMES)}
}
resource "genesyscloud_architect_schedules" "x" {
  for_each    = toset(local.names)
  name        = each.key
  description = "${description}"
  start       = "2026-01-05T08:00:00.000000"
  end         = "2026-01-05T18:00:00.000000"
}
`;

/** Nothing that was printed commanded the runner: what it did is what our own action asked for, and no more. */
const expectRunnerObeysOnlyUs = ({ main }: ActionRun, annotations: number): void => {
  expect(main.annotations).toHaveLength(annotations);
  expect(main.annotations.every(({ title }) => title !== null && title !== 'pwned')).toBe(true);
  expect(Object.keys(main.outputs).sort()).toEqual([...OUTPUT_NAMES].sort());
  expect(main.env).toEqual({});
  expect(main.path).toEqual([]);
  expect(main.log).not.toMatch(/^\s*(Error|Warning|Notice): pwned/m);
  expect(main.log).not.toContain('Unable to process command');
};

interface MarkdownNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly MarkdownNode[];
}

const nodesOf = (node: MarkdownNode): readonly MarkdownNode[] => [node, ...(node.children ?? []).flatMap(nodesOf)];

/** The markup that our own renderers write. */
const OWN_HTML = /^(<\/?(?:code|details|summary|br)>|<a href="https:\/\/github\.com\/[^"]*">|<\/a>|<!-- -->|\s)+$/;

/** As GitHub reads the summary: no markup but ours, tables in shape, nothing alive in the page. */
const expectHarmlessSummary = async (summary: string): Promise<string> => {
  const nodes = nodesOf(unified().use(remarkParse).use(remarkGfm).parse(summary));
  for (const { value } of nodes.filter(({ type }) => type === 'html'))
    expect(value?.replace(/<summary>[^<]*<\/summary>/g, '')).toMatch(OWN_HTML);
  expect(nodes.filter(({ type }) => type === 'link' || type === 'image')).toEqual([]);
  const tables = nodes.filter(({ type }) => type === 'table');
  expect(tables.length).toBeGreaterThan(0);
  for (const { children: [head, ...rows] = [] } of tables)
    expect(new Set(rows.map(({ children }) => children?.length))).toEqual(new Set([head?.children?.length]));

  const page = await renderSummaryPage(summary, { title: 'hostile' });
  const body = page.slice(page.indexOf('<main'), page.indexOf('</main>'));
  expect(body).not.toMatch(/<(img|script|iframe|style|form)\b/i);
  expect(body).not.toMatch(/<[^>]*\son\w+=/i);
  return body;
};

describeWithTerraform('hostile names and messages', () => {
  const set = useStage();

  it('go through a successful run as the plain text that they are', async () => {
    const { run, sandbox } = await set({ files: { 'main.tf': hostileSchedules('all') }, apply: false });
    const result = await run({});
    expect(result.main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    expectRunnerObeysOnlyUs(result, 0);
    const body = await expectHarmlessSummary(result.main.summary ?? '');
    expect(body).toContain('&#x3C;img src=x onerror=alert(1)>');
    expect([...sandbox.api.organisation.schedules.values()].map(({ name }) => name).sort()).toEqual([...HOSTILE_NAMES].sort());
    expect(result.report.plan?.changes.map(({ address }) => address)).toContain(
      'genesyscloud_architect_schedules.x["<img src=x onerror=alert(1)>"]',
    );
  });

  it('are told harmlessly in log, annotations, summary, outputs and report when they are in conflict', async () => {
    const message = '::error::pwned ##[error]pwned <img src=x onerror=alert(1)> | cell | `code` **bold** @octocat';
    const { run, write } = await set({
      files: { 'main.tf': hostileSchedules('before') },
      innerTries: 1,
      scenario: `conditions:\n  - fault: { method: PUT, path: /api/v2/architect/schedules/*, status: 409, code: hostile, message: ${JSON.stringify(message)} }\n`,
    });
    await write({ 'main.tf': hostileSchedules('after') });
    const result = await run({ 'max-retries': '0' });
    expect(result.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', attempts: '1' });
    // One for the run and one for each object.
    expectRunnerObeysOnlyUs(result, 1 + HOSTILE_NAMES.length);
    const body = await expectHarmlessSummary(result.main.summary ?? '');
    expect(body).toContain('&#x3C;img src=x onerror=alert(1)>');
    const told = JSON.parse(result.main.outputs.conflicts ?? '[]').map(({ address }: { address: string }) => address);
    expect(told).toHaveLength(HOSTILE_NAMES.length);
    expect(told).toContain('genesyscloud_architect_schedules.x["::error::pwned"]');
    expect(result.report.conflicts[0]?.message).toContain('<img src=x onerror=alert(1)>');
  });

  it('in a path are told harmlessly, and the annotation still finds its file', async () => {
    const directory = 'in|fra <b>`%0A::error::pwned';
    const { run } = await set({ files: { [join(directory, 'main.tf')]: '\n\nresource "broken' }, apply: false });
    const result = await run({ 'working-directory': directory });
    expect(result.main.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'terraform-error' });
    expectRunnerObeysOnlyUs(result, result.main.annotations.length);
    expect(result.main.annotations).toContainEqual(expect.objectContaining({ file: `${directory}/main.tf`, line: 3 }));
    await expectHarmlessSummary(result.main.summary ?? '');
  });
});

/** A provisioner that runs this, with its output shown. */
const provisioner = (script: string): string => `
resource "terraform_data" "it" {
  provisioner "local-exec" {
    command = <<-EOT
      ${script}
    EOT
  }
}
`;

describeWithTerraform('a provisioner', () => {
  const set = useStage();

  it('cannot command the runner by what it prints', async () => {
    const lines = [
      '::error::pwned',
      '   ::warning title=pwned::pwned',
      '::set-output name=outcome::pwned',
      '::save-state name=private-folder::/pwned',
      '::add-mask::applied',
      '##[error]pwned',
      'text ##[add-mask]applied',
      '##[endgroup]',
      '::endgroup::',
      '::stop-commands::pwned-token',
      '::debug::pwned',
      '::echo::on',
    ];
    const { run } = await set({
      files: { 'main.tf': provisioner(`printf '%s\\n' ${lines.map((line) => `'${line}'`).join(' ')}; printf 'a\\r::error::pwned\\n' >&2`) },
      apply: false,
    });
    const result = await run({});
    expectRunnerObeysOnlyUs(result, 0);
    expect(result.main.outputs.outcome).toBe('applied');
    expect(result.main.state['private-folder']).not.toContain('pwned');
    expect(result.main.masks).not.toContain('applied');
    expect(result.main.log).toContain('error::pwned');
    expect(result.main.log).toContain('Applied at the first attempt');
    expect(result.post.conclusion).toBe('success');
  });

  it('sees nothing of the step: no command files, inputs or state', async () => {
    const { run, workspace } = await set({ files: { 'main.tf': provisioner('env > seen.txt') }, apply: false });
    const { main } = await run(
      { 'client-id': 'an-id', 'client-secret': 'a-secret' },
      { env: { TF_VAR_unused: 'kept', HTTPS_PROXY: 'http://kept.invalid' } },
    );
    expect(main.outputs.outcome).toBe('applied');
    const seen = await readFile(join(workspace, 'seen.txt'), 'utf8');
    expect(seen).not.toMatch(/^(GITHUB_(OUTPUT|STATE|ENV|PATH|STEP_SUMMARY)|INPUT_[^=]*|STATE_[^=]*)=/m);
    expect(seen).toMatch(/^TF_VAR_unused=kept$/m);
    expect(seen).toMatch(/^HTTPS_PROXY=http:\/\/kept\.invalid$/m);
    expect(seen).toMatch(/^GENESYSCLOUD_OAUTHCLIENT_ID=an-id$/m);
  });

  it('may print 200,000 lines, of which none is lost, in modest memory and time', async () => {
    const { run, workspace, write } = await set({ files: { 'main.tf': provisioner('seq 1 200000') }, apply: false });
    const peak = join(workspace, 'peak.txt');
    await write({
      'measure.cjs': `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(peak)}, String(process.resourceUsage().maxRSS)))`,
    });
    const { main } = await run({}, { env: { NODE_OPTIONS: `--require ${join(workspace, 'measure.cjs')}` } });
    expect(main.outputs).toMatchObject({ outcome: 'applied', attempts: '1' });
    // Terraform may cut a line in two where its output pauses, so the lines are counted by their digits.
    const digits = [...main.log.matchAll(/\(local-exec\): (\d+)$/gm)].map(([, number]) => number).join('');
    expect(digits.slice(-24)).toBe('199997199998199999200000');
    expect(digits).toHaveLength(Array.from({ length: 200_000 }, (_, index) => String(index + 1)).join('').length);
    expect(main.elapsedMs).toBeLessThan(20_000);
    const megabytes = Number(await readFile(peak, 'utf8')) / 1024;
    expect(megabytes).toBeLessThan(256);
  });
});
