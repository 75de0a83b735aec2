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
  PlatformFailure: () => PlatformFailure,
  allKnown: () => allKnown,
  describeBody: () => describeBody,
  failureOf: () => failureOf,
  failureOfAnswer: () => failureOfAnswer,
  known: () => known,
  malformed: () => malformed,
  mapAnswer: () => mapAnswer,
  pagesOf: () => pagesOf,
  readPage: () => readPage,
  unknown: () => unknown,
  unknownBecause: () => unknownBecause
});
module.exports = __toCommonJS(stdin_exports);
var PlatformFailure = class extends Error {
  name = "PlatformFailure";
  kind;
  status;
  code;
  correlationId;
  retryAfterSeconds;
  constructor(kind, { message, status, code, correlationId, retryAfterSeconds }) {
    super(oneLine(message));
    this.kind = kind;
    this.status = status ?? null;
    this.code = code ?? null;
    this.correlationId = correlationId ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
};
var malformed = (message, status) => new PlatformFailure("malformed", { message, ...status === void 0 ? {} : { status } });
var failureOfAnswer = (answer, clean) => {
  const { status, reason, header, body } = answer;
  const message = textOf(body, "message") ?? textOf(body, "error_description") ?? textOf(body, "description");
  const code = textOf(body, "code") ?? textOf(body, "error");
  const isTold = message !== null || code !== null;
  return new PlatformFailure(kindOf(status, isTold, code, message), {
    status,
    code,
    message: clean(message ?? (isTold ? reason : withoutErrorBody(answer))),
    correlationId: header("inin-correlation-id") ?? textOf(body, "contextId"),
    retryAfterSeconds: secondsIn(header("retry-after"))
  });
};
var failureOf = (reason) => reason instanceof PlatformFailure ? reason : malformed(reason instanceof Error ? reason.message : "the answer could not be read");
var describeFailure = ({ kind, status, code, message, correlationId }) => {
  const head = [status === null ? kind : String(status), code].filter((part) => part !== null).join(" ");
  return `${head}: ${message}${correlationId === null ? "" : ` (${correlationId})`}`;
};
var kindOf = (status, isTold, code, message) => {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404 || status === 410) return isTold ? "not-found" : "malformed";
  if (status === 429) return "rate-limited";
  if (status === 400 && /rate limit/i.test(`${code} ${message}`)) return "rate-limited";
  return status === 408 || status >= 500 ? "unavailable" : "refused";
};
var withoutErrorBody = ({ status, reason, header, body }) => {
  const location = header("location");
  const host = location !== null && URL.canParse(location) ? new URL(location).host : "another path";
  if (status >= 300 && status < 400) return `${reason}: a redirect to ${host}, which is not followed`;
  return `${reason}; the body is ${describeBody(body)}, not the platform's error`;
};
var describeBody = (body) => {
  if (body === void 0 || body === null || body === "") return "empty";
  if (typeof body !== "string") return "other JSON";
  return /^\s*<(?:!doctype|html)/i.test(body) ? "HTML" : "plain text";
};
var textOf = (value, key) => {
  if (typeof value !== "object" || value === null) return null;
  const member = Reflect.get(value, key);
  return typeof member === "string" && member !== "" ? member : null;
};
var secondsIn = (header) => header !== null && /^\d{1,6}$/.test(header) ? Number(header) : null;
var oneLine = (text) => text.replace(/\s+/g, " ").trim().slice(0, 500);
var known = (value) => ({ known: true, value });
var unknownBecause = (label, reason) => {
  const failure = failureOf(reason);
  return { known: false, why: `${label}: ${describeFailure(failure)}`, failure };
};
var unknown = (why) => ({ known: false, why, failure: null });
var mapAnswer = (answer, change) => answer.known ? known(change(answer.value)) : answer;
var allKnown = (answers) => {
  const values = [];
  for (const answer of answers) {
    if (!answer.known) return answer;
    values.push(answer.value);
  }
  return known(values);
};
var MOST_PAGES = 1e3;
var pagesOf = async (page) => {
  const first = await page(1);
  const pageCount = first.pageCount ?? (first.nextUri === void 0 ? 1 : null);
  if (pageCount === null || !(pageCount <= MOST_PAGES)) throw malformed("the answer does not say how many pages there are");
  const others = Array.from({ length: Math.max(pageCount - 1, 0) }, (_, at) => page(at + 2));
  const pages = [first, ...await Promise.all(others)];
  return pages.flatMap(entitiesOf);
};
var readPage = (page, read) => ({
  ...page,
  entities: entitiesOf(page).map((entity) => read(entity))
});
var entitiesOf = ({ entities }) => {
  if (!Array.isArray(entities)) throw malformed("the answer is not a list");
  return entities;
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  PlatformFailure,
  allKnown,
  describeBody,
  failureOf,
  failureOfAnswer,
  known,
  malformed,
  mapAnswer,
  pagesOf,
  readPage,
  unknown,
  unknownBecause
});
