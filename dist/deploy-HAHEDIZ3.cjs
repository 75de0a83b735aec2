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
  deploy: () => deploy
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_M3AF7D5X = require("./chunk-M3AF7D5X.cjs");
var import_chunk_IXQPH2DC = require("./chunk-IXQPH2DC.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var import_node_crypto = require("node:crypto");
var backoffDelay = (backoff, retry, random, retryAfterSeconds) => {
  const full = Math.min(backoff.initialDelayMs * backoff.multiplier ** retry, backoff.maxDelayMs);
  const delay = Math.round(jittered(full, backoff.jitter, random));
  return Math.max(delay, (retryAfterSeconds ?? 0) * 1e3);
};
var jittered = (full, jitter, random) => {
  switch (jitter) {
    case "none":
      return full;
    case "full":
      return full * random;
    case "equal":
      return full / 2 + full / 2 * random;
  }
};
var everywhere = ["conflict", "bad-request", "flow-job"];
var RULES = [
  { kind: "in-use", words: /\bcontains? active (?:conversation|interaction|call|session)s?\b/, in: everywhere },
  {
    kind: "in-use",
    words: /\b(?:in use|used) by (?:an? |the |\d+ |one or more |some )?(?:active|live|ongoing|current)\b/,
    in: ["conflict"]
  },
  { kind: "in-use", words: /\b(?:has|have) (?:\d+ )?active (?:conversation|interaction|call|session|shift)s?\b/, in: ["conflict"] },
  {
    kind: "version-mismatch",
    words: /\bmust match the version\b|\bdoes not match the current version\b|\bwrong version\b/,
    in: ["conflict", "bad-request"]
  },
  {
    kind: "version-mismatch",
    words: /\bversion (?:number )?(?:mismatch|conflict|does not match|is (?:stale|outdated|out of date))\b/,
    in: ["conflict"]
  },
  { kind: "locked-by-user", words: /(?<!\bnot )\blocked by\b/, in: ["conflict", "flow-job"] },
  { kind: "operation-in-progress", words: /\balready in progress\b|\boperation (?:is )?in progress\b/, in: ["conflict", "flow-job"] },
  {
    kind: "already-exists",
    words: /\balready exists?\b|\bduplicated?\b|\b(?:must be|is not|not) unique\b|\balready (?:been )?(?:taken|used|defined|registered)\b/,
    in: ["conflict", "bad-request"]
  },
  {
    kind: "already-exists",
    words: /\b(?:name|key|number|extension|address|route)\b.{0,80}\balready in use\b/,
    in: ["conflict", "bad-request"]
  },
  {
    kind: "referenced",
    words: /\b(?:assigned|attached|linked) to\b|\bassociated with\b|\breferenced\b|\b(?:in use|used) (?:by|in)\b|\bdepends? on\b/,
    in: ["conflict"]
  },
  { kind: "in-use", words: /\bin[- ]use\b/, in: ["conflict"] }
];
var CODES = [
  ["architect.flow.locked.by.user", "locked-by-user"],
  ["architect.operation.already.in.progress", "operation-in-progress"],
  ["architect.flow.already.exists", "already-exists"],
  ["flows.datatables.not.unique", "already-exists"],
  ["architect.dependency.object.in.use", "referenced"],
  ["architect.flow.cannot.delete.used.", "referenced"],
  ["architect.flow.cannot.deactivate.used.", "referenced"],
  ["architect.prompt.cannot.delete.used.", "referenced"],
  ["resource.referenced.by.another", "referenced"],
  ["invalid.update.wrong.version", "version-mismatch"],
  ["resource.in-use", "in-use"],
  ["active.queue", "in-use"]
];
var kindOfWords = ({ message, code, answer, operation }) => {
  const codes = [code, ...message.match(/\b[a-z]+(?:[.-][a-z]+)+\b/g) ?? []].filter((found) => found !== null);
  const byCode = CODES.find(([known]) => codes.some((found) => known.endsWith(".") ? found.startsWith(known) : found === known));
  if (byCode !== void 0) return byCode[1];
  const words = withoutNames(message).toLowerCase();
  const rule = RULES.find(
    (candidate) => candidate.in.includes(answer) && canMean(candidate.kind, operation) && candidate.words.test(words)
  );
  return rule?.kind ?? null;
};
var canMean = (kind2, operation) => kind2 !== "already-exists" || operation !== "delete";
var withoutNames = (message) => message.replace(/(?<=^|[\s([{:=,])(?:'[^'\n]{0,200}'|"[^"\n]{0,200}")(?=$|[\s)\]},.;:!?])/g, "it");
var resourceTypeOf = (address) => {
  const steps = stepsOf(address);
  const [type, name] = steps[0] === "data" || steps[0] === "ephemeral" ? steps.slice(1) : steps;
  return type === void 0 || name === void 0 || type === "provider" ? null : type;
};
var isDataAddress = (address) => stepsOf(address)[0] === "data";
var providerOf = (address) => {
  const source = /(?:^|\.)provider\["([^"]+)"\]/.exec(address)?.[1];
  if (source !== void 0) return source.split("/").at(-1) ?? null;
  return resourceTypeOf(address)?.split("_")[0] ?? null;
};
var stepsOf = (address) => {
  const steps = address.replace(/\["(?:[^"\\]|\\.)*"\]|\[\d+\]/g, "").split(".");
  let start = 0;
  while (steps[start] === "module") start += 2;
  return steps.slice(start);
};
var isCurable = (finding, context) => {
  switch (finding.kind) {
    case "in-use":
    case "locked-by-user":
    case "operation-in-progress":
    case "version-mismatch":
    case "rate-limited":
    case "plan-stale":
    case "unknown-conflict":
      return true;
    case "referenced":
      return planTouchesReferrer(finding, context);
    case "unavailable":
      return finding.error?.status === 503 || !mayHaveCreated(finding, context);
    case "already-exists":
    case "state-locked":
    case "state-not-saved":
    case "other":
      return false;
  }
};
var planTouchesReferrer = ({ address, referrers }, { plannedTypes }) => {
  const types = referrers.flatMap((referrer) => referrer.types);
  const touched = plannedTypes.filter(({ type, action }) => types.includes(type) && REMOVES_REFERENCES.includes(action));
  const own = address === null ? null : resourceTypeOf(address);
  return touched.length > (own !== null && types.includes(own) ? 1 : 0);
};
var REMOVES_REFERENCES = ["update", "replace", "delete"];
var mayHaveCreated = ({ address, error }, { operation, phase }) => {
  if (operation === "create") return true;
  if (operation === "update" || operation === "delete" || operation === "read") return false;
  if (phase !== "apply" || error?.format === "sign-in") return false;
  return !(error?.method === "DELETE" || address !== null && isDataAddress(address));
};
var NOBODY = { id: null, holder: null, operation: null, createdMs: null };
var readStateLock = (text) => {
  const told = /\balready locked: ID=(\S{1,200})/.exec(text)?.[1];
  if (told !== void 0 && told !== field(text, "id")) return { ...NOBODY, id: told };
  return {
    id: field(text, "id"),
    holder: field(text, "holder"),
    operation: field(text, "operation"),
    createdMs: readGoTime(field(text, "created"))
  };
};
var FIELDS = {
  id: /^[ \t│]*ID:[ \t]+(\S[^\n]{0,200})/m,
  holder: /^[ \t│]*Who:[ \t]+(\S[^\n]{0,200})/m,
  operation: /^[ \t│]*Operation:[ \t]+(\S[^\n]{0,200})/m,
  created: /^[ \t│]*Created:[ \t]+(\S[^\n]{0,200})/m
};
var field = (text, name) => FIELDS[name].exec(text)?.[1]?.trim() ?? null;
var readGoTime = (text) => {
  const found = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d)(?:\.\d{1,9})? ?(Z|[+-]\d\d:?\d\d)/.exec(text ?? "");
  if (found === null) return null;
  const zone = found[3]?.replace(/^([+-]\d\d):?(\d\d)$/, "$1:$2") ?? "Z";
  const time = Date.parse(`${found[1]}T${found[2]}${zone}`);
  return Number.isNaN(time) ? null : time;
};
var nextStep = (kind2, facts) => {
  const it = facts.address ?? "the object";
  switch (kind2) {
    case "in-use":
      return `Wait until the conversations, sessions or shifts that use ${it} have ended, or move them elsewhere, then run again.`;
    case "referenced":
      return referencedStep(it, facts.referrers);
    case "locked-by-user":
      return `Ask ${lockHolder(facts.message) ?? "whoever has it open"} to save and close ${it} in Architect, or unlock it there, then run again.`;
    case "operation-in-progress":
      return `Genesys Cloud is still saving, publishing or deleting ${it}: wait until that has finished, then run again.`;
    case "version-mismatch":
      return `Somebody changed ${it} at the same moment: look who did (its last editor), then run again with a fresh plan.`;
    case "already-exists":
      return `Give ${it} another name, or take over what exists with this block:
${importBlock(facts)}`;
    case "rate-limited":
      return `Wait ${facts.retryAfterSeconds ?? 60} seconds and lower \`parallelism\`: Genesys Cloud refused too many requests.`;
    case "unavailable":
      return facts.curable ? "Wait until Genesys Cloud answers again (status.mypurecloud.com tells about incidents), then run again." : `Look in Genesys Cloud whether ${it} was created: nobody saw the answer. If it is there, take it over with this block, else run again:
${importBlock(facts)}`;
    case "state-locked":
      return stateLockedStep(facts);
    case "state-not-saved":
      return `Run \`${binaryIn(facts.text)} state push errored.tfstate\` in the working directory before anything else: the state does not know yet what was changed.`;
    case "plan-stale":
      return "Make a new plan and have it approved: the state changed after this one was made.";
    case "unknown-conflict":
      return `Look in Genesys Cloud what uses ${it} or has it open, then run again${supportHint(facts)}.`;
    case "other":
      return otherStep(facts);
  }
};
var referencedStep = (it, referrers) => referrers.length === 0 ? `Find what refers to ${it} (Architect's dependency search lists it), remove the reference, then run again.` : `Remove ${it} from the ${referrers.join(" or ")} that use it, or change those in the same plan, then run again.`;
var lockHolder = (message) => {
  const name = /\blocked by (?:the )?(?:user |client )?["']?((?:[^"'.,;()\n]|\.(?=\w)){1,80})/i.exec(message)?.[1]?.trim();
  return name === void 0 || /^(?:an)?other\b|^(?:user|client|entity|someone)$/i.test(name) ? null : name;
};
var importBlock = ({ address, existingId }) => `import {
  to = ${address ?? "ADDRESS"}
  id = "${existingId === null ? "ID-OF-THE-EXISTING-OBJECT" : hclText(existingId)}"
}`;
var hclText = (text) => text.replace(/[\\"]/g, "\\$&").replace(/[$%](?=\{)/g, "$&$&").replace(/\s+/g, " ");
var stateLockedStep = ({ text, terraform, nowMs }) => {
  const lock = readStateLock(text);
  const unlock = lock.id === null ? null : `\`${binaryIn(text)} force-unlock ${shellWord(lock.id)}\``;
  if (terraform === "state-lock-kept")
    return `Release the state lock that this run could not: ${unlock ?? `\`${binaryIn(text)} force-unlock LOCK-ID\``}.`;
  if (unlock === null) return "Look at the state backend: it refused the lock without naming a holder. Then run again.";
  const during = lock.operation === null ? "" : ` (${lock.operation})`;
  const holder = lock.holder === null ? "Another run holds the state lock" : `${lock.holder}${during} holds the state lock`;
  return `${holder}${lockAge(lock.createdMs, nowMs)}: wait for that run, or, only if it is gone, release the lock with ${unlock}.`;
};
var lockAge = (createdMs, nowMs) => {
  if (createdMs === null) return "";
  if (nowMs === null || nowMs < createdMs) return ` since ${new Date(createdMs).toISOString()}`;
  const minutes = Math.floor((nowMs - createdMs) / 6e4);
  if (minutes < 1) return " for less than a minute";
  if (minutes < 120) return ` for ${minutes} min`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? ` for ${hours} hours` : ` for ${Math.floor(hours / 24)} days`;
};
var shellWord = (word) => /^[\w.:/@+=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
var binaryIn = (text) => /\bOpenTofu\b|\btofu /.test(text) ? "tofu" : "terraform";
var supportHint = ({ correlationId }) => correlationId === null ? "" : `; Genesys support can look up the correlation id ${correlationId}`;
var otherStep = (facts) => terraformStep(facts.terraform) ?? platformStep(facts);
var terraformStep = (error) => {
  switch (error) {
    case "provisioner":
      return "Look at what the provisioner ran: its command failed, and its object is now marked as tainted.";
    case "crash":
      return "Look at the provider\u2019s log: it stopped in the middle of a call. Check in Genesys Cloud what was changed before running again.";
    case "interrupted":
      return "Run again: this run was interrupted.";
    case "state-unreadable":
      return "Look at the state backend: Terraform could not read the state.";
    case "not-initialised":
      return "Write `init: auto`, or run `terraform init` in the working directory in a step before this one.";
    case "plan-mismatch":
      return "Make a new plan with this backend and workspace: the saved plan belongs to another state.";
    case "state-locked":
    case "state-lock-kept":
    case "state-not-saved":
    case "plan-stale":
    case null:
      return null;
  }
};
var platformStep = ({ status, message, signIn }) => {
  if (signIn || status === 401)
    return "Check the credentials (`client-id` and `client-secret`, or `access-token`) and the `region`: Genesys Cloud does not accept them.";
  if (status === 403) return `Give the role of the OAuth client ${permissionsIn(message)}, in the division of the object, then run again.`;
  if (status === 404 || status === 410)
    return "Check the ids in the configuration: Genesys Cloud does not know (any more) what the message names.";
  if (status !== null && status >= 500)
    return "Run again once; if Genesys Cloud fails in the same way, give the correlation id to Genesys support.";
  return "Correct what the message names, then run again: waiting does not cure it.";
};
var permissionsIn = (message) => {
  const names = [...new Set(message.match(/\b[a-z]\w{1,60}:[a-z]\w{1,60}:(?:[a-z]\w{1,60}|\*)/gi) ?? [])];
  return names.length === 0 ? "the missing permission" : `the permission ${names.join(" or ")}`;
};
var START = /\{\s*"(?:resourceType|resourceName|method|path|statusCode|errorMessage|correlationId)"\s*:/g;
var MAX_STARTS = 20;
var splitProviderJson = (source) => {
  const documents = [];
  const rest = [];
  let from = 0;
  for (const { index } of [...source.matchAll(START)].slice(0, MAX_STARTS)) {
    if (index < from) continue;
    const end = endOfObject(source, index);
    const document = end === null ? null : parseDocument(source.slice(index, end));
    if (end === null || document === null) continue;
    documents.push(document);
    rest.push(source.slice(from, index));
    from = end;
  }
  rest.push(source.slice(from));
  return { text: rest.join(" "), documents };
};
var endOfObject = (source, start) => {
  let depth = 0;
  let inString = false;
  for (let at = start; at < source.length; at += 1) {
    const character = source[at];
    if (inString) {
      if (character === "\\") at += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === "{") depth += 1;
    else if (character === "}") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return null;
};
var parseDocument = (json) => {
  const parsed = parseJson(json);
  if (!isObject(parsed)) return null;
  const details = parsed.errorMessageDetails;
  const detail = Array.isArray(details) ? details.find(isObject) : void 0;
  return {
    resourceType: stringIn(parsed, "resourceType") ?? stringIn(parsed, "resourceName"),
    method: stringIn(parsed, "method"),
    path: stringIn(parsed, "path"),
    statusCode: statusIn(parsed),
    errorMessage: stringIn(parsed, "errorMessage"),
    correlationId: stringIn(parsed, "correlationId"),
    errorCode: stringIn(detail, "errorCode"),
    entityId: stringIn(detail, "entityId")
  };
};
var parseJson = (json) => {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};
var isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var stringIn = (object, member) => {
  const value = object?.[member];
  return typeof value === "string" && value !== "" ? value : null;
};
var statusIn = (object) => {
  const value = object.statusCode;
  return typeof value === "number" && Number.isInteger(value) && value >= 100 && value <= 599 ? value : null;
};
var readPlatformError = (diagnostic) => {
  const summary = splitProviderJson(diagnostic.summary);
  const detail = splitProviderJson(diagnostic.detail);
  const json = mostTelling([...summary.documents, ...detail.documents]);
  const texts = [json?.errorMessage ?? "", summary.text, detail.text];
  const reading = readTexts(json, texts);
  if (reading === null) return null;
  return {
    ...reading,
    text: `${summary.text.trim()} ${detail.text.trim()}`.trim(),
    code: json?.errorCode ?? null,
    method: json?.method ?? null,
    path: json?.path ?? null,
    resourceType: json?.resourceType ?? null,
    correlationId: json?.correlationId ?? reading.correlationId,
    retryAfterSeconds: retryAfterIn(texts),
    entityId: json?.entityId ?? null,
    signed: reading.signed || isSigned(json)
  };
};
var mostTelling = (documents) => documents.findLast((document) => document.statusCode !== null) ?? documents.at(-1) ?? null;
var isSigned = (json) => json !== null && (json.resourceType?.startsWith("genesyscloud_") === true || json.path?.includes("/api/v2/") === true);
var readTexts = (json, texts) => {
  const status = json?.statusCode ?? null;
  const api = first(texts, readApiError);
  if (status !== null && status >= 400) return { ...fromJson(json, status), ...api, status };
  return first(texts, (text) => readFlowJob(text, status)) ?? api ?? first(texts, readOther) ?? (json && fromJson(json, status));
};
var fromJson = (json, status) => ({
  format: status === null ? "unanswered" : "api",
  status,
  message: json?.errorMessage ?? "",
  correlationId: null,
  signed: false
});
var first = (texts, read) => {
  for (const text of texts) {
    const reading = read(text);
    if (reading !== null) return reading;
  }
  return null;
};
var readApiError = (text) => {
  const start = [...text.matchAll(/\bAPI Error: ([1-5]\d\d) - /g)].at(-1);
  if (start === void 0) return null;
  const rest = text.slice(start.index + start[0].length);
  const end = / ?\(([^()\s]{0,128})\)(?=\s*(?:$|[\n{[\]]))/.exec(rest);
  const message = end === null ? rest.split("\n", 1)[0] ?? "" : rest.slice(0, end.index);
  return {
    format: "api",
    status: Number(start[1]),
    message: message.trim().replace(/^API Error: /, ""),
    // An empty body: "API Error: 409 - API Error: 409 Conflict (…)".
    correlationId: end?.[1] || null,
    signed: true
  };
};
var readFlowJob = (text, status) => {
  if (!/\bflow publish failed\. JobID: /i.test(text)) return null;
  const marker = "tracing messages:";
  const at = text.indexOf(marker);
  const message = at < 0 ? "" : text.slice(at + marker.length).trim();
  return { format: "flow-job", status, message, correlationId: null, signed: true };
};
var readOther = (text) => readSignIn(text) ?? readStatusLine(text) ?? readTransport(text);
var readSignIn = (text) => {
  const found = [...text.matchAll(/\bAuth Error: ([1-5]\d\d) - /g)].at(-1);
  if (found === void 0) return null;
  const message = text.slice(found.index + found[0].length).trim();
  return { format: "sign-in", status: Number(found[1]), message, correlationId: null, signed: true };
};
var REASONS = {
  "400": "Bad Request",
  "401": "Unauthorized",
  "403": "Forbidden",
  "404": "Not Found",
  "408": "Request Timeout",
  "409": "Conflict",
  "429": "Too Many Requests",
  "500": "Internal Server Error",
  "502": "Bad Gateway",
  "503": "Service Unavailable",
  "504": "Gateway Timeout"
};
var readStatusLine = (text) => {
  const found = /(?:^|: )([45]\d\d) ([A-Z][A-Za-z ]{2,24}?) ?(?:\(([^()\s]{1,128})\))?\.?(?=\n|$)/.exec(text);
  if (found?.[1] === void 0 || REASONS[found[1]] !== found[2]) return null;
  return { format: "status-line", status: Number(found[1]), message: "", correlationId: found[3] ?? null, signed: false };
};
var NO_ANSWER = /(?:^|: )(?:unexpected )?EOF(?=$|\s)|(?:^|: )(?:connection (?:reset by peer|refused|timed out)|broken pipe|no such host|network is unreachable|no route to host|server misbehaving|i\/o timeout|context deadline exceeded|net\/http: TLS handshake timeout|net\/http: request canceled|http2: client connection lost|http: server closed idle connection|use of closed network connection)\b|\bClient\.Timeout exceeded while awaiting headers|\bgiving up after \d{1,4} attempt\(s\)/;
var readTransport = (text) => NO_ANSWER.test(text) ? { format: "transport", status: null, message: "", correlationId: null, signed: false } : null;
var retryAfterIn = (texts) => {
  for (const text of texts) {
    const found = /\bRetry the request in \[?(\d{1,5})\]? seconds?\b/i.exec(text);
    if (found !== null) return Number(found[1]);
  }
  return null;
};
var kind = (name, pattern, ...types) => ({
  name,
  pattern,
  types: types.map((type) => `genesyscloud_${type}`)
});
var MESSAGING = ["open", "apple", "instagram", "whatsapp"].map((channel) => `conversations_messaging_integrations_${channel}`);
var KINDS = [
  kind("IVR configurations", /\bivrs?\b/, "architect_ivr"),
  kind("emergency groups", /\bemergency ?groups?\b/, "architect_emergencygroup"),
  kind("schedule groups", /\bschedule ?groups?\b/, "architect_schedulegroups"),
  kind("schedules", /\bschedules?\b(?! ?groups?)/, "architect_schedules"),
  kind("email routes", /\bemail routes?\b/, "routing_email_route"),
  kind("queues", /\bqueues?\b/, "routing_queue"),
  kind("flows", /\b(?:flows?|common modules?)\b/, "flow"),
  kind("scripts", /\bscripts?\b/, "script"),
  kind("prompts", /\bprompts?\b/, "architect_user_prompt"),
  kind("sites", /\bsites?\b/, "telephony_providers_edges_site"),
  kind("phone base settings", /\bphone ?base ?settings\b/, "telephony_providers_edges_phonebasesettings"),
  kind("phones", /\bphones?\b(?! ?(?:base|numbers?))/, "telephony_providers_edges_phone"),
  kind("DID pools", /\bdid ?pools?\b/, "telephony_providers_edges_did_pool"),
  kind("message addresses", /\b(?:message|sms) addresses\b/, "routing_sms_address", ...MESSAGING),
  kind("triggers", /\btriggers?\b/, "processautomation_trigger"),
  kind("recording policies", /\brecording policies\b/, "recording_media_retention_policy"),
  kind("widgets", /\bwidgets?\b/, "widget_deployment", "webdeployments_deployment"),
  kind("responses", /\bresponses?\b/, "responsemanagement_response"),
  kind("campaigns", /\bcampaigns?\b/, "outbound_campaign", "outbound_messagingcampaign"),
  kind("users", /\busers?\b/, "user")
];
var referrersNamedIn = (message) => {
  const spaced = withoutNames(message).replace(/(?<=[a-z])\.(?=[a-z])/g, " ");
  const clause = referrerClause(spaced.toLowerCase());
  return clause === null ? [] : KINDS.filter(({ pattern }) => pattern.test(clause)).map(({ name, types }) => ({ name, types }));
};
var referrerClause = (message) => {
  const behind = /\b(?:assigned|attached|linked|associated|referenced|used|in use) (?:to|with|by|in|from)\b([^.\n]*)/.exec(message);
  if (behind !== null) return behind[1] ?? null;
  const before = /\b(?:because|since|as|due to)\b([^.\n]{0,500}?)\bdepends? on\b/.exec(message);
  return before?.[1] ?? null;
};
var classify = (diagnostic, context) => {
  const finding = find(diagnostic, context);
  const { kind: kind2, address, error } = finding;
  const message = messageOf(diagnostic, error);
  const curable = isCurable(finding, context);
  const told = {
    address,
    status: error?.status ?? null,
    message,
    correlationId: error?.correlationId ?? null,
    retryAfterSeconds: error?.retryAfterSeconds ?? null
  };
  const facts = {
    ...told,
    curable,
    text: `${diagnostic.summary}
${diagnostic.detail}`,
    referrers: finding.referrers.map(({ name }) => name),
    existingId: error?.entityId ?? null,
    terraform: finding.terraform,
    signIn: error?.format === "sign-in",
    nowMs: context.nowMs ?? null
  };
  return { kind: kind2, curable, ...told, range: diagnostic.range, nextStep: nextStep(kind2, facts) };
};
var find = (diagnostic, context) => {
  const address = diagnostic.address ?? context.correlatedAddress;
  const terraform = (0, import_chunk_M3AF7D5X.readTerraformError)(diagnostic);
  const nothing = { address, terraform, error: null, referrers: [] };
  if (terraform !== null) return { ...nothing, kind: kindOfTerraformError(terraform, context) };
  if (context.phase === "state-push") return { ...nothing, kind: "state-not-saved" };
  const error = readPlatformError(diagnostic);
  if (error === null || !isFromPlatform(error, address)) return { ...nothing, kind: "other" };
  const kind2 = kindOfPlatformError(error, context);
  return { address, terraform, error, kind: kind2, referrers: kind2 === "referenced" ? referrersOf(error) : [] };
};
var isFromPlatform = (error, address) => {
  const provider = address === null ? null : providerOf(address);
  return provider === null ? error.signed : provider === "genesyscloud";
};
var kindOfTerraformError = (error, { phase }) => {
  switch (error) {
    case "state-locked":
    case "state-lock-kept":
      return "state-locked";
    case "state-not-saved":
      return "state-not-saved";
    case "plan-stale":
      return "plan-stale";
    case "state-unreadable":
    case "plan-mismatch":
    case "not-initialised":
    case "provisioner":
    case "crash":
    case "interrupted":
      return phase === "state-push" ? "state-not-saved" : "other";
  }
};
var UNANSWERED = [408, 502, 503, 504];
var kindOfPlatformError = (error, { operation }) => {
  const { format, status, message, code } = error;
  if (format === "flow-job") return kindOfWords({ message, code, operation, answer: "flow-job" }) ?? "other";
  if (format === "transport" || UNANSWERED.includes(status)) return "unavailable";
  if (status === 429 || format === "sign-in" && /\brate limit/i.test(message)) return "rate-limited";
  if (format === "sign-in") return "other";
  if (status === 409) return kindOfWords({ message, code, operation, answer: "conflict" }) ?? "unknown-conflict";
  if (status === 400) return kindOfWords({ message, code, operation, answer: "bad-request" }) ?? "other";
  return "other";
};
var referrersOf = ({ message, code }) => {
  const named = referrersNamedIn(message);
  return named.length > 0 || code === null ? named : referrersNamedIn(code);
};
var MAX_MESSAGE = 2e3;
var messageOf = ({ summary, detail }, error) => {
  const whole = [summary, detail].filter((text) => text.trim() !== "").join(": ");
  const line = (error?.message || error?.text || whole).replace(/\s+/g, " ").trim();
  if (line.length <= MAX_MESSAGE) return line;
  return `${line.slice(0, MAX_MESSAGE - 1).replace(/[\uD800-\uDBFF]$/, "")}\u2026`;
};
var judgeRun = (exit, conflicts) => {
  const conflict = gravest(conflicts);
  const ended = endOf(exit);
  if (ended !== null) return { retry: false, because: ended, conflict };
  if (conflicts.length === 0) return { retry: false, because: "Terraform ended with exit code 1 and printed no error", conflict: null };
  if (conflict === null) return { retry: true };
  return { retry: false, because: `waiting cannot cure ${conflict.kind} at ${conflict.address ?? "an unknown address"}`, conflict };
};
var endOf = (exit) => {
  switch (exit.kind) {
    case "exited":
      return exit.code === 1 ? null : `Terraform ended with exit code ${exit.code}`;
    case "signalled":
      return `Terraform was ended by ${exit.signal}`;
    case "lost":
      return "Terraform is gone and left no exit code";
  }
};
var gravest = (conflicts) => {
  const incurable = conflicts.filter((conflict) => !conflict.curable);
  return incurable.find(({ kind: kind2 }) => kind2 === "state-not-saved") ?? incurable[0] ?? null;
};
var correlate = (diagnostics, operations) => {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const failed2 = operations.filter(({ state }) => state !== "completed");
  const owned = new Map(matchByAddress(errors, failed2));
  const claimed = new Set(owned.values());
  const open = failed2.filter((operation) => !claimed.has(operation));
  const orphans = errors.filter((error) => error.address === null && (0, import_chunk_M3AF7D5X.readTerraformError)(error) === null).map(toOrphan);
  const named = new Map(matchById(orphans, open));
  const found = new Map([...owned, ...named, ...matchByOrder(orphans, named, open)]);
  return new Map(
    diagnostics.map((diagnostic) => {
      const operation = found.get(diagnostic);
      return [diagnostic, { address: diagnostic.address ?? operation?.address ?? null, operation: operation?.action ?? null }];
    })
  );
};
var toOrphan = (diagnostic) => {
  const error = readPlatformError(diagnostic);
  const text = `${diagnostic.summary}
${diagnostic.detail}`;
  return { diagnostic, path: error?.path ?? "", text, resourceType: error?.resourceType ?? null };
};
var matchByAddress = (errors, failed2) => {
  const byAddress = (0, import_chunk_IXQPH2DC.groupByAddress)(failed2);
  return errors.flatMap((error) => {
    const here = error.address === null ? [] : byAddress.get(error.address) ?? [];
    return match(error, here.find(({ action }) => action !== "delete") ?? here[0]);
  });
};
var match = (diagnostic, operation) => operation === void 0 ? [] : [[diagnostic, operation]];
var matchById = (orphans, open) => {
  const byWord = groupBy(open, ({ id }) => WORD.exec(id ?? "")?.[0] ?? "");
  return orphans.flatMap(
    (orphan) => match(orphan.diagnostic, firstNamed(orphan.path, orphan, byWord) ?? firstNamed(orphan.text, orphan, byWord))
  );
};
var WORD = /[\w-]+/;
var WORDS = /[\w-]+/g;
var firstNamed = (text, orphan, byWord) => {
  for (const { 0: word, index } of text.matchAll(WORDS)) {
    const here = (byWord.get(word) ?? []).filter((operation) => fits(orphan, operation) && standsAt(operation.id ?? "", text, index));
    if (here.length > 0) return here.reduce((a, b) => (b.id ?? "").length > (a.id ?? "").length ? b : a);
  }
  return void 0;
};
var standsAt = (id, text, wordAt) => {
  const start = wordAt - id.search(WORD);
  return text.startsWith(id, start) && !/^[\w-]/.test(text.slice(start + id.length, start + id.length + 1));
};
var fits = ({ resourceType }, { address }) => resourceType === null || resourceTypeOf(address) === resourceType;
var matchByOrder = (orphans, named, open) => {
  const taken = new Set(named.values());
  const rest = orphans.filter(({ diagnostic }) => !named.has(diagnostic));
  const deletes = open.filter((operation) => operation.action === "delete" && !taken.has(operation));
  const typed = rest.filter(({ resourceType }) => resourceType !== null);
  const byType = [...groupBy(typed, ({ resourceType }) => resourceType ?? "")].flatMap(
    ([type, errors]) => inOrder(
      errors,
      deletes.filter(({ address }) => resourceTypeOf(address) === type)
    )
  );
  const matched = new Set(byType.map(([, operation]) => operation));
  const untyped = rest.filter(({ resourceType }) => resourceType === null);
  return [
    ...byType,
    ...inOrder(
      untyped,
      deletes.filter((operation) => !matched.has(operation))
    )
  ];
};
var inOrder = (orphans, deletes) => orphans.length === deletes.length ? orphans.flatMap(({ diagnostic }, index) => match(diagnostic, deletes[index])) : [];
var groupBy = (things, keyOf2) => {
  const groups = /* @__PURE__ */ new Map();
  for (const thing of things) {
    const key = keyOf2(thing);
    const group = groups.get(key);
    if (group === void 0) groups.set(key, [thing]);
    else group.push(thing);
  }
  return groups;
};
var classifyRun = (run, context, nowMs) => {
  const errors = run.diagnostics.filter(({ severity }) => severity === "error");
  const correlated = correlate(errors, run.operations ?? []);
  const plannedTypes = context.changes.map(({ type, action }) => ({ type, action }));
  return errors.map((diagnostic) => {
    const found = correlated.get(diagnostic);
    return classify(diagnostic, {
      phase: context.phase,
      nowMs,
      plannedTypes,
      operation: found?.operation ?? null,
      correlatedAddress: found?.address ?? null
    });
  });
};
var failureReasonOf = (conflict) => {
  if (conflict.kind === "other" && isRefusedLogin(conflict)) return "unauthorized";
  return REASONS2[conflict.kind];
};
var REASONS2 = {
  "in-use": "conflict",
  referenced: "conflict",
  "locked-by-user": "conflict",
  "operation-in-progress": "conflict",
  "version-mismatch": "conflict",
  "already-exists": "conflict",
  "rate-limited": "conflict",
  unavailable: "conflict",
  "unknown-conflict": "conflict",
  "plan-stale": "plan-diverged",
  "state-locked": "state-locked",
  "state-not-saved": "state-not-saved",
  other: "terraform-error"
};
var isRefusedLogin = ({ status, message }) => status === 401 || /\bAuth Error: 40[013]\b/.test(message);
var conflictVerdict = (conflict, because) => (0, import_chunk_IXQPH2DC.failed)(failureReasonOf(conflict), `${because}: ${where(conflict)}${conflict.message}`, [conflict.nextStep]);
var where = ({ address, range }) => {
  if (address !== null) return `${address}: `;
  return range === null ? "" : `${range.filename} line ${range.startLine}: `;
};
var unexplainedVerdict = (command, exit) => (0, import_chunk_IXQPH2DC.failed)("terraform-error", `terraform ${command} ended with ${(0, import_chunk_IXQPH2DC.exitInWords)(exit)} and printed no error`, [
  "Read the log above from its end; a killed process points to memory or to the runner being stopped.",
  "Before the next run, check with terraform plan what was done: nothing is lost that the state holds."
]);
var describeDelay = (milliseconds, now) => `${milliseconds < 1e3 ? `${milliseconds} ms` : `${Number((milliseconds / 1e3).toFixed(1))} s`}, until ${(0, import_chunk_IXQPH2DC.isoTime)(now + milliseconds).slice(11, 19)} UTC`;
var conflictLine = ({ address, kind: kind2, status, message }) => `${address ?? "(no address)"}: ${kind2}${status === null ? "" : ` (${status})`}: ${message}`;
var waitReason = (conflicts) => {
  const kinds = [...new Set(conflicts.map(({ kind: kind2 }) => kind2))];
  const [first2] = conflicts;
  return conflicts.length === 1 && first2 !== void 0 ? `${kinds.join()} on ${first2.address ?? "an object"}` : `${conflicts.length} conflicts (${kinds.join(", ")})`;
};
var agrees = (approved, fresh) => {
  if (approved instanceof import_chunk_M3AF7D5X.UnknownValue) return true;
  if (fresh instanceof import_chunk_M3AF7D5X.UnknownValue) return false;
  if (approved instanceof import_chunk_M3AF7D5X.SensitiveValue) return fresh instanceof import_chunk_M3AF7D5X.SensitiveValue && sealedAgrees(approved, fresh);
  if ((0, import_chunk_M3AF7D5X.isList)(approved)) return (0, import_chunk_M3AF7D5X.isList)(fresh) && listAgrees(approved, fresh);
  if ((0, import_chunk_M3AF7D5X.isRecord)(approved)) return (0, import_chunk_M3AF7D5X.isRecord)(fresh) && recordAgrees(approved, fresh);
  return approved === fresh;
};
var sealedAgrees = (approved, fresh) => {
  if (approved.parts === null || fresh.parts === null) return approved.parts === fresh.parts && approved.fingerprint === fresh.fingerprint;
  return agrees(approved.parts, fresh.parts);
};
var disagreements = (approved, fresh) => {
  if (agrees(approved, fresh)) return [];
  if (!(0, import_chunk_M3AF7D5X.isRecord)(approved) || !(0, import_chunk_M3AF7D5X.isRecord)(fresh)) return ["(value)"];
  return memberNames(approved, fresh).filter((name) => !agrees(memberOf(approved, name), memberOf(fresh, name)));
};
var memberNames = (a, b) => [.../* @__PURE__ */ new Set([...Object.keys(a), ...Object.keys(b)])].sort();
var memberOf = (record, name) => Object.hasOwn(record, name) ? record[name] ?? null : null;
var recordAgrees = (approved, fresh) => memberNames(approved, fresh).every((name) => agrees(memberOf(approved, name), memberOf(fresh, name)));
var listAgrees = (approved, fresh) => {
  if (approved.length === fresh.length && approved.every((value, index) => agrees(value, fresh[index] ?? null))) return true;
  if (!approved.some(import_chunk_M3AF7D5X.holdsUnknown)) return false;
  return covers(
    approved.filter((value) => !(0, import_chunk_M3AF7D5X.holdsUnknown)(value)),
    approved.filter(import_chunk_M3AF7D5X.holdsUnknown),
    fresh
  );
};
var covers = (known, open, fresh) => {
  if (!open.every((pattern) => fresh.some((candidate) => agrees(pattern, candidate)))) return false;
  const rest = [...fresh];
  for (const value of known) {
    const index = rest.findIndex((candidate) => agrees(value, candidate));
    if (index === -1) return false;
    rest.splice(index, 1);
  }
  return matchesOneToOne(rest, open);
};
var matchesOneToOne = (values, patterns) => {
  const takenBy = /* @__PURE__ */ new Map();
  const assign = (value, tried) => patterns.some((pattern, index) => {
    if (tried.has(index) || !agrees(pattern, values[value] ?? null)) return false;
    tried.add(index);
    const holder = takenBy.get(index);
    if (holder !== void 0 && !assign(holder, tried)) return false;
    takenBy.set(index, value);
    return true;
  });
  return values.every((_, index) => assign(index, /* @__PURE__ */ new Set()));
};
var checkRemainder = (fresh, basis) => {
  const known = (0, import_chunk_IXQPH2DC.groupByAddress)([...basis.approved.changes, ...basis.accepted]);
  const judged = fresh.changes.map((change) => ({ change, divergence: judge(change, known.get(change.address) ?? [], basis.progress) }));
  const rest = judged.filter(({ divergence }) => divergence === null).map(({ change }) => change);
  const refused = judged.flatMap(({ divergence }) => divergence ?? []);
  const restAt = (0, import_chunk_IXQPH2DC.groupByAddress)(rest);
  const refusedAt = new Set(refused.map(({ address }) => address));
  const open = basis.approved.changes.filter(({ address }) => !refusedAt.has(address)).flatMap((change) => standing(change, restAt.get(change.address) ?? [], basis));
  return {
    rest,
    extras: refused.filter(({ kind: kind2 }) => kind2 === "not-approved"),
    vanished: open.filter(({ state }) => state === "vanished").map(({ change }) => change),
    divergences: [
      ...fresh.mode === basis.approved.mode ? [] : [notComparable("the fresh plan is of the other mode")],
      ...fresh.appliedOnceBecause === null ? [] : [notComparable(fresh.appliedOnceBecause)],
      ...refused.filter(({ kind: kind2 }) => kind2 !== "not-approved"),
      ...foreignMoves(fresh, basis.approved),
      ...open.filter(({ state }) => state === "lost").map(({ change }) => vanished(change))
    ],
    inPlace: open.filter(({ state }) => state === "in-place").map(({ change }) => change)
  };
};
var judge = (fresh, candidates, progress) => {
  if (candidates.length === 0) return diverge("not-approved", null, fresh);
  const complaints = candidates.map((approved) => complaint(fresh, approved, progress));
  if (complaints.includes(null)) return null;
  const telling = candidates.findIndex((approved) => approved.action === fresh.action);
  return complaints[telling === -1 ? 0 : telling] ?? null;
};
var complaint = (fresh, approved, progress) => {
  if (!allowsAction(fresh, approved, progress)) return diverge("other-action", approved, fresh);
  if (!isSameObject(fresh, approved, progress)) return diverge("other-object", approved, fresh);
  if (fresh.action === "delete" || fresh.action === "forget") return null;
  const attributes = disagreements(approved.after, fresh.after).filter((name) => !isForgottenHash(name, fresh));
  return attributes.length === 0 ? null : diverge("other-values", approved, fresh, attributes);
};
var isForgottenHash = (name, { type, after }) => type === "genesyscloud_flow" && name === "file_content_hash" && (0, import_chunk_M3AF7D5X.isRecord)(after) && after[name] instanceof import_chunk_M3AF7D5X.UnknownValue;
var allowsAction = (fresh, approved, progress) => {
  if (isReplaceOfOwnTainted(fresh, approved, progress)) return true;
  if (approved.action === "replace" && (fresh.action === "create" || fresh.action === "delete")) return true;
  if (fresh.action !== approved.action) return false;
  return fresh.action !== "replace" && fresh.action !== "output" ? true : sameActions(fresh, approved);
};
var sameActions = (fresh, approved) => fresh.action === "output" ? fresh.actions.includes("delete") === approved.actions.includes("delete") : fresh.actions.join() === approved.actions.join();
var isReplaceOfOwnTainted = (fresh, approved, progress) => fresh.action === "replace" && fresh.reason === "replace_because_tainted" && (approved.action === "create" || approved.action === "replace") && (fresh.beforeId === null || fresh.beforeId !== approved.beforeId) && (0, import_chunk_IXQPH2DC.lastCreate)(fresh.address, progress) === "open";
var isSameObject = (fresh, approved, progress) => {
  if (fresh.previousAddress !== null && fresh.previousAddress !== approved.previousAddress) return false;
  if (fresh.importId !== null && fresh.importId !== approved.importId) return false;
  if (isReplaceOfOwnTainted(fresh, approved, progress)) return fresh.deposed === null;
  if ((fresh.action === "create" || fresh.action === "replace") && (0, import_chunk_IXQPH2DC.lastCreate)(fresh.address, progress) === "completed") return false;
  if (fresh.action === "create") return fresh.beforeId === null && fresh.deposed === null;
  if (fresh.action === "output") return true;
  if (approved.action === "replace" && fresh.action === "delete") return fresh.beforeId === approved.beforeId && fresh.beforeId !== null;
  return fresh.beforeId === approved.beforeId && fresh.deposed === approved.deposed;
};
var standing = (change, rest, basis) => {
  const parts = (0, import_chunk_IXQPH2DC.partsOf)(change);
  if (parts.length === 0) {
    if (rest.some((fresh) => (0, import_chunk_IXQPH2DC.changeKey)(fresh) === (0, import_chunk_IXQPH2DC.changeKey)(change))) return [];
    return [{ change, state: isShown(change, basis) ? "in-place" : "lost" }];
  }
  const open = parts.filter((part) => !(0, import_chunk_IXQPH2DC.isCompleted)(change, part, basis.progress) && !rest.some((fresh) => continues(fresh, change, part)));
  if (open.length === 0) return [];
  const states = open.map((part) => partStanding(change, part, basis));
  return [{ change, state: states.includes("lost") ? "lost" : states.includes("vanished") ? "vanished" : "in-place" }];
};
var partStanding = (change, part, basis) => {
  if (!isShown(change, basis)) return "lost";
  if (part === "remove") return (0, import_chunk_IXQPH2DC.isStartedWithoutError)(change, part, basis.progress) ? "in-place" : "lost";
  if (change.action !== "update") return "lost";
  return basis.refreshed.has(change.address) ? "in-place" : "vanished";
};
var isShown = (change, { shownInPlace }) => shownInPlace === null || shownInPlace.has((0, import_chunk_IXQPH2DC.changeKey)(change));
var continues = (fresh, approved, part) => {
  if (part === "put") return fresh.action === "replace" || fresh.action === (approved.action === "update" ? "update" : "create");
  return (fresh.action === "delete" || fresh.action === "replace") && fresh.beforeId === approved.beforeId;
};
var foreignMoves = (fresh, approved) => {
  const known = /* @__PURE__ */ new Set([
    ...approved.moves.map(({ from, to }) => `${from} \u2192 ${to}`),
    ...approved.changes.flatMap(({ previousAddress, address }) => previousAddress === null ? [] : [`${previousAddress} \u2192 ${address}`])
  ]);
  return fresh.moves.filter(({ from, to }) => !known.has(`${from} \u2192 ${to}`)).map(({ from, to }) => ({ ...NOTHING, address: to, kind: "not-approved", found: `move from ${from}` }));
};
var NOTHING = { deposed: null, approved: null, found: null, attributes: [], hint: null };
var actionInWords = (change) => {
  if (change.action !== "replace") return change.action;
  return change.actions[0] === "create" ? "replace (create first)" : "replace (delete first)";
};
var diverge = (kind2, approved, fresh, attributes = []) => ({
  address: fresh.address,
  deposed: fresh.deposed,
  kind: kind2,
  approved: approved === null ? null : actionInWords(approved),
  found: actionInWords(fresh),
  attributes,
  hint: kind2 === "other-values" ? "A value that is new in each plan (timestamp(), uuid(), a data source) or an edit since the approval causes this." : null
});
var vanished = (change) => ({
  ...NOTHING,
  address: change.address,
  deposed: change.deposed,
  kind: "vanished",
  approved: actionInWords(change)
});
var notComparable = (why) => ({ ...NOTHING, address: "(plan)", kind: "not-comparable", found: why });
var proveInPlace = (check, held) => ({
  ...check,
  inPlace: check.inPlace.filter((change) => isHeld(change, held)),
  divergences: [...check.divergences, ...check.inPlace.filter((change) => !isHeld(change, held)).map(vanished)]
});
var isHeld = (change, held) => {
  const now = held.get(change.address);
  switch (change.action) {
    case "update":
      return now !== void 0 && agrees(change.after, now);
    case "import":
      return now !== void 0 && agrees(memberOf2(change.after, "id"), memberOf2(now, "id"));
    case "output":
      return agrees(change.after, now ?? null);
    case "forget":
      return now === void 0;
    case "create":
    case "replace":
    case "delete":
      return true;
  }
};
var memberOf2 = (value, name) => (0, import_chunk_M3AF7D5X.isRecord)(value) ? value[name] ?? null : null;
var canonicalJson = (value) => {
  if (value instanceof import_chunk_M3AF7D5X.UnknownValue || value instanceof import_chunk_M3AF7D5X.SensitiveValue) return "null";
  if ((0, import_chunk_M3AF7D5X.isList)(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!(0, import_chunk_M3AF7D5X.isRecord)(value)) return JSON.stringify(value);
  const members = Object.keys(value).sort().map((name) => `${JSON.stringify(name)}:${canonicalJson(value[name] ?? null)}`);
  return `{${members.join(",")}}`;
};
var digestText = (plan, context) => canonicalJson({
  version: 1,
  mode: plan.mode,
  workspace: context.workspace,
  organization: context.organizationId,
  changes: [...plan.changes].sort((a, b) => compare((0, import_chunk_IXQPH2DC.changeKey)(a), (0, import_chunk_IXQPH2DC.changeKey)(b))).map(describe),
  moves: [...plan.moves].sort((a, b) => compare(a.to, b.to)).map(({ from, to }) => ({ from, to })),
  files: context.files.map(({ address, attribute, path, hash }) => ({ address, attribute, path, hash })).sort((a, b) => compare(`${a.address} ${a.attribute}`, `${b.address} ${b.attribute}`))
});
var describe = (change) => ({
  address: change.address,
  deposed: change.deposed,
  actions: change.actions,
  before: change.beforeId,
  import: change.importId,
  from: change.previousAddress,
  after: change.after,
  unknown: pathsOf(change.after, (value) => value instanceof import_chunk_M3AF7D5X.UnknownValue),
  // A hash of a short secret could be guessed: in what is published, a sensitive value only counts as there.
  sensitive: pathsOf(change.after, (value) => value instanceof import_chunk_M3AF7D5X.SensitiveValue)
});
var pathsOf = (value, isMarked, path = []) => {
  if (isMarked(value)) return [path];
  if ((0, import_chunk_M3AF7D5X.isList)(value)) return value.flatMap((element, index) => pathsOf(element, isMarked, [...path, index]));
  if (!(0, import_chunk_M3AF7D5X.isRecord)(value)) return [];
  const names = Object.keys(value).sort();
  return names.flatMap((name) => pathsOf(value[name] ?? null, isMarked, [...path, name]));
};
var compare = (a, b) => a < b ? -1 : a > b ? 1 : 0;
var POLL_INTERVAL_MS = 2e3;
var waitBeforeRetry = async (request) => {
  const { clock, deadline, cancelled: cancelled2 } = request;
  const started = clock.now();
  const ended = (end) => ({ end, startedAt: (0, import_chunk_IXQPH2DC.isoTime)(started), endedAt: (0, import_chunk_IXQPH2DC.isoTime)(clock.now()) });
  if (started + request.delayMs >= deadline) return ended("deadline");
  request.announce();
  while (!cancelled2.aborted) {
    const seen = await look(request);
    if (cancelled2.aborted) break;
    const elapsed = clock.now() - started;
    if (seen === "clear" && elapsed >= request.leastMs) return ended(elapsed >= request.delayMs ? "elapsed" : "clear");
    if (seen !== "locked" && elapsed >= request.delayMs) return ended("elapsed");
    if (clock.now() >= deadline) return ended("deadline");
    await clock.sleep(nextLook(seen, request, elapsed, deadline - clock.now()), cancelled2);
  }
  return ended("cancelled");
};
var look = async ({ observer, conflicts }) => {
  try {
    return (await observer.observe(conflicts)).verdict;
  } catch {
    return "unknown";
  }
};
var nextLook = (seen, request, elapsed, untilDeadline) => {
  const rest = (seen === "clear" ? request.leastMs : request.delayMs) - elapsed;
  const pause2 = rest > 0 ? Math.min(rest, POLL_INTERVAL_MS) : POLL_INTERVAL_MS;
  return Math.min(pause2, Math.max(untilDeadline, 1));
};
var repeatCurable = async (ports, repeatable) => {
  const { command, context, run, isSuccess, insist = false } = repeatable;
  for (let repeat = 0; ; repeat++) {
    if (ports.cancelled.aborted) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.cancelled)(`Cancelled before terraform ${command}`));
    const isDue = insist && repeat === 0;
    if (!isDue && ports.clock.now() >= ports.deadline) return (0, import_chunk_IXQPH2DC.stop)(outOfTime(command));
    const result = await run();
    if (isSuccess(result)) return (0, import_chunk_IXQPH2DC.proceed)(result);
    if (result.interrupted) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.cancelled)(`Cancelled during terraform ${command}`));
    const conflicts = classifyRun(result, context, ports.clock.now());
    ports.ledger.noteConflicts(conflicts, null);
    const judgement = judgeRun(result.exit, conflicts);
    const [first2] = conflicts;
    const failure = first2 === void 0 ? unexplainedVerdict(command, result.exit) : conflictVerdict(first2, `terraform ${command} failed`);
    if (!judgement.retry && !insist) {
      return (0, import_chunk_IXQPH2DC.stop)(judgement.conflict === null ? failure : conflictVerdict(judgement.conflict, `terraform ${command} failed`));
    }
    const ended = await pause(ports, command, repeat, conflicts, failure);
    if (ended !== null) return (0, import_chunk_IXQPH2DC.stop)(ended);
  }
};
var outOfTime = (command) => (0, import_chunk_IXQPH2DC.failed)("conflict", `retry-timeout was reached before terraform ${command}`, ["Give retry-timeout more time, or run the workflow again."]);
var pause = async (ports, command, repeat, conflicts, failure) => {
  const retryAfter = longestRetryAfter(conflicts);
  const plannedMs = backoffDelay(ports.settings.backoff, repeat, ports.random(), retryAfter);
  const reason = `terraform ${command}: ${conflicts[0]?.kind ?? "error"}`;
  const wait2 = await waitBeforeRetry({
    conflicts,
    delayMs: plannedMs,
    leastMs: retryAfter * 1e3,
    deadline: ports.deadline,
    observer: ports.observer,
    clock: ports.clock,
    cancelled: ports.cancelled,
    announce: () => ports.log.info(`${reason}. Waiting ${describeDelay(plannedMs, ports.clock.now())}, then terraform ${command} again.`)
  });
  ports.ledger.noteWait({ afterAttempt: ports.ledger.attempts || null, reason, plannedMs, ...wait2 });
  switch (wait2.end) {
    case "cancelled":
      return (0, import_chunk_IXQPH2DC.cancelled)(`Cancelled while waiting to repeat terraform ${command}`);
    case "deadline":
      return { ...failure, message: `retry-timeout leaves no time to repeat: ${failure.message}` };
    case "clear":
    case "elapsed":
      return null;
  }
};
var longestRetryAfter = (conflicts) => Math.max(0, ...conflicts.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0));
var approvePlan = async (ports) => {
  const { settings, terraform, ledger } = ports;
  if (settings.planFile !== null) {
    const given = await terraform.checkPlanFile(settings.planFile);
    if (!given.ok) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.blocked)("invalid-input", given.problem, [given.next]));
  }
  const identified = await terraform.identify();
  if (!identified.ok) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.blocked)("invalid-input", identified.problem, [identified.next]));
  const { product, version } = identified.identity;
  ledger.noteTerraform({ product, version }, null);
  const initialised = await initialise(ports);
  if (!initialised.ok) return initialised;
  const made = settings.planFile === null ? await makePlan(ports) : (0, import_chunk_IXQPH2DC.proceed)({ file: settings.planFile, hasChanges: true });
  if (!made.ok) return made;
  const { file, hasChanges } = made.value;
  const reading = await terraform.readPlan(file);
  if (!reading.ok) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.blocked)("invalid-input", reading.problem, [reading.next]));
  const { plan, variables } = reading;
  const wrongMode = refuseOtherMode(ports, plan);
  if (wrongMode !== null) return (0, import_chunk_IXQPH2DC.stop)(wrongMode);
  const files = await terraform.hashFiles(plan.files);
  const workspace = await terraform.workspace();
  const digest = (0, import_node_crypto.createHash)("sha256").update(digestText(plan, { workspace, organizationId: null, files })).digest("hex");
  ledger.noteTerraform({ product, version }, workspace);
  ledger.notePlan(plan, digest);
  ledger.noteHazards(files.flatMap(remoteFileHazard));
  return (0, import_chunk_IXQPH2DC.proceed)({ plan, file, variables, files, digest, nothingToApply: plan.applyable === null ? !hasChanges : !plan.applyable });
};
var initialise = async (ports) => {
  const { settings, terraform } = ports;
  if (settings.init === "false") return (0, import_chunk_IXQPH2DC.proceed)(null);
  if (settings.init === "auto" && !await terraform.needsInit()) return (0, import_chunk_IXQPH2DC.proceed)(null);
  return runInit(ports);
};
var runInit = async (ports) => {
  const { settings, terraform, log } = ports;
  const done = await log.group(
    "terraform init",
    () => repeatCurable(ports, {
      command: "init",
      context: { phase: "init", changes: [] },
      run: () => terraform.init(settings.initArguments),
      isSuccess: ({ exit }) => (0, import_chunk_IXQPH2DC.succeeded)(exit)
    })
  );
  return done.ok ? (0, import_chunk_IXQPH2DC.proceed)(null) : done;
};
var makePlan = async (ports) => {
  const { settings, terraform, log } = ports;
  const file = ports.privateFile("approved.tfplan");
  const request = {
    mode: settings.command === "destroy" ? "destroy" : "apply",
    out: file,
    refresh: "refresh",
    targets: [],
    replace: [],
    extraArguments: settings.planArguments,
    variables: null
  };
  let initRequired = false;
  const plan = (mayInit) => log.group(
    "terraform plan",
    () => repeatCurable(ports, {
      command: "plan",
      context: { phase: "plan", changes: [] },
      run: () => terraform.plan(request),
      isSuccess: (run) => {
        initRequired = mayInit && terraform.requiresInit(run);
        return initRequired || isPlanned(run);
      }
    })
  );
  const first2 = await plan(settings.init === "auto");
  if (!first2.ok) return first2;
  if (!initRequired) return (0, import_chunk_IXQPH2DC.proceed)({ file, hasChanges: first2.value.hasChanges });
  const initialised = await runInit(ports);
  if (!initialised.ok) return initialised;
  const second = await plan(false);
  return second.ok ? (0, import_chunk_IXQPH2DC.proceed)({ file, hasChanges: second.value.hasChanges }) : second;
};
var isPlanned = ({ exit }) => exit.kind === "exited" && (exit.code === 0 || exit.code === 2);
var refuseOtherMode = ({ settings }, plan) => {
  const wanted = settings.command === "destroy" ? "destroy" : "apply";
  if (plan.mode === wanted || plan.changes.length === 0 && plan.moves.length === 0) return null;
  const problem = `Input plan-file is ${JSON.stringify(settings.planFile ?? "")}: ${plan.mode === "destroy" ? "a destroy plan" : "not a destroy plan"}, and command is ${settings.command}`;
  return (0, import_chunk_IXQPH2DC.blocked)("invalid-input", problem, [
    wanted === "destroy" ? "Make the plan with terraform plan -destroy -out=\u2026, or write command: apply." : "Make the plan without -destroy, or write command: destroy."
  ]);
};
var remoteFileHazard = ({ address, attribute, hash }) => {
  if (hash === "remote")
    return [
      { level: "medium", address, message: `${attribute} names a remote file: what it holds at apply is not part of what was approved` }
    ];
  if (hash === "unknown")
    return [
      {
        level: "medium",
        address,
        message: `${attribute} is not known before the apply: the file behind it is not part of what was approved`
      }
    ];
  return [];
};
var repairState = async (ports, before) => {
  const { terraform, log } = ports;
  const unsaved = await terraform.unsavedState();
  if (unsaved === null || unsaved.stamp === before?.stamp) return (0, import_chunk_IXQPH2DC.proceed)(false);
  log.warn(`Terraform could not save its state and left it in ${unsaved.file}: pushing it before anything else.`);
  const pushed = await log.group(
    "terraform state push",
    () => repeatCurable(ports, {
      command: "state push",
      context: { phase: "state-push", changes: [] },
      run: () => terraform.pushState(unsaved.file),
      isSuccess: ({ exit }) => (0, import_chunk_IXQPH2DC.succeeded)(exit),
      // Nothing may happen before the state is saved, so every refusal is asked again.
      insist: true
    })
  );
  if (pushed.ok) {
    await terraform.discardUnsavedState();
    log.info("The state is saved; the copy is deleted.");
    return (0, import_chunk_IXQPH2DC.proceed)(true);
  }
  const message = `The state could not be saved: ${pushed.verdict.message}`;
  const nextSteps = [
    `The newest state is in ${unsaved.file} on this runner: keep that file, it is the only record of what was done.`,
    `When the backend answers again: terraform state push ${unsaved.file}`
  ];
  return (0, import_chunk_IXQPH2DC.stop)(
    pushed.verdict.outcome === "cancelled" ? { ...(0, import_chunk_IXQPH2DC.cancelled)(message), nextSteps } : (0, import_chunk_IXQPH2DC.failed)("state-not-saved", message, nextSteps)
  );
};
var planRemainder = async (ports, approved, accepted, last) => {
  const refreshed = new Set(failedUpdates(last));
  const updated = await refresh(ports, approved, [...refreshed]);
  if (!updated.ok) return updated;
  const basis = {
    approved: approved.plan,
    accepted,
    progress: ports.ledger.progress,
    refreshed,
    shownInPlace: null
  };
  let look2 = await planAndCheck(ports, approved, basis, []);
  if (!look2.ok) return look2;
  if (look2.value.check.vanished.length > 0) {
    const vanished2 = look2.value.check.vanished.map(({ address }) => address);
    const read = await refresh(ports, approved, vanished2);
    if (!read.ok) return read;
    look2 = await planAndCheck(ports, approved, { ...basis, refreshed: /* @__PURE__ */ new Set([...refreshed, ...vanished2]) }, []);
    if (!look2.ok) return look2;
  }
  const { check } = look2.value;
  const targets = [...new Set(check.rest.filter(({ action }) => action !== "output").map(({ address }) => address))];
  if (check.extras.length > 0 && isOtherwiseClean(check) && targets.length > 0) {
    ports.log.warn(
      `The fresh plan wants ${check.extras.length} change(s) that were not approved, first ${check.extras[0]?.address ?? ""}: planning again with -target on the approved rest.`
    );
    const shownInPlace = new Set(check.inPlace.map(import_chunk_IXQPH2DC.changeKey));
    const narrowed = await planAndCheck(ports, approved, { ...basis, refreshed: look2.value.refreshed, shownInPlace }, targets);
    if (narrowed.ok) return conclude(ports, narrowed.value);
    if (narrowed.verdict.failureReason !== "terraform-error") return narrowed;
  }
  return conclude(ports, look2.value);
};
var isOtherwiseClean = ({ divergences, vanished: vanished2 }) => divergences.length === 0 && vanished2.length === 0;
var conclude = ({ ledger, log }, { plan, file, check }) => {
  const differences = [...check.divergences, ...check.extras, ...check.vanished.map(unproven)];
  if (differences.length > 0) {
    ledger.noteDivergences(differences);
    for (const difference of differences.slice(0, 20)) log.warn(differenceInWords(difference));
    return (0, import_chunk_IXQPH2DC.stop)(divergedVerdict(ledger.attempts, differences));
  }
  const planned = new Set(check.rest.map(({ address }) => address));
  ledger.noteInPlace(check.inPlace.filter(({ address }) => !planned.has(address)));
  if (plan.changes.length === 0 && plan.moves.length === 0) return (0, import_chunk_IXQPH2DC.proceed)({ kind: "finished" });
  return (0, import_chunk_IXQPH2DC.proceed)({ kind: "rest", file, changes: plan.changes });
};
var unproven = ({ address, deposed, action }) => ({
  address,
  deposed,
  kind: "vanished",
  approved: action,
  found: null,
  attributes: [],
  hint: null
});
var differenceInWords = ({ address, deposed, approved, found, attributes, kind: kind2 }) => {
  const object = deposed === null ? address : `${address} (deposed ${deposed})`;
  const names = attributes.length === 0 ? "" : `: ${attributes.join(", ")}`;
  return `Diverged (${kind2}): ${object}: approved ${approved ?? "nothing"}, found ${found ?? "nothing"}${names}`;
};
var divergedVerdict = (attempts, differences) => {
  const message = `The plan is no longer what was approved: ${differences.length} difference(s), first ${differenceInWords(differences[0] ?? unknownDifference)}`;
  const next = ["Look at the differences in the summary, plan again, and have the new plan approved."];
  return attempts === 0 ? (0, import_chunk_IXQPH2DC.blocked)("plan-diverged", message, next) : (0, import_chunk_IXQPH2DC.failed)("plan-diverged", message, next);
};
var unknownDifference = {
  address: "(plan)",
  deposed: null,
  kind: "not-comparable",
  approved: null,
  found: null,
  attributes: [],
  hint: null
};
var failedUpdates = (run) => run.operations.filter(({ action, state }) => action === "update" && state !== "completed").map(({ address }) => address);
var refresh = async (ports, approved, addresses) => {
  if (addresses.length === 0) return (0, import_chunk_IXQPH2DC.proceed)(null);
  const { terraform, log } = ports;
  const out = ports.privateFile("refresh.tfplan");
  const request = rePlan(ports, approved, { mode: "apply", out, refresh: "only", targets: addresses, replace: [] });
  const unsavedBefore = await terraform.unsavedState();
  const readAndStore = async () => {
    const planned = await terraform.plan(request);
    if (!isPlanned(planned) || !planned.hasChanges) return planned;
    return ports.cancelled.aborted ? { ...planned, interrupted: true } : terraform.apply(out, { parallelism: null });
  };
  const stored = await log.group(
    `terraform apply -refresh-only of ${addresses.length} object(s) whose state is in doubt`,
    () => repeatCurable(ports, {
      command: "apply -refresh-only",
      context: { phase: "refresh", changes: approved.plan.changes },
      run: readAndStore,
      isSuccess: ({ exit }) => (0, import_chunk_IXQPH2DC.succeeded)(exit)
    })
  );
  if (stored.ok) return (0, import_chunk_IXQPH2DC.proceed)(null);
  const repaired = await repairState(ports, unsavedBefore);
  if (!repaired.ok) return repaired;
  return repaired.value ? (0, import_chunk_IXQPH2DC.proceed)(null) : stored;
};
var planAndCheck = async (ports, approved, basis, targets) => {
  const { terraform, log } = ports;
  const out = ports.privateFile(`remainder-${ports.ledger.attempts}.tfplan`);
  const replace = pendingReplaces(approved.plan, basis.progress);
  const request = rePlan(ports, approved, { mode: approved.plan.mode, out, refresh: "none", targets, replace });
  const planned = await log.group(
    "terraform plan of what is left",
    () => repeatCurable(ports, {
      command: "plan",
      context: { phase: "plan", changes: approved.plan.changes },
      run: () => terraform.plan(request),
      isSuccess: isPlanned
    })
  );
  if (!planned.ok) return planned;
  const reading = await terraform.readPlan(out, new Set(approved.plan.changes.map(({ address }) => address)));
  if (!reading.ok) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.failed)("terraform-error", reading.problem, [reading.next]));
  const { plan, held } = reading;
  const check = checkRemainder(plan, basis);
  return (0, import_chunk_IXQPH2DC.proceed)({ plan, file: out, check: targets.length > 0 ? check : proveInPlace(check, held), refreshed: basis.refreshed });
};
var rePlan = ({ settings }, { variables }, rest) => ({
  ...rest,
  extraArguments: settings.planArguments,
  variables
});
var pendingReplaces = (plan, progress) => plan.changes.filter(({ action, reason }) => action === "replace" && (reason === "replace_by_request" || reason === "replace_by_triggers")).filter((change) => !(0, import_chunk_IXQPH2DC.isCompleted)(change, "put", progress)).map(({ address }) => address);
var requireSameFiles = async (ports, approved, changes) => {
  const addresses = new Set(changes.map(({ address }) => address));
  const behind = approved.plan.files.filter(({ address }) => addresses.has(address));
  const then = new Map(approved.files.map((file) => [keyOf(file), file.hash]));
  const edited = (await ports.terraform.hashFiles(behind)).filter((file) => then.get(keyOf(file)) !== file.hash);
  if (edited.length === 0) return (0, import_chunk_IXQPH2DC.proceed)(null);
  const differences = edited.map(fileDivergence);
  ports.ledger.noteDivergences(differences);
  for (const { address, path } of edited)
    ports.log.warn(`${path ?? "A file"}, read at the apply of ${address}, is not what it was when the plan was approved.`);
  return (0, import_chunk_IXQPH2DC.stop)(divergedVerdict(ports.ledger.attempts, differences));
};
var keyOf = ({ address, attribute }) => JSON.stringify([address, attribute]);
var fileDivergence = ({ address, attribute, path, hash }) => ({
  address,
  deposed: null,
  kind: "file-changed",
  approved: "the file as it was",
  found: hash === "missing" ? "no file" : "an edited file",
  attributes: [attribute],
  hint: path === null ? null : `Edited since the approval: ${path}`
});
var applyWithRetry = async (ports, approved) => {
  const maxAttempts = ports.settings.maxRetries + 1;
  let planFile = approved.file;
  let changes = approved.plan.changes;
  const accepted = [];
  for (let number = 1; ; number++) {
    const unchanged = await requireSameFiles(ports, approved, changes);
    if (!unchanged.ok) return unchanged.verdict;
    const run = await attempt(ports, number, planFile, changes);
    if (!run.ok) return run.verdict;
    if ((0, import_chunk_IXQPH2DC.succeeded)(run.value.attempt.exit)) return applied(number);
    const curable = judgeAttempt(ports, approved, number, run.value);
    if (!curable.ok) return curable.verdict;
    if (curable.value.length > 0) {
      const [first2] = curable.value;
      if (number >= maxAttempts && first2 !== void 0) return conflictVerdict(first2, `Still in conflict after ${number} attempts`);
      const waited = await wait(ports, number, maxAttempts, curable.value);
      if (!waited.ok) return waited.verdict;
    }
    const remainder = await planRemainder(ports, approved, accepted, run.value.attempt);
    if (!remainder.ok) return remainder.verdict;
    if (remainder.value.kind === "finished") return applied(number);
    if (number >= maxAttempts)
      return (0, import_chunk_IXQPH2DC.failed)("conflict", `Changes are left after ${number} attempts`, ["Raise max-retries, or run the workflow again."]);
    ({ file: planFile, changes } = remainder.value);
    accepted.push(...changes);
  }
};
var applied = (attempts) => ({
  outcome: "applied",
  failureReason: null,
  message: attempts === 1 ? "Applied at the first attempt" : `Applied after ${attempts} attempts; nothing was applied that was not approved`,
  nextSteps: []
});
var attempt = async (ports, number, planFile, changes) => {
  const { terraform, ledger, log, settings } = ports;
  if (ports.cancelled.aborted) return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.cancelled)(`Cancelled before attempt ${number}`));
  if (ports.clock.now() >= ports.deadline) {
    return (0, import_chunk_IXQPH2DC.stop)(
      (0, import_chunk_IXQPH2DC.failed)("conflict", `retry-timeout was reached before attempt ${number}`, [
        "Give retry-timeout more time, or run the workflow again."
      ])
    );
  }
  const before = await terraform.unsavedState();
  const title = `Attempt ${number} of ${settings.maxRetries + 1}: terraform apply of ${number === 1 ? "the approved plan" : "what is left of it"}`;
  const run = await log.group(title, () => terraform.apply(planFile, { parallelism: settings.parallelism }));
  ledger.noteAttempt(number === 1 ? "approved" : "remainder", changes, run);
  const repaired = await repairState(ports, before);
  if (!repaired.ok) return repaired;
  if (!(0, import_chunk_IXQPH2DC.succeeded)(run.exit) && run.interrupted)
    return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.cancelled)(`Cancelled during attempt ${number}: Terraform was asked to stop and ended by itself`));
  return (0, import_chunk_IXQPH2DC.proceed)({ attempt: run, stateRepaired: repaired.value });
};
var judgeAttempt = ({ ledger, log, clock }, approved, number, ended) => {
  const all = classifyRun(ended.attempt, { phase: "apply", changes: approved.plan.changes }, clock.now());
  ledger.noteConflicts(all, number);
  for (const conflict of all) log.warn(conflictLine(conflict));
  const { exit } = ended.attempt;
  const conflicts = ended.stateRepaired ? all.filter(({ kind: kind2 }) => kind2 !== "state-not-saved") : all;
  const onlyStateFailed = ended.stateRepaired && all.length > 0 && conflicts.length === 0 && exit.kind === "exited";
  const judgement = onlyStateFailed ? { retry: true } : judgeRun(exit, conflicts);
  const once = approved.plan.appliedOnceBecause;
  if (judgement.retry && once !== null) return (0, import_chunk_IXQPH2DC.stop)(onceVerdict(conflicts, once));
  if (judgement.retry) return (0, import_chunk_IXQPH2DC.proceed)(conflicts);
  if (judgement.conflict === null) return (0, import_chunk_IXQPH2DC.stop)(unexplainedVerdict("apply", exit));
  return (0, import_chunk_IXQPH2DC.stop)(conflictVerdict(judgement.conflict, `Attempt ${number} failed, and waiting does not cure it`));
};
var onceVerdict = ([first2], once) => {
  const because = `This plan is applied once and never retried (${once})`;
  if (first2 !== void 0) return conflictVerdict(first2, because);
  return (0, import_chunk_IXQPH2DC.failed)("terraform-error", `${because}; its state was saved late`, ["See with terraform plan what is left to do."]);
};
var wait = async (ports, number, maxAttempts, conflicts) => {
  const { settings, clock, log, ledger } = ports;
  const retryAfter = longestRetryAfter(conflicts);
  const plannedMs = backoffDelay(settings.backoff, number - 1, ports.random(), retryAfter);
  const reason = waitReason(conflicts);
  const announce = () => log.info(
    `Attempt ${number} of ${maxAttempts} met ${reason}. Waiting ${describeDelay(plannedMs, clock.now())}, then attempt ${number + 1} of ${maxAttempts}.`
  );
  const leastMs = retryAfter * 1e3;
  const { deadline, observer, cancelled: signal } = ports;
  const waited = await waitBeforeRetry({ conflicts, delayMs: plannedMs, leastMs, deadline, observer, clock, cancelled: signal, announce });
  ledger.noteWait({ afterAttempt: number, reason, plannedMs, ...waited });
  switch (waited.end) {
    case "cancelled":
      return (0, import_chunk_IXQPH2DC.stop)((0, import_chunk_IXQPH2DC.cancelled)(`Cancelled while waiting for attempt ${number + 1}`));
    case "deadline": {
      const [first2] = conflicts;
      const because = `retry-timeout leaves no time for attempt ${number + 1}`;
      return (0, import_chunk_IXQPH2DC.stop)(first2 === void 0 ? (0, import_chunk_IXQPH2DC.failed)("conflict", because) : conflictVerdict(first2, because));
    }
    case "clear":
      log.info("What was in the way is clear: the wait ends early.");
      return (0, import_chunk_IXQPH2DC.proceed)(null);
    case "elapsed":
      return (0, import_chunk_IXQPH2DC.proceed)(null);
  }
};
var deploy = async (ports) => {
  const approved = await approvePlan(ports);
  if (!approved.ok) return approved.verdict;
  if (ports.cancelled.aborted) return (0, import_chunk_IXQPH2DC.cancelled)("Cancelled before the first attempt");
  const { plan, digest, nothingToApply } = approved.value;
  if (nothingToApply) return noChanges;
  const doomed = plan.changes.filter(({ action, type }) => type === "genesyscloud_flow" && (action === "delete" || action === "replace"));
  if (doomed.length > 0) {
    ports.log.info(
      `${doomed.length} flow(s) will be destroyed. This version does not count callers: where the platform refuses, the retry loop waits.`
    );
  }
  ports.log.info(`Plan digest ${digest}: ${plan.changes.length} change(s), at most ${ports.settings.maxRetries + 1} attempts.`);
  if (plan.appliedOnceBecause !== null) ports.log.warn(`This plan is applied once and never retried: ${plan.appliedOnceBecause}`);
  return applyWithRetry(ports, approved.value);
};
var noChanges = { outcome: "no-changes", failureReason: null, message: "Nothing to do: the plan has no changes", nextSteps: [] };
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  deploy
});
