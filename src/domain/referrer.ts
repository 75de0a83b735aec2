import { withoutNames } from './conflict-text.ts';

/** A kind of object that may refer to others: how messages name it and which resource types manage it. */
export interface ReferrerKind {
  /** As people call it, in the plural: `IVR configurations`. */
  readonly name: string;
  /** Terraform resource types (the provider's docs/resources). */
  readonly types: readonly string[];
}

const kind = (name: string, pattern: RegExp, ...types: readonly string[]): ReferrerKind & { readonly pattern: RegExp } => ({
  name,
  pattern,
  types: types.map((type) => `genesyscloud_${type}`),
});

/** An inbound message flow hangs on the addresses of these. */
const MESSAGING = ['open', 'apple', 'instagram', 'whatsapp'].map((channel) => `conversations_messaging_integrations_${channel}`);

/** The kinds that the platform's messages and codes name (facts/genesys.md 2.2), with the types that may hold the reference. */
const KINDS = [
  kind('IVR configurations', /\bivrs?\b/, 'architect_ivr'),
  kind('emergency groups', /\bemergency ?groups?\b/, 'architect_emergencygroup'),
  kind('schedule groups', /\bschedule ?groups?\b/, 'architect_schedulegroups'),
  kind('schedules', /\bschedules?\b(?! ?groups?)/, 'architect_schedules'),
  kind('email routes', /\bemail routes?\b/, 'routing_email_route'),
  kind('queues', /\bqueues?\b/, 'routing_queue'),
  kind('flows', /\b(?:flows?|common modules?)\b/, 'flow'),
  kind('scripts', /\bscripts?\b/, 'script'),
  kind('prompts', /\bprompts?\b/, 'architect_user_prompt'),
  kind('sites', /\bsites?\b/, 'telephony_providers_edges_site'),
  kind('phone base settings', /\bphone ?base ?settings\b/, 'telephony_providers_edges_phonebasesettings'),
  kind('phones', /\bphones?\b(?! ?(?:base|numbers?))/, 'telephony_providers_edges_phone'),
  kind('DID pools', /\bdid ?pools?\b/, 'telephony_providers_edges_did_pool'),
  kind('message addresses', /\b(?:message|sms) addresses\b/, 'routing_sms_address', ...MESSAGING),
  kind('triggers', /\btriggers?\b/, 'processautomation_trigger'),
  kind('recording policies', /\brecording policies\b/, 'recording_media_retention_policy'),
  kind('widgets', /\bwidgets?\b/, 'widget_deployment', 'webdeployments_deployment'),
  kind('responses', /\bresponses?\b/, 'responsemanagement_response'),
  kind('campaigns', /\bcampaigns?\b/, 'outbound_campaign', 'outbound_messagingcampaign'),
  kind('users', /\busers?\b/, 'user'),
];

/**
 * The kinds of objects that a message (or a dotted code) names as referring to the failed one. Only the clause behind the verb is
 * read ("… because it is assigned to one or more *IVRs or Sites*."): what stands before it is the failed object itself.
 * Empty when no kind is named ("other objects depend on it").
 */
export const referrersNamedIn = (message: string): readonly ReferrerKind[] => {
  const spaced = withoutNames(message).replace(/(?<=[a-z])\.(?=[a-z])/g, ' ');
  const clause = referrerClause(spaced.toLowerCase());
  return clause === null ? [] : KINDS.filter(({ pattern }) => pattern.test(clause)).map(({ name, types }) => ({ name, types }));
};

const referrerClause = (message: string): string | null => {
  const behind = /\b(?:assigned|attached|linked|associated|referenced|used|in use) (?:to|with|by|in|from)\b([^.\n]*)/.exec(message);
  if (behind !== null) return behind[1] ?? null;
  const before = /\b(?:because|since|as|due to)\b([^.\n]{0,500}?)\bdepends? on\b/.exec(message);
  return before?.[1] ?? null;
};
