import type { SourceRule } from './config.ts';
import { type JsonValue, textsIn } from './json-value.ts';

/** Stands in the config file for the id of each guarded object (design section 3). */
export const OBJECT_ID = '{id}';

/** Whether the source is asked once for each guarded object that exists, instead of once; creates have no id and are skipped. */
export const asksPerObject = (rule: SourceRule): boolean => {
  switch (rule.source) {
    case 'wfm-shifts':
    case 'wfm-publish':
      return false;
    case 'data-action':
      return textsIn(rule.input).some((text) => text.includes(OBJECT_ID));
    case 'http':
      return [targetText(rule.target), ...textsIn(rule.body)].some((text) => text.includes(OBJECT_ID));
  }
};

const targetText = (target: Extract<SourceRule, { source: 'http' }>['target']): string =>
  target.kind === 'platform' ? target.path : target.url;

/** A path or URL with the id in it, encoded: an id can never leave its place in the path or add a parameter. */
export const urlWithObjectId = (url: string, id: string): string => url.replaceAll(OBJECT_ID, () => encodeURIComponent(id));

/** A body or input with the id in every text that asks for it. */
export const valueWithObjectId = (value: JsonValue, id: string): JsonValue => {
  if (typeof value === 'string') return value.replaceAll(OBJECT_ID, () => id);
  if (value === null || typeof value !== 'object') return value;
  if (isList(value)) return value.map((item) => valueWithObjectId(item, id));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, valueWithObjectId(item, id)]));
};

/** `Array.isArray` does not tell readonly arrays apart. */
const isList = (value: JsonValue): value is readonly JsonValue[] => Array.isArray(value);
