import { setStage } from '../sandbox/stage.ts';
import { POLL_INTERVAL_MS } from '../src/commands/wait-before-retry.ts';
import { inTime, median, type Row, ratioOf } from './row.ts';

/** Milliseconds from the start of the scenario to the end of the lock: spread over one poll interval. */
const LOCK_ENDS = [8_000, 8_500, 9_000, 9_500];

/** Milliseconds; the poll interval is the pause between two looks, and a look takes its time as well. */
const LOOK_MS = 250;

const FLOW = `
resource "genesyscloud_flow" "main" {
  filepath = "main.yaml"
}
`;
const FLOW_SOURCE = 'inboundCall:\n  name: Main\n  division: Home\n  startUpRef: ./menus/menu[mainMenu]\n';

/** How long after a lock's end the wait for it was over, and the next attempt began; milliseconds. */
interface Noticed {
  readonly waitMs: number;
  readonly attemptMs: number;
}

/**
 * From the end of a lock to the next attempt, in real time: a caller leaves a flow whose deletion was refused. The pause between two
 * looks is the poll interval; before the attempt there is a fresh plan, whose time is Terraform's.
 */
export const benchLockEnd = async (): Promise<readonly Row[]> => {
  const noticed: Noticed[] = [];
  for (const end of LOCK_ENDS) noticed.push(await deleteUnderACaller(end));
  const longest = Math.max(...noticed.map(({ waitMs }) => waitMs));
  const most = POLL_INTERVAL_MS + LOOK_MS;
  return [
    {
      bench: 'locks',
      what: `from a lock's end to the end of the wait for it, longest of ${noticed.length}`,
      ours: inTime(longest),
      against: `${inTime(most)} (poll interval and a look)`,
      ratio: ratioOf(longest, most),
      limit: 1,
    },
    {
      bench: 'locks',
      what: `from a lock's end to the next attempt, with the plan before it, median of ${noticed.length}`,
      ours: inTime(median(noticed.map(({ attemptMs }) => attemptMs))),
      against: `${inTime(POLL_INTERVAL_MS)} (poll interval)`,
      ratio: ratioOf(median(noticed.map(({ attemptMs }) => attemptMs)), POLL_INTERVAL_MS),
      limit: null,
    },
  ];
};

/** `drain: off`, so that the first attempt meets the caller instead of waiting before it. */
const deleteUnderACaller = async (endMs: number): Promise<Noticed> => {
  const stage = await setStage({
    files: { 'main.tf': FLOW, 'main.yaml': FLOW_SOURCE },
    scenario: `conditions:\n  - callers: { flow: Main, count: 1, leave: [${endMs}ms] }\n`,
    arm: false,
    asks: true,
    innerTries: 1,
  });
  try {
    await stage.write({ 'main.tf': '' });
    stage.sandbox.api.arm();
    const lockEnd = Date.now() + endMs;
    const { report } = await stage.run({ drain: 'off', 'initial-delay': '500ms', 'max-delay': '60s' });
    const [, second, ...more] = report.attempts;
    const [wait] = report.waits;
    if (report.outcome !== 'applied' || second === undefined || more.length > 0 || wait === undefined)
      throw new Error(`Two attempts and an end were expected, not ${report.attempts.length} and ${report.outcome}: ${report.message}`);
    return { waitMs: Date.parse(wait.endedAt) - lockEnd, attemptMs: Date.parse(second.startedAt) - lockEnd };
  } finally {
    await stage.close();
  }
};
