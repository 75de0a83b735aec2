import type { Report, ReportedConflict } from '../domain/report.ts';
import { attemptWords, type ConflictGroup, groupConflicts } from './conflict-groups.ts';
import { code, prose, text } from './markdown.ts';
import type { Section } from './section.ts';
import { CONFLICT_WORDS, capital, number, plural } from './wording.ts';

/** Conflicts told in full; an on-call engineer does not read more of them, and they must leave room for the changes. */
const MOST_SHOWN = 30;

const SIGNS: Readonly<Record<ConflictGroup['standing'], string>> = { incurable: '⛔', standing: '⏳', cured: '✅' };

const CURE_WORDS: Readonly<Record<ConflictGroup['standing'], string>> = {
  incurable: 'waiting cannot cure it',
  standing: 'waiting can cure it',
  cured: 'got through',
};

const titleOf = ({ address, kind }: ReportedConflict): string =>
  address === null ? `**${capital(CONFLICT_WORDS[kind])}**` : `${code(address)}: **${CONFLICT_WORDS[kind]}**`;

const conflictItem = ({ latest, attempts, standing }: ConflictGroup, alreadySaid: string | undefined): string => {
  const status = latest.status === null ? '' : `HTTP ${latest.status}, `;
  const correlation = latest.correlationId === null ? '' : ` · correlation id ${code(latest.correlationId)}`;
  const saysNext = standing !== 'cured' && latest.nextStep !== '' && latest.nextStep !== alreadySaid;
  return [
    `- ${SIGNS[standing]} ${titleOf(latest)} (${status}${attemptWords(attempts)}, ${CURE_WORDS[standing]})`,
    `“${text(latest.message)}”${correlation}`,
    ...(saysNext ? [`**Next:** ${prose(latest.nextStep)}`] : []),
  ].join('<br>\n  ');
};

/** What was in the way, each thing once with the platform's words, and what to do about it; none when nothing was. */
export const conflictsSection = (report: Report, priority: number): readonly Section[] => {
  const groups = groupConflicts(report);
  if (groups.length === 0) return [];
  const alreadySaid = report.nextSteps.length === 1 ? report.nextSteps[0] : undefined;
  const unshown = Math.max(0, groups.length - MOST_SHOWN);
  return [
    {
      priority,
      head: `### ${groups.every(({ standing }) => standing === 'cured') ? 'What was in the way' : 'What is in the way'}\n`,
      rows: groups.slice(0, MOST_SHOWN).map((group) => conflictItem(group, alreadySaid)),
      foot: (left) =>
        left + unshown === 0 ? '' : `\nand ${plural(left + unshown, 'more conflict')} of ${number(groups.length)} (see the report)`,
    },
  ];
};
