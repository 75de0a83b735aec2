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
  status: () => status
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_ATHNQR7I = require("./chunk-ATHNQR7I.cjs");
var import_chunk_SKDGDVU7 = require("./chunk-SKDGDVU7.cjs");
var import_chunk_7IE52DL7 = require("./chunk-7IE52DL7.cjs");
var import_chunk_F4QEZQLN = require("./chunk-F4QEZQLN.cjs");
var import_chunk_DAUKSNOT = require("./chunk-DAUKSNOT.cjs");
var import_chunk_VV7P6TPC = require("./chunk-VV7P6TPC.cjs");
var status = async (ports) => {
  const { settings, config } = ports;
  if (settings.flowIds.length + settings.scheduleGroupIds.length + config.locks.length + config.windows.length === 0) return nothingAsked;
  const organization = await (0, import_chunk_ATHNQR7I.checkOrganization)(ports);
  if (!organization.ok) return organization.verdict;
  const [own, answers] = await Promise.all([ownLocks(ports), askSources(ports)]);
  const locks = [...own, ...answers.flatMap((answer) => answer.locks), ...windowLock(ports)];
  ports.ledger.noteSeen({ shiftCurves: answers.flatMap(({ shiftCurve }) => shiftCurve ?? []) });
  (0, import_chunk_ATHNQR7I.noteLook)(ports, locks);
  const found = (0, import_chunk_ATHNQR7I.verdictOf)(locks);
  const standing = locks.filter(({ verdict }) => verdict !== "clear").length;
  if (found === "clear") return said("clear", `Clear: ${locks.length} answer(s), nothing in the way`);
  return said("at-risk", `${found === "locked" ? "Locked" : "Unknown"}: ${standing} of ${locks.length} answer(s) are not clear`);
};
var said = (outcome, message) => ({ outcome, failureReason: null, message, nextSteps: [] });
var nothingAsked = (0, import_chunk_F4QEZQLN.blocked)(
  "invalid-input",
  "Inputs flow-ids and schedule-group-ids are empty, and the config file names no locks and no windows",
  ["Write flow-ids or schedule-group-ids, one a line, or a config file with locks or windows."]
);
var ownLocks = async ({ platform, settings }) => {
  const flows = settings.flowIds.map((id) => (0, import_chunk_ATHNQR7I.lookedAt)("genesyscloud_flow", id));
  const groups = settings.scheduleGroupIds.map((id) => (0, import_chunk_ATHNQR7I.lookedAt)("genesyscloud_architect_schedulegroups", id));
  if (flows.length + groups.length === 0) return [];
  if (platform === null)
    return [...flows, ...groups].map(
      (object) => (0, import_chunk_ATHNQR7I.lock)("organization", "unknown", { ...object, name: null, link: null }, "no credentials", "abort")
    );
  const [flowAnswers, groupAnswers, sessions] = await Promise.all([
    (0, import_chunk_ATHNQR7I.flowLocks)(platform, NO_PLAN, flows, settings),
    (0, import_chunk_ATHNQR7I.versionedLocks)(platform, NO_PLAN, "schedule-group", groups, settings.onLock),
    flows.length === 0 ? null : platform.flowSessions(settings.flowIds)
  ]);
  const inUse = sessions === null ? [] : flows.map((flow) => (0, import_chunk_ATHNQR7I.sessionLock)(sessions, flow, (0, import_chunk_ATHNQR7I.asPlatformObject)(platform, flow, null), "wait"));
  return [...flowAnswers, ...inUse, ...groupAnswers];
};
var NO_PLAN = { mode: "apply", applyable: null, changes: [], moves: [], appliedOnceBecause: null, files: [], providers: [] };
var askSources = ({ settings, config, askSource }) => {
  const given = [
    ...settings.scheduleGroupIds.map((id) => ({ address: id, type: "genesyscloud_architect_schedulegroups", id, name: null })),
    ...settings.flowIds.map((id) => ({ address: id, type: "genesyscloud_flow", id, name: null }))
  ];
  return Promise.all(config.locks.map((rule) => askSource(rule, given, (0, import_chunk_F4QEZQLN.onLockOf)(rule, settings.onLock))));
};
var windowLock = ({ windows, clock, ledger }) => {
  if (windows.length === 0) return [];
  const seen = (0, import_chunk_ATHNQR7I.evaluateWindows)(windows, clock.now());
  ledger.noteSeen({ windows: seen.localTimes });
  const object = { type: "window", id: null, name: seen.by?.rule.description ?? null, address: null, link: null };
  const ends = seen.verdict === "denied" && seen.until !== null ? new Date(seen.until).toISOString() : null;
  return [(0, import_chunk_ATHNQR7I.lock)("window", seen.verdict === "denied" ? "locked" : "clear", object, seen.reasons.join(" "), "abort", { ends })];
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  status
});
