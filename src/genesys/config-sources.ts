import { createReadBusinessUnit } from './business-unit.ts';
import { askDataAction, createExecuteAction } from './data-action-source.ts';
import { askHttp } from './http-source.ts';
import { askPublishing } from './publish-source.ts';
import { askShifts } from './shifts-source.ts';
import type { AskSource, SourceRun } from './source-answer.ts';

/**
 * Asks the lock sources of the config file (design sections 3 and 5). One for each run: it remembers names and time zones of business
 * units, and for 15 s what a data action said.
 */
export const createAskSource = (run: SourceRun): AskSource => {
  const readBusinessUnit = createReadBusinessUnit(run.session);
  const executeAction = createExecuteAction(run);
  return (rule, guarded, onLock) => {
    const question = { guarded, onLock };
    switch (rule.source) {
      case 'wfm-shifts':
        return askShifts(rule, run, question, readBusinessUnit);
      case 'wfm-publish':
        return askPublishing(rule, run, question, readBusinessUnit);
      case 'data-action':
        return askDataAction(rule, run, question, executeAction);
      case 'http':
        return askHttp(rule, run, question);
    }
  };
};
