import { type Diagnostic, RawText } from '../domain/diagnostic.ts';
import type { Redactor } from './redact.ts';

/** The diagnostic as it may leave the adapter: without secrets in its words, which are kept, out of sight, where that changed them. */
export const redactDiagnostic = (printed: Omit<Diagnostic, 'raw'>, redact: Redactor['redact']): Diagnostic => {
  const summary = redact(printed.summary);
  const detail = redact(printed.detail);
  const isUntouched = summary === printed.summary && detail === printed.detail;
  return isUntouched ? printed : { ...printed, summary, detail, raw: new RawText(printed) };
};
