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
  progressLine: () => progressLine
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var progressLine = (event, command) => {
  switch (event.type) {
    case "version":
    case "refresh_start":
    case "refresh_complete":
      return null;
    case "outputs":
      return event.names.length === 0 ? null : `Outputs: ${event.names.join(", ")}`;
    case "diagnostic":
      return diagnosticText(event.diagnostic);
    case "planned_change":
      return command === "plan" ? event.message : null;
    case "apply_start":
    case "apply_progress":
    case "apply_complete":
    case "apply_errored":
    case "change_summary":
    case "log":
    case "other":
    case "plain":
      return event.message;
  }
};
var ABOUT_TARGETS = ["Resource targeting is in effect", "Applied changes may be incomplete"];
var diagnosticText = ({ severity, summary, detail, address }) => {
  const [words = ""] = summary.split(/\s*\n\{"resource/, 1);
  const head = `${severity === "error" ? "Error" : "Warning"}${address === null ? "" : ` (${address})`}: ${words.trimEnd()}`;
  const isRepetition = detail === "" || detail.startsWith('{"resource') || ABOUT_TARGETS.includes(summary);
  return isRepetition ? head : `${head}
  ${detail.replaceAll("\n", "\n  ")}`;
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  progressLine
});
