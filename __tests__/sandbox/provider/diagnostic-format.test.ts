import { describe, expect, it } from '@jest/globals';
import { failureOf, gaveUp } from '../../../sandbox/provider/api-failure.ts';
import type { FailedCall, ProviderAge } from '../../../sandbox/provider/diagnostic-format.ts';
import { exhaustedDiagnostic, loopDiagnostic, plainDiagnostic, publishDiagnostic } from '../../../sandbox/provider/diagnostic-format.ts';
import { correlationId as cid, conflict } from './stand-in-api.ts';

const id = '84920103-0d5c-4a52-a2a5-5c6e5c2a8a51';
const path = `/api/v2/flows/${id}`;
const inUse = 'The resource is currently in use and cannot be deleted.';
const core = `API Error: 409 - ${inUse} (${cid})`;

function answered(body: string, status = 409) {
  return failureOf({ method: 'DELETE', path, status, statusText: 'Conflict', correlationId: cid, body });
}

function deleting(failure = answered(conflict(inUse).body)): FailedCall {
  return { resourceType: 'genesyscloud_flow', wording: { lead: `error deleting flow ${id}`, joint: ' | error: ' }, failure };
}

const modern = `{"resourceType":"genesyscloud_flow","method":"DELETE","path":"${path}","statusCode":409,"errorMessage":"${core}","correlationId":"${cid}"}`;
const named = modern.replace('resourceType', 'resourceName');
const misspelt = named.replace('"path"', '"path:omitempty"').replace('"statusCode"', '"statusCode:omitempty"');

describe('an error out of a time-bound retry loop', () => {
  it.each<[ProviderAge, string]>([
    ['v1.33', `Error deleting flow ${id}: ${core}`],
    ['v1.34', `[{0 error deleting flow ${id}: ${core} ${misspelt} []}]`],
    ['v1.38', `error deleting flow ${id} | error: ${core}\n${named}\n`],
    ['v1.66', `error deleting flow ${id} | error: ${core}\n${modern}\n`],
  ])('has everything in the summary as %s prints it', (age, summary) => {
    expect(loopDiagnostic(age, deleting())).toEqual({ severity: 'ERROR', summary, detail: '' });
  });
});

describe('an error outside the retry loops', () => {
  it.each<[ProviderAge, string, string]>([
    ['v1.33', `Error deleting flow ${id}: ${core}`, ''],
    ['v1.34', `error deleting flow ${id} | error: ${core}`, misspelt],
    ['v1.38', `error deleting flow ${id} | error: ${core}`, named],
    ['v1.66', `error deleting flow ${id} | error: ${core}`, modern],
  ])('has its JSON in the detail as %s prints it', (age, summary, detail) => {
    expect(plainDiagnostic(age, deleting())).toEqual({ severity: 'ERROR', summary, detail });
  });

  it('names parameters and details since v1.66 only', () => {
    const failure = answered(JSON.stringify({ message: inUse, messageParams: { name: 'a' }, details: [{ errorCode: 'x' }] }));
    expect(JSON.parse(plainDiagnostic('v1.66', deleting(failure)).detail)).toMatchObject({
      errorMessageContext: { name: 'a' },
      errorMessageDetails: [{ errorCode: 'x' }],
    });
    expect(plainDiagnostic('v1.38', deleting(failure)).detail).not.toContain('errorMessageContext');
  });

  it('escapes angle brackets as Go does', () => {
    const failure = answered(JSON.stringify({ message: '<b> & co' }));
    expect(plainDiagnostic('v1.66', deleting(failure)).detail).toContain('\\u003cb\\u003e \\u0026 co');
  });
});

describe('an answer without the usual body', () => {
  it('is repeated with its status line when it is empty', () => {
    const { summary } = plainDiagnostic('v1.66', deleting(answered('')));
    expect(summary).toBe(`error deleting flow ${id} | error: API Error: 409 - API Error: 409 Conflict (${cid})`);
  });

  it('gives the JSON parser’s words, and no message in the JSON, when it is a page', () => {
    const { summary, detail } = plainDiagnostic('v1.66', deleting(answered('<html>busy</html>')));
    expect(summary).toBe(`error deleting flow ${id} | error: invalid character '<' looking for beginning of value`);
    expect(JSON.parse(detail)).toEqual({
      resourceType: 'genesyscloud_flow',
      method: 'DELETE',
      path,
      statusCode: 409,
      correlationId: cid,
    });
  });

  it('is lost, with its status, when the HTTP retries are used up', () => {
    const { summary, detail } = plainDiagnostic('v1.66', deleting(gaveUp('DELETE', `http://127.0.0.1${path}`, 21, null)));
    expect(summary).toBe(`error deleting flow ${id} | error: DELETE http://127.0.0.1${path} giving up after 21 attempt(s)`);
    expect(JSON.parse(detail).errorMessage).toContain('unable to build a message from the response');
  });
});

describe('the other shapes', () => {
  it('wraps the last error when counted retries are used up', () => {
    const last = plainDiagnostic('v1.66', deleting());
    expect(exhaustedDiagnostic(last).summary).toBe(
      `Exhausted retries. Last error: [{0 error deleting flow ${id} | error: ${core} ${modern} []}]`,
    );
  });

  it.each<[ProviderAge, string]>([
    ['v1.33', 'Flow publish failed. JobID: j, tracing messages: one\n\ntwo '],
    ['v1.34', 'flow publish failed. JobID: j, tracing messages: one\n\ntwo '],
    ['v1.66', 'flow publish failed. JobID: j, flowName: Main, tracing messages: one\n\ntwo \n{'],
  ])('tells in %s why a flow could not be published', (age, start) => {
    const failure = answered('', 200);
    const { summary } = publishDiagnostic(age, { id: 'j', flowName: 'Main', messages: ['one', 'two'], failure });
    expect(summary.startsWith(start)).toBe(true);
    expect(summary.includes('"statusCode":200')).toBe(age === 'v1.66');
  });
});
