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
  EMPTY_CONFIG: () => EMPTY_CONFIG,
  blocked: () => blocked,
  cancelled: () => cancelled,
  failed: () => failed,
  onLockOf: () => onLockOf,
  proceed: () => proceed,
  stop: () => stop
});
module.exports = __toCommonJS(stdin_exports);
var proceed = (value) => ({ ok: true, value });
var stop = (verdict) => ({ ok: false, verdict });
var blocked = (failureReason, message, nextSteps = []) => ({
  outcome: "blocked",
  failureReason,
  message,
  nextSteps
});
var failed = (failureReason, message, nextSteps = []) => ({
  outcome: "failed",
  failureReason,
  message,
  nextSteps
});
var cancelled = (message) => ({
  outcome: "cancelled",
  failureReason: "cancelled",
  message,
  nextSteps: ["Run the workflow again: it plans anew and goes on from what is done."]
});
var EMPTY_CONFIG = {
  windows: [],
  locks: [],
  drain: [],
  mutex: null,
  lint: { rulesOff: [] },
  conditionalTypes: []
};
var DEFAULT_ON_LOCK = {
  "wfm-shifts": "abort",
  "wfm-publish": "wait",
  "data-action": "wait",
  http: "wait"
};
var onLockOf = ({ source, onLock }, input) => onLock ?? input ?? DEFAULT_ON_LOCK[source];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  EMPTY_CONFIG,
  blocked,
  cancelled,
  failed,
  onLockOf,
  proceed,
  stop
});
