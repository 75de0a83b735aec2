import { createHmac } from 'node:crypto';
import { type PlannedValue, SensitiveValue, UNKNOWN } from '../domain/planned-value.ts';

/** Gives a value a fingerprint that can be compared within this process and tells nothing outside it. */
export type Seal = (value: unknown) => string;

type JsonObject = { readonly [name: string]: unknown };

/** Tells a JSON object from lists and simple values. */
export const isJsonObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** JSON with sorted keys: the same value gives the same text. */
export const canonicalJson = (value: unknown): string =>
  JSON.stringify(value, (_key, member: unknown) =>
    isJsonObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1))) : member,
  );

/** @param key random bytes of this process */
export const createSeal =
  (key: Uint8Array): Seal =>
  (value) =>
    createHmac('sha256', key)
      .update(canonicalJson(value ?? null))
      .digest('hex');

/** Whether anything is marked in one of the plan's `*_unknown` and `*_sensitive` trees. */
export const marksAnything = (marks: unknown): boolean => {
  if (marks === true) return true;
  if (Array.isArray(marks)) return marks.some(marksAnything);
  return isJsonObject(marks) && Object.values(marks).some(marksAnything);
};

/** The part of a tree of marks, or of a value, for one member. */
export const memberOf = (tree: unknown, name: string): unknown =>
  isJsonObject(tree) && Object.hasOwn(tree, name) ? tree[name] : undefined;

const elementOf = (tree: unknown, index: number): unknown => (Array.isArray(tree) ? tree[index] : undefined);

/** A value, or where Terraform left it out because all of it is unknown, the tree of marks that tells its shape. */
const shapeOf = (value: unknown, unknownMarks: unknown): unknown =>
  (value === null || value === undefined) && marksAnything(unknownMarks) ? unknownMarks : value;

const lengthOf = (tree: unknown): number => (Array.isArray(tree) ? tree.length : 0);

const namesOf = (value: unknown, unknownMarks: unknown): readonly string[] => {
  const marked = isJsonObject(unknownMarks) ? Object.keys(unknownMarks).filter((name) => marksAnything(unknownMarks[name])) : [];
  return [...new Set([...(isJsonObject(value) ? Object.keys(value) : []), ...marked])];
};

/**
 * A wholly sensitive value. A list or object is sealed piece by piece as well, names too (the keys of a sensitive map may be
 * secrets): parts of it may be unknown now, and a later plan that knows more can still be compared.
 */
const sealed = (value: unknown, unknownMarks: unknown, seal: Seal): PlannedValue =>
  unknownMarks === true ? UNKNOWN : new SensitiveValue(seal(value), sealedParts(value, unknownMarks, seal));

const sealedParts = (value: unknown, unknownMarks: unknown, seal: Seal): PlannedValue => {
  const shape = shapeOf(value, unknownMarks);
  if (Array.isArray(shape)) {
    const length = Math.max(lengthOf(value), lengthOf(unknownMarks));
    return Array.from({ length }, (_, index) => sealed(elementOf(value, index), elementOf(unknownMarks, index), seal));
  }
  if (!isJsonObject(shape)) return null;
  const names = [...namesOf(value, unknownMarks)].sort();
  return Object.fromEntries(names.map((name) => [seal(name), sealed(memberOf(value, name), memberOf(unknownMarks, name), seal)]));
};

/**
 * Joins a value of the plan JSON with its trees of marks: `after_unknown` (unknown values are left out of `after`, or null in
 * lists) and `after_sensitive`. Nothing sensitive is left in the result.
 */
export const plannedValue = (value: unknown, unknownMarks: unknown, sensitiveMarks: unknown, seal: Seal): PlannedValue => {
  if (unknownMarks === true) return UNKNOWN;
  if (sensitiveMarks === true) return sealed(value, unknownMarks, seal);
  const shape = shapeOf(value, unknownMarks);
  if (Array.isArray(shape)) {
    const length = Math.max(lengthOf(value), lengthOf(unknownMarks));
    return Array.from({ length }, (_, index) =>
      plannedValue(elementOf(value, index), elementOf(unknownMarks, index), elementOf(sensitiveMarks, index), seal),
    );
  }
  if (isJsonObject(shape)) {
    return Object.fromEntries(
      namesOf(value, unknownMarks).map((name) => [
        name,
        plannedValue(memberOf(value, name), memberOf(unknownMarks, name), memberOf(sensitiveMarks, name), seal),
      ]),
    );
  }
  return typeof shape === 'string' || typeof shape === 'number' || typeof shape === 'boolean' ? shape : null;
};
