import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { renderSummaryPage } from '../../../sandbox/page/render-summary.ts';
import { findChromium, screenshot } from '../../../sandbox/page/screenshot.ts';

const browser = findChromium();
const [describeInChromium, condition] = browser.ok ? [describe, ''] : [describe.skip, ` (skipped: ${browser.problem})`];

const GANTT =
  '```mermaid\ngantt\n  dateFormat x\n  axisFormat %M:%S\n  section attempts\n  attempt 1 :crit, 0, 5000\n  attempt 2 :5000, 9000\n```\n\n';
const FLOWCHART = '```mermaid\nflowchart LR\n  a["<img src=x onerror=alert(1)>"] --> b\n```\n\n';
const CHART = '```mermaid\nxychart-beta\n  x-axis [1, 2]\n  bar [1, 4]\n```\n\n';
const BROKEN = '```mermaid\nflowchart LR\n  a --> --> b\n```\n\n';
const HUGE = `\`\`\`mermaid\nflowchart LR\n  a --> b\n  %% ${'x'.repeat(50_000)}\n\`\`\`\n`;

describeInChromium(`screenshot of a summary page${condition}`, () => {
  let folder = '';
  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'page-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  async function shoot(markdown: string) {
    const html = path.join(folder, 'page.html');
    const png = path.join(folder, 'page.png');
    await writeFile(html, await renderSummaryPage(markdown, { title: 'Summary' }));
    const seen = await screenshot(html, png);
    return { seen, png: await readFile(png) };
  }

  it('draws every diagram, without a network', async () => {
    const { seen, png } = await shoot(GANTT + FLOWCHART + CHART);
    expect(seen).toEqual({ diagrams: 3, errors: [] });
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('names the diagrams that cannot be drawn, and draws the others', async () => {
    const { seen } = await shoot(BROKEN + GANTT + HUGE);
    expect(seen.diagrams).toBe(1);
    expect(seen.errors).toEqual([expect.stringContaining('Parse error'), expect.stringContaining('Maximum text size')]);
  });
});
