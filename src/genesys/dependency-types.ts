import { malformed } from './platform-failure.ts';
import type { Referrer } from './port.ts';
import type { Models } from './sdk.ts';

/** What dependency tracking calls a flow of that type; null: it does not track them (facts/genesys.md 1.2). */
export const objectTypeOfFlow = (flowType: string): string | null => {
  const type = flowType.toUpperCase();
  if (type === 'SPEECH') return null;
  return type === 'WORKFLOW' ? type : `${type}FLOW`;
};

/** Other consumers worth a name and, where Terraform manages them, their resource type (facts/genesys.md 1.2). */
const KINDS: Readonly<Record<string, readonly [kind: string, resourceType: string | null]>> = {
  IVRCONFIGURATION: ['IVR', 'genesyscloud_architect_ivr'],
  EMERGENCYGROUP: ['emergency group', 'genesyscloud_architect_emergencygroup'],
  SCHEDULE: ['schedule', 'genesyscloud_architect_schedules'],
  SCHEDULEGROUP: ['schedule group', 'genesyscloud_architect_schedulegroups'],
  QUEUE: ['queue', 'genesyscloud_routing_queue'],
  DATAACTION: ['data action', 'genesyscloud_integration_action'],
  DATATABLE: ['data table', 'genesyscloud_architect_datatable'],
  EMAILROUTE: ['email route', 'genesyscloud_routing_email_route'],
  RECORDINGPOLICY: ['recording policy', 'genesyscloud_recording_media_retention_policy'],
  USERPROMPT: ['prompt', 'genesyscloud_architect_user_prompt'],
  RESPONSE: ['response', 'genesyscloud_responsemanagement_response'],
  WIDGET: ['widget', 'genesyscloud_widget_deployment'],
  COMPOSERSCRIPT: ['script', 'genesyscloud_script'],
  SMSPHONENUMBER: ['message address', null],
};

/** A consumer as dependency tracking shows it. Throws a malformed failure if it cannot be told which object it is. */
export const referrerOf = ({ id, name, type }: Models.Dependency): Referrer => {
  if (id === undefined || type === undefined) throw malformed('a referrer has no id or type');
  const [kind, resourceType] = KINDS[type] ?? (isFlow(type) ? [flowWords(type), 'genesyscloud_flow'] : [type.toLowerCase(), null]);
  return { kind, resourceType, id, name: name ?? null };
};

const isFlow = (type: string): boolean => type === 'WORKFLOW' || type.endsWith('FLOW');

/** `INBOUNDCALLFLOW` → `inboundcall flow` */
const flowWords = (type: string): string => (type === 'WORKFLOW' ? 'workflow' : `${type.slice(0, -'FLOW'.length).toLowerCase()} flow`);
