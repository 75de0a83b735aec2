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
  isAlive: () => isAlive,
  processStart: () => processStart
});
module.exports = __toCommonJS(stdin_exports);
var import_node_child_process = require("node:child_process");
var import_promises = require("node:fs/promises");
var import_node_util = require("node:util");
var fromProc = async (pid) => {
  const text = await (0, import_promises.readFile)(`/proc/${pid}/stat`, "utf8");
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  return fields[0] === "Z" ? null : fields[19] ?? null;
};
var fromPs = async (pid) => {
  const { stdout } = await (0, import_node_util.promisify)(import_node_child_process.execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
  return stdout.trim() || null;
};
var processStart = async (pid) => {
  if (process.platform === "win32") return null;
  try {
    return process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return null;
  }
};
var isAlive = async ({ pid, startTime }) => {
  if (startTime !== null) return await processStart(pid) === startTime;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  isAlive,
  processStart
});
