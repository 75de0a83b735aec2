import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Report } from '../../src/domain/report.ts';
import { utf8Bytes } from '../../src/report/plain-text.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { change, conflict, divergence, plan, report, wait } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.ts';
import { fiveThousandChanges } from './large-example.ts';
import { elementsNamed, parseMarkdown, skeletonOf, textOf } from './parsed-markdown.ts';

const failed = { outcome: 'failed', failureReason: 'conflict', message: 'It failed.' } as const;

/** Members whose strings come from elsewhere: configuration, platform, event. */
const FOREIGN =
  /^(address|type|reason|attributes|message|correlationId|nextSteps?|hint|approved|found|command|digest|exit|name|version)$|^(repository|workflow|sha|actor|workingDirectory|workspace|filename|deposed)$/;

/** The report with every foreign string run through `change`. */
const withForeignStrings = (source: Report, change: (original: string) => string): Report =>
  JSON.parse(JSON.stringify(source), (key, value: unknown) => {
    if (!FOREIGN.test(key)) return value;
    if (typeof value === 'string') return change(value);
    return Array.isArray(value) ? value.map((item) => (typeof item === 'string' ? change(item) : item)) : value;
  });

/** Everything a document may contain that is not text. */
const OWN_MARKUP = /<\/?(?:details|summary|code)>|<br>|<!-- -->|<a href="https:\/\/[^"<>]*">|<\/a>/g;

describe('the job summary', () => {
  const { '5,000 changes': _, ...shortOnes } = EXAMPLES;

  it.each(Object.entries(shortOnes))('of %s', (_name, example) => {
    expect(renderSummary(example)).toMatchSnapshot();
  });

  it.each(Object.entries(EXAMPLES))('of %s begins with the verdict and is whole', (_name, example) => {
    const summary = renderSummary(example);
    expect(summary).toMatch(/^(✅|❌|🚫|⏹️) \*\*[A-Z][^*]+\*\* — \S/u);
    expect(summary).not.toContain('_Cut to fit.');
    expect(summary).toMatch(/<\/details>\n$/);
  });

  it('shows the same facts in the chart and in the table beside it', () => {
    const summary = renderSummary(EXAMPLES['409 twice, then success']);
    const bars = summary.match(/^ {2}(?:Attempt|Wait) \d+/gm)?.map((bar) => bar.trim());
    const rows = summary.match(/\| (?:\*\*Attempt \d+|Wait \d+)/g)?.map((cell) => cell.replace(/\| (\*\*)?/, ''));
    expect(bars).toEqual(['Attempt 1', 'Wait 1', 'Attempt 2', 'Wait 2', 'Attempt 3']);
    expect(rows).toEqual(bars);
  });

  it('lists failed changes first, then those not started, and folds a long list', () => {
    const summary = renderSummary(EXAMPLES['5,000 changes']);
    const results = elementsNamed('tr', parseMarkdown(summary))
      .map(textOf)
      .filter((line) => line.includes('genesyscloud_user'));
    expect(results[0]).toContain('agent["4000"]');
    expect(results[0]).toContain('failed');
    expect(results.slice(1).every((line) => line.includes('not\u00A0started'))).toBe(true);
    expect(results).toHaveLength(500);
    expect(summary).toContain('<summary>4,980 more changes: 981 ⏸️ not started, 3,999 ✅ done</summary>');
    expect(summary).toContain('and 4,500 more changes (see the report)');
  });

  it('tells each conflict with what to do next, but does not say the only next step twice', () => {
    const conflicts = [conflict(1, 'a.b', { nextStep: 'Wait.' })];
    expect(renderSummary(report(0, { ...failed, conflicts }))).toContain('**Next:** Wait.');
    expect(renderSummary(report(0, { ...failed, conflicts, nextSteps: ['Wait.'] }))).not.toContain('**Next:**');
  });

  it('shows the first thirty conflicts, and says how many there are', () => {
    const conflicts = Array.from({ length: 45 }, (_, index) => conflict(1, `a.b${index}`));
    const summary = renderSummary(report(0, { ...failed, conflicts }));
    expect(summary.match(/^- ⏳/gm)).toHaveLength(30);
    expect(summary).toContain('and 15 more conflicts of 45 (see the report)');
  });

  it('folds a long table of attempts and waits, and shows the last hundred', () => {
    const waits = Array.from({ length: 120 }, (_, index) => wait(index + 1, [index, index + 1], 'in use'));
    const summary = renderSummary(report(200, { ...failed, waits }));
    expect(summary).toContain('<summary>0 attempts, 120 waits</summary>');
    expect(summary).toContain('The first 20 entries are in the report.');
    expect(summary).not.toContain('| Wait 20 |');
    expect(summary).toContain('| Wait 120 |');
  });

  it('tells a divergence by address, action, attribute names and hint', () => {
    const divergences = [divergence('a.b', 'vanished', { found: null, attributes: ['name'], hint: 'Look.', deposed: '1a2b' })];
    expect(renderSummary(report(0, { ...failed, divergences }))).toContain(
      '| <code>a.b (deposed 1a2b)</code> | update | – | <code>name</code> | Gone from the plan, not shown to be in place. Look. |',
    );
  });

  it('shows hazards, the high ones first', () => {
    const summary = renderSummary(EXAMPLES['destroy of a flow with callers']);
    expect(summary.indexOf('🔴 high')).toBeGreaterThan(0);
    expect(summary.indexOf('🔴 high')).toBeLessThan(summary.indexOf('🟠 medium'));
  });
});

