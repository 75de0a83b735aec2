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
  readTerraformError: () => readTerraformError
});
module.exports = __toCommonJS(stdin_exports);
var SUMMARIES = [
  ["state-locked", /^error (?:acquiring the state lock|locking (?:destination |source )?state)\b/],
  ["state-lock-kept", /^error releasing the state lock\b/],
  [
    "state-not-saved",
    /^(?:failed to (?:save|persist|serialize|write|upload) state|failed to create local state file|error saving state)\b/
  ],
  // The http backend's words where Terraform saves the state in the middle of a run.
  ["state-not-saved", /^http error: \d{3}$/],
  ["state-unreadable", /^(?:error|failed to) (?:load|loading|refresh|refreshing|get|getting|read|reading) (?:the )?(?:remote )?state\b/],
  ["plan-stale", /^saved plan is stale\b/],
  ["plan-mismatch", /^saved plan does not match\b/],
  ["not-initialised", /^(?:(?:backend|hcp terraform|terraform cloud|cloud backend) )?initialization required\b/],
  ["not-initialised", /^(?:hcp )?terraform initialization required\b/],
  ["not-initialised", /^module (?:not installed|source has changed|version requirements have changed)$/],
  [
    // How versions before and after the dependency lock file tell that a provider is missing.
    "not-initialised",
    /^(?:inconsistent dependency lock file|required plugins are not installed|could not load plugin|missing required provider)$/
  ],
  ["not-initialised", /^provider requirements cannot be satisfied by locked dependencies$/],
  ["provisioner", /^(?:local-exec|remote-exec|file|[a-z-]{1,30}) provisioner error$/],
  ["crash", /^(?:plugin did not respond|plugin error|request cancelled|unsupported plugin method|the \S{1,200} plugin crashed)/],
  ["interrupted", /^(?:execution halted|operation cancel(?:l)?ed|interrupted)\b/]
];
var readTerraformError = (diagnostic) => {
  const summary = diagnostic.summary.trim().replace(/^error: /i, "").toLowerCase();
  return SUMMARIES.find(([, pattern]) => pattern.test(summary))?.[0] ?? null;
};
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
  readTerraformError
});
