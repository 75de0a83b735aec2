import { Ledger } from '../../../src/commands/ledger.ts';
import { lock } from '../../../src/commands/lock-parts.ts';
import type { GuardedObject, Ports } from '../../../src/commands/ports.ts';
import { isoTime } from '../../../src/domain/clock.ts';
import { EMPTY_CONFIG, type HttpRule, type ShiftsRule, type SourceRule } from '../../../src/domain/config.ts';
import type { Lock, OnLock } from '../../../src/domain/lock.ts';
import type { Report } from '../../../src/domain/report.ts';
import type { Settings } from '../../../src/domain/settings.ts';
import type { Window } from '../../../src/domain/window.ts';
import { FakePlatform } from './fake-platform.ts';
import { FakeTerraform } from './fake-terraform.ts';
import { FakeClock, NOBODY_TO_ASK, SETTINGS, START } from './stage.ts';
import { emptyWorld } from './world.ts';

/** What a source of the config file says, so many milliseconds after the start. */
export type Script = (elapsedMs: number) => Pick<Lock, 'verdict'> & Partial<Pick<Lock, 'evidence' | 'ends' | 'holder'>>;

/** One time a source was asked. */
export interface Asked {
  readonly rule: SourceRule;
  readonly guarded: readonly GuardedObject[];
  readonly onLock: OnLock;
  readonly at: number;
}

/** What a scene starts with. */
export interface SceneOptions {
  readonly settings?: Partial<Settings>;
  /** False: no credentials. */
  readonly hasPlatform?: boolean;
  readonly sources?: readonly SourceRule[];
  /** By default every source is clear. */
  readonly script?: Script;
  readonly windows?: readonly Window[];
  readonly random?: () => number;
  /** Milliseconds after the start. */
  readonly deadlineMs?: number;
}

/** A part of a command with everything around it in memory, and time that passes only when somebody waits. */
export class Scene {
  readonly platform = new FakePlatform();
  readonly clock = new FakeClock();
  readonly infos: string[] = [];
  readonly warnings: string[] = [];
  readonly asked: Asked[] = [];
  readonly ports: Ports;
  readonly #controller = new AbortController();

  constructor(options: SceneOptions = {}) {
    const settings = { ...SETTINGS, onLock: null, ...options.settings };
    const { platform, clock, infos, warnings } = this;
    this.ports = {
      ...NOBODY_TO_ASK,
      settings,
      terraform: new FakeTerraform(emptyWorld({ wishes: [] }), clock, this.#controller.signal),
      platform: options.hasPlatform === false ? null : platform,
      region: null,
      config: { ...EMPTY_CONFIG, locks: options.sources ?? [] },
      windows: options.windows ?? [],
      askSource: async (rule, guarded, onLock) => {
        this.asked.push({ rule, guarded, onLock, at: clock.now() - START });
        const { verdict, evidence = verdict, ...more } = (options.script ?? clear)(clock.now() - START);
        return { locks: [lock(rule.source, verdict, GATE, evidence, onLock, more)], shiftCurve: null };
      },
      observer: { observe: async () => ({ verdict: 'unknown', evidence: '' }) },
      log: { info: (text) => infos.push(text), warn: (text) => warnings.push(text), group: async (_, work) => work() },
      ledger: new Ledger({
        action: { name: 'deploy-guard', version: '0.0.0' },
        command: settings.command,
        startedAt: isoTime(START),
        run: { repository: null, workflow: null, url: null, attempt: null, sha: null, actor: null },
        workingDirectory: '.',
        maxAttempts: settings.maxRetries + 1,
      }),
      clock,
      random: options.random ?? (() => 0.5),
      cancelled: this.#controller.signal,
      deadline: START + (options.deadlineMs ?? settings.retryTimeoutMs),
      privateFile: (name) => `/private/${name}`,
    };
  }

  /** Aborts the run. */
  cancel(): void {
    this.#controller.abort();
  }

  /** Milliseconds since the start. */
  get elapsed(): number {
    return this.clock.now() - START;
  }

  /** The report as of now. */
  get report(): Report {
    return this.ports.ledger.report({ outcome: 'clear', failureReason: null, message: '', nextSteps: [] }, isoTime(this.clock.now()));
  }
}

const clear: Script = () => ({ verdict: 'clear' });

const GATE: Lock['object'] = { type: 'gate', id: 'g', name: 'Change CHG1', address: null, link: null };

const ANY = { guards: null, onLock: null } as const;

/** A data action of the customer. */
export const gate = (given: Partial<Pick<SourceRule, 'guards' | 'onLock'>> = {}): SourceRule => ({
  ...ANY,
  source: 'data-action',
  action: 'a',
  input: {},
  answer: 'status',
  clearWhen: 'clear',
  ...given,
});

/** Shifts of a business unit. */
export const shifts = (given: Partial<ShiftsRule> = {}): ShiftsRule => ({
  ...ANY,
  source: 'wfm-shifts',
  businessUnit: 'b',
  lookAhead: 'today',
  ...given,
});

/** An address that is asked for each guarded object. */
export const http = (given: Partial<HttpRule> = {}): HttpRule => ({
  ...ANY,
  source: 'http',
  target: { kind: 'platform', path: '/api/v2/x?id={id}' },
  method: 'GET',
  body: null,
  headers: [],
  lockedWhen: { path: 'status', values: ['ACTIVE'] },
  ...given,
});
