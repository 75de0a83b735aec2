import { differenceInWords } from '../domain/divergence.ts';
import type { Divergence } from '../domain/report.ts';
import { blocked, failed, type Verdict } from './verdict.ts';

/** The plan is no longer what was approved. Before the first attempt nothing has been touched: the run is blocked, not failed. */
export const divergedVerdict = (attempts: number, differences: readonly Divergence[]): Verdict => {
  const [first] = differences;
  const example = first === undefined ? '' : `, first ${differenceInWords(first)}`;
  const message = `The plan is no longer what was approved: ${differences.length} difference(s)${example}`;
  const next = ['Look at the differences in the summary, plan again, and have the new plan approved.'];
  return attempts === 0 ? blocked('plan-diverged', message, next) : failed('plan-diverged', message, next);
};
