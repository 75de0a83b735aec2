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
  Ledger: () => Ledger,
  blocked: () => blocked,
  cancelled: () => cancelled,
  changeKey: () => changeKey,
  exitInWords: () => exitInWords,
  failed: () => failed,
  groupByAddress: () => groupByAddress,
  isCompleted: () => isCompleted,
  isStartedWithoutError: () => isStartedWithoutError,
  isoTime: () => isoTime,
  lastCreate: () => lastCreate,
  partsOf: () => partsOf,
  proceed: () => proceed,
  stop: () => stop,
  succeeded: () => succeeded
});
module.exports = __toCommonJS(stdin_exports);
var isoTime = (milliseconds) => new Date(milliseconds).toISOString();
var changeKey = (change) => change.deposed === null ? change.address : `${change.address} (deposed ${change.deposed})`;
var countChanges = (changes) => {
  const count = (action) => changes.filter((change) => change.action === action).length;
  return {
    create: count("create"),
    update: count("update"),
    replace: count("replace"),
    delete: count("delete"),
    forget: count("forget"),
    import: changes.filter((change) => change.importId !== null).length,
    outputs: count("output")
  };
};
var NO_PROGRESS = { byAddress: /* @__PURE__ */ new Map() };
var withAttempt = (progress, run) => {
  const byAddress = new Map(progress.byAddress);
  for (const [address, operations] of groupByAddress(run.operations)) {
    byAddress.set(address, [...byAddress.get(address) ?? [], ...operations]);
  }
  return { byAddress };
};
var groupByAddress = (things) => {
  const groups = /* @__PURE__ */ new Map();
  for (const thing of things) {
    const group = groups.get(thing.address);
    if (group === void 0) groups.set(thing.address, [thing]);
    else group.push(thing);
  }
  return groups;
};
var operationsAt = (address, progress) => progress.byAddress.get(address) ?? [];
var partsOf = (change) => {
  switch (change.action) {
    case "create":
    case "update":
      return ["put"];
    case "delete":
      return ["remove"];
    case "replace":
      return ["put", "remove"];
    case "forget":
    case "import":
    case "output":
      return [];
  }
};
var isCompleted = (change, part, progress) => operationsAt(change.address, progress).some((operation) => operation.state === "completed" && isPart(change, part, operation));
var isStartedWithoutError = (change, part, progress) => {
  const own = operationsAt(change.address, progress).filter((operation) => isPart(change, part, operation));
  return own.length > 0 && own.at(-1)?.state === "started";
};
var lastCreate = (address, progress) => {
  const last = operationsAt(address, progress).findLast(({ action }) => action === "create");
  if (last === void 0) return "none";
  return last.state === "completed" ? "completed" : "open";
};
var isBegun = (address, progress) => progress.byAddress.has(address);
var isPart = (change, part, operation) => {
  if (part === "remove") return operation.action === "delete" && (operation.id === null || operation.id === change.beforeId);
  return operation.action === (change.action === "update" ? "update" : "create");
};
var Ledger = class {
  #facts;
  #terraform = null;
  #workspace = null;
  #plan = null;
  #progress = NO_PROGRESS;
  #hazards = [];
  #attempts = [];
  #conflicts = [];
  #waits = [];
  #inPlace = /* @__PURE__ */ new Set();
  #divergences = [];
  constructor(facts) {
    this.#facts = facts;
  }
  /** What the attempts of this run completed. */
  get progress() {
    return this.#progress;
  }
  /** How many attempts were made. */
  get attempts() {
    return this.#attempts.length;
  }
  noteTerraform(terraform, workspace) {
    this.#terraform = terraform;
    this.#workspace = workspace;
  }
  notePlan(plan, digest) {
    this.#plan = { plan, digest };
  }
  noteHazards(hazards) {
    this.#hazards.push(...hazards);
  }
  noteAttempt(plan, changes, run) {
    this.#progress = withAttempt(this.#progress, run);
    this.#attempts.push({
      number: this.#attempts.length + 1,
      plan,
      startedAt: run.startedAt,
      endedAt: run.endedAt,
      exit: exitInWords(run.exit),
      results: attemptResults(changes, run)
    });
  }
  /** @param duringAttempt the attempt that met them; null for an init, a plan or a refresh */
  noteConflicts(conflicts, duringAttempt) {
    this.#conflicts.push(...conflicts.map((conflict) => ({ ...conflict, attempt: duringAttempt })));
  }
  noteWait(wait) {
    this.#waits.push(wait);
  }
  /** @param changes what the last remainder check found in place: what a later one plans again is not in place any more */
  noteInPlace(changes) {
    this.#inPlace = new Set(changes.map(changeKey));
  }
  noteDivergences(divergences) {
    this.#divergences = divergences;
  }
  /** The report as of now. */
  report(verdict, endedAt) {
    const plan = this.#plan;
    return {
      version: 1,
      ...this.#facts,
      endedAt,
      terraform: this.#terraform,
      workspace: this.#workspace,
      plan: plan === null ? null : this.#reportPlan(plan.plan, plan.digest, verdict),
      hazards: [...this.#hazards],
      attempts: [...this.#attempts],
      conflicts: [...this.#conflicts],
      waits: [...this.#waits],
      divergences: this.#divergences,
      ...verdict
    };
  }
  #reportPlan(plan, digest, verdict) {
    return {
      mode: plan.mode,
      digest,
      counts: countChanges(plan.changes),
      moves: plan.moves.length,
      changes: plan.changes.map((change) => ({
        address: change.address,
        deposed: change.deposed,
        type: change.type,
        action: change.action,
        reason: change.reason,
        attributes: change.attributes,
        state: this.#stateOf(change, verdict)
      }))
    };
  }
  #stateOf(change, verdict) {
    if (this.#inPlace.has(changeKey(change))) return "in-place";
    if (verdict.outcome === "applied") return "done";
    const parts = partsOf(change);
    if (parts.length > 0 && parts.every((part) => isCompleted(change, part, this.#progress))) return "done";
    if (isBegun(change.address, this.#progress)) return "failed";
    return this.#attempts.length === 0 ? "pending" : "not-started";
  }
};
var exitInWords = (exit) => {
  switch (exit.kind) {
    case "exited":
      return `exit ${exit.code}`;
    case "signalled":
      return `signal ${exit.signal}`;
    case "lost":
      return "lost";
  }
};
var succeeded = (exit) => exit.kind === "exited" && exit.code === 0;
var attemptResults = (changes, run) => {
  const progress = withAttempt(NO_PROGRESS, run);
  return changes.map((change) => {
    const seconds = (progress.byAddress.get(change.address) ?? []).flatMap(({ elapsedSeconds }) => elapsedSeconds ?? []);
    return {
      address: change.address,
      deposed: change.deposed,
      action: change.action,
      result: resultOf(change, run.exit, progress),
      seconds: seconds.length === 0 ? null : seconds.reduce((sum, next) => sum + next, 0)
    };
  });
};
var resultOf = (change, exit, progress) => {
  if (succeeded(exit)) return "done";
  const parts = partsOf(change);
  if (parts.length > 0 && parts.every((part) => isCompleted(change, part, progress))) return "done";
  return isBegun(change.address, progress) ? "failed" : "not-started";
};
var proceed = (value) => ({ ok: true, value });
var stop = (verdict) => ({ ok: false, verdict });
var blocked = (failureReason, message, nextSteps = []) => ({
  outcome: "blocked",
  failureReason,
  message,
  nextSteps
});
var failed = (failureReason, message, nextSteps = []) => ({
  outcome: "failed",
  failureReason,
  message,
  nextSteps
});
var cancelled = (message) => ({
  outcome: "cancelled",
  failureReason: "cancelled",
  message,
  nextSteps: ["Run the workflow again: it plans anew and goes on from what is done."]
});
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  Ledger,
  blocked,
  cancelled,
  changeKey,
  exitInWords,
  failed,
  groupByAddress,
  isCompleted,
  isStartedWithoutError,
  isoTime,
  lastCreate,
  partsOf,
  proceed,
  stop,
  succeeded
});
