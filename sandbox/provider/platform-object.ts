import type { HttpAnswer } from './api-failure.ts';
import type { Json } from './api-mapping.ts';
import { toApi } from './api-mapping.ts';
import type { Wording } from './diagnostic-format.ts';
import { loopDiagnostic } from './diagnostic-format.ts';
import type { ProviderDiagnostic } from './protocol.ts';
import type { Found, Removed, ResourceType, Session, Written } from './resource.ts';
import type { RetryRule, Tried } from './retry-loops.ts';
import { meansGone, retryForAWhile, retryWhen } from './retry-loops.ts';
import type { Block } from './schema.ts';
import type { ValueObject } from './value.ts';
import { text } from './value.ts';

/** The provider's sentences for one kind of object. `who` is its id, or its name where the real one says the name. */
export interface ObjectWords {
  readonly create: (name: string) => Wording;
  readonly read: (id: string) => Wording;
  /** The read of the version before an update. */
  readonly readForUpdate: (id: string) => Wording;
  readonly update: (id: string, name: string) => Wording;
  readonly remove: (id: string, name: string) => Wording;
  readonly removing: (id: string) => Wording;
  readonly stillThere: (id: string) => string;
}

/** What sets one kind of object apart from the others: addresses, retry rules and words (facts/genesys.md 2.5 and 5). */
export interface ObjectRules {
  readonly name: string;
  readonly schemaVersion: number;
  readonly block: Block;
  /** `/api/v2/architect/schedulegroups` */
  readonly path: string;
  /** Added to every GET of one object: `?expand=settings` */
  readonly query?: string;
  /** `put-version`: GET, then PUT with the version just read (last writer wins); `patch`: PATCH with what the state holds. */
  readonly write: 'put-version' | 'patch';
  readonly retryCreate: RetryRule;
  readonly retryUpdate: RetryRule;
  readonly retryRemove: RetryRule;
  readonly words: ObjectWords;
  /** Replaces the one request that writes the object; IVRs send their numbers in parts. */
  readonly send?: SendObject;
}

/** Writes the object `body` and answers with what the platform made of it. */
export type SendObject = (session: Session, method: string, path: string, body: Json) => Promise<Awaited<ReturnType<Session['send']>>>;

function idOf(body: Json): string {
  return typeof body.id === 'string' ? body.id : '';
}

/** "Still there" is an error over an answer without error. */
function stillThere(rules: ObjectRules, id: string, answer: HttpAnswer): Tried {
  const failure = { answer, error: '', errorMessage: '', message: '', messageParams: {}, details: [] };
  return {
    ok: false,
    call: { resourceType: rules.name, wording: { lead: rules.words.stillThere(id), joint: '' }, failure },
    retryAfterMs: null,
  };
}

async function untilGone(session: Session, rules: ObjectRules, id: string): Promise<Removed> {
  return retryForAWhile(
    session,
    (failure) => failure.error === '',
    async () => {
      const reply = await session.send('GET', `${rules.path}/${id}${rules.query ?? ''}`);
      if (reply.ok) return reply.body.state === 'deleted' ? reply : stillThere(rules, id, reply.answer);
      if (meansGone(reply.failure)) return { ok: true, body: {} };
      const call = { resourceType: rules.name, wording: rules.words.removing(id), failure: reply.failure };
      return { ok: false, call, retryAfterMs: null };
    },
  );
}

async function read(session: Session, rules: ObjectRules, id: string): Promise<Found> {
  const reply = await session.send('GET', `${rules.path}/${id}${rules.query ?? ''}`);
  if (reply.ok) return reply.body.state === 'deleted' ? { kind: 'gone' } : { kind: 'found', body: reply.body };
  if (reply.failure.error.includes('API Error: 404')) return { kind: 'gone' };
  const call = { resourceType: rules.name, wording: rules.words.read(id), failure: reply.failure };
  return { kind: 'failed', diagnostic: loopDiagnostic(session.age, call) };
}

async function write(
  session: Session,
  rules: ObjectRules,
  wording: Wording,
  method: 'POST' | 'PUT' | 'PATCH',
  path: string,
  body: Json,
): Promise<Tried> {
  const send = rules.send ?? ((inside, verb, address, content) => inside.send(verb, address, content));
  const reply = await send(session, method, path, body);
  if (reply.ok) return reply;
  return { ok: false, call: { resourceType: rules.name, wording, failure: reply.failure }, retryAfterMs: reply.retryAfterMs };
}

/** One try of an update: with `put-version`, the version is read anew each time. */
async function tryUpdate(session: Session, rules: ObjectRules, id: string, planned: ValueObject): Promise<Tried> {
  const wording = rules.words.update(id, text(planned.name) ?? '');
  const path = `${rules.path}/${id}`;
  const body = toApi(rules.block, planned);
  if (rules.write === 'patch') return write(session, rules, wording, 'PATCH', path, body);
  const current = await session.send('GET', path);
  if (!current.ok) {
    const call = { resourceType: rules.name, wording: rules.words.readForUpdate(id), failure: current.failure };
    return { ok: false, call, retryAfterMs: current.retryAfterMs };
  }
  return write(session, rules, wording, 'PUT', path, { ...body, version: current.body.version });
}

function failed(id: string | null, diagnostic: ProviderDiagnostic): Written {
  return { ok: false, id, diagnostic };
}

/** A resource that is one JSON object of the platform: POST, GET, PUT or PATCH, DELETE and polls until it is gone. */
export function platformObject(rules: ObjectRules): ResourceType {
  return {
    name: rules.name,
    schemaVersion: rules.schemaVersion,
    block: rules.block,
    async create(session, planned) {
      const wording = rules.words.create(text(planned.name) ?? '');
      const body = toApi(rules.block, planned);
      const ended = await retryWhen(session, rules.retryCreate, () => write(session, rules, wording, 'POST', rules.path, body));
      return ended.ok ? { ok: true, id: idOf(ended.body) } : failed(null, ended.diagnostic);
    },
    read: (session, id) => read(session, rules, id),
    async update(session, id, planned) {
      const ended = await retryWhen(session, rules.retryUpdate, () => tryUpdate(session, rules, id, planned));
      return ended.ok ? { ok: true, id } : failed(id, ended.diagnostic);
    },
    async remove(session, id, prior) {
      const wording = rules.words.remove(id, text(prior.name) ?? '');
      const ended = await retryWhen(session, rules.retryRemove, async () => {
        const reply = await session.send('DELETE', `${rules.path}/${id}`);
        if (reply.ok) return reply;
        return { ok: false, call: { resourceType: rules.name, wording, failure: reply.failure }, retryAfterMs: reply.retryAfterMs };
      });
      return ended.ok ? untilGone(session, rules, id) : ended;
    },
  };
}
