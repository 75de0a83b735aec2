import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ActionRun } from './stage.ts';
import type { WatchedStage } from './use-stage.ts';

/** Where a copy of the report goes, by the input `report-file`, to be searched as well. */
export const REPORT_COPY = 'out/report.json';

/** Masks are the one thing that has to name a secret. */
const withoutMasks = (raw: string): string => raw.replace(/^::add-mask::.*$/gm, '');

/** Everything that a run shows or leaves to somebody. */
const tracesOf = async ({ main, post, reportText, leftBehind }: ActionRun, { workspace }: WatchedStage) => ({
  output: withoutMasks(`${main.rawStdout}${main.rawStderr}`),
  post: `${post.rawStdout}${post.rawStderr}`,
  summary: main.summary ?? '',
  annotations: JSON.stringify(main.annotations),
  outputs: JSON.stringify(main.outputs),
  state: JSON.stringify(main.state),
  report: reportText,
  copy: await readFile(join(workspace, REPORT_COPY), 'utf8').catch(() => ''),
  leftBehind: JSON.stringify(leftBehind),
});

/** Each place in which one of the secrets is to be found, plain or as part of a JSON text: `canary-token in summary`. */
export const leaksOf = async (run: ActionRun, stage: WatchedStage, secrets: readonly string[]): Promise<readonly string[]> => {
  const traces = await tracesOf(run, stage);
  return Object.entries(traces).flatMap(([where, text]) =>
    secrets
      .filter((secret) => text.includes(secret) || text.includes(JSON.stringify(secret).slice(1, -1)))
      .map((secret) => `${secret} in ${where}`),
  );
};
