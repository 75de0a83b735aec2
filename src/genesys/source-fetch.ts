import { unknown } from './answer.ts';
import type { Answer } from './port.ts';
import type { AskOptions, FetchRequest, Session } from './session.ts';

/**
 * The body of an answer that is complete. A 202 is none: whoever promises an answer has not given it, even if the body looks like one.
 */
export const fetchBody = async (session: Session, label: string, request: FetchRequest, options: AskOptions): Promise<Answer<unknown>> => {
  const answer = await session.fetch(label, request, options);
  if (!answer.known) return answer;
  const { status, body } = answer.value;
  return status === 202 ? unknown(`${label}: 202, the answer is not there yet`) : { known: true, value: body };
};
