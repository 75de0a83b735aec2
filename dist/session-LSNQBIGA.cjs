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
  DATA_ACTION_TIMEOUT_MS: () => import_chunk_HNSUJNDG.DATA_ACTION_TIMEOUT_MS,
  TIMEOUT_MS: () => import_chunk_HNSUJNDG.TIMEOUT_MS,
  openSession: () => import_chunk_HNSUJNDG.openSession
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_HNSUJNDG = require("./chunk-HNSUJNDG.cjs");
var import_chunk_DCPZ7XWQ = require("./chunk-DCPZ7XWQ.cjs");
var import_chunk_GNAN664L = require("./chunk-GNAN664L.cjs");
var import_chunk_SKDGDVU7 = require("./chunk-SKDGDVU7.cjs");
var import_chunk_VV7P6TPC = require("./chunk-VV7P6TPC.cjs");
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  DATA_ACTION_TIMEOUT_MS,
  TIMEOUT_MS,
  openSession
});
