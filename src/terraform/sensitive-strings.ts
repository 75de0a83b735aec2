import { isJsonObject, memberOf } from './planned-values.ts';

/** Adds every string inside a value that is sensitive as a whole, and every number as it is written: a PIN is a secret too. */
export const collectStrings = (value: unknown, into: Set<string>): void => {
  if (typeof value === 'string' || typeof value === 'number') into.add(String(value));
  else if (Array.isArray(value)) for (const element of value) collectStrings(element, into);
  else if (isJsonObject(value)) for (const member of Object.values(value)) collectStrings(member, into);
};

/** Adds the strings of a value that its tree of marks (`before_sensitive`, `sensitive_values` …) calls sensitive. */
export const collectSensitive = (value: unknown, marks: unknown, into: Set<string>): void => {
  if (marks === true) {
    collectStrings(value, into);
  } else if (Array.isArray(marks) && Array.isArray(value)) {
    for (const [index, mark] of marks.entries()) collectSensitive(value[index], mark, into);
  } else if (isJsonObject(marks)) {
    for (const [name, mark] of Object.entries(marks)) collectSensitive(memberOf(value, name), mark, into);
  }
};

/**
 * Adds the sensitive strings of a module of `prior_state` or `planned_values` and its child modules: data sources that were read
 * at plan time appear nowhere else in the plan JSON.
 */
export const collectFromModule = (module: unknown, into: Set<string>): void => {
  const resources = memberOf(module, 'resources');
  if (Array.isArray(resources)) {
    for (const resource of resources) collectSensitive(memberOf(resource, 'values'), memberOf(resource, 'sensitive_values'), into);
  }
  const children = memberOf(module, 'child_modules');
  if (Array.isArray(children)) for (const child of children) collectFromModule(child, into);
};
