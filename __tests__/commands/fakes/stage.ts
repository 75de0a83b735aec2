import type { Settings } from '../../../src/action/settings.ts';
import { deploy } from '../../../src/commands/deploy.ts';
import { Ledger } from '../../../src/commands/ledger.ts';
import type { Verdict } from '../../../src/commands/verdict.ts';
import { type Clock, isoTime } from '../../../src/domain/clock.ts';
import type { Report } from '../../../src/domain/report.ts';
import type { Verdict as Sight } from '../../../src/genesys/port.ts';
import { type Call, FakeTerraform } from './fake-terraform.ts';
import type { Configuration, World } from './world.ts';
import { emptyWorld } from './world.ts';

/** When every run of the tests begins: 2026-10-06 12:00:00 UTC. */
export const START = Date.UTC(2026, 9, 6, 12);

const SETTINGS: Settings = {
  command: 'apply',
  workspaceDirectory: '/work',
  workingDirectory: '/work',
  planFile: null,
  planArguments: [],
  init: 'auto',
  initArguments: [],
  terraformPath: 'terraform',
  lockTimeoutMs: 120_000,
  parallelism: null,
  region: null,
  credentials: { kind: 'environment' },
  maxRetries: 10,
  backoff: { initialDelayMs: 500, multiplier: 2, maxDelayMs: 60_000, jitter: 'none' },
  retryTimeoutMs: 1_800_000,
  reportFile: null,
};

/** Time that passes only when somebody waits. */
export class FakeClock implements Clock {
  #now = START;

  now(): number {
    return this.#now;
  }

  async sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
    if (!signal.aborted) this.#now += milliseconds;
  }
}

/** A run of the action over a fake world: set up, run once, looked at. */
export class Stage {
  readonly world: World;
  readonly terraform: FakeTerraform;
  readonly clock = new FakeClock();
  readonly lines: string[] = [];
  /** What the observer sees; by default nothing. */
  observe: () => Sight = () => 'unknown';
  readonly #settings: Settings;
  readonly #controller = new AbortController();
  readonly #ledger: Ledger;
  #report: Report | null = null;

  constructor(configuration: Configuration, settings: Partial<Settings> = {}) {
    this.#settings = { ...SETTINGS, ...settings };
    this.world = emptyWorld(configuration);
    this.terraform = new FakeTerraform(this.world, this.clock, this.#controller.signal);
    this.#ledger = new Ledger({
      action: { name: 'deploy-guard', version: '0.0.0' },
      command: this.#settings.command,
      startedAt: isoTime(START),
      run: { repository: null, workflow: null, url: null, attempt: null, sha: null, actor: null },
      workingDirectory: '.',
      maxAttempts: this.#settings.maxRetries + 1,
    });
  }

  cancel(): void {
    this.#controller.abort();
  }

  async run(): Promise<Verdict> {
    const log = (text: string) => {
      this.lines.push(text);
    };
    const verdict = await deploy({
      settings: this.#settings,
      terraform: this.terraform,
      observer: { observe: async () => ({ verdict: this.observe(), evidence: '' }) },
      log: {
        info: log,
        warn: log,
        group: async (title, work) => {
          log(title);
          return work();
        },
      },
      ledger: this.#ledger,
      clock: this.clock,
      random: () => 0.5,
      cancelled: this.#controller.signal,
      deadline: START + this.#settings.retryTimeoutMs,
      privateFile: (name) => `/private/${name}`,
    });
    this.#report = this.#ledger.report(verdict, isoTime(this.clock.now()));
    return verdict;
  }

  /** The report of the run. */
  get report(): Report {
    if (this.#report === null) throw new Error('Nothing ran yet');
    return this.#report;
  }

  /** The commands in order: `plan`, `plan -refresh-only a`, `plan -refresh=false -replace=a -target=b`, `apply FILE`. */
  get commands(): readonly string[] {
    return this.terraform.calls.map(inWords);
  }

  /** How many attempts were made. */
  get attempts(): number {
    return this.report.attempts.length;
  }

  /** Milliseconds of the waits that took place. */
  get waits(): readonly number[] {
    return this.report.waits.map(({ startedAt, endedAt }) => Date.parse(endedAt) - Date.parse(startedAt));
  }
}

const inWords = (call: Call): string => {
  if (call.command === 'apply') return `apply ${call.file.replace('/private/', '')}`;
  if (call.command !== 'plan') return call.command;
  const { mode, refresh, targets, replace } = call.request;
  return [
    'plan',
    ...(mode === 'destroy' ? ['-destroy'] : []),
    ...(refresh === 'none' ? ['-refresh=false'] : []),
    ...(refresh === 'only' ? ['-refresh-only'] : []),
    ...replace.map((address) => `-replace=${address}`),
    ...targets.map((address) => `-target=${address}`),
  ].join(' ');
};
