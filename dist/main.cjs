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
var import_chunk_YNVRRXU6 = require("./chunk-YNVRRXU6.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var import_node_fs = require("node:fs");
var import_node_path = require("node:path");
var import_node_fs2 = require("node:fs");
var import_node_path2 = require("node:path");
var SECRET_VARIABLES = [
  "GENESYSCLOUD_OAUTHCLIENT_SECRET",
  "GENESYSCLOUD_ACCESS_TOKEN",
  "GENESYSCLOUD_GATEWAY_AUTH_PASSWORD",
  "GENESYSCLOUD_PROXY_AUTH_PASSWORD"
];
var givenSecrets = (read, env) => [...import_chunk_66UQC325.SECRET_INPUTS.map(read), ...SECRET_VARIABLES.map((name) => env[name] ?? "")].map((secret) => secret.trim()).filter((secret) => secret !== "");
var maskSecrets = (read, env) => {
  for (const secret of givenSecrets(read, env)) (0, import_chunk_YNVRRXU6.setSecret)(secret);
};
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
var OWN_OPTIONS = {
  "plan-arguments": [
    "-out",
    "-destroy",
    "-refresh-only",
    "-json",
    "-detailed-exitcode",
    "-input",
    "-lock-timeout",
    "-parallelism",
    "-generate-config-out"
  ],
  "init-arguments": ["-input", "-json", "-lock-timeout"]
};
var refusedLines = (input, lines) => lines.flatMap((line) => refuseLine(OWN_OPTIONS[input], line) ?? []);
var refuseLine = (own, line) => {
  const name = /^--?([a-z][a-z-]*)(?=$|=)/.exec(line)?.[1];
  if (name === void 0) {
    const problem = /^-\S*\s/.test(line) ? "more than one argument on a line" : "not an option of Terraform";
    const instead2 = "Write one option a line, joined to its value by =, without quotes, for example -var-file=prod.tfvars.";
    return { ...refused(problem, instead2), shown: line.replace(/=.*/s, "=\u2026") };
  }
  if (!own.includes(`-${name}`)) return null;
  const instead = "Leave it out; command, lock-timeout and parallelism are inputs of their own.";
  return { ...refused(`the action sets -${name} itself`, instead), shown: line };
};
var readWorkingDirectory = (path, workspaceDirectory) => {
  const directory = (0, import_node_path2.resolve)(workspaceDirectory, path);
  const instead = "Write the path of the Terraform root module, relative to the workspace, and check the repository out first.";
  if (!isInside(workspaceDirectory, directory)) return refused("outside the workspace", instead);
  if (!(0, import_node_fs2.existsSync)(directory)) return refused("there is no such directory", instead);
  if (!(0, import_node_fs2.statSync)(directory).isDirectory()) return refused("not a directory", instead);
  if (leadsOutside(workspaceDirectory, directory)) return refused("a link that leads outside the workspace", instead);
  return accepted(directory);
};
var readReportFile = (path, workspaceDirectory) => {
  if (path === "") return accepted(null);
  const file = (0, import_node_path2.resolve)(workspaceDirectory, path);
  const instead = "Write the path of a file, relative to the workspace, for example deploy-guard/report.json.";
  if (!isInside(workspaceDirectory, file)) return refused("outside the workspace", instead);
  const there = nearestThere(file);
  if (leadsOutside(workspaceDirectory, there)) return refused("a link that leads outside the workspace", instead);
  if (there !== file) return (0, import_node_fs2.statSync)(there).isDirectory() ? accepted(file) : refused("not in a directory", instead);
  return (0, import_node_fs2.statSync)(there).isFile() ? accepted(file) : refused("not a file", instead);
};
var isInside = (directory, path) => {
  const way = (0, import_node_path2.relative)(directory, path);
  return way !== ".." && !way.startsWith(`..${import_node_path2.sep}`) && !(0, import_node_path2.isAbsolute)(way);
};
var leadsOutside = (directory, path) => !(0, import_node_fs2.existsSync)(path) || !isInside((0, import_node_fs2.realpathSync)(directory), (0, import_node_fs2.realpathSync)(path));
var nearestThere = (path) => (0, import_node_fs2.existsSync)(path) || isLink(path) || (0, import_node_path2.dirname)(path) === path ? path : nearestThere((0, import_node_path2.dirname)(path));
var isLink = (path) => {
  try {
    return (0, import_node_fs2.lstatSync)(path).isSymbolicLink();
  } catch {
    return false;
  }
};
var AVAILABLE = [
  ["command", ["apply", "destroy"]],
  ["api-url", [""]],
  ["organization-id", [""]],
  ["on-lock", ["", "proceed"]],
  ["wait-timeout", [import_chunk_66UQC325.INPUT_DEFAULTS["wait-timeout"]]],
  ["drain", ["wait", "off"]],
  ["drain-timeout", [import_chunk_66UQC325.INPUT_DEFAULTS["drain-timeout"]]],
  ["drain-settle", [import_chunk_66UQC325.INPUT_DEFAULTS["drain-settle"]]],
  ["schedule-group-ids", [""]],
  ["flow-ids", [""]],
  ["conditional-update", [""]],
  ["attributes-file", [""]],
  ["approval", ["none"]],
  ["comment", ["auto", "never"]],
  ["comment-key", [""]],
  ["fail-on-risk", [import_chunk_66UQC325.INPUT_DEFAULTS["fail-on-risk"]]]
];
var insteadOf = (input, available) => {
  if (input === "command") return `Write command: ${available.join(" or command: ")}; the others come with a later version.`;
  const words = available.filter((word) => word !== "");
  return words.length === 0 ? `Leave ${input} out for now.` : `Leave ${input} out for now, or write ${words.join(" or ")}.`;
};
var notYetAvailable = (read, configFileExists) => {
  const refused2 = AVAILABLE.flatMap(([input, available]) => {
    const value = read(input);
    return available.includes(value) ? [] : [{ input, value, problem: "not yet available", instead: insteadOf(input, available) }];
  });
  if (!configFileExists) return refused2;
  const configFile = {
    input: "config-file",
    value: read("config-file"),
    problem: "not yet available, and this version would ignore the windows and locks in that file",
    instead: "Move the file away, or keep using your own checks until a version that reads it."
  };
  return [...refused2, configFile];
};
var REGION_OF_DOMAIN = /* @__PURE__ */ new Map([
  ["mypurecloud.com", "us-east-1"],
  ["use2.us-gov-pure.cloud", "us-east-2"],
  ["usw2.pure.cloud", "us-west-2"],
  ["cac1.pure.cloud", "ca-central-1"],
  ["sae1.pure.cloud", "sa-east-1"],
  ["mxc1.pure.cloud", "mx-central-1"],
  ["mypurecloud.ie", "eu-west-1"],
  ["euw2.pure.cloud", "eu-west-2"],
  ["mypurecloud.de", "eu-central-1"],
  ["euc2.pure.cloud", "eu-central-2"],
  ["mec1.pure.cloud", "me-central-1"],
  ["aps1.pure.cloud", "ap-south-1"],
  ["apse1.pure.cloud", "ap-southeast-1"],
  ["mypurecloud.com.au", "ap-southeast-2"],
  ["mypurecloud.jp", "ap-northeast-1"],
  ["apne2.pure.cloud", "ap-northeast-2"],
  ["apne3.pure.cloud", "ap-northeast-3"],
  ["edee1.eusc-pure.cloud", "eusc-de-east-1"],
  ["inindca.com", "dca"],
  ["inintca.com", "tca"]
]);
var readRegion = (text) => {
  if (text === "") return accepted(null);
  const given = text.toLowerCase();
  const region = REGION_OF_DOMAIN.get(given.replace(/^(?:api|login|apps)\./, ""));
  if (region !== void 0) return accepted(region);
  if (/^[a-z]+(?:-[a-z]+)*(?:-\d+)?$/.test(given)) return accepted(given);
  return refused(
    "neither a region nor a domain of Genesys Cloud",
    "Write the name or the domain of your region, for example us-east-1 or mypurecloud.com."
  );
};
var COMMANDS = ["check", "apply", "destroy", "status", "drift", "replay-attributes"];
var readSettings = (rawInput, workspaceDirectory) => {
  const problems = [];
  const text = (input) => rawInput(input).trim() || import_chunk_66UQC325.INPUT_DEFAULTS[input];
  const refuse = (input, problem, instead) => {
    problems.push({ input, value: text(input), problem, instead });
  };
  const accept = (input, reading, otherwise) => {
    if (reading.ok) return reading.value;
    refuse(input, reading.problem, reading.instead);
    return otherwise;
  };
  const duration = (input) => accept(input, readDuration(text(input)), 0);
  const choice = (input, first, ...others) => accept(input, readChoice(text(input), [first, ...others]), first);
  const options = (input) => {
    const lines = readLines(text(input));
    for (const { shown, problem, instead } of refusedLines(input, lines)) problems.push({ input, value: shown, problem, instead });
    return lines;
  };
  const directory = readWorkingDirectory(text("working-directory"), workspaceDirectory);
  const workingDirectory = accept("working-directory", directory, workspaceDirectory);
  const planFile = text("plan-file");
  const settings = {
    command: choice("command", ...COMMANDS),
    workspaceDirectory,
    workingDirectory,
    planFile: planFile === "" ? null : (0, import_node_path.resolve)(workingDirectory, planFile),
    planArguments: options("plan-arguments"),
    init: choice("init", "auto", "true", "false"),
    initArguments: options("init-arguments"),
    terraformPath: text("terraform-path"),
    lockTimeoutMs: duration("lock-timeout"),
    parallelism: text("parallelism") === "" ? null : accept("parallelism", readInteger(text("parallelism"), 1, 256), 1),
    region: accept("region", readRegion(text("region")), null),
    credentials: readCredentials(text, refuse),
    maxRetries: accept("max-retries", readInteger(text("max-retries"), 0, 100), 0),
    backoff: {
      initialDelayMs: duration("initial-delay"),
      multiplier: accept("backoff-multiplier", readDecimal(text("backoff-multiplier"), 1, 10), 1),
      maxDelayMs: duration("max-delay"),
      jitter: choice("jitter", "equal", "full", "none")
    },
    retryTimeoutMs: duration("retry-timeout"),
    reportFile: accept("report-file", readReportFile(text("report-file"), workspaceDirectory), null)
  };
  checkDelays(text, refuse);
  checkLaterInputs(choice, duration);
  const configFileExists = checkConfigFile(text("config-file"), workspaceDirectory, refuse);
  const wrong = new Set(problems.map(({ input }) => input));
  const later = notYetAvailable(text, configFileExists).filter(({ input }) => !wrong.has(input));
  const all = inOrderOfContract([...problems, ...later]);
  return all.length === 0 ? { ok: true, settings } : { ok: false, problems: all };
};
var readCredentials = (text, refuse) => {
  const [clientId, clientSecret, accessToken] = [text("client-id"), text("client-secret"), text("access-token")];
  if (accessToken !== "") {
    if (clientId !== "" || clientSecret !== "")
      refuse("access-token", "given together with client-id or client-secret", "Give either access-token, or client-id and client-secret.");
    return { kind: "token", accessToken };
  }
  if (clientId === "" && clientSecret === "") return { kind: "environment" };
  if (clientSecret === "") refuse("client-secret", "missing, though client-id is given", "Give both, or neither.");
  if (clientId === "") refuse("client-id", "missing, though client-secret is given", "Give both, or neither.");
  return { kind: "client", clientId, clientSecret };
};
var checkDelays = (text, refuse) => {
  const [initial, most] = [readDuration(text("initial-delay")), readDuration(text("max-delay"))];
  if (!initial.ok) return;
  if (initial.value === 0) refuse("initial-delay", "no wait, so every retry would follow at once", "Write at least 1ms.");
  else if (most.ok && initial.value > most.value)
    refuse("initial-delay", `longer than max-delay (${text("max-delay")})`, "Write a shorter initial-delay or a longer max-delay.");
};
var checkLaterInputs = (choice, duration) => {
  choice("on-lock", "", "abort", "wait", "proceed");
  choice("drain", "wait", "divert", "deactivate", "off");
  choice("approval", "none", "pull-request");
  choice("comment", "auto", "always", "never");
  choice("fail-on-risk", "none", "medium", "high", "blocked");
  for (const input of ["wait-timeout", "drain-timeout", "drain-settle"]) duration(input);
};
var checkConfigFile = (path, workspaceDirectory, refuse) => {
  const exists = (0, import_node_fs.existsSync)((0, import_node_path.resolve)(workspaceDirectory, path));
  if (!exists && path !== import_chunk_66UQC325.INPUT_DEFAULTS["config-file"])
    refuse(
      "config-file",
      "there is no such file",
      "Write the path of an existing file, relative to the workspace, or leave config-file out."
    );
  return exists;
};
var ORDER = Object.keys(import_chunk_66UQC325.INPUT_DEFAULTS);
var inOrderOfContract = (problems) => problems.toSorted((one, other) => ORDER.indexOf(one.input) - ORDER.indexOf(other.input));
var main = async () => {
  maskSecrets(import_chunk_YNVRRXU6.getInput, process.env);
  const reading = readSettings(import_chunk_YNVRRXU6.getInput, process.env.GITHUB_WORKSPACE ?? process.cwd());
  if (reading.ok) {
    const { run } = await Promise.resolve().then(() => __toESM(require("./compose-GFOTOSLJ.cjs")));
    process.exitCode = await run(reading.settings, process.env);
    return;
  }
  const { rejectInputs } = await Promise.resolve().then(() => __toESM(require("./compose-GFOTOSLJ.cjs")));
  process.exitCode = rejectInputs(reading.problems, (0, import_chunk_YNVRRXU6.getInput)("command"), process.env);
};
main().catch((cause) => {
  (0, import_chunk_YNVRRXU6.error)(`The action itself failed: ${cause instanceof Error ? cause.message : String(cause)}`);
  process.exitCode = 1;
});