describe('hostile names in the job summary', () => {
  const stories = fc.constantFrom(...Object.values(EXAMPLES).filter((example) => example !== EXAMPLES['5,000 changes']));

  it('never bring markup of their own', () => {
    fc.assert(
      fc.property(stories, hostileText, (story, hostile) => {
        const markdown = renderSummary(withForeignStrings(story, (original) => original + hostile));
        expect(markdown.replace(OWN_MARKUP, '')).not.toContain('<');
      }),
      { numRuns: 60 },
    );
  });

  it('never change the structure of the document', () => {
    fc.assert(
      fc.property(stories, hostileText, (story, hostile) => {
        const structure = (suffix: string): string =>
          skeletonOf(parseMarkdown(renderSummary(withForeignStrings(story, (original) => suffix + original.replaceAll('`', '')))), [
            'code',
          ]);
        expect(structure(hostile)).toBe(structure('harmless '));
      }),
      { numRuns: 40 },
    );
  });

  it.each(HOSTILE_TEXTS)('show %j to the reader as it is', (hostile) => {
    const address = `genesyscloud_flow.x["${hostile}"]`;
    const tree = parseMarkdown(renderSummary(report(0, { ...failed, plan: plan([change(address, 'update', 'failed')]) })));
    const [cell] = elementsNamed('td', tree);
    const shown = address
      .replace(/\s+/g, ' ')
      .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, '\uFFFD')
      .replaceAll('\u200B', '');
    expect(cell === undefined ? '' : textOf(cell)).toBe(shown);
  });
});

describe('the size of the job summary', () => {
  const hostileName = (index: number): string =>
    `genesyscloud_user.x["${index} ${'<img src=x onerror=alert(1)>|`@org/team`\n'.repeat(40)}"]`;
  const large = {
    ...fiveThousandChanges(hostileName),
    conflicts: Array.from({ length: 5_000 }, (_, index) => conflict(1, hostileName(index), { message: '<|`'.repeat(600) })),
    divergences: Array.from({ length: 200 }, (_, index) =>
      divergence(hostileName(index), 'other-values', { attributes: Array(20).fill('<b>'.repeat(99)) }),
    ),
    hazards: Array.from(
      { length: 200 },
      (_, index) => ({ level: 'high', address: hostileName(index), message: '🧨'.repeat(900) }) as const,
    ),
    waits: Array.from({ length: 200 }, (_, index) => wait(1, [index * 2, index * 2 + 1], hostileName(index))),
    nextSteps: Array.from({ length: 20 }, () => '<'.repeat(900)),
  };

  it('is at most 1 MiB for 5,000 changes with long hostile names, and still tells all kinds of things', () => {
    const summary = renderSummary(large);
    expect(utf8Bytes(summary)).toBeLessThanOrEqual(1024 * 1024);
    for (const heading of ['What to do next', 'Not what was approved', 'What is in the way', 'Changes', 'Attempts and waits', 'Hazards']) {
      expect(summary).toContain(`### ${heading}\n`);
    }
  });

  it.each([200_000, 65_000, 20_000, 5_000])('keeps within %d bytes with everything closed', (limit) => {
    const summary = renderSummary(large, limit);
    expect(utf8Bytes(summary)).toBeLessThanOrEqual(limit);
    expect(summary.startsWith('❌ **Stopped: ')).toBe(true);
    expect(summary.trimEnd().endsWith('_Cut to fit. The report (output `report-file`) has everything._')).toBe(true);
    expect((summary.match(/^```/gm) ?? []).length % 2).toBe(0);
    expect(summary.match(/<details>/g)?.length).toBe(summary.match(/<\/details>/g)?.length);
    const tree = parseMarkdown(summary);
    for (const table of elementsNamed('table', tree)) {
      const columns = elementsNamed('th', table).length;
      expect(elementsNamed('td', table).length % columns).toBe(0);
    }
    expect(elementsNamed('h3', tree)).not.toHaveLength(0);
  });

  it('keeps within any limit, however small', () => {
    for (let limit = 0; limit < 3_000; limit += 37)
      expect(utf8Bytes(renderSummary(EXAMPLES['conflict for ever'], limit))).toBeLessThanOrEqual(limit);
  });

  it('falls back to the headline, and to nothing, where there is no room', () => {
    expect(renderSummary(large, 80)).toBe('❌ **Stopped: a conflict did not clear in time**\n');
    expect(renderSummary(large, 20)).toBe('');
  });

  it('needs no more than what it has', () => {
    const summary = renderSummary(EXAMPLES['409 twice, then success']);
    expect(renderSummary(EXAMPLES['409 twice, then success'], utf8Bytes(summary))).toBe(summary);
    expect(renderSummary(EXAMPLES['409 twice, then success'], utf8Bytes(summary) - 1)).toContain('_Cut to fit.');
  });
});
