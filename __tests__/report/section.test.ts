import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { utf8Bytes } from '../../src/report/plain-text.ts';
import { fitSections, type Section, wholeSection } from '../../src/report/section.ts';

const list = (priority: number, rows: readonly string[]): Section => ({
  priority,
  head: '<details>',
  rows,
  foot: (left) => (left === 0 ? '</details>' : `and ${left} more</details>`),
});

describe('fitting sections into a budget', () => {
  it('shows all of them in the order of reading when there is room', () => {
    expect(fitSections([wholeSection(2, 'first'), list(1, ['a', 'b'])], 1_000)).toEqual({
      markdown: 'first\n\n<details>\na\nb\n</details>',
      cut: false,
    });
  });

  it('uses the budget to its last byte', () => {
    const section = list(1, ['ä', 'b']);
    const size = utf8Bytes(fitSections([section], 1_000).markdown);
    expect(fitSections([section], size).cut).toBe(false);
    expect(fitSections([section], size - 1).cut).toBe(true);
  });

  it('cuts at the end of a row, says how many are missing and closes what was opened', () => {
    expect(fitSections([list(1, ['a'.repeat(10), 'b'.repeat(10), 'c'.repeat(10)])], 50).markdown).toBe(
      '<details>\naaaaaaaaaa\nand 2 more</details>',
    );
  });

  it('leaves out what is less important than what it had to cut', () => {
    const sections = [wholeSection(3, 'small'), list(2, ['a'.repeat(100)]), wholeSection(1, 'important')];
    expect(fitSections(sections, 60)).toEqual({ markdown: 'important', cut: true });
  });

  it('never exceeds the budget', () => {
    const rows = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 8 });
    const sections = fc.array(fc.tuple(fc.integer({ min: 1, max: 5 }), rows), { maxLength: 6 });
    fc.assert(
      fc.property(sections, fc.nat(400), (parts, limit) => {
        const { markdown } = fitSections(
          parts.map(([priority, lines]) => list(priority, lines)),
          limit,
        );
        expect(utf8Bytes(markdown)).toBeLessThanOrEqual(limit);
        expect(markdown.split('<details>').length).toBe(markdown.split('</details>').length);
      }),
    );
  });
});
