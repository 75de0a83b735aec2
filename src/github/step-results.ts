import { writeFileSync } from 'node:fs';
import { type AnnotationProperties, error, notice, setOutput, warning } from '@actions/core';
import type { StepAnnotation, StepResults } from './port.ts';

/**
 * The real step: workflow commands and command files by @actions/core. The summary alone is written without it, and at once: the
 * library's write is asynchronous, and after a cancellation the runner kills (facts/github.md 1.5).
 */
export const createStepResults = (summaryFile: string | undefined, warn: (text: string) => void): StepResults => ({
  annotate: (annotations) => {
    for (const annotation of annotations) WRITERS[annotation.level](annotation.message, propertiesOf(annotation));
  },
  summary: (markdown) => {
    try {
      writeFileSync(summaryFile ?? '', markdown);
    } catch (cause) {
      warn(`The job summary could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  },
  outputs: (values) => {
    for (const [name, value] of Object.entries(values)) setOutput(name, value);
  },
});

const WRITERS = { error, warning, notice } as const;

const propertiesOf = ({ title, file, startLine, endLine }: StepAnnotation): AnnotationProperties => ({
  title,
  ...(file === undefined ? {} : { file }),
  ...(startLine === undefined ? {} : { startLine }),
  ...(endLine === undefined ? {} : { endLine }),
});
