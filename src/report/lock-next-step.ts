import type { Lock } from '../domain/lock.ts';
import { objectInWords } from './lock-wording.ts';
import { momentInWords } from './moments.ts';

/** What somebody can do about a lock, or an unknown, that stands. Plain text, commands and inputs between backticks. */
export const lockNextStep = (lock: Lock, zones: readonly string[]): string => {
  const { source, verdict, object, holder, ends } = lock;
  const name = objectInWords(object);
  const again = ends === null ? 'then run again' : `or run again after ${momentInWords(ends, zones)}`;
  if (verdict === 'unknown' && source !== 'organization')
    return `Find out why ${name} could not be looked at, then run again; \`on-lock: proceed\` goes on without the answer.`;
  switch (source) {
    case 'flow-editor':
      return `Ask ${holder ?? 'whoever has it open'} to save and close ${name} in Architect, then run again.`;
    case 'flow-operation':
      return `Wait until Architect is done with ${name}, ${again}.`;
    case 'flow-sessions':
      return `Wait until the last caller has left ${name}, ${again}.`;
    case 'referrer':
      return `Remove the references to ${name}, or change what refers to it in the same plan, then run again.`;
    case 'version':
      return `Look what ${holder ?? 'its last editor'} changed in ${name}, make a new plan and have it approved.`;
    case 'hazard':
      return `Take \`force_unlock\` and \`allow_override\` away from ${name}, or ask ${holder ?? 'its editor'} to save and close it, then run again.`;
    case 'organization':
      return object.id === null
        ? 'Give the action credentials of Genesys Cloud; without them only `on-lock: proceed` lets the run go on.'
        : `Look whether ${name} was deleted in Genesys Cloud, and whether state and credentials belong to the same organisation.`;
    case 'window':
      return ends === null ? 'Change the windows of the config file.' : `Run again after ${momentInWords(ends, zones)}.`;
    case 'wfm-shifts':
      return ends === null ? 'Run again when the last shift has ended.' : `Run again after the last shift: ${momentInWords(ends, zones)}.`;
    case 'wfm-publish':
      return `Wait until the schedules of ${name} are published and settled, ${again}.`;
    case 'data-action':
    case 'http':
      return `Ask whoever answers for ${name} to open the gate, ${again}.`;
  }
};
