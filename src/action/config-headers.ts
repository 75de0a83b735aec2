import * as v from 'valibot';
import type { HttpHeader } from '../domain/config.ts';
import { asMap, atKey, closed, textBy, wrongKind } from './config-parts.ts';
import { isSecretHeader, readHeaderName, readVariableName } from './header-values.ts';

const FROM_ENVIRONMENT = '{ env: NAME }, the name of an environment variable';

const fromEnvironment = closed({ env: textBy(readVariableName, 'Name of the environment variable that holds the value') });
const headerValue = v.union(
  [v.string(), fromEnvironment],
  (issue) => innermost(issue) ?? wrongKind(issue.input, `a text or ${FROM_ENVIRONMENT}`),
);

/** A map is meant to be `{ env: … }`: what is wrong in there says more than "neither this nor that". */
const innermost = ({ input, issues }: v.UnionIssue<v.BaseIssue<unknown>>): string | undefined =>
  typeof input === 'object' && input !== null ? issues?.find(({ path }) => path !== undefined)?.message : undefined;

/** Headers of an `http` source. A secret written into the file is refused, without repeating it. */
export const headersSchema = v.pipe(
  v.record(textBy(readHeaderName, 'Name of a header.'), headerValue, ({ input }) => wrongKind(input, 'a map of keys and values')),
  v.rawCheck(({ dataset, addIssue }) => {
    const headers = asMap(dataset.value);
    for (const [name, value] of Object.entries(headers)) {
      const path: [v.ObjectPathItem] = [{ ...atKey(headers, name), origin: 'value' }];
      if (typeof value !== 'string') continue;
      if (isSecretHeader(name)) addIssue({ message: `a secret in a file. Write ${name}: ${FROM_ENVIRONMENT}.`, path });
      else if (!/^[\t\x20-\x7e]*$/.test(value)) addIssue({ message: 'not a header value. Write printable ASCII on one line.', path });
    }
  }),
  v.description(`Headers to send; a secret only as ${FROM_ENVIRONMENT}.`),
  v.transform((headers): readonly HttpHeader[] =>
    Object.entries(headers).map(([name, value]) =>
      typeof value === 'string' ? { name, from: 'file', value } : { name, from: 'environment', variable: value.env },
    ),
  ),
);
