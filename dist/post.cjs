var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
var __hasOwnProp = Object.prototype.hasOwnProperty;
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from === "object" || typeof from === "function") {
    for (let key of __getOwnPropNames(from))
      if (!__hasOwnProp.call(to, key) && key !== except)
        __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  }
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var import_chunk_AUJDGLW5 = require("./chunk-AUJDGLW5.cjs");
var import_chunk_YNVRRXU6 = require("./chunk-YNVRRXU6.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var post = async () => {
  const { privateFolder, ended } = (0, import_chunk_AUJDGLW5.readRunState)();
  if (privateFolder === "") return;
  if (!ended) {
    (0, import_chunk_YNVRRXU6.warning)(
      `The main step was ended from outside. Terraform finishes by itself; its log is in ${privateFolder}. Before the next run, look whether the state is locked.`
    );
    return;
  }
  const { rm } = await Promise.resolve().then(() => __toESM(require("node:fs/promises")));
  await rm(privateFolder, { recursive: true, force: true });
};
post().catch((cause) => {
  (0, import_chunk_YNVRRXU6.warning)(`The post step failed: ${cause instanceof Error ? cause.message : String(cause)}`);
});
