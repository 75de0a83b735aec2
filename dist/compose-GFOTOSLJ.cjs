var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf;
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
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: true }) : target,
  mod
));
var __toCommonJS = (mod) => __copyProps(__defProp({}, "__esModule", { value: true }), mod);
var stdin_exports = {};
__export(stdin_exports, {
  rejectInputs: () => rejectInputs,
  run: () => run
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_66UQC325 = require("./chunk-66UQC325.cjs");
var import_chunk_AUJDGLW5 = require("./chunk-AUJDGLW5.cjs");
var import_chunk_YNVRRXU6 = require("./chunk-YNVRRXU6.cjs");
var import_chunk_IXQPH2DC = require("./chunk-IXQPH2DC.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var import_node_crypto = require("node:crypto");
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_promises = require("node:timers/promises");
var import_node_fs2 = require("node:fs");
var import_node_os = require("node:os");
var import_node_path2 = require("node:path");
var import_node_fs3 = require("node:fs");
var import_node_path3 = require("node:path");
var import_node_path4 = require("node:path");
var import_node_fs4 = require("node:fs");
var LONGEST_VALUE = 80;
var describeProblem = ({ input, value, problem, instead }) => `Input ${input} is ${import_chunk_66UQC325.SECRET_INPUTS.includes(input) && value !== "" ? "***" : shown(value)}: ${problem}. ${instead}`;
var shown = (value) => {
  const open = value.replace(/\/\/[^/]*@/g, "//***@");
  return JSON.stringify(open.length > LONGEST_VALUE ? `${open.slice(0, LONGEST_VALUE)}\u2026` : open);
};
var createPrivateFolder = (env) => (0, import_node_fs2.mkdtempSync)((0, import_node_path2.join)((0, import_node_fs2.realpathSync)(env.RUNNER_TEMP || (0, import_node_os.tmpdir)()), "deploy-guard-"));
var ABSOLUTE = /^(\/|[a-z]:)/i;
var workspacePath = (workingDirectory, filename) => {
  const [directory = "", file = ""] = [workingDirectory, filename].map((path) => path.replaceAll("\\", "/"));
  if (ABSOLUTE.test(directory) || ABSOLUTE.test(file)) return null;
  const parts = [];
  for (const part of `${directory}/${file}`.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === void 0) return null;
  }
  return parts.length === 0 ? null : parts.join("/");
};
var MOST_IMPORTANT_FIRST = ["incurable", "standing", "cured"];
var groupKey = ({ address, kind, status, range, message }) => JSON.stringify([address, kind, status, ...address === null || kind === "other" ? [range?.filename, range?.startLine, message] : []]);
var addressesInPlace = (report) => {
  const changes = report.plan?.changes ?? [];
  const unfinished = new Set(changes.filter(({ state }) => state !== "done" && state !== "in-place").map(({ address }) => address));
  return new Set(changes.map(({ address }) => address).filter((address) => !unfinished.has(address)));
};
var attemptsOf = (conflicts) => [...new Set(conflicts.flatMap(({ attempt }) => attempt ?? []))].sort((a, b) => a - b);
var groupConflicts = (report) => {
  const inPlace = addressesInPlace(report);
  const standingOf = ({ address, curable }) => {
    if (report.outcome === "applied" || address !== null && inPlace.has(address)) return "cured";
    return curable ? "standing" : "incurable";
  };
  const byKey = /* @__PURE__ */ new Map();
  for (const conflict of report.conflicts) {
    const key = groupKey(conflict);
    byKey.set(key, [conflict, ...byKey.get(key) ?? []]);
  }
  return [...byKey.values()].map((met) => ({ latest: met[0], attempts: attemptsOf(met), standing: standingOf(met[0]) })).toSorted((a, b) => MOST_IMPORTANT_FIRST.indexOf(a.standing) - MOST_IMPORTANT_FIRST.indexOf(b.standing));
};
var attemptWords = (attempts) => {
  if (attempts.length === 0) return "while planning";
  const ranges = [];
  for (const attempt of attempts) {
    const last = ranges.at(-1);
    if (last !== void 0 && last[1] + 1 === attempt) last[1] = attempt;
    else ranges.push([attempt, attempt]);
  }
  const words = ranges.map(([from, to]) => from === to ? `${from}` : from + 1 === to ? `${from} and ${to}` : `${from} to ${to}`);
  return `attempt${attempts.length === 1 ? "" : "s"} ${words.join(", ")}`;
};
var UNPRINTABLE = /[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu;
var oneLine = (text2) => text2.replace(/\s+/gu, " ").trim().replace(UNPRINTABLE, "\uFFFD");
var clip = (text2, max) => {
  if (text2.length <= max) return text2;
  return `${text2.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, "")}\u2026`;
};
var clipMiddle = (name, max) => {
  if (name.length <= max) return name;
  const half = Math.floor((max - 1) / 2);
  const start = name.slice(0, half).replace(/[\uD800-\uDBFF]$/, "");
  const end = name.slice(-half).replace(/^[\uDC00-\uDFFF]/, "");
  return `${start}\u2026${end}`;
};
var encoder = new TextEncoder();
var utf8Bytes = (text2) => encoder.encode(text2).length;
var MARKUP = /[&<>"'`*~[\]\\|#$]|(?<![a-z0-9])_|_(?![a-z0-9])|^[-+=](?=[-+=\s]|$)|(?<=^\d{1,9})[.)](?=\s|$)/giu;
var AUTOLINK = /@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)|:(?=[\w+-]+:)/giu;
var INVISIBLE_GAP = "\u200B";
var INVISIBLE_GAP_REFERENCE = "&#8203;";
var EMPTY_COMMENT = "<!-- -->";
var LONGEST_TEXT = 600;
var LONGEST_NAME = 160;
var REFERENCES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
var reference = (character) => REFERENCES[character] ?? `&#${character.charCodeAt(0)};`;
var escapeMarkup = (text2) => text2.replace(MARKUP, reference);
var splitLinks = (text2) => text2.replace(AUTOLINK, (match) => match + INVISIBLE_GAP);
var inert = (text2, gap) => splitLinks(text2).split(INVISIBLE_GAP).map((part, index) => index === 0 ? escapeMarkup(part) : gap + escapeMarkup(part)).join("");
var inertCode = (text2) => `<code>${inert(text2, EMPTY_COMMENT)}</code>`;
var code = (name) => inertCode(clipMiddle(oneLine(name), LONGEST_NAME));
var codeList = (names, max) => {
  const shown2 = names.slice(0, max).map(code).join(", ");
  return names.length > max ? `${shown2} and ${names.length - max} more` : shown2;
};
var text = (sentence) => inert(clip(oneLine(sentence), LONGEST_TEXT), INVISIBLE_GAP_REFERENCE);
var prose = (sentence) => clip(oneLine(sentence), LONGEST_TEXT).split(/(`[^`]+`)/).map(
  (part) => part.length > 2 && part.startsWith("`") && part.endsWith("`") ? inertCode(part.slice(1, -1)) : inert(part, INVISIBLE_GAP_REFERENCE)
).join("");
var link = (label, url) => /^https?:\/\/[^\s"'<>`|\\]+$/u.test(url) ? `<a href="${url.replaceAll("&", "&amp;")}">${label}</a>` : label;
var row = (cells) => `| ${cells.map((cell) => cell === "" ? "\u2013" : cell).join(" | ")} |`;
var unbroken = (words) => words.replaceAll(" ", "&nbsp;");
var tableHead = (titles) => `${row(titles)}
|${" --- |".repeat(titles.length)}`;
var number = (count) => count.toLocaleString("en-US");
var plural = (count, noun, nouns = `${noun}s`) => `${number(count)} ${count === 1 ? noun : nouns}`;
var capital = (words) => words.charAt(0).toUpperCase() + words.slice(1);
var FAILURE_WORDS = {
  conflict: "a conflict did not clear in time",
  "plan-diverged": "the plan is no longer what was approved",
  "not-approved": "this plan is not approved",
  locked: "something is in the way",
  "lock-timeout": "a lock did not clear in time",
  window: "deploying is not allowed now",
  gate: "a gate did not open",
  risk: "the conflict risk is too high",
  "wrong-organization": "the credentials belong to another organization",
  "missing-permission": "a permission is missing",
  "drain-timeout": "callers did not leave in time",
  "restore-failed": "what was taken out of service could not be put back",
  "state-locked": "the Terraform state is locked",
  "state-not-saved": "the Terraform state could not be saved",
  "terraform-error": "Terraform failed",
  "unsafe-event": "not safe for this kind of event",
  "invalid-input": "invalid input",
  unauthorized: "the credentials were refused",
  cancelled: "cancelled"
};
var CONFLICT_WORDS = {
  "in-use": "in use",
  referenced: "something else refers to it",
  "locked-by-user": "held by somebody",
  "operation-in-progress": "an operation is in progress",
  "version-mismatch": "changed by somebody else meanwhile",
  "already-exists": "exists already",
  "rate-limited": "rate limit reached",
  unavailable: "the platform did not answer properly",
  "state-locked": "the Terraform state is locked",
  "state-not-saved": "the Terraform state was not saved",
  "plan-stale": "the saved plan is stale",
  "unknown-conflict": "conflict of an unknown kind",
  other: "error"
};
var STATE_WORDS = {
  failed: "\u274C failed",
  "not-started": "\u23F8\uFE0F not started",
  pending: "\u23F3 pending",
  "in-place": "\u2705 in place",
  done: "\u2705 done"
};
var DIVERGENCE_WORDS = {
  "not-approved": "nobody approved it",
  "other-action": "another action",
  "other-object": "another object",
  "other-values": "other values",
  vanished: "gone from the plan, not shown to be in place",
  "file-changed": "a file that it reads has changed",
  "not-comparable": "cannot be compared"
};
var WAIT_END_WORDS = {
  clear: "ended early, seen to be clear",
  cancelled: "cancelled",
  deadline: "cut short by `retry-timeout`"
};
var actionWords = (action, reason) => {
  if (reason === null) return action;
  const why = reason.replace(/^(replace|delete|read)_(because|by)_/, "").replaceAll("_", " ");
  return `${action} (${why})`;
};
var countWords = (counts) => {
  const parts = [
    [counts.create, "create"],
    [counts.update, "update"],
    [counts.replace, "replace"],
    [counts.delete, "delete"],
    [counts.forget, "forget"],
    [counts.import, "import"],
    [counts.outputs, counts.outputs === 1 ? "output" : "outputs"]
  ];
  const present = parts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return present.length === 0 ? "no changes" : present.join(", ");
};
var MOST_SHOWN = 50;
var LEVEL_WORDS = { high: "\u{1F534} high", medium: "\u{1F7E0} medium" };
var hazardsByLevel = ({ hazards }) => [
  ...hazards.filter(({ level }) => level === "high"),
  ...hazards.filter(({ level }) => level === "medium")
];
var hazardsSection = (report, priority) => {
  const hazards = hazardsByLevel(report);
  if (hazards.length === 0) return [];
  const unshown = Math.max(0, hazards.length - MOST_SHOWN);
  return [
    {
      priority,
      head: `### Hazards

${tableHead(["Level", "Address", "What to know"])}`,
      rows: hazards.slice(0, MOST_SHOWN).map(({ level, address, message }) => row([LEVEL_WORDS[level], code(address), prose(message)])),
      foot: (left) => left + unshown === 0 ? "" : `
and ${plural(left + unshown, "more hazard")} (see the report)`
    }
  ];
};
var SECOND = 1e3;
var MINUTE = 60 * SECOND;
var HOUR = 60 * MINUTE;
var DAY = 24 * HOUR;
var pair = (ms, unit, unitName, part, partName) => {
  const parts = Math.floor(ms % unit / part);
  return parts === 0 ? `${Math.floor(ms / unit)} ${unitName}` : `${Math.floor(ms / unit)} ${unitName} ${parts} ${partName}`;
};
var humanDuration = (ms) => {
  const length = Math.max(0, Math.round(ms));
  if (length < SECOND) return `${length} ms`;
  if (length < 10 * SECOND) return `${Number((Math.floor(length / 100) / 10).toFixed(1))} s`;
  if (length < MINUTE) return `${Math.floor(length / SECOND)} s`;
  if (length < HOUR) return pair(length, MINUTE, "m", SECOND, "s");
  if (length < DAY) return pair(length, HOUR, "h", MINUTE, "m");
  return pair(length, DAY, "d", HOUR, "h");
};
var millisecondsBetween = (start, end) => Math.max(0, Date.parse(end) - Date.parse(start));
var relativeTime = (msSinceStart) => `+${msSinceStart === 0 ? "0 s" : humanDuration(msSinceStart)}`;
var wallTime = (iso) => {
  const time = Date.parse(iso);
  return Number.isNaN(time) ? "unknown" : `${new Date(time).toISOString().slice(0, 19).replace("T", " ")} UTC`;
};
var runDuration = (report) => humanDuration(millisecondsBetween(report.startedAt, report.endedAt));
var countIn = (report, ...states) => (report.plan?.changes ?? []).filter(({ state }) => states.includes(state)).length;
var changesInPlace = (report) => countIn(report, "done", "in-place");
var beforeAnyAttempt = ({ outcome, plan }) => {
  const planned = plan === null ? null : countWords(plan.counts);
  if (outcome === "clear" || outcome === "at-risk") return `Planned: ${planned ?? "nothing"}`;
  return planned === null ? "Nothing was changed" : `Nothing was changed (planned: ${planned})`;
};
var afterFailure = (report, planned) => {
  const parts = [
    [countIn(report, "failed"), "failed"],
    [countIn(report, "not-started", "pending"), "not started"]
  ];
  const rest = parts.filter(([count]) => count > 0).map(([count, word]) => `${number(count)} ${word}`);
  return [`**${number(changesInPlace(report))} of ${plural(planned, "change")} in place**`, ...rest].join(", ");
};
var progress = (report) => {
  if (report.attempts.length === 0) return beforeAnyAttempt(report);
  if (report.plan === null) return "What was changed is not known";
  return report.outcome === "applied" ? `Plan: ${countWords(report.plan.counts)}` : afterFailure(report, report.plan.changes.length);
};
var attemptsMade = ({ attempts, maxAttempts }) => {
  if (attempts.length === 0) return [];
  return [
    attempts.length < maxAttempts ? `${number(attempts.length)} of at most ${plural(maxAttempts, "attempt")}` : plural(attempts.length, "attempt")
  ];
};
var renderStanding = (report) => {
  const effort = report.outcome === "applied" ? [] : [...attemptsMade(report), runDuration(report)];
  const workspace = report.workspace === null ? "" : `, workspace ${code(report.workspace)}`;
  return [progress(report), ...effort, `in ${code(report.workingDirectory)}${workspace}`].join(" \xB7 ");
};
var SIGNS = {
  applied: "\u2705",
  "no-changes": "\u2705",
  clear: "\u2705",
  "at-risk": "\u26A0\uFE0F",
  blocked: "\u{1F6AB}",
  failed: "\u274C",
  cancelled: "\u23F9\uFE0F"
};
var failureWords = (report) => {
  if (report.failureReason === null) return "the run did not do what it was asked to do";
  const incurable = report.failureReason === "conflict" && report.conflicts.some((conflict) => !conflict.curable);
  return incurable ? "conflict that waiting cannot cure" : FAILURE_WORDS[report.failureReason];
};
var headlineOf = (report) => {
  switch (report.outcome) {
    case "applied":
      return report.plan?.mode === "destroy" ? "Destroyed" : "Applied";
    case "no-changes":
      return "No changes";
    case "clear":
      return "Clear";
    case "at-risk":
      return report.failureReason === null ? "At risk" : `At risk: ${failureWords(report)}`;
    case "blocked":
      return `Not started: ${failureWords(report)}`;
    case "failed":
      return `Stopped: ${failureWords(report)}`;
    case "cancelled":
      return "Cancelled";
  }
};
var sentenceOf = (report) => {
  const changes = changesInPlace(report);
  if (report.outcome !== "applied" || changes === 0) return report.message;
  const attempts = report.attempts.length;
  const after = attempts < 2 ? "at the first attempt" : `after ${plural(attempts, "attempt")}`;
  const done = report.plan?.mode === "destroy" ? `${plural(changes, "object")} gone` : `${plural(changes, "change")} in place`;
  return `${done} ${after} (${runDuration(report)})`;
};
var verdictOf = (report) => ({
  sign: SIGNS[report.outcome],
  headline: capital(headlineOf(report)),
  sentence: sentenceOf(report)
});
var renderHeadline = ({ sign, headline }) => `${sign} **${headline}**`;
var renderVerdict = (report) => {
  const verdict = verdictOf(report);
  return `${renderHeadline(verdict)} \u2014 ${prose(verdict.sentence)}`;
};
var MOST_PER_LEVEL = 10;
var LONGEST_MESSAGE = 4096;
var LONGEST_TITLE = 120;
var LONGEST_LINE = 2e3;
var annotation = (level, title, lines) => ({
  level,
  title: clip(oneLine(title), LONGEST_TITLE),
  message: clip(
    lines.filter((line) => line !== "").map((line) => clip(oneLine(line), LONGEST_LINE)).join("\n"),
    LONGEST_MESSAGE
  )
});
var runFailure = (report) => {
  if (report.failureReason === null) return [];
  const { headline, sentence } = verdictOf(report);
  return [annotation("error", headline, [sentence, ...report.nextSteps.map((step) => `Next: ${step}`)])];
};
var conflictAnnotation = ({ latest, attempts }, workingDirectory) => {
  const words = CONFLICT_WORDS[latest.kind];
  const status = latest.status === null ? "" : `HTTP ${latest.status}, `;
  const correlation = latest.correlationId === null ? "" : `, correlation id ${latest.correlationId}`;
  const base = annotation("error", latest.address === null ? capital(words) : `${latest.address}: ${words}`, [
    latest.message,
    `(${status}${attemptWords(attempts)}${correlation})`,
    latest.nextStep === "" ? "" : `Next: ${latest.nextStep}`
  ]);
  const file = latest.range === null ? null : workspacePath(workingDirectory, latest.range.filename);
  return latest.range === null || file === null ? base : { ...base, file, startLine: latest.range.startLine, endLine: latest.range.endLine };
};
var divergenceAnnotation = (divergence) => annotation("error", `${(0, import_chunk_IXQPH2DC.changeKey)(divergence)}: ${DIVERGENCE_WORDS[divergence.kind]}`, [
  `Approved: ${divergence.approved ?? "nothing"}. Found: ${divergence.found ?? "nothing"}.`,
  divergence.attributes.length === 0 ? "" : `Attributes: ${divergence.attributes.join(", ")}`,
  divergence.hint ?? ""
]);
var hazardAnnotation = ({ level, address, message }) => annotation("warning", `${address}: ${level} hazard`, [message]);
var successWithRetries = (report) => {
  if (report.outcome !== "applied" || report.attempts.length < 2) return [];
  const { headline, sentence } = verdictOf(report);
  const inTheWay = groupConflicts(report).map(({ latest }) => `${latest.address ?? "Terraform"}: ${CONFLICT_WORDS[latest.kind]}`);
  return [annotation("notice", headline, [sentence, ...inTheWay])];
};
var atMostTen = (all) => {
  if (all.length <= MOST_PER_LEVEL) return all;
  const rest = all.slice(MOST_PER_LEVEL - 1);
  const about = ["The job summary and the report have them all.", ...rest.map(({ title }) => title)];
  return [...all.slice(0, MOST_PER_LEVEL - 1), ...rest.slice(0, 1).map(({ level }) => annotation(level, `and ${rest.length} more`, about))];
};
var renderAnnotations = (report) => {
  const conflicts = groupConflicts(report).filter(({ standing }) => standing !== "cured");
  const errors = [
    ...runFailure(report),
    ...report.divergences.map(divergenceAnnotation),
    ...conflicts.map((group) => conflictAnnotation(group, report.workingDirectory))
  ];
  return [...atMostTen(errors), ...atMostTen(hazardsByLevel(report).map(hazardAnnotation)), ...successWithRetries(report)];
};
var LIMIT_BYTES = 256 * 1024;
var toJson = ({ attempt, address, kind, status, message, correlationId, curable }) => JSON.stringify({ attempt, address, kind, status, message, correlationId, curable });
var leastImportantFirst = (conflicts) => {
  const positions = conflicts.map((_, index) => index).reverse();
  const isCurable = (index) => conflicts[index]?.curable === true;
  return [...positions.filter(isCurable), ...positions.filter((index) => !isCurable(index))];
};
var renderConflictsOutput = (conflicts, limitBytes = LIMIT_BYTES) => {
  const items = conflicts.map((conflict) => {
    const json = toJson(conflict);
    return { json, bytes: utf8Bytes(json) + 1 };
  });
  let size = "[".length + items.reduce((sum, { bytes }) => sum + bytes, 0);
  const dropped = /* @__PURE__ */ new Set();
  for (const index of leastImportantFirst(conflicts)) {
    if (size <= limitBytes) break;
    size -= items[index]?.bytes ?? 0;
    dropped.add(index);
  }
  return `[${items.filter((_, index) => !dropped.has(index)).map(({ json }) => json).join(",")}]`;
};
var renderOutputs = (report, paths) => ({
  outcome: report.outcome,
  "failure-reason": report.failureReason ?? "",
  "lock-status": "unknown",
  "conflict-risk": "",
  attempts: String(report.attempts.length),
  changes: report.plan === null ? "" : JSON.stringify(report.plan.counts),
  conflicts: renderConflictsOutput(report.conflicts),
  "next-safe-time": "",
  "plan-digest": report.plan?.digest ?? "",
  "plan-file": paths.planFile ?? "",
  "guard-file": "",
  "report-file": paths.reportFile ?? "",
  "comment-url": ""
});
var MOST_OPEN = 20;
var MOST_FOLDED = 480;
var MOST_ATTRIBUTES = 3;
var MOST_IMPORTANT_FIRST2 = ["failed", "not-started", "pending", "in-place", "done"];
var HEAD = tableHead(["Address", "Action", "Result", "Attributes"]);
var changeRow = (change) => row([
  code((0, import_chunk_IXQPH2DC.changeKey)(change)),
  text(actionWords(change.action, change.reason)),
  unbroken(STATE_WORDS[change.state]),
  codeList(change.attributes, MOST_ATTRIBUTES)
]);
var stateCounts = (changes) => MOST_IMPORTANT_FIRST2.map((state) => [STATE_WORDS[state], changes.filter((change) => change.state === state).length]).filter(([, count]) => count > 0).map(([words, count]) => `${number(count)} ${words}`).join(", ");
var andMore = (left) => left === 0 ? "" : `
and ${plural(left, "more change")} (see the report)`;
var changesSections = (report, priorities) => {
  const changes = (report.plan?.changes ?? []).toSorted(
    (a, b) => MOST_IMPORTANT_FIRST2.indexOf(a.state) - MOST_IMPORTANT_FIRST2.indexOf(b.state)
  );
  if (changes.length === 0) return [];
  const open = {
    priority: priorities.open,
    head: `### Changes

${HEAD}`,
    rows: changes.slice(0, MOST_OPEN).map(changeRow),
    foot: andMore
  };
  const folded = changes.slice(MOST_OPEN);
  if (folded.length === 0) return [open];
  const beyond = Math.max(0, folded.length - MOST_FOLDED);
  return [
    open,
    {
      priority: priorities.folded,
      head: `<details>
<summary>${plural(folded.length, "more change")}: ${stateCounts(folded)}</summary>

${HEAD}`,
      rows: folded.slice(0, MOST_FOLDED).map(changeRow),
      foot: (left) => `${andMore(left + beyond)}

</details>`
    }
  ];
};
var MOST_SHOWN2 = 30;
var SIGNS2 = { incurable: "\u26D4", standing: "\u23F3", cured: "\u2705" };
var CURE_WORDS = {
  incurable: "waiting cannot cure it",
  standing: "waiting can cure it",
  cured: "got through"
};
var titleOf = ({ address, kind }) => address === null ? `**${capital(CONFLICT_WORDS[kind])}**` : `${code(address)}: **${CONFLICT_WORDS[kind]}**`;
var conflictItem = ({ latest, attempts, standing }, alreadySaid) => {
  const status = latest.status === null ? "" : `HTTP ${latest.status}, `;
  const correlation = latest.correlationId === null ? "" : ` \xB7 correlation id ${code(latest.correlationId)}`;
  const saysNext = standing !== "cured" && latest.nextStep !== "" && latest.nextStep !== alreadySaid;
  return [
    `- ${SIGNS2[standing]} ${titleOf(latest)} (${status}${attemptWords(attempts)}, ${CURE_WORDS[standing]})`,
    `\u201C${text(latest.message)}\u201D${correlation}`,
    ...saysNext ? [`**Next:** ${prose(latest.nextStep)}`] : []
  ].join("<br>\n  ");
};
var conflictsSection = (report, priority) => {
  const groups = groupConflicts(report);
  if (groups.length === 0) return [];
  const alreadySaid = report.nextSteps.length === 1 ? report.nextSteps[0] : void 0;
  const unshown = Math.max(0, groups.length - MOST_SHOWN2);
  return [
    {
      priority,
      head: `### ${groups.every(({ standing }) => standing === "cured") ? "What was in the way" : "What is in the way"}
`,
      rows: groups.slice(0, MOST_SHOWN2).map((group) => conflictItem(group, alreadySaid)),
      foot: (left) => left + unshown === 0 ? "" : `
and ${plural(left + unshown, "more conflict")} of ${number(groups.length)} (see the report)`
    }
  ];
};
var BETWEEN = "\n\n";
var wholeSection = (priority, markdown) => ({ priority, head: markdown, rows: [], foot: () => "" });
var assemble = (section, rows) => [section.head, ...section.rows.slice(0, rows), section.foot(section.rows.length - rows)].filter((part) => part !== "").join("\n");
var rowsThatFit = (section, limitBytes) => {
  let room = limitBytes - utf8Bytes(assemble({ ...section, rows: [], foot: () => section.foot(section.rows.length) }, 0));
  const firstTooMany = section.rows.findIndex((row2) => {
    room -= utf8Bytes(row2) + 1;
    return room < 0;
  });
  return firstTooMany === -1 ? section.rows.length : firstTooMany;
};
var cutToFit = (section, limitBytes) => {
  const whole = assemble(section, section.rows.length);
  if (utf8Bytes(whole) <= limitBytes) return { markdown: whole, cut: false };
  const rows = rowsThatFit(section, limitBytes);
  return rows === 0 ? null : { markdown: assemble(section, rows), cut: true };
};
var fitSections = (sections, limitBytes) => {
  const shown2 = /* @__PURE__ */ new Map();
  let room = limitBytes;
  let cut = false;
  for (const section of sections.toSorted((a, b) => a.priority - b.priority)) {
    const fitted = cut ? null : cutToFit(section, room);
    cut ||= fitted === null || fitted.cut;
    if (fitted === null) continue;
    shown2.set(section, fitted.markdown);
    room -= utf8Bytes(fitted.markdown) + BETWEEN.length;
  }
  return { markdown: sections.flatMap((section) => shown2.get(section) ?? []).join(BETWEEN), cut };
};
var PRODUCTS = { terraform: "Terraform", opentofu: "OpenTofu" };
var fact = (name, value) => value === null ? [] : [row([name, value])];
var nullable = (value) => value === null ? null : code(value);
var planFacts = ({ plan }) => {
  if (plan === null) return [];
  const moves = plan.moves === 0 ? "" : `, ${plural(plan.moves, "move")}`;
  return [...fact("Plan", `${plan.mode}: ${countWords(plan.counts)}${moves}`), ...fact("Plan digest", code(plan.digest))];
};
var runFacts = ({ run: run2 }) => {
  const repeat = run2.attempt === null || run2.attempt < 2 ? "" : ` (run attempt ${run2.attempt})`;
  const workflow = run2.workflow === null ? null : `${code(run2.workflow)}${repeat}`;
  return [
    ...fact("Repository", nullable(run2.repository)),
    ...fact("Workflow", workflow),
    ...fact("Run", run2.url === null ? null : link("open", run2.url)),
    ...fact("Commit", nullable(run2.sha)),
    ...fact("Started by", nullable(run2.actor))
  ];
};
var detailsSection = (report, priority) => {
  const { terraform, action } = report;
  const rows = [
    ...fact("Command", code(report.command)),
    ...planFacts(report),
    ...fact("Working directory", code(report.workingDirectory)),
    ...fact("Workspace", nullable(report.workspace)),
    ...fact("Terraform", terraform === null ? null : `${PRODUCTS[terraform.product]} ${code(terraform.version)}`),
    ...fact("Started", wallTime(report.startedAt)),
    ...fact("Ended", `${wallTime(report.endedAt)} (${runDuration(report)})`),
    ...runFacts(report),
    ...fact("Action", `${code(action.name)} ${code(action.version)}`)
  ];
  return wholeSection(
    priority,
    ["<details>", "<summary>Run details</summary>", "", tableHead(["Fact", "Value"]), ...rows, "", "</details>"].join("\n")
  );
};
var MOST_SHOWN3 = 50;
var MOST_ATTRIBUTES2 = 8;
var divergenceRow = (divergence) => {
  const hint = divergence.hint === null ? "" : `. ${prose(divergence.hint)}`;
  return row([
    code((0, import_chunk_IXQPH2DC.changeKey)(divergence)),
    text(divergence.approved ?? ""),
    text(divergence.found ?? ""),
    codeList(divergence.attributes, MOST_ATTRIBUTES2),
    `${capital(DIVERGENCE_WORDS[divergence.kind])}${hint}`
  ]);
};
var divergencesSection = (report, priority) => {
  const { divergences } = report;
  if (divergences.length === 0) return [];
  const unshown = Math.max(0, divergences.length - MOST_SHOWN3);
  return [
    {
      priority,
      head: `### Not what was approved

${tableHead(["Address", "Approved", "Found now", "Attributes", "Why it was refused"])}`,
      rows: divergences.slice(0, MOST_SHOWN3).map(divergenceRow),
      foot: (left) => left + unshown === 0 ? "" : `
and ${plural(left + unshown, "more difference")} (see the report)`
    }
  ];
};
var timelineOf = (report) => {
  const runStart = Date.parse(report.startedAt);
  const span = (part) => ({
    startMs: Math.max(0, Date.parse(part.startedAt) - runStart),
    lengthMs: Math.max(0, Date.parse(part.endedAt) - Date.parse(part.startedAt))
  });
  const attempts = report.attempts.map(
    (attempt) => ({ kind: "attempt", attempt, ok: attempt.exit === "exit 0", ...span(attempt) })
  );
  const waits = report.waits.map((wait, index) => ({ kind: "wait", wait, number: index + 1, ...span(wait) }));
  return [...attempts, ...waits].toSorted((a, b) => a.startMs - b.startMs);
};
var MOST_TASKS = 60;
var ZERO = Date.UTC(2e3, 0, 1);
var chartTime = (ms) => new Date(ZERO + ms).toISOString().slice(0, 23).replace("T", " ");
var taskName = (entry) => {
  if (entry.kind === "wait") return `Wait ${entry.number}`;
  return `Attempt ${entry.attempt.number}${entry.ok ? "" : " failed"}`;
};
var taskStyle = (entry) => {
  if (entry.kind === "wait") return "done, ";
  return entry.ok ? "" : "crit, ";
};
var axisFormat = (totalMs) => {
  if (totalMs < 1e4) return "%S.%L s";
  return totalMs < 36e5 ? "%M:%S" : "%H:%M h";
};
var timelineChart = (entries) => {
  if (entries.length < 2) return "";
  const tasks = entries.slice(-MOST_TASKS).map((entry) => `  ${taskName(entry)} :${taskStyle(entry)}${chartTime(entry.startMs)}, ${Math.max(1, entry.lengthMs)}ms`);
  const totalMs = Math.max(...entries.map(({ startMs, lengthMs }) => startMs + lengthMs));
  return [
    "```mermaid",
    "gantt",
    "  dateFormat YYYY-MM-DD HH:mm:ss.SSS",
    `  axisFormat ${axisFormat(totalMs)}`,
    "  todayMarker off",
    ...tasks,
    "```"
  ].join("\n");
};
var MOST_ROWS = 100;
var MOST_OPEN2 = 12;
var attemptResult = ({ exit, results: results2 }, ok) => {
  const count = (result) => results2.filter((one) => one.result === result).length;
  const parts = [
    [count("done"), "done"],
    [count("failed"), "failed"],
    [count("not-started"), "not started"]
  ];
  const counts = parts.filter(([amount]) => amount > 0).map(([amount, word]) => `${number(amount)} ${word}`);
  return [`${ok ? "\u2705" : "\u274C"} ${text(exit)}`, ...counts.length === 0 ? [] : [counts.join(", ")]].join(": ");
};
var waitResult = ({ end, plannedMs, reason }) => end === "elapsed" ? prose(reason) : `${prose(reason)}; ${prose(WAIT_END_WORDS[end])} (planned: ${humanDuration(plannedMs)})`;
var entryRow = (entry, maxAttempts) => {
  const when = [relativeTime(entry.startMs), humanDuration(entry.lengthMs)].map(unbroken);
  if (entry.kind === "wait") return row([...when, `Wait ${entry.number}`, waitResult(entry.wait)]);
  const plan = entry.attempt.plan === "approved" ? "approved plan" : "remainder";
  return row([...when, `**Attempt ${entry.attempt.number}** of ${number(maxAttempts)}: ${plan}`, attemptResult(entry.attempt, entry.ok)]);
};
var tableSection = (entries, report, priority) => {
  const earlier = Math.max(0, entries.length - MOST_ROWS);
  const note = earlier === 0 ? "" : `The first ${plural(earlier, "entry", "entries")} are in the report.

`;
  const head = `${note}${tableHead(["Start", "Took", "What", "Result"])}`;
  const rows = entries.slice(-MOST_ROWS).map((entry) => entryRow(entry, report.maxAttempts));
  const more = (left) => left === 0 ? "" : `
and ${plural(left, "more entry", "more entries")} (see the report)`;
  if (entries.length <= MOST_OPEN2) return { priority, head, rows, foot: more };
  const counts = `${plural(report.attempts.length, "attempt")}, ${plural(report.waits.length, "wait")}`;
  return { priority, head: `<details>
<summary>${counts}</summary>

${head}`, rows, foot: (left) => `${more(left)}

</details>` };
};
var timelineSections = (report, priorities) => {
  const entries = timelineOf(report);
  if (entries.length === 0) return [];
  const chart = timelineChart(entries);
  return [
    wholeSection(priorities.table, "### Attempts and waits"),
    ...chart === "" ? [] : [wholeSection(priorities.chart, chart)],
    tableSection(entries, report, priorities.table)
  ];
};
var SUMMARY_LIMIT_BYTES = 1024 * 1024;
var CUT_NOTE = "_Cut to fit. The report (output `report-file`) has everything._";
var nextStepsSection = ({ nextSteps }) => {
  if (nextSteps.length === 0) return [];
  const items = nextSteps.map((step, index) => nextSteps.length === 1 ? prose(step) : `${index + 1}. ${prose(step)}`);
  return [
    { priority: 1, head: "### What to do next\n", rows: items, foot: (left) => left === 0 ? "" : `
and ${left} more (see the report)` }
  ];
};
var sectionsOf = (report) => [
  wholeSection(0, renderStanding(report)),
  ...nextStepsSection(report),
  ...divergencesSection(report, 2),
  ...conflictsSection(report, 3),
  ...changesSections(report, { open: 4, folded: 9 }),
  ...timelineSections(report, { table: 5, chart: 8 }),
  ...hazardsSection(report, 6),
  detailsSection(report, 7)
];
var assemble2 = (verdict, sections, limitBytes) => {
  const whole = fitSections(sections, limitBytes - utf8Bytes(`${verdict}


`));
  if (!whole.cut) return `${verdict}

${whole.markdown}
`;
  const { markdown } = fitSections(sections, limitBytes - utf8Bytes(`${verdict}



${CUT_NOTE}
`));
  return markdown === "" ? `${verdict}
` : `${verdict}

${markdown}

${CUT_NOTE}
`;
};
var renderSummary = (report, limitBytes = SUMMARY_LIMIT_BYTES) => {
  const verdict = renderVerdict(report);
  if (utf8Bytes(`${verdict}
`) <= limitBytes) return assemble2(verdict, sectionsOf(report), limitBytes);
  const headline = `${renderHeadline(verdictOf(report))}
`;
  return utf8Bytes(headline) <= limitBytes ? headline : "";
};
var publishReport = (report, results2, paths, warn, isFinal) => {
  const text2 = `${JSON.stringify(report, null, 2)}
`;
  (0, import_node_fs3.writeFileSync)(paths.report, text2, { mode: 384 });
  if (paths.copy !== null) writeCopy(paths.copy, text2, warn);
  results2.outputs(renderOutputs(report, { planFile: paths.plan ?? "", reportFile: paths.report }));
  results2.summary(renderSummary(report));
  if (isFinal) results2.annotate(renderAnnotations(report));
};
var writeCopy = (file, text2, warn) => {
  try {
    (0, import_node_fs3.mkdirSync)((0, import_node_path3.dirname)(file), { recursive: true });
    (0, import_node_fs3.writeFileSync)(file, text2, { mode: 384 });
  } catch (cause) {
    warn(`report-file could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
};
var ACTION = { name: "deploy-guard-for-genesys-cloud", version: "0.1.0" };
var runFacts2 = (env, command, directories, maxAttempts, startedAt) => ({
  action: ACTION,
  command,
  startedAt: (0, import_chunk_IXQPH2DC.isoTime)(startedAt),
  run: {
    repository: env.GITHUB_REPOSITORY ?? null,
    workflow: env.GITHUB_WORKFLOW ?? null,
    url: runUrl(env),
    attempt: /^\d+$/.test(env.GITHUB_RUN_ATTEMPT ?? "") ? Number(env.GITHUB_RUN_ATTEMPT) : null,
    sha: env.GITHUB_SHA ?? null,
    actor: env.GITHUB_ACTOR ?? null
  },
  workingDirectory: (0, import_node_path4.relative)(directories.workspace, directories.working).replaceAll(import_node_path4.sep, "/") || ".",
  maxAttempts
});
var runUrl = ({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: id }) => server === void 0 || repository === void 0 || id === void 0 ? null : `${server}/${repository}/actions/runs/${id}`;
var harmless = (text2) => text2.split(/\r\n|\r|\n/).map((line) => line.replaceAll("##[", "# #[").replace(/^([\s\p{C}]*)::/u, "$1: :"));
var createStepLog = (write, newToken) => {
  const info2 = (text2) => {
    for (const line of harmless(text2)) write(line);
  };
  return {
    info: info2,
    warn: (text2) => info2(`\u26A0 ${text2}`),
    group: async (title, work) => {
      const token = newToken();
      write(`::group::${harmless(title).join(" ").replaceAll("%", "%25")}`);
      write(`::stop-commands::${token}`);
      try {
        return await work();
      } finally {
        write(`::${token}::`);
        write("::endgroup::");
      }
    }
  };
};
var createStepResults = (summaryFile, warn) => ({
  annotate: (annotations) => {
    for (const annotation2 of annotations) WRITERS[annotation2.level](annotation2.message, propertiesOf(annotation2));
  },
  summary: (markdown) => {
    try {
      (0, import_node_fs4.writeFileSync)(summaryFile ?? "", markdown);
    } catch (cause) {
      warn(`The job summary could not be written: ${cause instanceof Error ? cause.message : String(cause)}`);
    }
  },
  outputs: (values) => {
    for (const [name, value] of Object.entries(values)) (0, import_chunk_YNVRRXU6.setOutput)(name, value);
  }
});
var WRITERS = { error: import_chunk_YNVRRXU6.error, warning: import_chunk_YNVRRXU6.warning, notice: import_chunk_YNVRRXU6.notice };
var propertiesOf = ({ title, file, startLine, endLine }) => ({
  title,
  ...file === void 0 ? {} : { file },
  ...startLine === void 0 ? {} : { startLine },
  ...endLine === void 0 ? {} : { endLine }
});
var clock = {
  now: () => Date.now(),
  // Rejects only when aborted, which is an end like any other.
  sleep: (milliseconds, signal) => (0, import_promises.setTimeout)(milliseconds, void 0, { signal }).catch(() => void 0)
};
var log = createStepLog(import_chunk_YNVRRXU6.info, import_node_crypto.randomUUID);
var results = createStepResults(process.env.GITHUB_STEP_SUMMARY, log.warn);
var run = async (settings, env) => {
  const startedAt = clock.now();
  const privateFolder = createPrivateFolder(env);
  (0, import_chunk_AUJDGLW5.savePrivateFolder)(privateFolder);
  const directories = { workspace: settings.workspaceDirectory, working: settings.workingDirectory };
  const ledger = new import_chunk_IXQPH2DC.Ledger(runFacts2(env, settings.command, directories, settings.maxRetries + 1, startedAt));
  const plan = settings.planFile ?? (0, import_node_path.join)(privateFolder, "approved.tfplan");
  const publish = (verdict, isFinal) => {
    const paths = {
      report: (0, import_node_path.join)(privateFolder, "report.json"),
      copy: settings.reportFile,
      plan: (0, import_node_fs.existsSync)(plan) ? plan : null
    };
    publishReport(ledger.report(verdict, (0, import_chunk_IXQPH2DC.isoTime)(clock.now())), results, paths, log.warn, isFinal);
  };
  const controller = new AbortController();
  const stopListening = onCancel(() => {
    controller.abort();
    log.warn("Cancelled: Terraform is asked once to stop; it finishes what it is doing and saves its state.");
    publish((0, import_chunk_IXQPH2DC.cancelled)("Cancelled; Terraform was asked to stop"), false);
  });
  try {
    const verdict = await execute(settings, env, { ledger, privateFolder, signal: controller.signal, startedAt });
    publish(verdict, true);
    log.info(verdict.failureReason === null ? verdict.message : `${verdict.outcome} (${verdict.failureReason}): ${verdict.message}`);
    return verdict.failureReason === null ? 0 : 1;
  } catch (cause) {
    publish((0, import_chunk_IXQPH2DC.failed)("terraform-error", `The action itself failed: ${cause instanceof Error ? cause.message : String(cause)}`), true);
    return 1;
  } finally {
    stopListening();
    (0, import_chunk_AUJDGLW5.saveEnded)();
  }
};
var rejectInputs = (problems, command, env) => {
  const startedAt = clock.now();
  const workspace = env.GITHUB_WORKSPACE ?? process.cwd();
  const privateFolder = createPrivateFolder(env);
  (0, import_chunk_AUJDGLW5.savePrivateFolder)(privateFolder);
  const lines = problems.map(describeProblem);
  const ledger = new import_chunk_IXQPH2DC.Ledger(runFacts2(env, command || "check", { workspace, working: workspace }, 0, startedAt));
  const verdict = (0, import_chunk_IXQPH2DC.blocked)("invalid-input", lines[0] ?? "An input is invalid", lines.slice(1));
  const paths = { report: (0, import_node_path.join)(privateFolder, "report.json"), copy: null, plan: null };
  publishReport(ledger.report(verdict, (0, import_chunk_IXQPH2DC.isoTime)(clock.now())), results, paths, log.warn, true);
  (0, import_chunk_AUJDGLW5.saveEnded)();
  return 1;
};
var execute = async (settings, env, { ledger, privateFolder, signal, startedAt }) => {
  const [{ createTerraform }, { progressLine }, { deploy }, { noObserver }] = await Promise.all([
    Promise.resolve().then(() => __toESM(require("./terraform-YW6ERCHR.cjs"))),
    Promise.resolve().then(() => __toESM(require("./progress-S4QPNLVR.cjs"))),
    Promise.resolve().then(() => __toESM(require("./deploy-HAHEDIZ3.cjs"))),
    Promise.resolve().then(() => __toESM(require("./no-observer-LZ3TJZHI.cjs")))
  ]);
  const terraform = createTerraform({
    terraformPath: settings.terraformPath,
    workspaceDirectory: settings.workspaceDirectory,
    workingDirectory: settings.workingDirectory,
    privateDirectory: privateFolder,
    environment: env,
    region: settings.region,
    credentials: settings.credentials,
    lockTimeoutMs: settings.lockTimeoutMs,
    parallelism: settings.parallelism,
    signal,
    now: () => new Date(clock.now()),
    onNotice: log.info,
    onStarted: () => void 0,
    onEvent: (event, command) => {
      const line = progressLine(event, command);
      if (line !== null) log.info(line);
    }
  });
  return deploy({
    settings,
    terraform,
    observer: noObserver,
    log,
    ledger,
    clock,
    random: Math.random,
    cancelled: signal,
    deadline: startedAt + settings.retryTimeoutMs,
    privateFile: (name) => (0, import_node_path.join)(privateFolder, name)
  });
};
var onCancel = (cancel) => {
  let isFirst = true;
  const hear = () => {
    if (isFirst) cancel();
    isFirst = false;
  };
  process.on("SIGINT", hear);
  process.on("SIGTERM", hear);
  return () => {
    process.off("SIGINT", hear);
    process.off("SIGTERM", hear);
  };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  rejectInputs,
  run
});
