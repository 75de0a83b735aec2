import { createLogDisplay } from './displayed-log.ts';
import type { Masks } from './masks.ts';
import type { Annotation, AnnotationLevel } from './step-result.ts';

const MAX_ANNOTATIONS_PER_LEVEL = 10;
const MAX_MESSAGE_LENGTH = 4096;

type Details = Partial<Omit<Annotation, 'level' | 'message'>>;

/** The log and the annotations of one step. Everything written is masked. */
export interface StepLog {
  write(text: string): void;
  /** Written only where the job runs with debug logging. */
  debug(text: string): void;
  /** An annotation: in the log always, in `annotations` up to 10 of its level. */
  annotate(level: AnnotationLevel, message: string, details?: Details): void;
  /** The log as GitHub shows it. */
  displayed(): string;
  annotations(): readonly Annotation[];
}

/** @param onLine is told every line as it is shown */
export function createStepLog(masks: Masks, debugLogging: boolean, onLine: (line: string) => void): StepLog {
  const display = createLogDisplay();
  const shown: string[] = [];
  const annotations: Annotation[] = [];

  function write(text: string): void {
    for (const line of masks.apply(text).split('\n')) {
      const visible = display.show(line);
      if (visible === null) continue;
      shown.push(visible);
      onLine(visible);
    }
  }

  return {
    write,
    debug(text) {
      if (!debugLogging) return;
      for (const line of text.split(/\r?\n/)) write(`##[debug]${line}`);
    },
    annotate(level, message, details = {}) {
      const text = masks.apply(message).slice(0, MAX_MESSAGE_LENGTH);
      if (annotations.filter((other) => other.level === level).length < MAX_ANNOTATIONS_PER_LEVEL) {
        annotations.push({ ...NOWHERE, ...details, level, message: text });
      }
      if (text !== '') write(`##[${level}]${text}`);
    },
    displayed: () => shown.map((line) => `${line}\n`).join(''),
    annotations: () => [...annotations],
  };
}

const NOWHERE = { title: null, file: null, line: null, endLine: null, column: null, endColumn: null };
