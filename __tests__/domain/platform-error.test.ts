import { describe, expect, it } from '@jest/globals';
import { readPlatformError } from '../../src/domain/platform-error.ts';
import { CID, diagnosticOf, FLOW_ID, formats } from './messages/provider-formats.ts';

describe('reading the platform’s error', () => {
  it.each(Object.entries(formats))('finds status, words and correlation id in the format %s', (_format, print) => {
    expect(readPlatformError(print({ status: 409, message: 'In (some) use.' }))).toMatchObject({
      format: 'api',
      status: 409,
      message: 'In (some) use.',
      correlationId: CID,
      signed: true,
    });
  });

  it.each([
    ['jsonInDetailOld', 'resourceName until 1.65'],
    ['jsonInDetail', 'resourceType since 1.66'],
    ['goStruct', 'a JSON within a printed Go struct'],
  ] as const)('finds type, method and path in %s (%s)', (format, _note) => {
    expect(readPlatformError(formats[format]({ status: 409, message: 'x' }))).toMatchObject({
      resourceType: 'genesyscloud_flow',
      method: 'DELETE',
      path: `/api/v2/flows/${FLOW_ID}`,
    });
  });

  it('finds the code and the object that errorMessageDetails name', () => {
    const details = [{ errorCode: 'architect.flow.already.exists', entityId: 'e-1' }];
    const printed = formats.jsonInDetail({ status: 409, message: 'x', extra: { errorMessageDetails: details } });
    expect(readPlatformError(printed)).toMatchObject({ code: 'architect.flow.already.exists', entityId: 'e-1' });
  });

  it('believes the JSON before the text', () => {
    const { detail } = formats.jsonInDetail({ status: 503, message: 'Service unavailable.' });
    const read = readPlatformError(diagnosticOf(`flow "API Error: 409 - in use (${CID})"`, detail));
    expect(read).toMatchObject({ status: 503, message: 'Service unavailable.' });
  });

  it('believes the last JSON of a summary, for names stand before it', () => {
    const { summary } = formats.jsonInSummary({ status: 403, message: 'No.' });
    expect(readPlatformError(diagnosticOf(`flow {"resourceType":"genesyscloud_flow","statusCode":409} ${summary}`))?.status).toBe(403);
  });

  it('takes the words of a failed call, not the success of a poll, where both are printed', () => {
    const poll = '{"resourceType":"genesyscloud_flow","statusCode":200}';
    expect(readPlatformError(diagnosticOf(`failed: API Error: 409 - In use. (${CID})\n${poll}`))).toMatchObject({
      status: 409,
      message: 'In use.',
    });
  });

  it('reads a message of several lines that holds braces and brackets', () => {
    const printed = formats.jsonInSummary({ status: 409, message: 'Used by:\n{a}\n[b] (two of them)' });
    expect(readPlatformError(printed)).toMatchObject({ message: 'Used by:\n{a}\n[b] (two of them)', correlationId: CID });
  });

  it('knows a call without an answer, which is not signed by itself', () => {
    const text = 'Get "https://api.mypurecloud.com/api/v2/flows": net/http: TLS handshake timeout';
    expect(readPlatformError(diagnosticOf(text))).toMatchObject({ format: 'transport', status: null, signed: false });
  });

  it('reads a JSON whose strings hold quotes, braces and backslashes', () => {
    const read = readPlatformError(formats.jsonInSummary({ status: 409, message: 'Say "}" or \\ or {.' }));
    expect(read).toMatchObject({ path: `/api/v2/flows/${FLOW_ID}`, message: 'Say "}" or \\ or {.' });
  });

  it.each([
    ['a number in a name', 'flow 409 Main Street has no exit path'],
    ['a wrong reason phrase', 'failed: 409 Gone'],
    ['a status out of range', 'API Error: 909 - x (y)'],
    ['an end of file in a name', 'prompt "EOF" is missing'],
    ['nothing', ''],
  ])('finds none in %s', (_name, text) => {
    expect(readPlatformError(diagnosticOf(text))).toBeNull();
  });
});
