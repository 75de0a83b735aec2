import type { ApiFailure } from './api-failure.ts';
import type { ProviderDiagnostic } from './protocol.ts';

/**
 * How the provider of a time prints an error; each age lasts until the next one (facts/genesys.md 2.4).
 * `v1.33` plain text · `v1.34` JSON in the detail, Go structs from retry loops · `v1.38` JSON inside the summary from
 * retry loops · `v1.66` other JSON keys.
 */
export type ProviderAge = 'v1.33' | 'v1.34' | 'v1.38' | 'v1.66';

/** The provider's sentence around the Go error: `lead` + `joint` + `via` + error + `tail`. */
export interface Wording {
  readonly lead: string;
  readonly joint: '' | ': ' | ' error: ' | ' | error: ' | ' | Error: ' | ' with error ';
  /** What the provider's own layer puts before the SDK's error. */
  readonly via?: string;
  readonly tail?: string;
}

/** What failed, and for which kind of resource. */
export interface FailedCall {
  readonly resourceType: string;
  readonly wording: Wording;
  readonly failure: ApiFailure;
}

const noResponse = 'unable to build a message from the response because the APIResponse does not contain the appropriate data.';

/** Go's `json.Marshal`: no blanks, and `<`, `>`, `&` escaped. Undefined and empty members are left out. */
function goJson(members: Readonly<Record<string, unknown>>): string {
  const kept = Object.entries(members).filter(([, value]) => value !== undefined && value !== '');
  return JSON.stringify(Object.fromEntries(kept)).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function detailJson(age: ProviderAge, { resourceType, failure }: FailedCall): string {
  const name = age === 'v1.66' ? { resourceType } : { resourceName: resourceType };
  const { answer } = failure;
  if (answer === null) return goJson({ ...name, errorMessage: noResponse });
  // v1.34 to v1.37 had a typing error in two struct tags, so the keys themselves end in ":omitempty".
  const where =
    age === 'v1.34'
      ? { 'path:omitempty': answer.path, 'statusCode:omitempty': answer.status }
      : { path: answer.path, statusCode: answer.status };
  const extra =
    age === 'v1.66'
      ? {
          errorMessageContext: Object.keys(failure.messageParams).length > 0 ? failure.messageParams : undefined,
          errorMessageDetails: failure.details.length > 0 ? failure.details : undefined,
        }
      : {};
  return goJson({
    ...name,
    method: answer.method,
    ...where,
    errorMessage: failure.errorMessage,
    ...extra,
    correlationId: answer.correlationId,
  });
}

function sentence(age: ProviderAge, { wording, failure }: FailedCall): string {
  const cause = `${wording.via ?? ''}${failure.error}`;
  if (age !== 'v1.33') return `${wording.lead}${wording.joint}${cause}${wording.tail ?? ''}`;
  return `${wording.lead.charAt(0).toUpperCase()}${wording.lead.slice(1)}: ${cause}`;
}

function error(summary: string, detail = ''): ProviderDiagnostic {
  return { severity: 'ERROR', summary, detail };
}

/** Go's `%v` of a list of one diagnostic. */
function goStruct({ summary, detail }: ProviderDiagnostic): string {
  return `[{0 ${summary} ${detail} []}]`;
}

/** An error outside the provider's retry loops (BuildAPIDiagnosticError): JSON in the detail, since there is any. */
export function plainDiagnostic(age: ProviderAge, call: FailedCall): ProviderDiagnostic {
  return age === 'v1.33' ? error(sentence(age, call)) : error(sentence(age, call), detailJson(age, call));
}

/** An error out of a time-bound retry loop (flow delete, reads, polls): everything is in the summary. */
export function loopDiagnostic(age: ProviderAge, call: FailedCall): ProviderDiagnostic {
  switch (age) {
    case 'v1.33':
      return error(sentence(age, call));
    case 'v1.34':
      return error(goStruct(error(sentence(age, { ...call, wording: { ...call.wording, joint: ': ' } }), detailJson(age, call))));
    case 'v1.38':
    case 'v1.66':
      return error(`${sentence(age, call)}\n${detailJson(age, call)}\n`);
  }
}

/** An error out of a counted retry loop (RetryWhen) whose tries are used up. */
export function exhaustedDiagnostic(last: ProviderDiagnostic): ProviderDiagnostic {
  return error(`Exhausted retries. Last error: ${goStruct(last)}`);
}

/** A flow job that ended with `Failure`: an HTTP 200, so only the messages tell why. */
export function publishDiagnostic(
  age: ProviderAge,
  job: { readonly id: string; readonly flowName: string; readonly messages: readonly string[]; readonly failure: ApiFailure },
): ProviderDiagnostic {
  const named = age === 'v1.66' ? `JobID: ${job.id}, flowName: ${job.flowName}, ` : `JobID: ${job.id}, `;
  const words = job.messages.length === 0 ? 'no tracing messages available' : `tracing messages: ${job.messages.join('\n\n')} `;
  const summary = `${age === 'v1.33' ? 'Flow' : 'flow'} publish failed. ${named}${words}`;
  if (age === 'v1.33' || age === 'v1.34') return error(summary);
  const call: FailedCall = { resourceType: 'genesyscloud_flow', wording: { lead: summary, joint: '' }, failure: job.failure };
  return error(`${summary}\n${detailJson(age, call)}\n`);
}

/** An error of the provider itself, without a request behind it. */
export function localDiagnostic(summary: string): ProviderDiagnostic {
  return error(summary);
}
