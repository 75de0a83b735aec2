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
  accepted: () => accepted,
  readChoice: () => readChoice,
  readDecimal: () => readDecimal,
  readDuration: () => readDuration,
  readInteger: () => readInteger,
  readLines: () => readLines,
  readUuid: () => readUuid,
  refused: () => refused
});
module.exports = __toCommonJS(stdin_exports);
var accepted = (value) => ({ ok: true, value });
var refused = (problem, instead) => ({ ok: false, problem, instead });
var MILLISECONDS = /* @__PURE__ */ new Map([
  ["ms", 1],
  ["s", 1e3],
  ["m", 6e4],
  ["h", 36e5],
  ["d", 864e5]
]);
var DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
var LONGEST_DURATION_MS = 2 ** 31 - 1;
var readDuration = (text) => {
  const instead = "Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.";
  if (!DURATION.test(text)) return refused("not a duration", instead);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  const total = [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * (MILLISECONDS.get(unit) ?? Number.NaN), 0);
  return total <= LONGEST_DURATION_MS ? accepted(Math.round(total)) : refused("longer than 24 days", instead);
};
var readInteger = (text, least, most) => {
  const instead = `Write a whole number from ${least} to ${most}.`;
  if (!/^\d+$/.test(text)) return refused("not a whole number", instead);
  const number = Number(text);
  return number < least || number > most ? refused("out of range", instead) : accepted(number);
};
var readDecimal = (text, least, most) => {
  const instead = `Write a number from ${least} to ${most}.`;
  if (!/^\d+(\.\d+)?$/.test(text)) return refused("not a number", instead);
  const number = Number(text);
  return number < least || number > most ? refused("out of range", instead) : accepted(number);
};
var readChoice = (text, choices) => {
  const found = choices.find((choice) => choice === text);
  if (found !== void 0) return accepted(found);
  const words = choices.filter((choice) => choice !== "");
  return refused("not one of the values it can have", `Write one of: ${words.join(", ")}.`);
};
var readLines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
var UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
var readUuid = (text) => UUID.test(text) ? accepted(text.toLowerCase()) : refused("not an id", "Write the UUID from the address bar of the admin UI, 8-4-4-4-12 hexadecimal digits.");
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  accepted,
  readChoice,
  readDecimal,
  readDuration,
  readInteger,
  readLines,
  readUuid,
  refused
});
