/** A value that JSON can hold and that has no parts. */
export type JsonScalar = string | number | boolean;

/** Any value that JSON can hold. */
export type JsonValue = JsonScalar | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** Whether JSON can hold the value: no `undefined`, no NaN, no functions or class instances with secrets of their own. */
export const isJsonValue = (value: unknown): value is JsonValue => {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return true;
  if (typeof value === 'number') return Number.isFinite(value);
  if (Array.isArray(value)) return value.every(isJsonValue);
  return typeof value === 'object' && Object.values(value).every(isJsonValue);
};

/** Every text inside the value; keys of objects are not among them. */
export const textsIn = (value: JsonValue): readonly string[] => {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values<JsonValue>(value).flatMap(textsIn);
};
