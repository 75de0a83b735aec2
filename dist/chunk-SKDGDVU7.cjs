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
  backoffDelay: () => backoffDelay
});
module.exports = __toCommonJS(stdin_exports);
var backoffDelay = (backoff, retry, random, retryAfterSeconds) => {
  const full = Math.min(backoff.initialDelayMs * backoff.multiplier ** retry, backoff.maxDelayMs);
  const delay = Math.round(jittered(full, backoff.jitter, random));
  return Math.max(delay, (retryAfterSeconds ?? 0) * 1e3);
};
var jittered = (full, jitter, random) => {
  switch (jitter) {
    case "none":
      return full;
    case "full":
      return full * random;
    case "equal":
      return full / 2 + full / 2 * random;
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  backoffDelay
});
