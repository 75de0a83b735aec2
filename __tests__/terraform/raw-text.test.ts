import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { classify } from '../../src/domain/classify.ts';
import { correlate } from '../../src/domain/correlate.ts';
import { asPrinted, type Diagnostic } from '../../src/domain/diagnostic.ts';
import { decodeLine } from '../../src/terraform/events.ts';
import { saysInitRequired } from '../../src/terraform/init-required.ts';
import { progressLine } from '../../src/terraform/progress.ts';
import { createRedactor } from '../../src/terraform/redact.ts';
import { createRunRecord } from '../../src/terraform/run-record.ts';
import { contextOf } from '../domain/messages/message.ts';
import { CID, FLOW, FLOW_ID, formats } from '../domain/messages/provider-formats.ts';

const redactorOf = (...secrets: readonly string[]) => {
  const redactor = createRedactor();
  redactor.add(secrets);
  return redactor.redact;
};

/** What the adapter makes of a diagnostic in Terraform's JSON when it knows these secrets. */
const received = (printed: Pick<Diagnostic, 'summary' | 'detail'>, ...secrets: readonly string[]): Diagnostic => {
  const line = JSON.stringify({
    type: 'diagnostic',
    '@message': '',
    diagnostic: { severity: 'error', summary: printed.summary, detail: printed.detail },
  });
  const event = decodeLine(line, redactorOf(...secrets));
  if (event.type !== 'diagnostic') throw new Error(`No diagnostic: ${event.type}`);
  return event.diagnostic;
};

/** The diagnostics that the adapter makes of printed text. */
const receivedText = (text: string, ...secrets: readonly string[]) => {
  const redact = redactorOf(...secrets);
  const record = createRunRecord(redact);
  for (const line of text.split('\n')) record.add(decodeLine(line, redact), line);
  return { diagnostics: record.diagnostics(), lastWords: record.lastWords() };
};

const shifts = { status: 409, message: 'The schedule group is in use by active shifts.' };

describe('an error whose words are secrets elsewhere', () => {
  it.each(['active', 'shifts', 'API Error', '409 -', 'statusCode', 'in use', CID, 'errorMessage', '{"resource'])(
    'means what it means, when %p is a secret',
    (secret) => {
      for (const print of [formats.jsonInSummary, formats.jsonInDetail]) {
        const printed = print(shifts);
        const { kind, curable, status } = classify(received(printed, secret), contextOf());
        expect({ kind, curable, status }).toEqual({ kind: 'in-use', curable: true, status: 409 });
      }
    },
  );

  it('shows its words without them', () => {
    const conflict = classify(received(formats.jsonInDetail(shifts), 'active', CID), contextOf());
    expect(conflict).toMatchObject({ message: 'The schedule group is in use by *** shifts.', correlationId: '***' });
  });

  it('names no id that is a secret in what to do next', () => {
    const details = [{ errorCode: 'architect.flow.already.exists', entityId: 'canary-id' }];
    const printed = formats.jsonInDetail({ status: 409, message: 'x', extra: { errorMessageDetails: details } });
    const conflict = classify(received(printed, 'canary-id'), contextOf({ operation: 'create' }));
    expect(conflict.kind).toBe('already-exists');
    expect(conflict.nextStep).toContain('id = "***"');
  });

  it('finds its object by an id that is a secret elsewhere', () => {
    const diagnostic = received(formats.jsonInDetail(shifts), FLOW_ID);
    const started = { action: 'delete', state: 'errored', elapsedSeconds: 1 } as const;
    const operations = [
      { ...started, address: 'genesyscloud_flow.another', id: 'another-id' },
      { ...started, address: FLOW, id: FLOW_ID },
    ];
    expect(correlate([diagnostic], operations).get(diagnostic)).toEqual({ address: FLOW, operation: 'delete' });
  });

  it('is Terraform’s own, when its summary is a secret', () => {
    expect(classify(received({ summary: 'Saved plan is stale', detail: '' }, 'stale'), contextOf()).kind).toBe('plan-stale');
    expect(saysInitRequired([received({ summary: 'Module not installed', detail: '' }, 'installed')])).toBe(true);
  });

  it.each(['Error: ', 'Module', '\u2502 Er'])('is found in printed text, when %p is a secret', (secret) => {
    const { diagnostics } = receivedText('\u2577\n\u2502 Error: Module not installed\n\u2502 \n\u2502 detail\n\u2575', secret);
    expect(diagnostics).toHaveLength(1);
    expect(saysInitRequired(diagnostics)).toBe(true);
  });
});

describe('the words as printed', () => {
  const everyKind = (): readonly (Diagnostic | null)[] => [
    received({ summary: 'a canary', detail: 'another canary' }, 'canary'),
    ...receivedText('Error: a canary\n\n  on canary.tf line 2, in x:\n\nanother canary', 'canary').diagnostics,
    receivedText('Failed: canary\ncanary', 'canary').lastWords,
  ];

  it('are kept only where a secret was taken out', () => {
    expect(received({ summary: 'plain', detail: '' }, 'canary')).not.toHaveProperty('raw');
    for (const diagnostic of everyKind()) expect(diagnostic && asPrinted(diagnostic).summary).toContain('canary');
  });

  it('come out of no way to print a diagnostic', () => {
    for (const diagnostic of everyKind()) {
      const raw = diagnostic?.raw;
      const printed = [
        JSON.stringify({ diagnostic }),
        inspect(diagnostic, { depth: null, showHidden: true, getters: true }),
        inspect(raw, { showHidden: true, customInspect: false }),
        format('%s %o %j', diagnostic, diagnostic, diagnostic),
        `${diagnostic} ${raw}`,
        JSON.stringify([Object.entries(raw ?? {}), Object.getOwnPropertyNames(raw), { ...raw }]),
        diagnostic && progressLine({ type: 'diagnostic', message: '', diagnostic }, 'apply'),
        JSON.stringify(diagnostic && classify(diagnostic, contextOf())),
        String(new Error('x', { cause: diagnostic }).cause),
      ];
      expect(raw).toBeDefined();
      expect(printed.join('\n')).not.toContain('canary');
    }
  });

  it('are asked for only by rules that give back no words', () => {
    const source = join(import.meta.dirname, '../../src');
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    const asking = files.filter((name) => /\basPrinted\(|\.reveal\(/.test(readFileSync(join(source, name), 'utf8')));
    expect(asking.map((name) => name.replaceAll('\\', '/')).sort()).toEqual([
      'domain/classify.ts',
      'domain/correlate.ts',
      'domain/diagnostic.ts',
      'terraform/init-required.ts',
    ]);
  });
});
