import { parseDocument } from 'yaml';

/** What the platform reads from a flow's YAML. */
export interface FlowSource {
  readonly name: string;
  /** `INBOUNDCALL` and so on: the document's top-level key in capitals. */
  readonly type: string;
  readonly description: string | null;
  /** Names of the flows that it transfers to (`targetFlow: { name: … }`). */
  readonly transfersTo: readonly string[];
}

/** A flow's YAML read, or why it could not be. */
export type FlowSourceReading = { readonly ok: true; readonly source: FlowSource } | { readonly ok: false; readonly problem: string };

const TYPES = new Set([
  ...['BOT', 'COMMONMODULE', 'DIGITALBOT', 'EMAILSEND', 'INBOUNDCALL', 'INBOUNDCHAT', 'INBOUNDEMAIL', 'INBOUNDSHORTMESSAGE'],
  ...['INQUEUECALL', 'INQUEUEEMAIL', 'INQUEUESHORTMESSAGE', 'OUTBOUNDCALL', 'SECURECALL', 'SPEECH', 'SURVEYINVITE', 'VOICE'],
  ...['VOICEMAIL', 'VOICESURVEY', 'WORKFLOW', 'WORKITEM'],
]);

/**
 * Reads name and type from inside an Archy document (`inboundCall: { name: … }`): they, not the resource, say which flow it is
 * (facts/genesys.md 5.2). Substitutions that are left (`{{key}}`) are no YAML and are taken as plain text.
 */
export const readFlowSource = (yaml: string): FlowSourceReading => {
  const document = parseDocument(yaml.replace(/\{\{\s*([\w.-]+)\s*\}\}/g, '__$1__'), { prettyErrors: false, logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) return { ok: false, problem: `The flow's YAML cannot be read: ${error.message}` };
  const content: unknown = document.toJS();
  const [key, flow] = isRecord(content) ? (Object.entries(content)[0] ?? []) : [];
  const type = key?.toUpperCase();
  if (type === undefined || !TYPES.has(type))
    return { ok: false, problem: `The YAML does not begin with a flow type but with "${key ?? ''}".` };
  if (!isRecord(flow) || typeof flow.name !== 'string' || flow.name === '') return { ok: false, problem: `The flow has no name.` };
  const description = typeof flow.description === 'string' ? flow.description : null;
  return { ok: true, source: { name: flow.name, type, description, transfersTo: transfersIn(flow) } };
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const transfersIn = (node: unknown): readonly string[] => {
  if (Array.isArray(node)) return node.flatMap(transfersIn);
  if (!isRecord(node)) return [];
  const { targetFlow } = node;
  const own = isRecord(targetFlow) && typeof targetFlow.name === 'string' ? [targetFlow.name] : [];
  return [...own, ...Object.values(node).flatMap(transfersIn)];
};
