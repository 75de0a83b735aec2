var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  SensitiveValue: () => SensitiveValue,
  UNKNOWN: () => UNKNOWN,
  UnknownValue: () => UnknownValue,
  holdsUnknown: () => holdsUnknown,
  isList: () => isList,
  isRecord: () => isRecord,
  memberNames: () => memberNames,
  memberOf: () => memberOf
});
module.exports = __toCommonJS(stdin_exports);
var UnknownValue = class {
  kind = "unknown";
};
var UNKNOWN = new UnknownValue();
var SensitiveValue = class {
  kind = "sensitive";
  fingerprint;
  /** A list or object, sealed piece by piece, names too: parts of it may be unknown and become known. Null for a simple value. */
  parts;
  constructor(fingerprint, parts = null) {
    this.fingerprint = fingerprint;
    this.parts = parts;
  }
};
var isList = (value) => Array.isArray(value);
var isRecord = (value) => typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof UnknownValue) && !(value instanceof SensitiveValue);
var memberOf = (value, name) => isRecord(value) && Object.hasOwn(value, name) ? value[name] ?? null : null;
var memberNames = (...values) => [...new Set(values.flatMap((value) => isRecord(value) ? Object.keys(value) : []))].sort();
var holdsUnknown = (value) => {
  if (value instanceof UnknownValue) return true;
  if (value instanceof SensitiveValue) return holdsUnknown(value.parts);
  if (isList(value)) return value.some(holdsUnknown);
  return isRecord(value) && Object.values(value).some(holdsUnknown);
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  SensitiveValue,
  UNKNOWN,
  UnknownValue,
  holdsUnknown,
  isList,
  isRecord,
  memberNames,
  memberOf
});
