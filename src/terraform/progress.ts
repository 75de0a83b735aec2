import type { Diagnostic } from '../domain/diagnostic.ts';
import type { TerraformEvent } from './events.ts';
import type { LongCommandName } from './followed-run.ts';

/**
 * What of an event a person wants to read in the log; null: nothing. Terraform's own sentence, since people know it; reads are
 * left out (a plan of a thousand objects would print two thousand lines), as is the plan that an apply says once more; the
 * address goes before an error that has one.
 */
export const progressLine = (event: TerraformEvent, command: LongCommandName): string | null => {
  switch (event.type) {
    case 'version':
    case 'refresh_start':
    case 'refresh_complete':
      return null;
    case 'outputs':
      return event.names.length === 0 ? null : `Outputs: ${event.names.join(', ')}`;
    case 'diagnostic':
      return diagnosticText(event.diagnostic);
    case 'planned_change':
      return command === 'plan' ? event.message : null;
    case 'apply_start':
    case 'apply_progress':
    case 'apply_complete':
    case 'apply_errored':
    case 'change_summary':
    case 'log':
    case 'other':
    case 'plain':
      return event.message;
  }
};

/** Warnings that come with every `-target`; their long advice is for people who typed it themselves. */
const ABOUT_TARGETS = ['Resource targeting is in effect', 'Applied changes may be incomplete'];

/** The provider's JSON (facts/genesys.md 2.4) says once more what its summary says; the run's own lines bring what is left of it. */
const diagnosticText = ({ severity, summary, detail, address }: Diagnostic): string => {
  const [words = ''] = summary.split(/\s*\n\{"resource/, 1);
  const head = `${severity === 'error' ? 'Error' : 'Warning'}${address === null ? '' : ` (${address})`}: ${words.trimEnd()}`;
  const isRepetition = detail === '' || detail.startsWith('{"resource') || ABOUT_TARGETS.includes(summary);
  return isRepetition ? head : `${head}\n  ${detail.replaceAll('\n', '\n  ')}`;
};
