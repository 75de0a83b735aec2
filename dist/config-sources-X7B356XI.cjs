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
  createAskSource: () => createAskSource
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_HNSUJNDG = require("./chunk-HNSUJNDG.cjs");
var import_chunk_XPTBYPPW = require("./chunk-XPTBYPPW.cjs");
var import_chunk_DCPZ7XWQ = require("./chunk-DCPZ7XWQ.cjs");
var import_chunk_L6WI2S5Y = require("./chunk-L6WI2S5Y.cjs");
var import_chunk_GNAN664L = require("./chunk-GNAN664L.cjs");
var import_chunk_VXABAPW7 = require("./chunk-VXABAPW7.cjs");
var import_chunk_SKDGDVU7 = require("./chunk-SKDGDVU7.cjs");
var import_chunk_DAUKSNOT = require("./chunk-DAUKSNOT.cjs");
var import_chunk_VV7P6TPC = require("./chunk-VV7P6TPC.cjs");
var createReadBusinessUnit = (session) => {
  const seen = /* @__PURE__ */ new Map();
  return async (id) => {
    const remembered = seen.get(id);
    if (remembered !== void 0) return remembered;
    const answer = await session.ask("the business unit", async ({ workforce }) => {
      const { name, settings } = await workforce.getWorkforcemanagementBusinessunit(id, { expand: ["settings"] });
      const timeZone = settings?.timeZone;
      if (!isTimeZone(timeZone)) throw (0, import_chunk_DCPZ7XWQ.malformed)(`the business unit has ${timeZone === void 0 ? "no" : "an unknown"} time zone`);
      return { id, name: name ?? null, timeZone };
    });
    if (answer.known) seen.set(id, answer);
    return answer;
  };
};
var isTimeZone = (name) => {
  if (typeof name !== "string" || name === "") return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
};
var lockedWhen = ({ path, values: named }, answer) => {
  const found = valuesAt(path, answer);
  if ("values" in found) {
    const locking = found.values.filter((value) => isAmong(value, named));
    if (locking.length > 0) return { verdict: "locked", evidence: inWords(path, locking, found.values.length) };
    return { verdict: "clear", evidence: inWords(path, found.values, found.values.length) };
  }
  return { verdict: "unknown", evidence: found.unexpected };
};
var clearWhen = ({ answer: path, clearWhen: clear }, answer) => {
  const found = valuesAt(path, answer);
  if ("unexpected" in found) return { verdict: "unknown", evidence: found.unexpected };
  const locking = found.values.filter((value) => !isAmong(value, [clear]));
  if (locking.length > 0) return { verdict: "locked", evidence: inWords(path, locking, found.values.length) };
  return { verdict: "clear", evidence: inWords(path, found.values, found.values.length) };
};
var isAmong = (value, named) => named.some((name) => String(name) === String(value));
var valuesAt = (path, answer) => {
  try {
    const document = JSON.parse(JSON.stringify(answer) ?? "null");
    const tree = (0, import_chunk_VXABAPW7.compile)(path);
    const result = import_chunk_VXABAPW7.TreeInterpreter2.search(tree, document);
    if (result === null) return { unexpected: `the answer has nothing at ${path}` };
    const values = Array.isArray(result) ? result : [result];
    if (!values.every(isScalar)) return { unexpected: `the answer has something else than texts, numbers or booleans at ${path}` };
    return losesItems(tree, document) ? { unexpected: `some items of the answer have nothing at ${path}` } : { values };
  } catch (error) {
    return { unexpected: `${path} does not fit the answer: ${error instanceof Error ? error.message : String(error)}` };
  }
};
var isScalar = (value) => typeof value === "string" || typeof value === "number" || typeof value === "boolean";
var losesItems = (tree, document) => {
  if (tree.type === "Flatten") return losesItems(tree.child, document);
  if (tree.type === "Subexpression" || tree.type === "IndexExpression" || tree.type === "Pipe") return losesItems(tree.left, document);
  if (tree.type === "FilterProjection" && tree.right.type === "Identity") return losesItems(tree.left, document);
  const items = itemsBefore(tree);
  return items !== null && (sizeOf(tree, document) < sizeOf(items, document) || losesItems(items, document));
};
var itemsBefore = (tree) => {
  if (tree.type === "Projection" || tree.type === "ValueProjection") return tree.left;
  return tree.type === "FilterProjection" ? { ...tree, right: { type: "Identity" } } : null;
};
var sizeOf = (tree, document) => {
  const result = import_chunk_VXABAPW7.TreeInterpreter2.search(tree, document);
  return typeof result === "object" && result !== null ? Object.keys(result).length : 0;
};
var LONGEST_VALUE = 60;
var inWords = (path, values, total) => {
  if (total === 0) return `${path} is an empty list`;
  const distinct = [...new Set(values.map((value) => oneLine(String(value))))];
  const shown = distinct.length > 3 ? `${distinct.slice(0, 3).join(", ")} and ${distinct.length - 3} more` : distinct.join(", ");
  return `${path} is ${shown}${total === 1 ? "" : ` (${values.length} of ${total} values)`}`;
};
var oneLine = (text) => {
  const line = text.replace(/\s+/g, " ");
  return line.length > LONGEST_VALUE ? `${line.slice(0, LONGEST_VALUE)}\u2026` : line || '""';
};
var lockOf = (rule, { onLock }, facts) => ({
  source: rule.source,
  holder: null,
  since: null,
  ends: null,
  permanent: false,
  onLock,
  ...facts
});
var asPlatformObject = ({ hosts }, { type, id, name, address }) => ({
  type,
  id,
  name,
  address,
  link: (0, import_chunk_XPTBYPPW.linkTo)(hosts.apps, type, id)
});
var businessUnitObject = (id, name) => ({
  type: "business unit",
  id,
  name,
  address: null,
  link: null
});
var holderOf = ({ kind, name, id }) => kind === "client" ? `the client ${name ?? id}` : name ?? id;
var nothingToAsk = (rule, question, object) => {
  const evidence = "none of the guarded objects exists yet, so there is nothing to ask about";
  return { locks: [lockOf(rule, question, { verdict: "clear", object, evidence })], shiftCurve: null };
};
var REST_MS = 15e3;
var createExecuteAction = ({ session, now }) => {
  const running = /* @__PURE__ */ new Map();
  const last = /* @__PURE__ */ new Map();
  const start = async (key, action, input) => {
    const askedAt = now();
    const said = { askedAt, answer: await execute(session, action, input) };
    running.delete(key);
    last.set(key, said);
    return said;
  };
  return (action, input) => {
    const key = `${action} ${JSON.stringify(input)}`;
    const said = last.get(key);
    if (said !== void 0 && now() < said.askedAt + REST_MS) return Promise.resolve(said);
    const execution = running.get(key) ?? start(key, action, input);
    running.set(key, execution);
    return execution;
  };
};
var execute = (session, action, input) => session.ask("the data action", ({ integrations }) => integrations.postIntegrationsActionExecute(action, input), {
  timeoutMs: import_chunk_HNSUJNDG.DATA_ACTION_TIMEOUT_MS,
  retry: false
});
var askDataAction = async (rule, { session, now }, question, executeAction) => {
  const ask = async (object, input) => {
    const { answer, askedAt } = await executeAction(rule.action, input);
    if (!answer.known) return lockOf(rule, question, { verdict: "unknown", object, evidence: answer.why });
    const { verdict, evidence } = clearWhen(rule, answer.value);
    const seconds = Math.floor((now() - askedAt) / 1e3);
    return lockOf(rule, question, { verdict, object, evidence: seconds < 1 ? evidence : `${evidence}, asked ${seconds} s ago` });
  };
  const action = {
    type: "data action",
    id: rule.action,
    name: null,
    address: null,
    link: (0, import_chunk_XPTBYPPW.linkTo)(session.hosts.apps, "genesyscloud_integration_action", rule.action)
  };
  if (!(0, import_chunk_VXABAPW7.asksPerObject)(rule)) return { locks: [await ask(action, rule.input)], shiftCurve: null };
  if (question.guarded.length === 0) return nothingToAsk(rule, question, action);
  const about = (object) => ask(asPlatformObject(session, object), inputAbout(rule.input, object.id));
  return { locks: await Promise.all(question.guarded.map(about)), shiftCurve: null };
};
var inputAbout = (input, id) => Object.fromEntries(Object.entries(input).map(([name, value]) => [name, (0, import_chunk_VXABAPW7.valueWithObjectId)(value, id)]));
var askHttp = async (rule, { session, environment }, question) => {
  const address = addressOf(rule);
  const source = { type: "http source", id: null, name: address, address: null, link: null };
  const headers = headersOf(rule.headers, environment);
  const ask = async (about) => {
    const object = about === null ? source : asPlatformObject(session, about);
    const tell = (verdict2, evidence2) => {
      const shown = about === null ? evidence2 : `${about.name ?? about.address}: ${evidence2}`;
      return lockOf(rule, question, { verdict: verdict2, object, evidence: headers.clean(shown) });
    };
    if (headers.missing.length > 0) return tell("unknown", `${address}: not asked, ${missingInWords(headers.missing)}`);
    const request = requestFor(rule, headers.values, about?.id ?? null);
    const answer = await session.fetch(address, request);
    if (!answer.known) return tell("unknown", answer.why);
    if (answer.value.status === 202) return tell("unknown", `${address}: 202, the answer is not there yet`);
    const { verdict, evidence } = lockedWhen(rule.lockedWhen, answer.value.body);
    return tell(verdict, evidence);
  };
  if (!(0, import_chunk_VXABAPW7.asksPerObject)(rule)) return { locks: [await ask(null)], shiftCurve: null };
  if (question.guarded.length === 0) return nothingToAsk(rule, question, source);
  return { locks: await Promise.all(question.guarded.map(ask)), shiftCurve: null };
};
var requestFor = ({ target, method, body }, headers, id) => {
  const text = body === null ? null : JSON.stringify(id === null ? body : (0, import_chunk_VXABAPW7.valueWithObjectId)(body, id));
  const url = urlOf(target);
  return { method, target: id === null ? url : (0, import_chunk_VXABAPW7.urlWithObjectId)(url, id), headers, body: text, withToken: target.kind === "platform" };
};
var urlOf = (target) => target.kind === "platform" ? target.path : target.url;
var addressOf = ({ method, target }) => `${method} ${urlOf(target).replace(/[?#].*$/, "").replace(/^https?:\/\//, "")}`;
var headersOf = (headers, environment) => {
  const secretOf = (variable) => (environment[variable] ?? "").trim();
  const variables = headers.flatMap((header) => header.from === "environment" ? [header.variable] : []);
  const secrets = variables.map(secretOf).filter((secret) => secret !== "");
  return {
    values: Object.fromEntries(headers.map((header) => [header.name, header.from === "file" ? header.value : secretOf(header.variable)])),
    missing: variables.filter((variable) => secretOf(variable) === ""),
    clean: (text) => secrets.reduce((cleaned, secret) => cleaned.replaceAll(secret, "***"), text)
  };
};
var missingInWords = (names) => names.length === 1 ? `the environment variable ${names[0]} is not set` : `the environment variables ${names.join(", ")} are not set`;
var RUN_STATES = ["None", "Queued", "Scheduling", "Canceled", "Failed", "Complete"];
var isRunState = (text) => RUN_STATES.some((state) => state === text);
var busyRuns = (runs) => runs.filter(({ state }) => state === "Queued" || state === "Scheduling");
var unsettledSchedules = (schedules, now, settleMs) => schedules.filter(({ modifiedAt }) => now < modifiedAt + settleMs).toSorted((one, other) => other.modifiedAt - one.modifiedAt);
var runEvidence = ({ state, week, percentComplete }) => {
  const details = [week === null ? null : `week of ${week}`, percentComplete === null ? null : `${Math.floor(percentComplete)} % done`];
  const known2 = details.filter((detail) => detail !== null);
  const what = state === "Queued" ? "a schedule waits for its turn to be generated" : "a schedule is being generated";
  return known2.length === 0 ? what : `${what} (${known2.join(", ")})`;
};
var changeEvidence = ({ published, week, modifiedAt }, others, now) => {
  const what = `${published ? "the published schedule" : "the draft schedule"}${week === null ? "" : ` of the week of ${week}`}`;
  const minutes = Math.floor((now - modifiedAt) / 6e4);
  const when = minutes < 1 ? "less than a minute ago" : `${minutes} min ago`;
  return `${what} was changed ${when}${others === 0 ? "" : `, and ${others} more within the same time`}`;
};
var askPublishing = async (rule, { session, names, now: readClock }, question, readBusinessUnit) => {
  const [unit, runs, schedules] = await Promise.all([
    readBusinessUnit(rule.businessUnit),
    readRuns(session, rule.businessUnit),
    readSchedules(session, rule.businessUnit)
  ]);
  const object = businessUnitObject(rule.businessUnit, unit.known ? unit.value.name : null);
  const now = readClock();
  const busy = runs.known ? busyRuns(runs.value) : [];
  const [latest, ...others] = schedules.known ? unsettledSchedules(schedules.value, now, rule.settleMs) : [];
  const people2 = await names.of([...busy.map(({ startedBy }) => startedBy), latest?.modifiedBy ?? null].filter((id) => id !== null));
  const holder = (id) => {
    const actor = id === null ? void 0 : people2.get(id);
    return actor === void 0 ? id : holderOf(actor);
  };
  const locks = [
    ...busy.map(
      (run) => lockOf(rule, question, {
        verdict: "locked",
        object,
        evidence: runEvidence(run),
        holder: holder(run.startedBy),
        since: run.startedAt
      })
    ),
    ...latest === void 0 ? [] : [
      lockOf(rule, question, {
        verdict: "locked",
        object,
        evidence: changeEvidence(latest, others.length, now),
        holder: holder(latest.modifiedBy),
        since: (0, import_chunk_DAUKSNOT.isoTime)(latest.modifiedAt),
        ends: (0, import_chunk_DAUKSNOT.isoTime)(latest.modifiedAt + rule.settleMs)
      })
    ],
    ...[runs, schedules].flatMap(
      (answer) => answer.known ? [] : [lockOf(rule, question, { verdict: "unknown", object, evidence: answer.why })]
    )
  ];
  return { locks: locks.length > 0 ? locks : [quiet(rule, question, object)], shiftCurve: null };
};
var quiet = (rule, question, object) => {
  const settle = `${Number((rule.settleMs / 6e4).toFixed(1))} min`;
  const evidence = `no schedule is being generated, and none was published or edited within the last ${settle}`;
  return lockOf(rule, question, { verdict: "clear", object, evidence });
};
var readRuns = (session, businessUnit) => session.ask("scheduling runs", async ({ workforce }) => {
  const { entities } = await workforce.getWorkforcemanagementBusinessunitSchedulingRuns(businessUnit);
  if (!Array.isArray(entities)) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer is not a list");
  return entities.map(runOf);
});
var runOf = ({ state, targetWeek, schedulingStartTime, schedulingStartedBy, percentComplete }) => {
  if (!isRunState(state)) throw (0, import_chunk_DCPZ7XWQ.malformed)("a scheduling run is in a state that we do not know");
  return {
    state,
    week: targetWeek ?? null,
    startedAt: schedulingStartTime ?? null,
    startedBy: schedulingStartedBy?.id ?? null,
    percentComplete: percentComplete ?? null
  };
};
var readSchedules = (session, businessUnit) => session.ask("work schedules", async ({ workforce }) => {
  const { entities } = await workforce.getWorkforcemanagementBusinessunitWeekSchedules(businessUnit, "recent");
  if (!Array.isArray(entities)) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer is not a list");
  return entities.map(scheduleOf);
});
var scheduleOf = ({ weekDate, published, metadata }) => {
  const modifiedAt = Date.parse(metadata?.dateModified ?? "");
  if (Number.isNaN(modifiedAt)) throw (0, import_chunk_DCPZ7XWQ.malformed)("a work schedule does not say when it was changed");
  return { week: weekDate ?? null, published: published === true, modifiedAt, modifiedBy: metadata?.modifiedBy?.id ?? null };
};
var LONGEST_DAY_MS = 27 * 36e5;
var localDay = (at, timeZone) => {
  const dateAt = dateIn(timeZone);
  const today = dateAt(at);
  return {
    start: firstMoment(at - LONGEST_DAY_MS, at, (moment) => dateAt(moment) === today),
    end: firstMoment(at, at + LONGEST_DAY_MS, (moment) => dateAt(moment) !== today)
  };
};
var clockTime = (at, timeZone, now) => {
  const dateAt = dateIn(timeZone);
  if (dateAt(at) !== dateAt(now)) return (0, import_chunk_DAUKSNOT.localTime)(at, timeZone);
  return new Intl.DateTimeFormat("en-US", { timeZone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
};
var dateIn = (timeZone) => {
  const format = new Intl.DateTimeFormat("en-US", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" });
  return (at) => format.format(at);
};
var firstMoment = (before, after, holds) => {
  let [not, yes] = [before, after];
  while (yes - not > 1) {
    const middle = Math.floor((not + yes) / 2);
    if (holds(middle)) yes = middle;
    else not = middle;
  }
  return yes;
};
var shiftEvidence = ({ running, coming, returning, ends }, { now, until, isToday, timeZone }) => {
  const clock = (at) => clockTime(at, timeZone, now);
  const later = isToday ? "later today" : `before ${clock(until)}`;
  const last = ends === null ? "" : `; the last shift ends at ${clock(ends)}`;
  if (coming === null) {
    if (running === null) return `nobody is on shift now, and no shift starts ${later} (${timeZone})`;
    return `${people(running)} on shift now${last} ${timeZone}`;
  }
  const starting = `${coming.agents === 1 ? "starts" : "start"} ${later}`;
  if (running === null) {
    return `nobody is on shift now, ${people(coming)} ${starting}, the first at ${clock(coming.firstStart)} ${timeZone}${last}`;
  }
  const others = returning === 0 ? `${coming.agents} more ${starting}` : `${people(coming)} ${starting}, ${returning} of them on shift now`;
  return `${people(running)} on shift now until ${clock(running.lastEnd)} ${timeZone}, ${others}${last}`;
};
var people = ({ agents, shifts }) => `${agents} ${agents === 1 ? "agent" : "agents"}${shifts === agents ? "" : ` (${shifts} shifts)`}`;
var shiftOutlook = (shifts, now, until) => {
  const distinct = distinctShifts(shifts);
  const running = distinct.filter(({ start, end }) => start <= now && now < end);
  const coming = distinct.filter(({ start, end }) => now < start && start < until && start < end);
  const here = agentsOf(running);
  const ends = [...running, ...coming].map(({ end }) => end);
  return {
    running: groupOf(running),
    coming: groupOf(coming),
    returning: [...agentsOf(coming)].filter((agent) => here.has(agent)).length,
    ends: ends.length === 0 ? null : Math.max(...ends)
  };
};
var HOUR = 36e5;
var agentsPerHour = (shifts, { start: from, end: until }) => Array.from({ length: Math.ceil((until - from) / HOUR) }, (_, hour) => {
  const start = from + hour * HOUR;
  const within = shifts.filter((shift) => shift.start < start + HOUR && start < shift.end && shift.start < shift.end);
  return { start, agents: agentsOf(within).size };
});
var agentsOf = (shifts) => new Set(shifts.map(({ agent }) => agent));
var distinctShifts = (shifts) => [
  ...new Map(shifts.map((shift) => [`${shift.agent} ${shift.start} ${shift.end}`, shift])).values()
];
var groupOf = (shifts) => shifts.length === 0 ? null : {
  shifts: shifts.length,
  agents: agentsOf(shifts).size,
  firstStart: Math.min(...shifts.map(({ start }) => start)),
  lastEnd: Math.max(...shifts.map(({ end }) => end))
};
var searchShifts = async (session, search) => {
  const label = `shifts of ${inWords2(search.unit)}`;
  const answer = await session.ask(label, async ({ workforce }) => readResponse(await send(workforce, search)));
  if (!answer.known) return answer.failure?.kind === "pending" ? (0, import_chunk_DCPZ7XWQ.known)("processing") : answer;
  if (answer.value.kind !== "download") return (0, import_chunk_DCPZ7XWQ.known)(answer.value.kind === "processing" ? "processing" : answer.value.shifts);
  const request = { method: "GET", target: answer.value.url, withToken: false };
  const download = await session.fetch(`download of the ${label}`, request);
  if (!download.known) return download;
  try {
    return (0, import_chunk_DCPZ7XWQ.known)(shiftsIn(download.value.body));
  } catch (reason) {
    return (0, import_chunk_DCPZ7XWQ.unknownBecause)(label, reason);
  }
};
var inWords2 = ({ kind, id, name }) => `the ${kind} ${name === null ? id : `"${name}"`}`;
var send = (workforce, { unit, period, agents }) => {
  const body = {
    startDate: new Date(period.start).toISOString(),
    endDate: new Date(period.end).toISOString(),
    ...agents === null ? {} : { userIds: [...agents] }
  };
  return unit.kind === "business unit" ? workforce.postWorkforcemanagementBusinessunitAgentschedulesSearch(unit.id, body) : workforce.postWorkforcemanagementManagementunitAgentschedulesSearch(unit.id, body);
};
var readResponse = ({ status, result, downloadUrl }) => {
  if (status === "Processing") return { kind: "processing" };
  if (status !== void 0 && status !== "Complete") throw (0, import_chunk_DCPZ7XWQ.malformed)(`the search ended as ${status}`);
  if (result !== void 0 && result !== null) return { kind: "shifts", shifts: shiftsIn(result) };
  if (typeof downloadUrl === "string" && URL.canParse(downloadUrl)) return { kind: "download", url: downloadUrl };
  throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer has neither shifts nor an address to download them from");
};
var shiftsIn = (result) => {
  const schedules = member(result, "agentSchedules");
  if (!Array.isArray(schedules)) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer has no list of agents");
  return schedules.flatMap((schedule) => {
    const agent = member(member(schedule, "user"), "id");
    const shifts = member(schedule, "shifts") ?? [];
    if (typeof agent !== "string" || !Array.isArray(shifts)) throw (0, import_chunk_DCPZ7XWQ.malformed)("an agent has no id or no list of shifts");
    return shifts.map((shift) => shiftOf(agent, shift));
  });
};
var shiftOf = (agent, shift) => {
  const start = Date.parse(String(member(shift, "startDate")));
  const minutes = member(shift, "lengthMinutes");
  if (Number.isNaN(start) || typeof minutes !== "number" || !(minutes >= 0)) throw (0, import_chunk_DCPZ7XWQ.malformed)("a shift has no start or no length");
  return { agent, start, end: start + minutes * 6e4 };
};
var member = (value, name) => typeof value === "object" && value !== null ? Reflect.get(value, name) ?? void 0 : void 0;
var AGENTS_AT_ONCE = 50;
var SHORTEST_MS = 36e5;
var CUTS = 4;
var MOST_SEARCHES = 250;
var findShifts = async (session, business, period) => {
  let searches = 0;
  const find = async (search, partsOf) => {
    searches += 1;
    if (searches > MOST_SEARCHES) return missing(`${describe(search)}: not asked after ${MOST_SEARCHES} searches`);
    const answer = await searchShifts(session, search);
    if (!answer.known) return missing(answer.why);
    if (answer.value !== "processing") return { shifts: answer.value, missing: [] };
    const parts = await partsOf(search);
    if (!parts.known) return missing(parts.why);
    if (parts.value.length === 0) return missing(`${describe(search)}: 202, and its result cannot be collected`);
    const found = await Promise.all(parts.value.map((part) => find(part, smallerParts)));
    return { shifts: found.flatMap(({ shifts }) => shifts), missing: found.flatMap((part) => part.missing) };
  };
  const smallerParts = async (search) => {
    if (search.agents !== null) return { known: true, value: cut(search, search.agents) };
    const agents = await readAgents(session, search.unit);
    return agents.known ? { known: true, value: cut(search, agents.value) } : agents;
  };
  return find({ unit: business, period, agents: null }, async () => {
    const units = await readManagementUnits(session, business);
    return units.known ? { known: true, value: units.value.map((unit) => ({ unit, period, agents: null })) } : units;
  });
};
var missing = (why) => ({ shifts: [], missing: [why] });
var cut = ({ unit, period }, agents) => {
  if (agents.length > AGENTS_AT_ONCE) return (0, import_chunk_L6WI2S5Y.chunksOf)(agents, AGENTS_AT_ONCE).map((part) => ({ unit, period, agents: part }));
  if (agents.length === 0 || period.end - period.start <= SHORTEST_MS) return [];
  return shorterPeriods(period).map((part) => ({ unit, period: part, agents }));
};
var shorterPeriods = ({ start, end }) => {
  const length = Math.ceil((end - start) / CUTS / SHORTEST_MS) * SHORTEST_MS;
  return Array.from({ length: Math.ceil((end - start) / length) }, (_, at) => ({
    start: start + at * length,
    end: Math.min(start + (at + 1) * length, end)
  }));
};
var describe = ({ unit, period, agents }) => {
  const who = agents === null ? "shifts" : `shifts of ${agents.length} ${agents.length === 1 ? "agent" : "agents"}`;
  return `${who} in ${inWords2(unit)} from ${new Date(period.start).toISOString()} to ${new Date(period.end).toISOString()}`;
};
var readManagementUnits = (session, { id }) => session.ask("management units", async ({ workforce }) => {
  const { entities, pageCount = 1 } = await workforce.getWorkforcemanagementBusinessunitManagementunits(id);
  if (!Array.isArray(entities) || pageCount > 1) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer is not the whole list");
  return entities.map((unit) => {
    if (unit.id === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("a management unit has no id");
    return { kind: "management unit", id: unit.id, name: unit.name ?? null };
  });
});
var readAgents = (session, unit) => session.ask(`agents of ${inWords2(unit)}`, async ({ workforce }) => {
  const { entities } = await workforce.getWorkforcemanagementManagementunitUsers(unit.id);
  if (!Array.isArray(entities)) throw (0, import_chunk_DCPZ7XWQ.malformed)("the answer is not a list");
  return entities.map(({ id }) => {
    if (id === void 0) throw (0, import_chunk_DCPZ7XWQ.malformed)("an agent has no id");
    return id;
  });
});
var LONGEST_SHIFT_MS = 16 * 36e5;
var LONGEST_CURVE_MS = 48 * 36e5;
var askShifts = async (rule, { session, now: readClock }, question, readBusinessUnit) => {
  const answer = await readBusinessUnit(rule.businessUnit);
  if (!answer.known) {
    const object = businessUnitObject(rule.businessUnit, null);
    return { locks: [lockOf(rule, question, { verdict: "unknown", object, evidence: answer.why })], shiftCurve: null };
  }
  const unit = answer.value;
  const now = readClock();
  const today = localDay(now, unit.timeZone);
  const until = rule.lookAhead === "today" ? today.end : now + rule.lookAhead.ms;
  const period = { start: Math.min(today.start, now - LONGEST_SHIFT_MS), end: Math.max(until, today.end) };
  const { shifts, missing: missing2 } = await findShifts(session, { kind: "business unit", ...unit }, period);
  const outlook = shiftOutlook(shifts, now, until);
  const view = { now, until, isToday: rule.lookAhead === "today", timeZone: unit.timeZone };
  const isLocked = outlook.ends !== null;
  const isWhole = missing2.length === 0;
  const evidence = isWhole ? shiftEvidence(outlook, view) : partialEvidence(isLocked ? shiftEvidence(outlook, view) : null, missing2);
  const lock = lockOf(rule, question, {
    verdict: isLocked ? "locked" : isWhole ? "clear" : "unknown",
    object: businessUnitObject(unit.id, unit.name),
    evidence,
    since: outlook.running === null ? null : (0, import_chunk_DAUKSNOT.isoTime)(outlook.running.firstStart),
    // A shift that nobody told us of may end later.
    ends: outlook.ends === null || !isWhole ? null : (0, import_chunk_DAUKSNOT.isoTime)(outlook.ends)
  });
  return { locks: [lock], shiftCurve: isWhole ? curveOf(unit, shifts, { start: today.start, end: period.end }) : null };
};
var partialEvidence = (found, [first = "", ...others]) => {
  const why = `${first}${others.length === 0 ? "" : `, and ${others.length} more parts without an answer`}`;
  return found === null ? why : `at least ${found}; not everything is known: ${why}`;
};
var curveOf = ({ id, name, timeZone }, shifts, { start, end }) => ({
  businessUnit: name ?? id,
  timeZone,
  hours: agentsPerHour(shifts, { start, end: Math.min(end, start + LONGEST_CURVE_MS) }).map((hour) => ({
    start: (0, import_chunk_DAUKSNOT.isoTime)(hour.start),
    agents: hour.agents
  }))
});
var createAskSource = (run) => {
  const readBusinessUnit = createReadBusinessUnit(run.session);
  const executeAction = createExecuteAction(run);
  return (rule, guarded, onLock) => {
    const question = { guarded, onLock };
    switch (rule.source) {
      case "wfm-shifts":
        return askShifts(rule, run, question, readBusinessUnit);
      case "wfm-publish":
        return askPublishing(rule, run, question, readBusinessUnit);
      case "data-action":
        return askDataAction(rule, run, question, executeAction);
      case "http":
        return askHttp(rule, run, question);
    }
  };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createAskSource
});
