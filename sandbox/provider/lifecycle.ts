import { fromApi } from './api-mapping.ts';
import type { ProviderDiagnostic } from './protocol.ts';
import type { ResourceType, Session } from './resource.ts';
import type { ValueObject } from './value.ts';
import { knownObject, text } from './value.ts';

/** A state after a call, and what went wrong. A null state: there is no object. */
export interface Outcome {
  readonly state: ValueObject | null;
  readonly diagnostics: readonly ProviderDiagnostic[];
}

/** Reads one object into its state. A failed read leaves the state as it was. */
export async function refresh(type: ResourceType, session: Session, state: ValueObject): Promise<Outcome> {
  const id = text(state.id) ?? '';
  const found = await type.read(session, id);
  switch (found.kind) {
    case 'found':
      return { state: { ...fromApi(type.block, found.body, state), id }, diagnostics: [] };
    case 'gone':
      return { state: null, diagnostics: [] };
    case 'failed':
      return { state, diagnostics: [found.diagnostic] };
  }
}

/**
 * The planned values as a state: what a failed create or update leaves behind. SDKv2 never marks an update as partial, so
 * Terraform believes that the object already is as planned (facts/terraform.md "Plans and retries").
 */
function believed(type: ResourceType, planned: ValueObject, id: string): ValueObject {
  const forgotten = Object.fromEntries((type.forgottenOnFailure ?? []).map((name) => [name, null]));
  return { ...knownObject(planned), ...forgotten, id };
}

/** Creates (`prior` null) or updates, then reads back. */
async function write(type: ResourceType, session: Session, prior: ValueObject | null, planned: ValueObject): Promise<Outcome> {
  const priorId = prior === null ? null : (text(prior.id) ?? '');
  const written = priorId === null ? await type.create(session, planned) : await type.update(session, priorId, planned);
  if (written.ok) {
    return refresh(type, session, { ...knownObject({ ...planned, ...written.attributes }), id: written.id });
  }
  const id = priorId ?? written.id;
  return { state: id === null ? null : believed(type, planned, id), diagnostics: [written.diagnostic] };
}

/** Deletes; a delete that failed leaves the object in the state. */
async function remove(type: ResourceType, session: Session, prior: ValueObject): Promise<Outcome> {
  const removed = await type.remove(session, text(prior.id) ?? '', prior);
  return removed.ok ? { state: null, diagnostics: [] } : { state: prior, diagnostics: [removed.diagnostic] };
}

/** Carries out a planned change: `prior` null creates, `planned` null deletes. */
export async function applyChange(
  type: ResourceType,
  session: Session,
  prior: ValueObject | null,
  planned: ValueObject | null,
): Promise<Outcome> {
  if (planned !== null) return write(type, session, prior, planned);
  return prior === null ? { state: null, diagnostics: [] } : remove(type, session, prior);
}
