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
  readRunState: () => readRunState,
  saveEnded: () => saveEnded,
  savePrivateFolder: () => savePrivateFolder
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_YNVRRXU6 = require("./chunk-YNVRRXU6.cjs");
var savePrivateFolder = (folder) => (0, import_chunk_YNVRRXU6.saveState)("private-folder", folder);
var saveEnded = () => (0, import_chunk_YNVRRXU6.saveState)("ended", "true");
var readRunState = () => ({ privateFolder: (0, import_chunk_YNVRRXU6.getState)("private-folder"), ended: (0, import_chunk_YNVRRXU6.getState)("ended") === "true" });
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  readRunState,
  saveEnded,
  savePrivateFolder
});
