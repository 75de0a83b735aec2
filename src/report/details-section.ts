import type { Report } from '../domain/report.ts';
import { wallTime } from './duration.ts';
import { code, link, row, tableHead } from './markdown.ts';
import { type Section, wholeSection } from './section.ts';
import { runDuration } from './standing.ts';
import { countWords, plural } from './wording.ts';

const PRODUCTS = { terraform: 'Terraform', opentofu: 'OpenTofu' } as const;

const fact = (name: string, value: string | null): readonly string[] => (value === null ? [] : [row([name, value])]);

const nullable = (value: string | null): string | null => (value === null ? null : code(value));

const planFacts = ({ plan }: Report): readonly string[] => {
  if (plan === null) return [];
  const moves = plan.moves === 0 ? '' : `, ${plural(plan.moves, 'move')}`;
  return [...fact('Plan', `${plan.mode}: ${countWords(plan.counts)}${moves}`), ...fact('Plan digest', code(plan.digest))];
};

const runFacts = ({ run }: Report): readonly string[] => {
  const repeat = run.attempt === null || run.attempt < 2 ? '' : ` (run attempt ${run.attempt})`;
  const workflow = run.workflow === null ? null : `${code(run.workflow)}${repeat}`;
  return [
    ...fact('Repository', nullable(run.repository)),
    ...fact('Workflow', workflow),
    ...fact('Run', run.url === null ? null : link('open', run.url)),
    ...fact('Commit', nullable(run.sha)),
    ...fact('Started by', nullable(run.actor)),
  ];
};

/** The facts that a ticket needs, folded away: who ran what, when, where and with which plan. */
export const detailsSection = (report: Report, priority: number): Section => {
  const { terraform, action } = report;
  const rows = [
    ...fact('Command', code(report.command)),
    ...planFacts(report),
    ...fact('Working directory', code(report.workingDirectory)),
    ...fact('Workspace', nullable(report.workspace)),
    ...fact('Terraform', terraform === null ? null : `${PRODUCTS[terraform.product]} ${code(terraform.version)}`),
    ...fact('Started', wallTime(report.startedAt)),
    ...fact('Ended', `${wallTime(report.endedAt)} (${runDuration(report)})`),
    ...runFacts(report),
    ...fact('Action', `${code(action.name)} ${code(action.version)}`),
  ];
  return wholeSection(
    priority,
    ['<details>', '<summary>Run details</summary>', '', tableHead(['Fact', 'Value']), ...rows, '', '</details>'].join('\n'),
  );
};
