import type { TerraformEvent } from './events.ts';

/**
 * What of an event a person wants to read in the log; null: nothing. Terraform's own sentence, since people know it; reads are
 * left out (a plan of a thousand objects would print two thousand lines), and the address goes before an error that has one.
 */
export const progressLine = (event: TerraformEvent): string | null => {
  switch (event.type) {
    case 'version':
    case 'refresh_start':
    case 'refresh_complete':
      return null;
    case 'outputs':
      return event.names.length === 0 ? null : `Outputs: ${event.names.join(', ')}`;
    case 'diagnostic': {
      const { severity, summary, detail, address } = event.diagnostic;
      const head = `${severity === 'error' ? 'Error' : 'Warning'}${address === null ? '' : ` (${address})`}: ${summary}`;
      return detail === '' || summary.includes(detail) ? head : `${head}\n  ${detail.replaceAll('\n', '\n  ')}`;
    }
    case 'planned_change':
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
