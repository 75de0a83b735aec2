import type { ApiFailure } from './api-failure.ts';
import type { Json } from './api-mapping.ts';
import type { FailedCall } from './diagnostic-format.ts';
import { exhaustedDiagnostic, loopDiagnostic, plainDiagnostic } from './diagnostic-format.ts';
import { innerWait, triesOf } from './inner-retry.ts';
import type { ProviderDiagnostic } from './protocol.ts';
import type { Session } from './resource.ts';

/** Which answers a counted loop of the real provider tries again (facts/genesys.md 2.5). 408 counts everywhere but in `never`. */
export type RetryRule = 'never' | 'status-400' | 'status-409' | 'version-mismatch' | 'version-mismatch-or-400';

/** One try inside a loop. */
export type Tried =
  | { readonly ok: true; readonly body: Json }
  | { readonly ok: false; readonly call: FailedCall; readonly retryAfterMs: number | null };

/** How a loop ended. */
export type Ended = { readonly ok: true; readonly body: Json } | { readonly ok: false; readonly diagnostic: ProviderDiagnostic };

function matches(rule: RetryRule, { answer, message }: ApiFailure): boolean {
  if (answer === null) return false;
  if (answer.status === 408) return rule !== 'never';
  switch (rule) {
    case 'never':
      return false;
    case 'status-400':
      return answer.status === 400;
    case 'status-409':
      return answer.status === 409;
    case 'version-mismatch':
      return answer.status === 409 || (answer.status === 400 && message.includes('does not match the current version'));
    case 'version-mismatch-or-400':
      return answer.status === 409 || answer.status === 400;
  }
}

/** The provider takes 408 and 410 for "not found" too, and so loses live objects (facts/genesys.md 2.5, hazards). */
export function meansGone({ answer }: ApiFailure): boolean {
  return answer !== null && [404, 408, 410].includes(answer.status);
}

/** RetryWhen: up to ten tries while `rule` holds, then `Exhausted retries`. */
export async function retryWhen(session: Session, rule: RetryRule, attempt: () => Promise<Tried>): Promise<Ended> {
  const tries = triesOf(session.retry, 'counted');
  for (let index = 0; ; index += 1) {
    const tried = await attempt();
    if (tried.ok) return tried;
    const diagnostic = plainDiagnostic(session.age, tried.call);
    if (!matches(rule, tried.call.failure)) return { ok: false, diagnostic };
    if (index + 1 >= tries) return { ok: false, diagnostic: exhaustedDiagnostic(diagnostic) };
    await innerWait(session.retry, tried.retryAfterMs ?? (index + 1) * 500);
  }
}

/** WithRetries: tries as long as `again` holds, for 30 s in reality; the last error is printed whole. */
export async function retryForAWhile(
  session: Session,
  again: (failure: ApiFailure) => boolean,
  attempt: () => Promise<Tried>,
): Promise<Ended> {
  const tries = triesOf(session.retry, 'timeBound');
  for (let index = 0; ; index += 1) {
    const tried = await attempt();
    if (tried.ok) return tried;
    if (index + 1 >= tries || !again(tried.call.failure)) {
      return { ok: false, diagnostic: loopDiagnostic(session.age, tried.call) };
    }
    await innerWait(session.retry, Math.min(10_000, 500 * 2 ** index));
  }
}
