import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { publishReport, type ReportPaths } from '../../src/action/publish-report.ts';
import type { Report } from '../../src/domain/report.ts';
import type { StepAnnotation, StepResults } from '../../src/github/port.ts';
import { report } from '../report/example-parts.ts';

const failedReport: Report = report(1_000, { outcome: 'failed', failureReason: 'conflict', message: 'The flow is in use.' });
const appliedReport: Report = report(2_000, { outcome: 'applied', failureReason: null, message: 'Done.' });

let folder: string;
let paths: ReportPaths;
let warnings: string[];
let step: { summary: string; outputs: Record<string, string>; annotations: StepAnnotation[] };

const results: StepResults = {
  annotate: (annotations) => {
    step.annotations.push(...annotations);
  },
  summary: async (markdown) => {
    step.summary = markdown;
  },
  outputs: (values) => Object.assign(step.outputs, values),
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'publish-'));
  paths = { report: join(folder, 'report.json'), copy: null, plan: null };
  warnings = [];
  step = { summary: '', outputs: {}, annotations: [] };
});

afterEach(() => rmSync(folder, { recursive: true }));

const publish = (document: Report, isFinal: boolean) => publishReport(document, results, paths, (text) => warnings.push(text), isFinal);
const documentIn = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));
const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('a published report', () => {
  it('is a file for its owner alone, and the outputs say where', async () => {
    await publish(failedReport, true);

    expect(documentIn(paths.report)).toEqual(failedReport);
    expect(modeOf(paths.report)).toBe(0o600);
    expect(step.outputs).toMatchObject({ outcome: 'failed', 'failure-reason': 'conflict', 'report-file': paths.report, 'plan-file': '' });
    expect(warnings).toEqual([]);
  });

  it('names the plan where there is one', async () => {
    paths = { ...paths, plan: '/runner/temp/approved.tfplan' };
    await publish(appliedReport, true);

    expect(step.outputs['plan-file']).toBe('/runner/temp/approved.tfplan');
  });

  it('has its verdict in the summary and, at the end of the run, in the annotations', async () => {
    await publish(failedReport, true);

    expect(step.summary).toContain('The flow is in use.');
    expect(step.annotations).toMatchObject([{ level: 'error', message: expect.stringContaining('The flow is in use.') }]);
  });

  it('is replaced by the next one, and annotated once', async () => {
    await publish(failedReport, false);
    expect(step.annotations).toEqual([]);
    await publish(appliedReport, true);

    expect(documentIn(paths.report)).toEqual(appliedReport);
    expect(step.summary).not.toContain('The flow is in use.');
    expect(step.outputs).toMatchObject({ outcome: 'applied', 'failure-reason': '' });
    expect(step.annotations.filter(({ level }) => level === 'error')).toEqual([]);
  });
});

describe('the copy that report-file asks for', () => {
  it('is the same, in folders made for it, for its owner alone, and replaced too', async () => {
    const copy = join(folder, 'new/folder/report.json');
    paths = { ...paths, copy };
    await publish(failedReport, false);
    await publish(appliedReport, true);

    expect(readFileSync(copy)).toEqual(readFileSync(paths.report));
    expect(modeOf(copy)).toBe(0o600);
  });

  it.each([
    ['a directory', () => mkdirSync(join(folder, 'taken'))],
    ['a file, where its folder should be', () => writeFileSync(join(folder, 'taken'), '')],
  ])('is a warning and no failure where its place is %s', async (kind, occupy) => {
    occupy();
    paths = { ...paths, copy: join(folder, kind === 'a directory' ? 'taken' : 'taken/report.json') };
    await publish(appliedReport, true);

    expect(warnings).toEqual([expect.stringMatching(/^report-file could not be written: E/)]);
    expect(existsSync(paths.report)).toBe(true);
    expect(step.outputs.outcome).toBe('applied');
  });
});
