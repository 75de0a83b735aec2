import type { Report } from '../domain/report.ts';
import { text } from './markdown.ts';
import type { Section } from './section.ts';
import { plural } from './wording.ts';

const MOST_SHOWN = 30;

/** When the windows of the config file are active, each in its own time zone: what was understood is what counts. */
export const windowsSection = ({ windows }: Report, priority: number): readonly Section[] => {
  if (windows.length === 0) return [];
  const unshown = Math.max(0, windows.length - MOST_SHOWN);
  return [
    {
      priority,
      head: '### Windows\n',
      rows: windows.slice(0, MOST_SHOWN).map((line) => `- ${text(line)}`),
      foot: (left) => (left + unshown === 0 ? '' : `\nand ${plural(left + unshown, 'more window')} (see the report)`),
    },
  ];
};
