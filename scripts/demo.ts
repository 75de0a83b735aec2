import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { STORIES, type Story } from '../sandbox/demo/stories.ts';
import { findTerraform, HOW_TO_GET_TERRAFORM } from '../sandbox/find-terraform.ts';
import { renderSummaryPage } from '../sandbox/page/render-summary.ts';
import { setStage } from '../sandbox/stage.ts';

/** Where the page with the three summaries goes, relative to the project. */
const PAGE = join('out', 'demo.html');

const bold = (text: string): string => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);

/** What of the runner's log belongs to the story: not its own header, not the tokens around Terraform's output. */
const isTold = (line: string): boolean => !/^\s*::(stop-commands::|[^:]*::$)/.test(line);

interface Told {
  readonly asExpected: boolean;
  readonly summary: string;
}

/** Plays one story and tells it as it runs. */
const tell = async (story: Story, number: number): Promise<Told> => {
  console.log(`\n${bold(`Story ${number} of ${STORIES.length}: ${story.title}`)}\n${story.situation}\n`);
  const stage = await setStage({ files: story.deployed, scenario: story.scenario, arm: false, innerTries: 1 });
  try {
    if (story.changed !== null) await stage.write(story.changed);
    stage.sandbox.api.arm();
    let isHeader = true;
    const { main } = await stage.run(story.inputs, {
      onLine: (line) => {
        // The runner's header ends where its indented lines do.
        if (isHeader && !/^(▼ Run|\s)/.test(line)) isHeader = false;
        if (!isHeader && isTold(line)) console.log(`  │ ${line}`);
      },
    });
    const { outcome = '', 'failure-reason': reason = '', attempts = '' } = main.outputs;
    const asExpected = outcome === story.expected.outcome && reason === story.expected.failureReason;
    console.log(`\n${bold(`Outcome: ${outcome}${reason === '' ? '' : ` (${reason})`}`)}, attempts: ${attempts}. ${story.moral}`);
    return { asExpected, summary: `## Story ${number}: ${story.title}\n\n${story.situation}\n\n${main.summary ?? 'No summary.'}` };
  } finally {
    await stage.close();
  }
};

const main = async (): Promise<number> => {
  if (findTerraform() === null) {
    console.error(HOW_TO_GET_TERRAFORM);
    return 1;
  }
  console.log('Real Terraform meets real 409s: an embedded Genesys Cloud, its provider, and the action as GitHub runs it.');
  const told: Told[] = [];
  for (const [index, story] of STORIES.entries()) told.push(await tell(story, index + 1));

  const page = join(dirname(import.meta.dirname), PAGE);
  await mkdir(dirname(page), { recursive: true });
  await writeFile(
    page,
    await renderSummaryPage(told.map(({ summary }) => summary).join('\n\n---\n\n'), { title: 'Deploy Guard: the three stories' }),
  );
  console.log(`\nThe job summaries, as GitHub shows them: ${page}`);
  if (told.every(({ asExpected }) => asExpected)) return 0;
  console.error('A story did not end as it should.');
  return 1;
};

main().then(
  (code) => {
    process.exitCode = code;
  },
  (cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : String(cause));
    process.exitCode = 1;
  },
);
