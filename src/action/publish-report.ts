import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Report } from '../domain/report.ts';
import type { StepResults } from '../github/port.ts';
import { renderAnnotations } from '../report/annotations.ts';
import { renderOutputs } from '../report/outputs.ts';
import { renderSummary } from '../report/summary.ts';

/** Where a report goes besides the step. All absolute. */
export interface ReportPaths {
  /** Always written; the `report-file` output. */
  readonly report: string;
  /** The input `report-file`; null: nowhere else. */
  readonly copy: string | null;
  /** The plan; null: there is none. */
  readonly plan: string | null;
}

/**
 * Writes the report and its renderings: file, outputs, summary, and, when the run is over, annotations. May be called again for
 * a later state of the same run: everything but annotations is replaced.
 */
export const publishReport = (
  report: Report,
  results: StepResults,
  paths: ReportPaths,
  warn: (text: string) => void,
  isFinal: boolean,
): void => {
  const text = `${JSON.stringify(report, null, 2)}\n`;
  writeFileSync(paths.report, text, { mode: 0o600 });
  if (paths.copy !== null) writeCopy(paths.copy, text, warn);
  results.outputs(renderOutputs(report, { planFile: paths.plan ?? '', reportFile: paths.report }));
  results.summary(renderSummary(report));
  if (isFinal) results.annotate(renderAnnotations(report));
};

/** The report is also in the runner's temporary directory, so a copy that cannot be written does not fail the run. */
const writeCopy = (file: string, text: string, warn: (text: string) => void): void => {
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text, { mode: 0o600 });
  } catch (cause) {
    warn(`report-file could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
