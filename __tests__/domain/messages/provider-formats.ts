import type { Diagnostic } from '../../../src/domain/diagnostic.ts';

/** Correlation id of the platform's answers below. It begins with 4090 on purpose. */
export const CID = '40902cdb-61b7-46a1-9fd9-2f0f5e3ac409';
export const FLOW = 'genesyscloud_flow.main_ivr';
export const FLOW_ID = '84920103-1409-4409-8409-409409409409';

export const diagnosticOf = (summary: string, detail = '', address: string | null = null): Diagnostic => ({
  severity: 'error',
  summary,
  detail,
  address,
  range: null,
});

/** What the platform answered. */
export interface Answer {
  readonly status: number;
  readonly message: string;
  readonly type?: string;
  readonly method?: string;
  readonly extra?: Readonly<Record<string, unknown>>;
}

const apiError = ({ status, message }: Answer) => `API Error: ${status} - ${message} (${CID})`;

/** The provider's JSON. */
export const json = (answer: Answer, typeMember: 'resourceType' | 'resourceName') =>
  JSON.stringify({
    [typeMember]: answer.type ?? 'genesyscloud_flow',
    method: answer.method ?? 'DELETE',
    path: `/api/v2/flows/${FLOW_ID}`,
    statusCode: answer.status,
    errorMessage: apiError(answer),
    ...answer.extra,
    correlationId: CID,
  });

/** Every format that the provider has ever printed (facts/genesys.md 2.4). */
export const formats = {
  /** Until 1.33. */
  plain: (answer: Answer) => diagnosticOf(`Error deleting flow ${FLOW_ID}: ${apiError(answer)}`),
  /** 1.34 to 1.65. */
  jsonInDetailOld: (answer: Answer) =>
    diagnosticOf(`Failed to delete flow ${FLOW_ID} error: ${apiError(answer)}`, json(answer, 'resourceName')),
  /** Since 1.66. */
  jsonInDetail: (answer: Answer) =>
    diagnosticOf(`error deleting flow ${FLOW_ID} | error: ${apiError(answer)}`, json(answer, 'resourceType')),
  /** Since 1.38, within retry loops. */
  jsonInSummary: (answer: Answer) =>
    diagnosticOf(`error deleting flow ${FLOW_ID} | error: ${apiError(answer)}\n${json(answer, 'resourceType')}\n`),
  /** 1.34 to 1.37, within retry loops. */
  goStruct: (answer: Answer) =>
    diagnosticOf(`[{0 error deleting flow ${FLOW_ID}: ${apiError(answer)} ${json(answer, 'resourceName')} []}]`),
  exhausted: (answer: Answer) =>
    diagnosticOf(
      `Exhausted retries. Last error: [{0 Failed to delete schedule group ${FLOW_ID} error: Failed to delete architect schedulegroups: ${apiError(answer)} ${json(answer, 'resourceType')} []}]`,
    ),
} as const;
