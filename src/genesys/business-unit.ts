import { malformed } from './platform-failure.ts';
import type { Answer } from './port.ts';
import type { Session } from './session.ts';

/** A business unit of workforce management. */
export interface BusinessUnit {
  readonly id: string;
  readonly name: string | null;
  /** IANA name, known to Intl. */
  readonly timeZone: string;
}

/** Reads a business unit; what is once known is not asked again. */
export type ReadBusinessUnit = (id: string) => Promise<Answer<BusinessUnit>>;

/** `GET /workforcemanagement/businessunits/{id}?expand=settings`; any of many `wfm:*` views (facts/genesys.md 1.5). */
export const createReadBusinessUnit = (session: Session): ReadBusinessUnit => {
  const seen = new Map<string, Answer<BusinessUnit>>();
  return async (id) => {
    const remembered = seen.get(id);
    if (remembered !== undefined) return remembered;
    const answer = await session.ask('the business unit', async ({ workforce }) => {
      const { name, settings } = await workforce.getWorkforcemanagementBusinessunit(id, { expand: ['settings'] });
      const timeZone = settings?.timeZone;
      if (!isTimeZone(timeZone)) throw malformed(`the business unit has ${timeZone === undefined ? 'no' : 'an unknown'} time zone`);
      return { id, name: name ?? null, timeZone };
    });
    if (answer.known) seen.set(id, answer);
    return answer;
  };
};

/** An empty name would mean the zone of this machine. */
const isTimeZone = (name: unknown): name is string => {
  if (typeof name !== 'string' || name === '') return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};
