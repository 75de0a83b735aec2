import type { NeededPermission } from '../domain/needed-permissions.ts';
import type { Report } from '../domain/report.ts';
import { code, prose, row, tableHead } from './markdown.ts';
import type { Section } from './section.ts';
import { plural } from './wording.ts';

const MOST_SHOWN = 50;

const WITHOUT_IT: Readonly<Record<NeededPermission['need'], string>> = {
  change: '❌ the change fails',
  look: '❓ the lock stays unknown',
};

/** What the plan's changes need before what only our own questions need. */
const fatalFirst = (missing: readonly NeededPermission[]): readonly NeededPermission[] => [
  ...missing.filter(({ need }) => need === 'change'),
  ...missing.filter(({ need }) => need === 'look'),
];

/** Permissions that the credentials lack, as an administrator looks for them: `domain:entity:action`. */
export const permissionsSection = ({ permissions }: Report, priority: number): readonly Section[] => {
  const missing = fatalFirst(permissions?.missing ?? []);
  if (missing.length === 0) return [];
  const unshown = Math.max(0, missing.length - MOST_SHOWN);
  return [
    {
      priority,
      head: `### Missing permissions\n\n${tableHead(['Permission', 'Needed for', 'Without it'])}`,
      rows: missing.slice(0, MOST_SHOWN).map(({ permission, why, need }) => row([code(permission), prose(why), WITHOUT_IT[need]])),
      foot: (left) => (left + unshown === 0 ? '' : `\nand ${plural(left + unshown, 'more permission')} (see the report)`),
    },
  ];
};
