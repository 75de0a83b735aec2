import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { code, codeList, link, prose, row, tableHead, text } from '../../src/report/markdown.ts';
import { clip, clipMiddle, oneLine } from '../../src/report/plain-text.ts';
import { HOSTILE_TEXTS, hostileText } from './hostile-text.ts';
import { elementsNamed, parseMarkdown, skeletonOf, textOf } from './parsed-markdown.ts';

const withoutGaps = (shown: string): string => shown.replaceAll('\u200B', '');

const places = [
  ['a paragraph', (inner: string) => `before ${inner} after`, 'p()'],
  ['the start of a list item', (inner: string) => `- ${inner}`, 'ul(li())'],
  ['bold', (inner: string) => `**x ${inner} x**`, 'p(strong())'],
  ['a table cell', (inner: string) => `${tableHead(['a', 'b'])}\n${row([inner, 'x'])}`, 'table(thead(tr(th() th())) tbody(tr(td() td())))'],
  ['the summary of a fold', (inner: string) => `<details>\n<summary>${inner}</summary>\n\nx\n\n</details>`, 'details(summary() p())'],
] as const;

describe('foreign text in markdown', () => {
  it.each(places)('stays text in %s', (_, put, structure) => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const tree = parseMarkdown(put(text(hostile)));
        expect(skeletonOf(tree)).toBe(structure);
        expect(withoutGaps(textOf(tree))).toContain(withoutGaps(clip(oneLine(hostile), 600)));
      }),
      { numRuns: 60 },
    );
  });

  it.each(places)('stays one piece of code in %s when it is a name', (_, put, structure) => {
    fc.assert(
      fc.property(hostileText, (hostile) => {
        const tree = parseMarkdown(put(code(hostile)));
        expect(skeletonOf(tree, ['code'])).toBe(structure);
        const pieces = elementsNamed('code', tree);
        expect(pieces.map((piece) => withoutGaps(textOf(piece)))).toEqual([withoutGaps(clipMiddle(oneLine(hostile), 160))]);
      }),
      { numRuns: 60 },
    );
  });

  it.each(places)('stays text and code in %s when it is a sentence with backticks', (_, put, structure) => {
    fc.assert(
      fc.property(hostileText, (hostile) => expect(skeletonOf(parseMarkdown(put(prose(hostile))), ['code'])).toBe(structure)),
      { numRuns: 60 },
    );
  });

  it('leaves nothing for GitHub to turn into a mention, a reference, an emoji or a link', () => {
    for (const hostile of HOSTILE_TEXTS) {
      const shown = textOf(parseMarkdown(`x ${text(hostile)}`));
      expect(shown).not.toMatch(/@\w|#\d|GH-\d|:\/\/|www\.|:[\w+-]+:/);
    }
  });

  it('shows every character of a harmless sentence as it is', () => {
    const source = 'Error deleting flow 84920103: API Error: 409 - in use (5b1f3c1e), 100 % of it; see 1.11.4';
    expect(text(source)).toBe(source);
  });

  it('does not escape what an address is made of, but for its quotes and brackets', () => {
    expect(code('module.eu["x"].genesyscloud_flow.main_ivr')).toBe(
      '<code>module.eu&#91;&quot;x&quot;&#93;.genesyscloud_flow.main_ivr</code>',
    );
  });

  it('shows what stands in backticks as code, without changing it', () => {
    const tree = parseMarkdown(prose('Run `terraform state push errored.tfstate` in `infra/prod`.'));
    expect(elementsNamed('code', tree).map(textOf)).toEqual(['terraform state push errored.tfstate', 'infra/prod']);
  });

  it('keeps a command with a web address free of invisible characters, so that it can be copied', () => {
    const tree = parseMarkdown(prose('Run `curl https://api.mypurecloud.com/x`'));
    expect(textOf(tree)).toBe('Run curl https://api.mypurecloud.com/x');
    expect(elementsNamed('a', tree)).toEqual([]);
  });
});

describe('a list of names', () => {
  it.each([
    [['a', 'b'], '<code>a</code>, <code>b</code>'],
    [['a', 'b', 'c', 'd'], '<code>a</code>, <code>b</code> and 2 more'],
    [[], ''],
  ])('shows %j as %s', (names, shown) => {
    expect(codeList(names, 2)).toBe(shown);
  });
});

describe('a link', () => {
  it('is made of a web address', () => {
    expect(link('open', 'https://github.com/a/b?x=1&y=2')).toBe('<a href="https://github.com/a/b?x=1&amp;y=2">open</a>');
  });

  it.each(['javascript:alert(1)', 'https://x"onclick="y', 'https://x y', 'https://x|y', ''])('is not made of %j', (url) => {
    expect(link('open', url)).toBe('open');
  });
});

describe('a row of a table', () => {
  it('marks an empty cell', () => {
    expect(row(['a', ''])).toBe('| a | – |');
  });
});
