import * as v from 'valibot';
import type { DeployGuardConfig } from '../domain/config.ts';
import type { ConfigProblem } from './config-problem.ts';
import { configSchema } from './config-schema.ts';
import { type Place, readYaml, type Step } from './config-yaml.ts';

/** The configuration, or everything that is wrong with the file, in the order of the file. */
export type ConfigReading =
  | { readonly ok: true; readonly config: DeployGuardConfig }
  | { readonly ok: false; readonly problems: readonly ConfigProblem[] };

/** Parts of the contract that this version does not carry out yet: refused, never ignored. */
const NOT_YET_AVAILABLE = ['drain', 'mutex', 'lint', 'conditional-types'] as const;

/**
 * Reads `.github/deploy-guard.yml`. Every problem of a well-formed file is found in one go; a file that is not YAML has only the
 * faults of its YAML.
 *
 * @param file path as the user knows it, for the messages
 * @param text content of the file
 */
export const readConfigFile = (file: string, text: string): ConfigReading => {
  const yaml = readYaml(text);
  if (!yaml.ok) return { ok: false, problems: inOrder(yaml.faults.map((fault) => ({ file, ...fault }))) };
  const { data } = yaml;
  if (!isMap(data))
    return { ok: false, problems: [{ file, line: 1, column: 1, message: 'not a map of keys and values. Begin with version: 1.' }] };

  const problem = (path: readonly Step[], at: 'key' | 'value', message: string): ConfigProblem => {
    const place: Place = yaml.placeOf(path, at);
    return { file, ...place, message: `${pathText(path)}${message}` };
  };
  const reading = v.safeParse(configSchema, data);
  const wrong = (reading.issues ?? []).map((issue) => problem(stepsOf(issue), originOf(issue), issue.message));
  const later = NOT_YET_AVAILABLE.filter((key) => Object.hasOwn(data, key)).map((key) =>
    problem([key], 'key', 'not yet available in this version. Leave it out for now.'),
  );
  const problems = inOrder([...wrong, ...later]);
  return reading.success && problems.length === 0 ? { ok: true, config: reading.output } : { ok: false, problems };
};

const isMap = (data: unknown): data is object => typeof data === 'object' && data !== null && !Array.isArray(data);

const stepsOf = ({ path }: v.BaseIssue<unknown>): readonly Step[] =>
  (path ?? []).flatMap(({ key }) => (typeof key === 'string' || typeof key === 'number' ? [key] : []));

const originOf = ({ path }: v.BaseIssue<unknown>): 'key' | 'value' => {
  const last = path?.at(-1);
  return last?.type === 'object' && last.origin === 'key' ? 'key' : 'value';
};

/** What the place is called: the last key, with the indexes after it, `guards[1]: `; '' for the whole file. */
const pathText = (path: readonly Step[]): string => {
  const from = path.findLastIndex((step) => typeof step === 'string');
  const named = path.slice(Math.max(from, 0)).map((step) => (typeof step === 'number' ? `[${step}]` : step));
  return named.length === 0 ? '' : `${named.join('')}: `;
};

const inOrder = (problems: readonly ConfigProblem[]): readonly ConfigProblem[] =>
  problems.toSorted((one, other) => one.line - other.line || one.column - other.column);
