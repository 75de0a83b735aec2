import type { Hazard, Report } from '../domain/report.ts';
import { code, prose, row, tableHead } from './markdown.ts';
import type { Section } from './section.ts';
import { plural } from './wording.ts';

const MOST_SHOWN = 50;

const LEVEL_WORDS: Readonly<Record<Hazard['level'], string>> = { high: '🔴 high', medium: '🟠 medium' };

/** Hazards, high before medium, else in the report's order. */
export const hazardsByLevel = ({ hazards }: Report): readonly Hazard[] => [
  ...hazards.filter(({ level }) => level === 'high'),
  ...hazards.filter(({ level }) => level === 'medium'),
];

/** What in the plan deserves attention though it does not fail. */
export const hazardsSection = (report: Report, priority: number): readonly Section[] => {
  const hazards = hazardsByLevel(report);
  if (hazards.length === 0) return [];
  const unshown = Math.max(0, hazards.length - MOST_SHOWN);
  return [
    {
      priority,
      head: `### Hazards\n\n${tableHead(['Level', 'Address', 'What to know'])}`,
      rows: hazards.slice(0, MOST_SHOWN).map(({ level, address, message }) => row([LEVEL_WORDS[level], code(address), prose(message)])),
      foot: (left) => (left + unshown === 0 ? '' : `\nand ${plural(left + unshown, 'more hazard')} (see the report)`),
    },
  ];
};
