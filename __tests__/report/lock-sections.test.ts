import { describe, expect, it } from '@jest/globals';
import type { Report } from '../../src/domain/report.ts';
import { renderSummary } from '../../src/report/summary.ts';
import { lock, platformObject, report, shiftCurve } from './example-parts.ts';
import { EXAMPLES } from './examples.ts';
import { elementsNamed, type ParsedNode, parseMarkdown, textOf } from './parsed-markdown.ts';

const blocked = { outcome: 'blocked', failureReason: 'locked', message: 'No.' } as const;
const main = platformObject('genesyscloud_flow', { id: '1', name: 'Main', address: 'genesyscloud_flow.main' });

/** The text of each cell of the first table with this column. */
const tableWith = (column: string, source: Report): readonly (readonly string[])[] => {
  const rowsOf = (table: ParsedNode) =>
    elementsNamed('tr', table).map((tr) => [...elementsNamed('th', tr), ...elementsNamed('td', tr)].map(textOf));
  const tables = elementsNamed('table', parseMarkdown(renderSummary(source))).map(rowsOf);
  return tables.find(([head]) => head?.includes(column)) ?? [];
};

describe('locks in the job summary', () => {
  it('are a table of object, source, verdict, holder, evidence and end', () => {
    expect(tableWith('Verdict', EXAMPLES['publish outlasted the wait'])).toEqual([
      ['Verdict', 'Object', 'Looked at', 'Held by', 'Evidence', 'Ends'],
      [
        '🔒\u00A0lockedis\u00A0waited\u00A0for',
        'Support Europebusiness unit',
        'schedule publish',
        'Bo Berg',
        'a schedule is being generated (week of 2026-11-09, 40 % done)since Tue 2026-11-03 09:01 UTC',
        'not known',
      ],
    ]);
  });

  it('show when they end on the clocks of those who are on shift', () => {
    expect(tableWith('Ends', EXAMPLES['shifts running'])[1]?.at(-1)).toBe(
      'Tue 2026-11-03 21:00 UTCTue 2026-11-03 22:00 GMT+1 (Europe/Berlin)',
    );
  });

  it('come with what is locked first, then what nobody knows, and what is clear behind a fold', () => {
    const locks = [
      lock('version', 'clear', main, 'third'),
      lock('flow-editor', 'unknown', main, 'second'),
      lock('flow-editor', 'locked', main, 'first'),
    ];
    const summary = renderSummary(report(0, { ...blocked, locks }));
    const places = ['first', 'second', '<details>\n<summary>✅ 1 clear answer</summary>', 'third'].map((words) => summary.indexOf(words));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('have no columns that tell nothing', () => {
    expect(tableWith('Verdict', EXAMPLES['unknown answers'])[0]).toEqual(['Verdict', 'Object', 'Looked at', 'Evidence']);
  });

  it('of `status` do not say what they mean for a run', () => {
    expect(renderSummary(EXAMPLES['status locked'])).not.toContain('stops&nbsp;the&nbsp;run');
    expect(renderSummary(EXAMPLES['shifts running'])).toContain('stops&nbsp;the&nbsp;run');
  });

  it('are linked to their pages, and to nothing outside the platform', () => {
    const linked = (link: string) =>
      renderSummary(report(0, { ...blocked, locks: [lock('flow-editor', 'locked', { ...main, link }, '')] }));
    expect(linked('https://apps.mypurecloud.ie/architect/#/x')).toContain('<a href="https://apps.mypurecloud.ie/architect/#/x">Main</a>');
    expect(linked('https://evil.example/')).not.toContain('evil.example');
  });

  it('without a name are linked by what else identifies them', () => {
    const linkOf = (more: Partial<typeof main>) => {
      const object = { ...main, name: null, link: 'https://apps.mypurecloud.ie/x', ...more };
      const tree = parseMarkdown(renderSummary(report(0, { ...blocked, locks: [lock('flow-editor', 'locked', object, '')] })));
      return elementsNamed('a', tree).map(textOf)[0];
    };
    expect(linkOf({})).toBe('genesyscloud_flow.main');
    expect(linkOf({ address: null })).toBe('1');
  });

  it('are at most thirty, and it says how many there are', () => {
    const locks = Array.from({ length: 45 }, () => lock('http', 'locked', main, 'shut'));
    const story = report(0, { ...blocked, locks });
    expect(tableWith('Verdict', story)).toHaveLength(31);
    expect(renderSummary(story)).toContain('and 15 more locks (see the report)');
  });

  it('are not a section where nobody looked', () => {
    expect(renderSummary(EXAMPLES['success at once'])).not.toContain('### Locks');
  });
});

describe('agents on shift in the job summary', () => {
  it('are the same in the chart and in the table', () => {
    const summary = renderSummary(EXAMPLES['shifts running']);
    const bars = /bar \[(.*)\]/.exec(summary)?.[1]?.split(', ');
    const rows = tableWith('Hour from', EXAMPLES['shifts running']).slice(1);
    expect(rows.map(([, agents]) => agents)).toEqual(bars);
    expect(rows).toHaveLength(24);
    expect(rows.filter(([hour]) => hour?.endsWith('now'))).toEqual([['Tue\u00A02026-11-03\u00A010:00\u00A0GMT+1 now', '42']]);
  });

  it('have a chart a day, without days on which nobody works', () => {
    const agents = [...Array(24).fill(2), ...Array(24).fill(0)];
    const locks = [lock('wfm-shifts', 'locked', main, 'on shift')];
    const charts = (counts: readonly number[]) =>
      renderSummary(report(0, { ...blocked, locks, shiftCurves: [shiftCurve('x', 'UTC', '2026-11-03T00:00:00.000Z', counts)] })).match(
        /xychart-beta/g,
      );
    expect(charts(agents)).toHaveLength(1);
    expect(charts(agents.map(() => 1))).toHaveLength(2);
  });

  it('are a table only where shifts are not in the way', () => {
    const summary = renderSummary(EXAMPLES['shifts over, applied']);
    expect(summary).not.toContain('xychart');
    expect(summary).toContain('at most 5 in 24 hours</summary>');
  });

  it('are shown in UTC where the time zone is none', () => {
    const shiftCurves = [shiftCurve('x', 'Mars/Olympus', '2026-11-03T00:00:00.000Z', [1])];
    expect(renderSummary(report(0, { ...blocked, shiftCurves }))).toContain('Agents on shift in x (UTC)');
  });
});

describe('windows and permissions in the job summary', () => {
  it('list the evaluated times of each window', () => {
    const items = elementsNamed('li', parseMarkdown(renderSummary(EXAMPLES['denied window']))).map(textOf);
    expect(items).toEqual(EXAMPLES['denied window'].windows);
  });

  it('name each permission that is missing and why it is needed, the fatal ones first', () => {
    expect(tableWith('Permission', EXAMPLES['missing permissions'])).toEqual([
      ['Permission', 'Needed for', 'Without it'],
      ['routing:scheduleGroup:edit', 'update of genesyscloud_architect_schedulegroups.opening_hours', '❌ the change fails'],
      ['architect:job:create', 'update of genesyscloud_flow.main_ivr', '❌ the change fails'],
      ['architect:flow:view', 'to see who has a flow open', '❓ the lock stays unknown'],
    ]);
  });

  it('name organisation, region and what was not checked in the run details', () => {
    const facts = new Map(tableWith('Fact', EXAMPLES['unknown answers']).map(([fact = '', value]) => [fact, value]));
    expect(facts.get('Organisation')).toBe('Acme Contact Centre 3aa1c2de-0f4b-4f3a-8a61-9d1f0c2b7e10');
    expect(facts.get('Region')).toBe('eu-central-1');
    expect(facts.get('Lock status')).toBe('unknown');
    expect(facts.get('Permissions not checked')).toBe('genesyscloud_user_roles');
  });
});
