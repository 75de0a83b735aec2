import * as v from 'valibot';
import type { Operation } from '../domain/attempt.ts';
import type { Diagnostic } from '../domain/diagnostic.ts';

/** What an operation does; what Terraform may add later is `other`. */
export type OperationAction = Operation['action'];

interface Message {
  /** Terraform's own sentence for people, secrets taken out. */
  readonly message: string;
}

interface OnResource extends Message {
  readonly address: string;
  readonly action: OperationAction;
}

/**
 * One line of Terraform's output, named as Terraform names it (facts/terraform.md, "Machine-readable output"). `plain` is a line
 * that is no JSON; `other` is everything that is only shown (`provision_*`, `ephemeral_op_*`, `resource_drift`, `init_output`, what
 * later versions add). No event carries a value of an attribute, variable or output.
 */
export type TerraformEvent =
  | (Message & { readonly type: 'version'; readonly product: 'terraform' | 'opentofu'; readonly version: string })
  | (OnResource & { readonly type: 'planned_change' })
  | (OnResource & { readonly type: 'apply_start'; readonly id: string | null })
  | (OnResource & { readonly type: 'apply_progress'; readonly elapsedSeconds: number })
  | (OnResource & { readonly type: 'apply_complete' | 'apply_errored'; readonly elapsedSeconds: number })
  | (Message & { readonly type: 'refresh_start' | 'refresh_complete'; readonly address: string })
  | (Message & { readonly type: 'change_summary'; readonly operation: string; readonly counts: ChangeSummary })
  | (Message & { readonly type: 'outputs'; readonly names: readonly string[] })
  | (Message & { readonly type: 'diagnostic'; readonly diagnostic: Diagnostic })
  | (Message & { readonly type: 'log'; readonly level: string })
  | (Message & { readonly type: 'other'; readonly name: string })
  | (Message & { readonly type: 'plain' });

/** Terraform's own count of what it planned or did. */
export interface ChangeSummary {
  readonly add: number;
  readonly change: number;
  readonly remove: number;
  readonly import: number;
}

const ActionSchema = v.pipe(
  v.string(),
  v.transform((action): OperationAction => {
    switch (action) {
      case 'create':
      case 'update':
      case 'delete':
      case 'read':
        return action;
      default:
        return 'other';
    }
  }),
);

const ResourceSchema = v.object({ addr: v.string() });
const HookSchema = v.object({ hook: v.object({ resource: ResourceSchema, action: v.optional(ActionSchema, 'other') }) });
const StartSchema = v.object({
  hook: v.object({ resource: ResourceSchema, action: v.optional(ActionSchema, 'other'), id_value: v.optional(v.string()) }),
});
const EndSchema = v.object({
  hook: v.object({ resource: ResourceSchema, action: v.optional(ActionSchema, 'other'), elapsed_seconds: v.optional(v.number(), 0) }),
});
const PlannedChangeSchema = v.object({ change: v.object({ resource: ResourceSchema, action: ActionSchema }) });
const VersionSchema = v.union([v.object({ terraform: v.string() }), v.object({ tofu: v.string() })]);
const Count = v.optional(v.number(), 0);
const SummarySchema = v.object({
  changes: v.object({ add: Count, change: Count, remove: Count, import: Count, operation: v.optional(v.string(), '') }),
});
const OutputsSchema = v.object({ outputs: v.record(v.string(), v.unknown()) });
const PositionSchema = v.object({ line: v.number() });
const DiagnosticSchema = v.object({
  diagnostic: v.object({
    severity: v.string(),
    summary: v.string(),
    detail: v.optional(v.string(), ''),
    address: v.optional(v.string()),
    range: v.optional(v.object({ filename: v.string(), start: PositionSchema, end: PositionSchema })),
  }),
});
const EnvelopeSchema = v.object({
  type: v.string(),
  '@message': v.optional(v.string(), ''),
  '@level': v.optional(v.string(), 'info'),
});

type Redact = (text: string) => string;

const readDiagnostic = ({ diagnostic }: v.InferOutput<typeof DiagnosticSchema>, redact: Redact): Diagnostic => ({
  severity: diagnostic.severity === 'error' ? 'error' : 'warning',
  summary: redact(diagnostic.summary),
  detail: redact(diagnostic.detail),
  address: diagnostic.address ?? null,
  range:
    diagnostic.range === undefined
      ? null
      : { filename: diagnostic.range.filename, startLine: diagnostic.range.start.line, endLine: diagnostic.range.end.line },
});

/** The event of a known type, or a ValiError when its members are not as expected. */
const readKnown = (type: string, level: string, message: string, line: unknown, redact: Redact): TerraformEvent => {
  switch (type) {
    case 'version': {
      const answer = v.parse(VersionSchema, line);
      return 'tofu' in answer
        ? { type, message, product: 'opentofu', version: answer.tofu }
        : { type, message, product: 'terraform', version: answer.terraform };
    }
    case 'planned_change': {
      const { change } = v.parse(PlannedChangeSchema, line);
      return { type, message, address: change.resource.addr, action: change.action };
    }
    case 'apply_start': {
      const { hook } = v.parse(StartSchema, line);
      return { type, message, address: hook.resource.addr, action: hook.action, id: hook.id_value ?? null };
    }
    case 'apply_progress':
    case 'apply_complete':
    case 'apply_errored': {
      const { hook } = v.parse(EndSchema, line);
      return { type, message, address: hook.resource.addr, action: hook.action, elapsedSeconds: hook.elapsed_seconds };
    }
    case 'refresh_start':
    case 'refresh_complete':
      return { type, message, address: v.parse(HookSchema, line).hook.resource.addr };
    case 'change_summary': {
      const { operation, ...counts } = v.parse(SummarySchema, line).changes;
      return { type, message, operation, counts };
    }
    case 'outputs':
      return { type, message, names: Object.keys(v.parse(OutputsSchema, line).outputs) };
    case 'diagnostic':
      return { type, message, diagnostic: readDiagnostic(v.parse(DiagnosticSchema, line), redact) };
    case 'log':
      return { type, message, level };
    default:
      return { type: 'other', name: type, message };
  }
};

const parseJson = (text: string): unknown => {
  if (!text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * Decodes one line of output. Chokes on nothing: what is not an event of Terraform's is `plain`, an event with unexpected
 * members is `other`. Addresses and ids stay as they are: Terraform refuses sensitive values in both.
 */
export const decodeLine = (line: string, redact: Redact): TerraformEvent => {
  const parsed = parseJson(line);
  const envelope = v.safeParse(EnvelopeSchema, parsed);
  if (!envelope.success) return { type: 'plain', message: redact(line) };
  const { type, '@level': level, '@message': text } = envelope.output;
  const message = redact(text);
  try {
    return readKnown(type, level, message, parsed, redact);
  } catch (error) {
    if (error instanceof v.ValiError) return { type: 'other', name: type, message };
    throw error;
  }
};
