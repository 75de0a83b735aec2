import { type AnnotationProperties, error, notice, setOutput, summary, warning } from '@actions/core';
import type { StepAnnotation, StepResults } from './port.ts';

/** The real step: workflow commands and command files by @actions/core. */
export const createStepResults = (warn: (text: string) => void): StepResults => ({
  annotate: (annotations) => {
    for (const annotation of annotations) WRITERS[annotation.level](annotation.message, propertiesOf(annotation));
  },
  summary: async (markdown) => {
    try {
      await summary.emptyBuffer().addRaw(markdown).write({ overwrite: true });
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
