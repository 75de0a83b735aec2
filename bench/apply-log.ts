/** How the apply ends: every object created, or three of them refused with 409 before any other was begun. */
export type ApplyEnd = 'complete' | 'refused';

const REFUSED = 3;

/**
 * What `terraform apply -json` prints for the creation of `changes` schedules (facts/terraform.md), as JSON lines: `events` of
 * them, most of which say that something is still being created.
 */
export function* applyLog(end: ApplyEnd, changes: number, events: number): Generator<string> {
  const objects = end === 'complete' ? changes : REFUSED;
  const diagnostics = end === 'complete' ? 0 : REFUSED;
  const progress = events - 2 * objects - diagnostics;
  for (let index = 0; index < objects; index++) yield hookLine('apply_start', index, {});
  for (let index = 0; index < progress; index++) yield hookLine('apply_progress', index % objects, { elapsed_seconds: 10 });
  for (let index = 0; index < objects; index++) {
    yield hookLine(end === 'complete' ? 'apply_complete' : 'apply_errored', index, { elapsed_seconds: 20 });
  }
  for (let index = 0; index < diagnostics; index++) yield refusalLine(index);
}

const address = (index: number): string => `genesyscloud_architect_schedules.wide[${index}]`;

const line = (event: { readonly [name: string]: unknown }): string =>
  `${JSON.stringify({ '@level': 'info', '@module': 'terraform.ui', '@timestamp': '2026-01-05T08:00:00.000000Z', ...event })}\n`;

const hookLine = (type: string, index: number, more: object): string =>
  line({
    '@message': `${address(index)}: ${type}`,
    type,
    hook: {
      resource: {
        addr: address(index),
        module: '',
        resource: address(index),
        implied_provider: 'genesyscloud',
        resource_type: 'genesyscloud_architect_schedules',
        resource_name: 'wide',
        resource_key: index,
      },
      action: 'create',
      ...more,
    },
  });

const refusalLine = (index: number): string => {
  const message = 'API Error: 409 - The resource is currently in use. (00000000-0000-4000-8000-000000000409)';
  const detail = { resourceType: 'genesyscloud_architect_schedules', method: 'POST', path: '/api/v2/architect/schedules', statusCode: 409 };
  return line({
    '@level': 'error',
    '@message': `Error: ${message}`,
    type: 'diagnostic',
    diagnostic: {
      severity: 'error',
      summary: `Failed to create schedule wide ${index} | Error: ${message}`,
      detail: JSON.stringify({ ...detail, errorMessage: message, correlationId: '00000000-0000-4000-8000-000000000409' }),
      address: address(index),
    },
  });
};
