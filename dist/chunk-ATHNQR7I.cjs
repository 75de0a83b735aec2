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
  actorInWords: () => actorInWords,
  asPlatformObject: () => asPlatformObject,
  askGuards: () => askGuards,
  checkOrganization: () => checkOrganization,
  checkPermissions: () => checkPermissions,
  clearTheWay: () => clearTheWay,
  conflictLine: () => conflictLine,
  conversations: () => conversations,
  describeDelay: () => describeDelay,
  evaluateWindows: () => evaluateWindows,
  flowLocks: () => flowLocks,
  idsInPlan: () => idsInPlan,
  lock: () => lock,
  lookedAt: () => lookedAt,
  namesOf: () => namesOf,
  noteLook: () => noteLook,
  refuseInWindow: () => refuseInWindow,
  sessionLock: () => sessionLock,
  touchedObjects: () => touchedObjects,
  verdictOf: () => verdictOf,
  versionedLocks: () => versionedLocks,
  waitReason: () => waitReason
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_SKDGDVU7 = require("./chunk-SKDGDVU7.cjs");
var import_chunk_7IE52DL7 = require("./chunk-7IE52DL7.cjs");
var import_chunk_F4QEZQLN = require("./chunk-F4QEZQLN.cjs");
var import_chunk_DAUKSNOT = require("./chunk-DAUKSNOT.cjs");
var verdictOf = (locks) => {
  if (locks.some(({ verdict }) => verdict === "locked")) return "locked";
  return locks.some(({ verdict }) => verdict === "unknown") ? "unknown" : "clear";
};
var HORIZON_MS = 8 * 24 * 36e5;
var isActive = ({ occurrences }, at) => occurrences.activeAt(at) !== null;
var denies = (windows) => windows.filter(({ rule }) => rule.kind === "deny");
var allows = (windows) => windows.filter(({ rule }) => rule.kind === "allow");
var obstaclesAt = (windows, at) => {
  const closed = allows(windows);
  const opened = closed.some((window) => isActive(window, at));
  return [...denies(windows).filter((window) => isActive(window, at)), ...opened ? [] : closed];
};
var mayOverrun = (windows, obstacles, startedAt) => startedAt !== null && obstacles.every(({ rule }) => rule.overrun) && obstaclesAt(windows, startedAt).length === 0;
var nextAllowed = (windows, after, horizonMs = HORIZON_MS) => {
  let at = after;
  while (at !== null && at <= after + horizonMs) {
    const obstacles = obstaclesAt(windows, at);
    if (obstacles.length === 0) return at;
    at = endOfDenies(obstacles, at) ?? firstStart(allows(windows), at);
  }
  return null;
};
var nextDenied = (windows, after, horizonMs = HORIZON_MS) => {
  let at = after;
  while (at !== null && at <= after + horizonMs) {
    if (obstaclesAt(windows, at).length > 0) return at;
    at = earliest([firstStart(denies(windows), at), lastEnd(allows(windows), at)]);
  }
  return null;
};
var endOfDenies = (obstacles, at) => lastEnd(denies(obstacles), at);
var lastEnd = (windows, at) => {
  const ends = windows.flatMap(({ occurrences }) => occurrences.activeAt(at)?.end ?? []);
  return ends.length === 0 ? null : Math.max(...ends);
};
var firstStart = (windows, after) => earliest(windows.map(({ occurrences }) => occurrences.nextStart(after)));
var earliest = (moments) => {
  const known = moments.filter((moment) => moment !== null);
  return known.length === 0 ? null : Math.min(...known);
};
var evaluateWindows = (windows, now, startedAt = null) => {
  const obstacles = obstaclesAt(windows, now);
  const localTimes = windows.map((window) => describeTimes(window, now));
  if (obstacles.length === 0) return { ...whileAllowed(windows, now), localTimes };
  const by = decisive(obstacles, now);
  if (mayOverrun(windows, obstacles, startedAt)) {
    const reasons2 = [`${named(by)} is in the way, and lets what was running before finish (overrun).`];
    return { verdict: "allowed", by, reasons: reasons2, until: null, localTimes };
  }
  const until = nextAllowed(windows, now);
  const reasons = obstacles.some(({ rule }) => rule.kind === "deny") ? obstacles.filter(({ rule }) => rule.kind === "deny").map((window) => `${named(window)} is active.`) : ["No allow window is open."];
  return { verdict: "denied", by, reasons: [...reasons, whenAllowed(until, by)], until, localTimes };
};
var whileAllowed = (windows, now) => {
  const open = windows.filter(({ rule, occurrences }) => rule.kind === "allow" && occurrences.activeAt(now) !== null);
  const by = open.length === 0 ? null : decisive(open, now);
  const until = nextDenied(windows, now);
  if (windows.length === 0) return { verdict: "allowed", by, reasons: [], until };
  const reason = by === null ? "No deny window is active." : `${named(by)} is open.`;
  return { verdict: "allowed", by, reasons: [reason], until };
};
var decisive = (windows, now) => {
  const active = windows.filter(({ occurrences }) => occurrences.activeAt(now) !== null);
  if (active.length > 0) return best(active, ({ occurrences }) => occurrences.activeAt(now)?.end ?? 0);
  return best(windows, ({ occurrences }) => -(occurrences.nextStart(now) ?? Number.POSITIVE_INFINITY));
};
var best = (windows, weight) => windows.reduce((chosen, window) => chosen === null || weight(window) > weight(chosen) ? window : chosen, null);
var named = (window) => {
  if (window === null) return "A window";
  const { kind, description } = window.rule;
  return description === null ? `The ${kind} window` : `The ${kind} window "${description}"`;
};
var whenAllowed = (until, by) => until === null ? `No moment of the next ${HORIZON_MS / 864e5} days is allowed.` : `Deploying is allowed from ${(0, import_chunk_DAUKSNOT.localTime)(until, by?.rule.timeZone ?? "UTC")}.`;
var describeTimes = ({ rule, occurrences }, now) => {
  const about = rule.description === null ? rule.kind : `${rule.kind} "${rule.description}"`;
  const print = ({ start: start2, end }) => `${(0, import_chunk_DAUKSNOT.localTime)(start2, rule.timeZone)} to ${(0, import_chunk_DAUKSNOT.localTime)(end, rule.timeZone)} (${rule.timeZone})`;
  const active = occurrences.activeAt(now);
  if (active !== null) return `${about}: active, ${print(active)}`;
  const start = occurrences.nextStart(now);
  const next = start === null ? null : occurrences.activeAt(start);
  return next === null ? `${about}: over, does not come again (${rule.timeZone})` : `${about}: next ${print(next)}`;
};
var DEFAULTS = {
  "flow-editor": "abort",
  "flow-operation": "wait",
  referrer: "abort",
  version: "abort"
};
var FIRM = ["hazard", "organization", "window"];
var onPlanLock = (source, input) => FIRM.includes(source) ? "abort" : input ?? DEFAULTS[source] ?? "abort";
var asPlatformObject = (platform, object, name, flowType = null) => ({
  type: object.type,
  id: object.id,
  name,
  address: object.address,
  link: platform.link(object.type, object.id, flowType)
});
var lock = (source, verdict, object, evidence, onLock, more = {}) => ({ source, verdict, object, evidence, onLock, holder: null, since: null, ends: null, permanent: false, ...more });
var unknownFor = (source, objects, platform, answer, onLock) => objects.map((object) => lock(source, "unknown", asPlatformObject(platform, object, null), answer.why, onLock));
var actorInWords = ({ kind, name, id }) => kind === "client" ? `the client ${name ?? id}` : name ?? id;
var referrerLock = (object, answer, inPlan, input) => {
  const onLock = onPlanLock("referrer", input);
  if (!answer.known) return lock("referrer", "unknown", object, answer.why, onLock);
  const outside = answer.value.filter(({ id }) => !inPlan.has(id));
  if (outside.length > 0)
    return lock("referrer", "locked", object, `referred to by ${namesOf(outside)}, not part of this plan`, onLock, { permanent: true });
  const inside = answer.value.length;
  return lock(
    "referrer",
    "clear",
    object,
    inside === 0 ? "nobody refers to it" : `${inside} referrer(s), all changed or deleted by this plan`,
    onLock
  );
};
var namesOf = (referrers) => {
  const shown = referrers.slice(0, 10).map(({ kind, name, id }) => `${kind} ${name === null ? "" : `"${name}" `}(${id})`);
  return referrers.length > shown.length ? `${shown.join(", ")} and ${referrers.length - shown.length} more` : shown.join(", ");
};
var missingLock = (object) => lock(
  "organization",
  "unknown",
  object,
  "not found in this organisation: it was deleted there, or the state belongs to another organisation",
  "abort"
);
var conversations = (count) => count === 1 ? "1 conversation in the flow" : `${count} conversations in the flow`;
var OBJECT_KINDS = {
  genesyscloud_flow: "flow",
  genesyscloud_architect_schedulegroups: "schedule-group",
  genesyscloud_architect_schedules: "schedule",
  genesyscloud_architect_ivr: "ivr",
  genesyscloud_architect_emergencygroup: "emergency-group"
};
var isAskedAbout = (type) => Object.hasOwn(OBJECT_KINDS, type);
var touchedObjects = (plan) => plan.changes.flatMap((change) => {
  const id = change.beforeId;
  if (id === null || !isAskedAbout(change.type) || change.action === "forget") return [];
  return [
    {
      kind: OBJECT_KINDS[change.type],
      type: change.type,
      id,
      address: change.address,
      goesAway: change.action === "delete" || change.action === "replace",
      forcesUnlock: (0, import_chunk_7IE52DL7.isRecord)(change.after) && change.after.force_unlock === true,
      switchesEmergency: change.type === "genesyscloud_architect_emergencygroup" && change.action === "update" && change.attributes.includes("enabled")
    }
  ];
});
var lookedAt = (type, id) => ({
  kind: OBJECT_KINDS[type],
  type,
  id,
  address: null,
  goesAway: false,
  forcesUnlock: false,
  switchesEmergency: false
});
var idsInPlan = (plan) => new Set(
  plan.changes.filter(({ action }) => action === "update" || action === "replace" || action === "delete").flatMap(({ beforeId }) => beforeId ?? [])
);
var flowLocks = async (platform, plan, objects, settings) => {
  if (objects.length === 0) return [];
  const doomed = objects.filter(({ goesAway }) => goesAway);
  const [flows, sessions] = await Promise.all([
    platform.flows(objects.map(({ id }) => id)),
    doomed.length === 0 ? noSessions : platform.flowSessions(doomed.map(({ id }) => id))
  ]);
  if (!flows.known)
    return [...nobodyKnows(platform, objects, flows, settings.onLock), ...sessionLocks(platform, doomed, sessions, settings.drain)];
  const asking = { platform, inPlan: idsInPlan(plan), sessions, asksQueues: doomed.length <= MOST_ASKED_FOR_QUEUES, settings };
  const locks = await Promise.all(objects.map((object) => locksOf(object, flows.value.get(object.id) ?? null, asking)));
  return locks.flat();
};
var nobodyKnows = (platform, objects, answer, input) => [
  ...unknownFor("flow-editor", objects, platform, answer, onPlanLock("flow-editor", input)),
  ...unknownFor(
    "referrer",
    objects.filter(({ goesAway }) => goesAway),
    platform,
    answer,
    onPlanLock("referrer", input)
  )
];
var sessionLocks = (platform, doomed, sessions, drain) => doomed.map((object) => sessionLock(sessions, object, asPlatformObject(platform, object, null), drain));
var noSessions = { known: true, value: /* @__PURE__ */ new Map() };
var MOST_ASKED_FOR_QUEUES = 10;
var locksOf = async (object, flow, asking) => {
  const { platform, inPlan, sessions, asksQueues, settings } = asking;
  const shown = asPlatformObject(platform, object, flow?.name ?? null, flow?.type ?? null);
  if (flow === null) return [missingLock(shown)];
  const editor = editorLock(flow, shown, settings.onLock);
  const operation = operationLock(flow, shown, settings.onLock);
  const hazard = editor.verdict === "locked" && object.forcesUnlock ? [forceUnlockHazard(flow, shown)] : [];
  if (!object.goesAway) return [editor, ...operation, ...hazard];
  const [referrers, queues] = await Promise.all([
    platform.referrers({ kind: "flow", id: object.id, type: flow.type }),
    asksQueues ? platform.fedQueues(flow) : noQueues
  ]);
  return [
    editor,
    ...operation,
    ...hazard,
    referrerLock(shown, referrers, inPlan, settings.onLock),
    sessionLock(sessions, object, shown, settings.drain, queuesInWords(queues))
  ];
};
var editorLock = ({ lockedBy, published }, object, input) => {
  const onLock = onPlanLock("flow-editor", input);
  if (lockedBy !== null) {
    const holder = actorInWords(lockedBy);
    return lock("flow-editor", "locked", object, `open in Architect by ${holder}`, onLock, { holder });
  }
  if (published === null) return lock("flow-editor", "clear", object, "nobody has it open; never published", onLock);
  const by = published.by === null ? "" : ` by ${actorInWords(published.by)}`;
  return lock(
    "flow-editor",
    "clear",
    object,
    `nobody has it open; version ${published.version ?? "unknown"} published${by} ${published.at ?? ""}`.trim(),
    onLock
  );
};
var operationLock = ({ operation }, object, input) => {
  if (operation === null) return [];
  const holder = operation.by === null ? null : actorInWords(operation.by);
  return [
    lock("flow-operation", "locked", object, `Architect is at work on it: ${operation.name}`, onPlanLock("flow-operation", input), {
      holder
    })
  ];
};
var forceUnlockHazard = ({ lockedBy }, object) => lock("hazard", "locked", object, "force_unlock = true would publish the unfinished draft of the person who has it open", "abort", {
  holder: lockedBy === null ? null : actorInWords(lockedBy)
});
var sessionLock = (sessions, { id }, object, drain, queues = "") => {
  const onLock = drain === "off" ? "proceed" : "wait";
  if (!sessions.known) return lock("flow-sessions", "unknown", object, sessions.why, onLock === "wait" ? "abort" : onLock);
  const count = sessions.value.get(id) ?? 0;
  return lock("flow-sessions", count > 0 ? "locked" : "clear", object, `${conversations(count)}${queues}`, onLock);
};
var noQueues = { known: true, value: [] };
var queuesInWords = (queues) => {
  if (!queues.known) return "; its queues could not be looked at";
  const busy = queues.value.filter(({ waiting, interacting }) => waiting + interacting > 0);
  const words = busy.slice(0, 5).map(({ name, id, waiting, interacting }) => `${name ?? id}: ${waiting} waiting, ${interacting} talking`);
  return words.length === 0 ? "" : `; in its queues: ${words.join("; ")}`;
};
var versionedLocks = async (platform, plan, kind, objects, input) => {
  if (objects.length === 0) return [];
  const states = await ask(
    platform,
    kind,
    objects.map(({ id }) => id)
  );
  if (!states.known) return unknownFor("version", objects, platform, states, onPlanLock("version", input));
  const inPlan = idsInPlan(plan);
  const locks = await Promise.all(
    objects.map((object) => locksOf2(platform, kind, object, states.value.get(object.id) ?? null, inPlan, input))
  );
  return locks.flat();
};
var ask = (platform, kind, ids) => {
  switch (kind) {
    case "schedule-group":
      return platform.scheduleGroups(ids);
    case "schedule":
      return platform.schedules(ids);
    case "ivr":
      return platform.ivrs(ids);
    case "emergency-group":
      return platform.emergencyGroups(ids);
  }
};
var locksOf2 = async (platform, kind, object, state, inPlan, input) => {
  const shown = asPlatformObject(platform, object, state?.name ?? null);
  if (state === null) return [missingLock(shown)];
  const seen = lock("version", "clear", shown, versionInWords(state), onPlanLock("version", input), { since: state.modifiedAt });
  const hazards = object.switchesEmergency ? [emergencyHazard(shown)] : [];
  if (!object.goesAway) return [seen, ...hazards];
  return [seen, ...hazards, referrerLock(shown, await platform.referrers({ kind, id: object.id }), inPlan, input)];
};
var versionInWords = ({ version, modifiedBy }) => `version ${version ?? "unknown"}${modifiedBy === null ? "" : `, last changed by ${actorInWords(modifiedBy)}`}`;
var emergencyHazard = (object) => lock("hazard", "clear", object, "the plan switches this emergency group: callers go elsewhere as soon as it is applied", "proceed");
var matchesGlob = (glob, address) => {
  const [first = "", ...rest] = glob.split("*");
  const last = rest.pop();
  if (last === void 0) return address === first;
  if (!address.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const found = address.indexOf(part, from);
    if (found === -1) return false;
    from = found + part.length;
  }
  return address.length - last.length >= from && address.endsWith(last);
};
var guarded = (guards, addresses) => guards === null ? addresses : addresses.filter((address) => guards.some((glob) => matchesGlob(glob, address)));
var findPlanLocks = async (platform, plan, settings) => {
  const objects = touchedObjects(plan);
  const kinds = ["schedule-group", "schedule", "ivr", "emergency-group"];
  const found = await Promise.all([
    flowLocks(
      platform,
      plan,
      objects.filter(({ kind }) => kind === "flow"),
      settings
    ),
    ...kinds.map(
      (kind) => versionedLocks(
        platform,
        plan,
        kind,
        objects.filter((object) => object.kind === kind),
        settings.onLock
      )
    )
  ]);
  return found.flat();
};
var findLocks = async (ports, plan) => {
  const [own, asked] = await Promise.all([planLocks(ports, plan), askSources(ports, plan)]);
  ports.ledger.noteSeen({ shiftCurves: asked.flatMap(({ answer }) => answer.shiftCurve ?? []) });
  return [...own, ...asked.flatMap(({ answer }) => answer.locks), ...overrideHazards(plan, asked)];
};
var overrideHazards = (plan, asked) => plan.changes.filter(({ after }) => (0, import_chunk_7IE52DL7.isRecord)(after) && after.allow_override === true).flatMap(({ address, type, beforeId }) => {
  const live = asked.filter(({ addresses }) => addresses.has(address)).flatMap(({ answer }) => answer.locks.filter(({ verdict }) => verdict === "locked"));
  const [first] = live;
  if (first === void 0) return [];
  const object = { type, id: beforeId, name: null, address, link: null };
  return [
    lock("hazard", "locked", object, `allow_override = true would override what is in use now: ${first.evidence}`, "abort", {
      ends: first.ends
    })
  ];
});
var planLocks = async ({ platform, settings }, plan) => platform === null ? [nobodyLooks(settings.onLock)] : findPlanLocks(platform.anew(), plan, settings);
var nobodyLooks = (onLock) => lock(
  "organization",
  "unknown",
  { type: "organisation", id: null, name: null, address: null, link: null },
  "no credentials: nothing can be looked at",
  onLock ?? "abort",
  { permanent: true }
);
var askSources = async (ports, plan) => {
  const answers = await Promise.all(
    ports.config.locks.map(async (rule) => {
      const addresses = new Set(
        guarded(
          rule.guards,
          plan.changes.map(({ address }) => address)
        )
      );
      if (addresses.size === 0) return [];
      const objects = plan.changes.flatMap(
        ({ address, type, beforeId }) => addresses.has(address) && beforeId !== null ? [{ address, type, id: beforeId, name: null }] : []
      );
      return [{ addresses, answer: await ports.askSource(rule, objects, (0, import_chunk_F4QEZQLN.onLockOf)(rule, ports.settings.onLock)) }];
    })
  );
  return answers.flat();
};
var askGuards = (ports, plan) => async (address) => {
  const rules = ports.config.locks.filter(({ guards }) => guards !== null && guarded(guards, [address]).length > 0);
  if (rules.length === 0) return null;
  const objects = plan.changes.flatMap(
    ({ address: at, type, beforeId }) => at === address && beforeId !== null ? [{ address, type, id: beforeId, name: null }] : []
  );
  const answers = await Promise.all(rules.map((rule) => ports.askSource(rule, objects, (0, import_chunk_F4QEZQLN.onLockOf)(rule, ports.settings.onLock))));
  const locks = answers.flatMap((answer) => answer.locks);
  return { verdict: verdictOf(locks), evidence: locks.find(({ verdict }) => verdict !== "clear")?.evidence ?? "" };
};
var nextSafeTime = ({ locks, windows, now, horizonMs = HORIZON_MS }) => {
  const notKnown = locks.flatMap((lock2) => whyUnknown(lock2, now) ?? [])[0];
  if (notKnown !== void 0) return { unknown: notKnown };
  const ends = locks.filter(({ verdict }) => verdict === "locked").map(({ ends: ends2 }) => Date.parse(ends2 ?? ""));
  const free = Math.max(now, ...ends);
  const days = Math.round(horizonMs / 864e5);
  if (free > now + horizonMs) return { unknown: `The last lock ends more than ${days} days from now.` };
  const time = nextAllowed(windows, free, now + horizonMs - free);
  return time === null ? { unknown: `The windows deny every moment of the next ${days} days without a lock.` } : { time };
};
var whyUnknown = (lock2, now) => {
  const about = `${lock2.object.name ?? lock2.object.address ?? lock2.object.id ?? lock2.object.type} (${lock2.source})`;
  if (lock2.verdict === "clear") return null;
  if (lock2.verdict === "unknown") return `Nobody knows whether ${about} is locked: ${lock2.evidence}`;
  if (lock2.permanent) return `Waiting does not end the lock on ${about}.`;
  const ends = Date.parse(lock2.ends ?? "");
  if (Number.isNaN(ends)) return `Nobody knows when the lock on ${about} ends.`;
  return ends > now ? null : `The lock on ${about} stands although it was expected to end at ${lock2.ends}.`;
};
var describeDelay = (milliseconds, now) => `${milliseconds < 1e3 ? `${milliseconds} ms` : `${Number((milliseconds / 1e3).toFixed(1))} s`}, until ${(0, import_chunk_DAUKSNOT.isoTime)(now + milliseconds).slice(11, 19)} UTC`;
var conflictLine = ({ address, kind, status, message }) => `${address ?? "(no address)"}: ${kind}${status === null ? "" : ` (${status})`}: ${message}`;
var waitReason = (conflicts) => {
  const kinds = [...new Set(conflicts.map(({ kind }) => kind))];
  const [first] = conflicts;
  return conflicts.length === 1 && first !== void 0 ? `${kinds.join()} on ${first.address ?? "an object"}` : `${conflicts.length} conflicts (${kinds.join(", ")})`;
};
var POLLING = { initialDelayMs: 2e3, multiplier: 1.5, maxDelayMs: 3e4, jitter: "equal" };
var SAY_EVERY_MS = 6e4;
var clearTheWay = async (ports, plan, known = []) => {
  const started = ports.clock.now();
  const waitUntil = Math.min(started + ports.settings.waitTimeoutMs, ports.deadline);
  let saidAt = started;
  for (let look = 0; ; look++) {
    const window = refuseInWindow(ports, null);
    if (window !== null) return (0, import_chunk_F4QEZQLN.stop)(window);
    const locks = [...known, ...await findLocks(ports, plan)];
    noteLook(ports, locks);
    const standing = locks.filter(({ verdict, onLock }) => verdict !== "clear" && onLock !== "proceed");
    if (standing.length === 0) return (0, import_chunk_F4QEZQLN.proceed)(sayPassed(ports, locks));
    const final = standing.filter(({ onLock, permanent }) => onLock === "abort" || permanent);
    if (final.length > 0) return (0, import_chunk_F4QEZQLN.stop)(lockedVerdict(final, "locked", "Not deployed"));
    const left = waitUntil - ports.clock.now();
    const limit = waitUntil === ports.deadline ? "retry-timeout" : "wait-timeout";
    if (left <= 0) return (0, import_chunk_F4QEZQLN.stop)(lockedVerdict(standing, "lock-timeout", `${limit} reached`));
    const delay = Math.min((0, import_chunk_SKDGDVU7.backoffDelay)(POLLING, look, ports.random(), null), left);
    if (look === 0 || ports.clock.now() - saidAt >= SAY_EVERY_MS) {
      ports.log.info(
        `Waiting since ${(0, import_chunk_DAUKSNOT.isoTime)(started).slice(11, 19)} UTC for ${standing.map(lockLine).join("; ")}. Next look in ${describeDelay(delay, ports.clock.now())}.`
      );
      saidAt = ports.clock.now();
    }
    const waitStarted = ports.clock.now();
    await ports.clock.sleep(delay, ports.cancelled);
    ports.ledger.noteWait({
      afterAttempt: null,
      reason: `${import_chunk_F4QEZQLN.LOCK_WAIT}${standing.map(({ source }) => source).join(", ")}`,
      startedAt: (0, import_chunk_DAUKSNOT.isoTime)(waitStarted),
      endedAt: (0, import_chunk_DAUKSNOT.isoTime)(ports.clock.now()),
      plannedMs: delay,
      end: ports.cancelled.aborted ? "cancelled" : "elapsed"
    });
    if (ports.cancelled.aborted) return (0, import_chunk_F4QEZQLN.stop)((0, import_chunk_F4QEZQLN.cancelled)("Cancelled while waiting for a lock"));
  }
};
var noteLook = ({ ledger, windows, clock }, locks) => {
  const forecast = nextSafeTime({ locks, windows, now: clock.now() });
  ledger.noteSeen({
    locks,
    lockStatus: verdictOf(locks),
    nextSafeTime: "time" in forecast ? (0, import_chunk_DAUKSNOT.isoTime)(forecast.time) : null,
    nextSafeTimeUnknown: "unknown" in forecast ? forecast.unknown : null
  });
};
var sayPassed = ({ log }, locks) => {
  for (const one of locks.filter(({ verdict }) => verdict !== "clear")) log.warn(`Going on in spite of ${lockLine(one)}`);
  return null;
};
var lockLine = ({ source, verdict, object, evidence, ends }) => {
  const name = [object.address ?? object.type, object.name === null ? null : `"${object.name}"`].filter((part) => part !== null).join(" ");
  return `${name}: ${verdict} (${source}): ${evidence}${ends === null ? "" : `, expected to end ${ends}`}`;
};
var GATES = ["data-action", "http"];
var lockedVerdict = (locks, reason, because) => {
  const onlyGates = locks.every(({ source }) => GATES.includes(source));
  const [first] = locks;
  const more = locks.length > 1 ? ` and ${locks.length - 1} more` : "";
  const message = `${because}: ${first === void 0 ? "a lock" : lockLine(first)}${more}`;
  return (0, import_chunk_F4QEZQLN.blocked)(onlyGates ? "gate" : reason, message, locks.slice(0, 5).map(nextStepFor));
};
var nextStepFor = (lock2) => {
  const { source, object, holder, verdict, evidence, ends } = lock2;
  const name = object.name ?? object.address ?? object.type;
  if (verdict === "unknown") return `Find out why ${name} could not be looked at (${evidence})${wayOutOf(lock2)}`;
  if (source === "flow-editor")
    return `Ask ${holder ?? "the person who has it open"} to save and close "${name}" in Architect, then run again.`;
  if (source === "referrer") return `Remove the references to "${name}", or change the referrers in the same plan, then run again.`;
  if (source === "hazard") return `Take force_unlock away from "${name}", or ask ${holder ?? "its editor"} to save and close it.`;
  return ends === null ? `Run again when "${name}" is free.` : `Run again after ${ends}.`;
};
var wayOutOf = ({ source, object }) => {
  if (source === "flow-sessions") return "; drain: off goes on without counting callers.";
  if (source === "organization" && object.id !== null) return ", and make a new plan.";
  return ", or set on-lock: proceed if that is acceptable.";
};
var refuseInWindow = ({ windows, clock, ledger, log }, startedAt, afterMs = 0) => {
  if (windows.length === 0) return null;
  const seen = evaluateWindows(windows, clock.now() + afterMs, startedAt);
  ledger.noteSeen({ windows: seen.localTimes });
  if (seen.verdict === "allowed") return null;
  for (const line of seen.localTimes) log.info(`Window: ${line}`);
  if (seen.until !== null) ledger.noteSeen({ nextSafeTime: (0, import_chunk_DAUKSNOT.isoTime)(seen.until), nextSafeTimeUnknown: null });
  const verdict = (0, import_chunk_F4QEZQLN.blocked)("window", seen.reasons.join(" "), [
    seen.until === null ? "Change the windows of the config file." : `Run again after ${(0, import_chunk_DAUKSNOT.isoTime)(seen.until)}.`
  ]);
  return ledger.attempts === 0 ? verdict : { ...verdict, outcome: "failed" };
};
var hasPermission = (grants, permission, divisionId = null) => {
  const [domain = "", entity = "", action = ""] = permission.split(":");
  return grants.some(
    (grant) => covers(grant.domain, domain) && covers(grant.entity, entity) && grant.actions.some((granted) => covers(granted, action)) && (divisionId === null || covers(grant.divisionId, divisionId))
  );
};
var covers = (granted, wanted) => granted === "*" || granted.toLowerCase() === wanted.toLowerCase();
var ENTITIES = {
  genesyscloud_architect_schedulegroups: "routing:scheduleGroup",
  genesyscloud_architect_schedules: "routing:schedule",
  genesyscloud_architect_ivr: "routing:callRoute",
  genesyscloud_architect_emergencygroup: "routing:emergencyGroup"
};
var FLOW = {
  add: ["architect:job:create", "architect:job:view", "architect:flow:view"],
  edit: ["architect:job:create", "architect:job:view", "architect:flow:view"],
  delete: ["architect:flow:delete", "architect:flow:view"]
};
var LOOKS = [
  { type: "genesyscloud_flow", permission: "architect:flow:view", why: "to see who has a flow open", gone: false },
  { type: "genesyscloud_flow", permission: "architect:dependencyTracking:view", why: "to see who refers to a flow", gone: true },
  { type: "genesyscloud_flow", permission: "routing:callRoute:view", why: "to see which IVRs use a flow", gone: true },
  { type: "genesyscloud_flow", permission: "routing:emergencyGroup:view", why: "to see which emergency groups use a flow", gone: true },
  { type: "genesyscloud_flow", permission: "analytics:flowObservation:view", why: "to count callers in a flow", gone: true },
  {
    type: "genesyscloud_architect_schedulegroups",
    permission: "routing:callRoute:view",
    why: "to see which IVRs use a schedule group",
    gone: true
  },
  {
    type: "genesyscloud_architect_schedules",
    permission: "routing:scheduleGroup:view",
    why: "to see which groups use a schedule",
    gone: true
  },
  {
    type: "genesyscloud_architect_ivr",
    permission: "routing:emergencyGroup:view",
    why: "to see which emergency groups use an IVR",
    gone: true
  }
];
var isChecked = (type) => type === "genesyscloud_flow" || type === "output" || Object.hasOwn(ENTITIES, type);
var verbsOf = ({ action }) => {
  switch (action) {
    case "create":
      return ["add"];
    case "update":
      return ["edit"];
    case "replace":
      return ["delete", "add"];
    case "delete":
      return ["delete"];
    case "forget":
    case "import":
    case "output":
      return [];
  }
};
var neededPermissions = (changes) => {
  const found = /* @__PURE__ */ new Map();
  const add = (needed) => {
    const known = found.get(needed.permission);
    if (known === void 0 || known.need === "look" && needed.need === "change") found.set(needed.permission, needed);
  };
  for (const change of changes) {
    for (const verb of verbsOf(change))
      for (const permission of permissionsOf(change.type, verb))
        add({ permission, why: `${change.action} of ${change.address}`, need: "change" });
    const isGone = change.action === "delete" || change.action === "replace";
    for (const { type, permission, why, gone } of isLookedAt(change) ? LOOKS : [])
      if (type === change.type && (isGone || !gone)) add({ permission, why, need: "look" });
  }
  return [...found.values()];
};
var isLookedAt = ({ action }) => action !== "create" && action !== "forget" && action !== "output";
var permissionsOf = (type, verb) => {
  if (type === "genesyscloud_flow") return FLOW[verb];
  const entity = ENTITIES[type];
  return entity === void 0 ? [] : [`${entity}:${verb}`, `${entity}:view`];
};
var missingPermissions = (needed, grants) => needed.filter(({ permission }) => !hasPermission(grants, permission));
var uncheckedTypes = (changes) => [...new Set(changes.map(({ type }) => type).filter((type) => !isChecked(type)))].sort();
var checkOrganization = async (ports) => {
  const { platform, settings, ledger, log } = ports;
  if (platform === null) {
    log.warn("No credentials for Genesys Cloud: every lock is unknown, and only the retry loop protects this run.");
    return settings.organizationId === null ? (0, import_chunk_F4QEZQLN.proceed)(null) : (0, import_chunk_F4QEZQLN.stop)(unverified(settings.organizationId, "there are no credentials"));
  }
  const answer = await platform.organization();
  if (!answer.known) {
    if (isRefusedLogin(answer.failure)) return (0, import_chunk_F4QEZQLN.stop)(refusedCredentials(answer.why));
    log.warn(`The organisation could not be asked for: ${answer.why}`);
    return settings.organizationId === null ? (0, import_chunk_F4QEZQLN.proceed)(null) : (0, import_chunk_F4QEZQLN.stop)(unverified(settings.organizationId, answer.why));
  }
  const { id, name } = answer.value;
  ledger.noteSeen({ organization: { id, name, region: settings.region } });
  log.info(`Organisation: ${name} (${id}).`);
  if (settings.organizationId === null || settings.organizationId.toLowerCase() === id.toLowerCase()) return (0, import_chunk_F4QEZQLN.proceed)(id);
  return (0, import_chunk_F4QEZQLN.stop)(
    (0, import_chunk_F4QEZQLN.blocked)("wrong-organization", `The credentials belong to ${name} (${id}), not to ${settings.organizationId}`, [
      "Give the credentials of the other organisation, or correct organization-id."
    ])
  );
};
var isRefusedLogin = (failure) => failure?.kind === "unauthorized" || REFUSED_LOGIN.includes(failure?.code ?? "");
var REFUSED_LOGIN = ["invalid_client", "invalid_grant", "unauthorized_client"];
var unverified = (expected, why) => (0, import_chunk_F4QEZQLN.blocked)("wrong-organization", `organization-id is ${expected}, and it could not be verified: ${why}`, [
  "Give credentials that can be asked, or leave organization-id out."
]);
var refusedCredentials = (why) => (0, import_chunk_F4QEZQLN.blocked)("unauthorized", `Genesys Cloud refuses the credentials: ${why}`, [
  "Check client id, secret and region: a client of another region is refused like a wrong one. The grant type must be Client Credentials."
]);
var checkPermissions = async (ports, plan) => {
  const { platform, ledger, log } = ports;
  if (platform === null) return (0, import_chunk_F4QEZQLN.proceed)(null);
  const grants = await platform.grants();
  if (!grants.known) {
    log.warn(`Permissions could not be checked: ${grants.why}`);
    return (0, import_chunk_F4QEZQLN.proceed)(null);
  }
  const missing = missingPermissions(neededPermissions(plan.changes), grants.value);
  const unchecked = uncheckedTypes(plan.changes);
  ledger.noteSeen({ permissions: { missing, unchecked } });
  if (unchecked.length > 0) log.info(`Permissions not checked for: ${unchecked.join(", ")}.`);
  for (const { permission, why, need } of missing)
    log.warn(`Missing permission ${permission}: ${why}${need === "look" ? " (this stays unknown)" : ""}`);
  const fatal = missing.filter(({ need }) => need === "change");
  return fatal.length === 0 ? (0, import_chunk_F4QEZQLN.proceed)(null) : (0, import_chunk_F4QEZQLN.stop)(missingVerdict(fatal));
};
var missingVerdict = (missing) => (0, import_chunk_F4QEZQLN.blocked)("missing-permission", `The credentials lack ${missing.map(({ permission }) => permission).join(", ")}`, [
  "Give the roles of the OAuth client these permissions, in the divisions of the objects, then run again."
]);
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  actorInWords,
  asPlatformObject,
  askGuards,
  checkOrganization,
  checkPermissions,
  clearTheWay,
  conflictLine,
  conversations,
  describeDelay,
  evaluateWindows,
  flowLocks,
  idsInPlan,
  lock,
  lookedAt,
  namesOf,
  noteLook,
  refuseInWindow,
  sessionLock,
  touchedObjects,
  verdictOf,
  versionedLocks,
  waitReason
});
