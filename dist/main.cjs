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
var import_chunk_66UQC325 = require("./chunk-66UQC325.cjs");
var import_chunk_FWIJ6NPM = require("./chunk-FWIJ6NPM.cjs");
var import_chunk_IM7ALDSK = require("./chunk-IM7ALDSK.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var SECRET_VARIABLES = [
  "GENESYSCLOUD_OAUTHCLIENT_SECRET",
  "GENESYSCLOUD_ACCESS_TOKEN",
  "GENESYSCLOUD_GATEWAY_AUTH_PASSWORD",
  "GENESYSCLOUD_PROXY_AUTH_PASSWORD"
];
var givenSecrets = (read, env) => [...import_chunk_66UQC325.SECRET_INPUTS.map(read), ...SECRET_VARIABLES.map((name) => env[name] ?? "")].map((secret) => secret.trim()).filter((secret) => secret !== "");
var maskSecrets = (read, env) => {
  for (const secret of givenSecrets(read, env)) (0, import_chunk_FWIJ6NPM.setSecret)(secret);
};
var value = (read) => ({ ok: true, value: read });
var refuse = (problem, instead2) => ({ ok: false, problem, instead: instead2 });
var MILLISECONDS = { ms: 1, s: 1e3, m: 6e4, h: 36e5, d: 864e5 };
var DURATION = /^(?:\d+(?:\.\d+)?(?:ms|s|m|h|d))+$/;
var LONGEST_DURATION_MS = 2 ** 31 - 1;
var readDuration = (text) => {
  const instead2 = "Write a number with a unit, for example 500ms, 30s, 2m or 1h30m.";
  if (!DURATION.test(text)) return refuse("not a duration", instead2);
  const parts = text.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g);
  const total = [...parts].reduce((sum, [, amount, unit]) => sum + Number(amount) * MILLISECONDS[unit], 0);
  if (total > LONGEST_DURATION_MS) return refuse("longer than 24 days", instead2);
  return value(Math.round(total));
};
var readInteger = (text, least, most) => {
  const instead2 = `Write a whole number from ${least} to ${most}.`;
  if (!/^\d+$/.test(text)) return refuse("not a whole number", instead2);
  const number = Number(text);
  return number < least || number > most ? refuse("out of range", instead2) : value(number);
};
var readDecimal = (text, least, most) => {
  const instead2 = `Write a number from ${least} to ${most}.`;
  if (!/^\d+(\.\d+)?$/.test(text)) return refuse("not a number", instead2);
  const number = Number(text);
  return number < least || number > most ? refuse("out of range", instead2) : value(number);
};
var readChoice = (text, choices) => {
  const found = choices.find((choice) => choice === text);
  return found === void 0 ? refuse("not one of the values it can have", `Write one of: ${choices.join(", ")}.`) : value(found);
};
var readLines = (text) => text.split("\n").map((line) => line.trim()).filter((line) => line !== "");
var AVAILABLE = {
  command: ["apply", "destroy"],
  "api-url": [""],
  "organization-id": [""],
  "on-lock": ["", "proceed"],
  "wait-timeout": [import_chunk_66UQC325.INPUT_DEFAULTS["wait-timeout"]],
  drain: ["wait", "off"],
  "drain-timeout": [import_chunk_66UQC325.INPUT_DEFAULTS["drain-timeout"]],
  "drain-settle": [import_chunk_66UQC325.INPUT_DEFAULTS["drain-settle"]],
  "schedule-group-ids": [""],
  "flow-ids": [""],
  "conditional-update": [""],
  "attributes-file": [""],
  approval: ["none"],
  comment: ["auto", "never"],
  "comment-key": [""],
  "fail-on-risk": [import_chunk_66UQC325.INPUT_DEFAULTS["fail-on-risk"]]
};
var instead = (input, available) => {
  if (input === "command") return `Write command: ${available.join(" or command: ")}; the others come with a later version.`;
  const words = available.filter((word) => word !== "");
  return words.length === 0 ? `Leave ${input} out for now.` : `Leave ${input} out for now, or write ${words.join(" or ")}.`;
};
var notYetAvailable = (read, configFileExists) => {
  const refused = Object.entries(AVAILABLE).flatMap(([name, available]) => {
    const input = name;
    const given = read(input);
    return available.includes(given) ? [] : [{ input, value: given, problem: "not yet available", instead: instead(input, available) }];
  });
  if (!configFileExists) return refused;
  const configFile = {
    input: "config-file",
    value: read("config-file"),
    problem: "not yet available, and this version would ignore the windows and locks in that file",
    instead: "Move the file away, or keep using your own checks until a version that reads it."
  };
  return [...refused, configFile];
};
var COMMANDS = ["check", "apply", "destroy", "status", "drift", "replay-attributes"];
var OWN_PLAN_OPTIONS = [
  "-out",
  "-destroy",
  "-refresh-only",
  "-json",
  "-detailed-exitcode",
  "-input",
  "-lock-timeout",
  "-parallelism",
  "-generate-config-out"
];
var readSettings = (rawInput, workspaceDirectory) => {
  const problems = [];
  const text = (input) => rawInput(input).trim() || import_chunk_66UQC325.INPUT_DEFAULTS[input];
  const refuse2 = (input, problem, instead2) => {
    problems.push({ input, value: text(input), problem, instead: instead2 });
  };
  const accept = (input, reading, otherwise) => {
    if (reading.ok) return reading.value;
    refuse2(input, reading.problem, reading.instead);
    return otherwise;
  };
  const duration = (input) => accept(input, readDuration(text(input)), 0);
  const workingDirectory = acceptDirectory(
    text("working-directory"),
    workspaceDirectory,
    (problem, instead2) => refuse2("working-directory", problem, instead2)
  );
  const initialDelayMs = duration("initial-delay");
  const maxDelayMs = duration("max-delay");
  if (initialDelayMs > maxDelayMs)
    refuse2("initial-delay", `longer than max-delay (${text("max-delay")})`, "Write a shorter initial-delay or a longer max-delay.");
  const planFile = text("plan-file");
  const settings = {
    command: accept("command", readChoice(text("command"), COMMANDS), "check"),
    workspaceDirectory,
    workingDirectory,
    planFile: planFile === "" ? null : (0, import_node_path.resolve)(workingDirectory, planFile),
    planArguments: acceptPlanArguments(readLines(text("plan-arguments")), (problem, instead2) => refuse2("plan-arguments", problem, instead2)),
    init: accept("init", readChoice(text("init"), ["auto", "true", "false"]), "auto"),
    initArguments: readLines(text("init-arguments")),
    terraformPath: text("terraform-path"),
    lockTimeoutMs: duration("lock-timeout"),
    parallelism: text("parallelism") === "" ? null : accept("parallelism", readInteger(text("parallelism"), 1, 256), 1),
    region: text("region") || null,
    credentials: acceptCredentials(text, refuse2),
    maxRetries: accept("max-retries", readInteger(text("max-retries"), 0, 100), 0),
    backoff: {
      initialDelayMs,
      multiplier: accept("backoff-multiplier", readDecimal(text("backoff-multiplier"), 1, 10), 1),
      maxDelayMs,
      jitter: accept("jitter", readChoice(text("jitter"), ["equal", "full", "none"]), "equal")
    },
    retryTimeoutMs: duration("retry-timeout"),
    reportFile: acceptReportFile(text("report-file"), workspaceDirectory, (problem, instead2) => refuse2("report-file", problem, instead2))
  };
  for (const input of ["wait-timeout", "drain-timeout", "drain-settle"]) duration(input);
  accept("on-lock", readChoice(text("on-lock"), ["", "abort", "wait", "proceed"]), "");
  accept("drain", readChoice(text("drain"), ["wait", "divert", "deactivate", "off"]), "wait");
  accept("approval", readChoice(text("approval"), ["none", "pull-request"]), "none");
  accept("comment", readChoice(text("comment"), ["auto", "always", "never"]), "auto");
  accept("fail-on-risk", readChoice(text("fail-on-risk"), ["none", "medium", "high", "blocked"]), "blocked");
  const configFile = text("config-file");
  const configFileExists = (0, import_node_fs.existsSync)((0, import_node_path.resolve)(workspaceDirectory, configFile));
  if (!configFileExists && configFile !== import_chunk_66UQC325.INPUT_DEFAULTS["config-file"])
    refuse2(
      "config-file",
      "there is no such file",
      "Write the path of an existing file, relative to the workspace, or leave config-file out."
    );
  const wrong = new Set(problems.map(({ input }) => input));
  const later = notYetAvailable(text, configFileExists).filter(({ input }) => !wrong.has(input));
  const all = [...problems, ...later];
  return all.length === 0 ? { ok: true, settings } : { ok: false, problems: all };
};
var isInside = (directory, path) => {
  const way = (0, import_node_path.relative)(directory, path);
  return way !== ".." && !way.startsWith(`..${import_node_path.sep}`) && !(0, import_node_path.isAbsolute)(way);
};
var acceptDirectory = (path, workspaceDirectory, refuse2) => {
  const directory = (0, import_node_path.resolve)(workspaceDirectory, path);
  const instead2 = "Write the path of the Terraform root module, relative to the workspace, and check the repository out first.";
  if (!isInside(workspaceDirectory, directory)) {
    refuse2("outside the workspace", instead2);
  } else if (!(0, import_node_fs.existsSync)(directory)) {
    refuse2("there is no such directory", instead2);
  } else if (!(0, import_node_fs.statSync)(directory).isDirectory()) {
    refuse2("not a directory", instead2);
  } else if (!isInside((0, import_node_fs.realpathSync)(workspaceDirectory), (0, import_node_fs.realpathSync)(directory))) {
    refuse2("a link that leads outside the workspace", instead2);
  }
  return directory;
};
var acceptPlanArguments = (lines, refuse2) => {
  for (const line of lines) {
    if (!line.startsWith("-"))
      refuse2(
        `the line ${JSON.stringify(line)} is not an option`,
        "Write one argument a line, each with its value, for example -var-file=prod.tfvars."
      );
    const name = line.replace(/^--/, "-").split("=", 1)[0] ?? "";
    if (OWN_PLAN_OPTIONS.includes(name))
      refuse2(`the action sets ${name} itself`, "Leave it out; command, lock-timeout and parallelism are inputs of their own.");
  }
  return lines;
};
var acceptCredentials = (text, refuse2) => {
  const [clientId, clientSecret, accessToken] = [text("client-id"), text("client-secret"), text("access-token")];
  if (accessToken !== "" && (clientId !== "" || clientSecret !== "")) {
    refuse2("access-token", "given together with client-id or client-secret", "Give either access-token, or client-id and client-secret.");
  }
  if (clientId !== "" && clientSecret === "") refuse2("client-secret", "missing, though client-id is given", "Give both, or neither.");
  if (clientSecret !== "" && clientId === "") refuse2("client-id", "missing, though client-secret is given", "Give both, or neither.");
  if (accessToken !== "") return { kind: "token", accessToken };
  return clientId === "" ? { kind: "environment" } : { kind: "client", clientId, clientSecret };
};
var acceptReportFile = (path, workspaceDirectory, refuse2) => {
  if (path === "") return null;
  const file = (0, import_node_path.resolve)(workspaceDirectory, path);
  if (!isInside(workspaceDirectory, file))
    refuse2("outside the workspace", "Write a path relative to the workspace, for example deploy-guard/report.json.");
  else if ((0, import_node_fs.existsSync)(file) && (0, import_node_fs.statSync)(file).isDirectory())
    refuse2("a directory", "Write the path of a file, for example deploy-guard/report.json.");
  return file;
};
var main = async () => {
  maskSecrets(import_chunk_FWIJ6NPM.getInput, process.env);
  const reading = readSettings(import_chunk_FWIJ6NPM.getInput, process.env.GITHUB_WORKSPACE ?? process.cwd());
  if (reading.ok) {
    const { run } = await Promise.resolve().then(() => __toESM(require("./compose-CQBTI55F.cjs")));
    process.exitCode = await run(reading.settings, process.env);
    return;
  }
  const { rejectInputs } = await Promise.resolve().then(() => __toESM(require("./compose-CQBTI55F.cjs")));
  process.exitCode = await rejectInputs(reading.problems, (0, import_chunk_FWIJ6NPM.getInput)("command"), process.env);
};
main().catch((cause) => {
  (0, import_chunk_FWIJ6NPM.error)(`The action itself failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 1;
});
