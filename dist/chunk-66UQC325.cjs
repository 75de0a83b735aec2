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
  INPUT_DEFAULTS: () => INPUT_DEFAULTS,
  SECRET_INPUTS: () => SECRET_INPUTS
});
module.exports = __toCommonJS(stdin_exports);
var INPUT_DEFAULTS = {
  command: "check",
  "working-directory": ".",
  "plan-file": "",
  "plan-arguments": "",
  init: "auto",
  "init-arguments": "",
  "terraform-path": "terraform",
  "lock-timeout": "2m",
  parallelism: "",
  region: "",
  "client-id": "",
  "client-secret": "",
  "access-token": "",
  "api-url": "",
  "organization-id": "",
  "max-retries": "10",
  "initial-delay": "500ms",
  "backoff-multiplier": "2",
  "max-delay": "60s",
  jitter: "equal",
  "retry-timeout": "30m",
  "on-lock": "",
  "wait-timeout": "15m",
  drain: "wait",
  "drain-timeout": "5m",
  "drain-settle": "10s",
  "schedule-group-ids": "",
  "flow-ids": "",
  "conditional-update": "",
  "attributes-file": "",
  approval: "none",
  "config-file": ".github/deploy-guard.yml",
  "github-token": `\${{ github.token }}`,
  comment: "auto",
  "comment-key": "",
  "fail-on-risk": "blocked",
  "report-file": ""
};
var SECRET_INPUTS = ["client-secret", "access-token", "github-token"];
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  INPUT_DEFAULTS,
  SECRET_INPUTS
});
