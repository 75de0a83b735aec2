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
  createTerraform: () => createTerraform
});
module.exports = __toCommonJS(stdin_exports);
var import_chunk_M3AF7D5X = require("./chunk-M3AF7D5X.cjs");
var import_chunk_5DKTLL36 = require("./chunk-5DKTLL36.cjs");
var import_node_crypto = require("node:crypto");
var import_promises = require("node:fs/promises");
var import_node_path = __toESM(require("node:path"));
var import_node_crypto2 = require("node:crypto");
var import_node_fs = require("node:fs");
var import_promises2 = require("node:fs/promises");
var import_node_path2 = __toESM(require("node:path"));
var import_promises3 = require("node:stream/promises");
var import_node_crypto3 = require("node:crypto");
var import_promises4 = require("node:fs/promises");
var import_node_path3 = __toESM(require("node:path"));
var import_node_child_process = require("node:child_process");
var import_promises5 = require("node:fs/promises");
var import_node_os = require("node:os");
var import_node_child_process2 = require("node:child_process");
var import_promises6 = require("node:fs/promises");
var import_node_util = require("node:util");
var import_node_fs2 = require("node:fs");
var import_promises7 = require("node:fs/promises");
var import_node_string_decoder = require("node:string_decoder");
var import_node_fs3 = require("node:fs");
var import_promises8 = require("node:fs/promises");
var import_node_path4 = __toESM(require("node:path"));
var import_string_decoder = require("string_decoder");
var os = __toESM(require("os"));
var events = __toESM(require("events"));
var child = __toESM(require("child_process"));
var path5 = __toESM(require("path"));
var path4 = __toESM(require("path"));
var fs = __toESM(require("fs"));
var path3 = __toESM(require("path"));
var import_timers = require("timers");
var import_promises9 = require("node:fs/promises");
var import_node_crypto4 = require("node:crypto");
var import_node_child_process3 = require("node:child_process");
var import_promises10 = require("node:fs/promises");
var import_node_fs4 = require("node:fs");
var import_node_util2 = require("node:util");
var import_promises11 = require("node:fs/promises");
var import_node_util3 = require("node:util");
var import_promises12 = require("node:fs/promises");
var import_node_path5 = __toESM(require("node:path"));
var require_quote = (0, import_chunk_5DKTLL36.__commonJS)({
  "node_modules/shell-quote/quote.js"(exports2, module2) {
    "use strict";
    var OPS = (
      /** @type {const} */
      [
        "||",
        "&&",
        ";;&",
        ";;",
        ";&",
        "|&",
        "<(",
        ">(",
        "<<<",
        "<<-",
        "<<",
        ">>",
        ">&",
        ">|",
        "&>>",
        "&>",
        "<&",
        "<>",
        "&",
        ";",
        "(",
        ")",
        "|",
        "<",
        ">"
      ]
    );
    var LINE_TERMINATORS = /[\n\r\u2028\u2029]/;
    var GLOB_SHELL_SPECIAL = /[\s#!"$&'():;<=>@\\^`|~]/g;
    module2.exports = function quote2(xs) {
      var sawComment = false;
      return xs.map(function(s) {
        if (sawComment && typeof s === "string" && LINE_TERMINATORS.test(s)) {
          throw new TypeError("a token after a `comment` must not contain line terminators");
        }
        if (s === "") {
          return (
            /** @type {const} */
            "''"
          );
        }
        if (s && typeof s === "object") {
          if ("op" in s && s.op === "glob") {
            if (typeof s.pattern !== "string") {
              throw new TypeError("glob token requires a string `pattern`");
            }
            if (LINE_TERMINATORS.test(s.pattern)) {
              throw new TypeError("glob `pattern` must not contain line terminators");
            }
            if (s.pattern === "") {
              return (
                /** @type {const} */
                "''"
              );
            }
            return s.pattern.replace(GLOB_SHELL_SPECIAL, "\\$&");
          }
          if ("op" in s && typeof s.op === "string") {
            if (OPS.indexOf(s.op) < 0) {
              throw new TypeError("invalid `op` value: " + JSON.stringify(s.op));
            }
            return s.op.replace(/[\s\S]/g, "\\$&");
          }
          if ("comment" in s && typeof s.comment === "string") {
            if (LINE_TERMINATORS.test(s.comment)) {
              throw new TypeError("`comment` must not contain line terminators");
            }
            sawComment = true;
            return "#" + s.comment;
          }
          throw new TypeError("unrecognized object token shape");
        }
        if (/'/.test(s) && /!/.test(s)) {
          return "'" + s.replace(/'/g, `'"'"'`) + "'";
        }
        if (/["\s\\]/.test(s) && !/'/.test(s)) {
          return "'" + s + "'";
        }
        if (/["'\s]/.test(s)) {
          return '"' + s.replace(/(["\\$`])/g, "\\$1") + '"';
        }
        return String(s).replace(/([A-Za-z]:)?([#!"$&'()*,:;<=>?@[\\\]^`{|}~])/g, "$1\\$2");
      }).join(" ");
    };
  }
});
var require_parse = (0, import_chunk_5DKTLL36.__commonJS)({
  "node_modules/shell-quote/parse.js"(exports2, module2) {
    "use strict";
    var CONTROL = (
      /** @type {const} */
      "(?:" + /** @type {const} */
      [
        "\\|\\|",
        "\\&(?:\\&|>>?)",
        // `&&`, `&>`, and `&>>`
        ";;\\&?",
        // `;;` and `;;&`
        "[;|]\\&",
        // `;&` and `|&`
        "\\<\\(",
        "\\<\\<\\<",
        "\\<\\<-",
        "\\<\\<(?!\\()",
        // `<<(` stays `<` and `<(`, as zsh reads it; other shells reject it
        ">>",
        ">[&|(]",
        // `>&`, `>|`, and `>(`
        "<[&>]",
        // `<&` and `<>`
        "[&;()|<>]"
      ].join(
        /** @type {const} */
        "|"
      ) + /** @type {const} */
      ")"
    );
    var controlRE = new RegExp("^" + CONTROL + "$");
    var META = (
      /** @type {const} */
      "|&;()<> \\t"
    );
    var SINGLE_QUOTE = (
      /** @type {const} */
      "'([^']*?)'"
    );
    var ANSI_C_BODY = "(?:\\\\[\\s\\S]|[^\\\\'])*?";
    var ANSI_C_QUOTE = "\\$'" + ANSI_C_BODY + "'";
    var ansiCAt = new RegExp("\\$'" + ANSI_C_BODY + "(?:(')|\\\\?$)", "g");
    var ANSI_C_LETTERS = "abeEfnrtv";
    var ANSI_C_CHARS = "\x07\b\x1B\x1B\f\n\r	\v";
    var hash = /^#$/;
    var SQ = (
      /** @type {const} */
      "'"
    );
    var DQ = (
      /** @type {const} */
      '"'
    );
    var DS = (
      /** @type {const} */
      "$"
    );
    var TOKEN = "";
    var mult = (
      /** @type {const} */
      4294967296
    );
    for (i = 0; i < 4; i++) {
      TOKEN += (mult * Math.random()).toString(16);
    }
    var i;
    var startsWithToken = new RegExp("^" + TOKEN);
    function matchAll(s, r) {
      var origIndex = r.lastIndex;
      var matches = [];
      var matchObj;
      while (matchObj = r.exec(s)) {
        matches[matches.length] = matchObj;
        if (r.lastIndex === matchObj.index) {
          r.lastIndex += 1;
        }
      }
      r.lastIndex = origIndex;
      return matches;
    }
    function getVar(env, pre, key) {
      var r = typeof env === "function" ? env(key) : env[key];
      if (typeof r === "undefined" && key != "") {
        r = "";
      } else if (typeof r === "undefined") {
        r = "$";
      }
      if (typeof r === "object") {
        return pre + TOKEN + JSON.stringify(r) + TOKEN;
      }
      return pre + r;
    }
    var ansiCEscape = /\\([0-7]{1,3}|x[\dA-Fa-f]{1,2}|u[\dA-Fa-f]{1,4}|U[\dA-Fa-f]{1,8}|c(?:\\\\|[\s\S])|[abeEfnrtv\\'"?])/g;
    function expandAnsiCEscape(m, escape) {
      var kind = escape.charAt(0);
      if (kind === "c") {
        var ctrl = escape.charAt(1);
        return ctrl === "?" ? "\x7F" : String.fromCharCode(ctrl.charCodeAt(0) & 31);
      }
      if (kind === "x" || kind === "u" || kind === "U") {
        var cp = parseInt(escape.slice(1), 16);
        if (cp > 1114111) {
          return m;
        }
        return String.fromCharCode.apply(null, cp > 65535 ? [55232 + (cp >> 10), 56320 + (cp & 1023)] : [cp]);
      }
      if (kind >= "0" && kind <= "7") {
        return String.fromCharCode(parseInt(escape, 8) & 255);
      }
      var letter = ANSI_C_LETTERS.indexOf(escape);
      return letter < 0 ? escape : ANSI_C_CHARS.charAt(letter);
    }
    function expandAnsiC(body) {
      return body.replace(ansiCEscape, expandAnsiCEscape).split("\0")[0];
    }
    function closesAnsiC(s, i2) {
      ansiCAt.lastIndex = i2;
      return !!/** @type {RegExpExecArray} */
      ansiCAt.exec(s)[1];
    }
    function parseInternal(string2, env, opts) {
      if (!opts) {
        opts = {};
      }
      var BS = opts.escape || "\\";
      var ifs = opts.splitUnquoted === true ? " 	\n" : typeof opts.splitUnquoted === "string" ? opts.splitUnquoted : "";
      var BAREWORD = "(\\" + BS + `['"$\\` + BS + META + "]|\\$\\$|\\$(?!" + ANSI_C_QUOTE.slice(2) + `)|[^\\s'"$` + META + "])+";
      var DOUBLE_QUOTE = '"(?:\\' + BS + '[\\s\\S]|[^"\\' + BS + '])*"';
      var chunker = new RegExp([
        "(" + CONTROL + ")",
        // control chars
        "(" + ANSI_C_QUOTE + "|" + BAREWORD + "|" + DOUBLE_QUOTE + "|" + SINGLE_QUOTE + ")+"
      ].join("|"), "g");
      var matches = matchAll(string2, chunker);
      if (matches.length === 0) {
        return [];
      }
      if (!env) {
        env = {};
      }
      var commented = false;
      return matches.map(function(match) {
        var s = match[0];
        if (!s || commented) {
          return void 0;
        }
        if (controlRE.test(s)) {
          return (
            /** @type {ControlOperator} */
            { op: s }
          );
        }
        var quote2 = false;
        var esc = false;
        var out = "";
        var words = [];
        var sawQuote = false;
        var pendingNw = null;
        var isGlob = false;
        var i2;
        function parseEnvVar() {
          i2 += 1;
          var varend;
          var varname;
          var char = s.charAt(i2);
          if (char === "{") {
            i2 += 1;
            if (s.charAt(i2) === "}") {
              throw new Error("Bad substitution: " + s.slice(i2 - 2, i2 + 1));
            }
            var depth = 1;
            varend = i2;
            while (depth > 0 && varend < s.length) {
              if (s.charAt(varend) === "{" && s.charAt(varend - 1) === "$") {
                depth += 1;
              } else if (s.charAt(varend) === "}") {
                depth -= 1;
              }
              varend += 1;
            }
            if (depth !== 0) {
              throw new Error("Bad substitution: " + s.slice(i2));
            }
            varend -= 1;
            varname = s.slice(i2, varend);
            i2 = varend;
          } else if (/[*@#?$!-]/.test(char)) {
            varname = char;
          } else {
            var slicedFromI = s.slice(i2);
            varend = slicedFromI.match(/[^\w\d_]/);
            if (!varend) {
              varname = slicedFromI;
              i2 = s.length;
            } else {
              varname = slicedFromI.slice(0, varend.index);
              i2 += /** @type {number} */
              varend.index - 1;
            }
          }
          return getVar(
            /** @type {NonNullable<typeof env>} */
            env,
            "",
            varname
          );
        }
        function flushRun() {
          if (pendingNw === null) {
            return;
          }
          if (pendingNw === 0) {
            if (out !== "") {
              words[words.length] = out;
              out = "";
            }
          } else {
            words[words.length] = out;
            out = "";
            for (var fe = 1; fe < pendingNw; fe += 1) {
              words[words.length] = "";
            }
          }
          pendingNw = null;
        }
        for (i2 = 0; i2 < s.length; i2++) {
          var c = s.charAt(i2);
          if (ifs && c !== DS) {
            flushRun();
          }
          isGlob = isGlob || !quote2 && (c === "*" || c === "?");
          if (esc) {
            out += c;
            esc = false;
          } else if (quote2) {
            if (c === quote2) {
              quote2 = false;
            } else if (quote2 == SQ) {
              out += c;
            } else {
              if (c === BS) {
                i2 += 1;
                c = s.charAt(i2);
                if (c === DQ || c === BS || c === DS) {
                  out += c;
                } else {
                  out += BS + c;
                }
              } else if (c === DS) {
                out += parseEnvVar();
              } else {
                out += c;
              }
            }
          } else if (c === DQ || c === SQ) {
            quote2 = c;
            sawQuote = true;
          } else if (controlRE.test(c)) {
            return (
              /** @type {ControlOperator} */
              { op: s }
            );
          } else if (hash.test(c)) {
            commented = true;
            var commentObj = { comment: string2.slice(match.index + i2 + 1) };
            if (out.length) {
              return (
                /** @type {const} */
                [out, commentObj]
              );
            }
            return (
              /** @type {const} */
              [commentObj]
            );
          } else if (c === BS) {
            esc = true;
          } else if (c === DS && s.charAt(i2 + 1) === SQ && closesAnsiC(s, i2)) {
            flushRun();
            sawQuote = true;
            out += expandAnsiC(s.slice(i2 + 2, ansiCAt.lastIndex - 1));
            i2 = ansiCAt.lastIndex - 1;
          } else if (c === DS) {
            var value = parseEnvVar();
            if (!ifs) {
              out += value;
            } else {
              for (var vi = 0; vi < value.length; vi += 1) {
                var vc = value.charAt(vi);
                if (ifs.indexOf(vc) < 0) {
                  flushRun();
                  out += vc;
                } else if (pendingNw === null) {
                  pendingNw = vc === " " || vc === "	" || vc === "\n" ? 0 : 1;
                } else if (vc !== " " && vc !== "	" && vc !== "\n") {
                  pendingNw += 1;
                }
              }
            }
          } else {
            out += c;
          }
        }
        if (isGlob) {
          return (
            /** @type {GlobPattern} */
            { op: "glob", pattern: out }
          );
        }
        if (ifs) {
          if (pendingNw !== null && pendingNw > 0) {
            words[words.length] = out;
            out = "";
            for (var te = 1; te < pendingNw; te += 1) {
              words[words.length] = "";
            }
          }
          if (out !== "" || sawQuote && words.length === 0) {
            words[words.length] = out;
          }
          return words;
        }
        return out;
      }).reduce(
        function(prev, arg) {
          if (typeof arg === "undefined") {
            return prev;
          }
          [].concat(arg).forEach(function(entry) {
            prev[prev.length] = entry;
          });
          return prev;
        },
        /** @type {ParseEntry[]} */
        []
      );
    }
    module2.exports = function parse3(s, env, opts) {
      var mapped = parseInternal(s, env, opts);
      if (typeof env !== "function") {
        return mapped;
      }
      return mapped.reduce(
        function(acc, s2) {
          if (typeof s2 === "object") {
            acc[acc.length] = s2;
            return acc;
          }
          var xs = s2.split(RegExp("(" + TOKEN + ".*?" + TOKEN + ")", "g"));
          if (xs.length === 1) {
            acc[acc.length] = xs[0];
            return acc;
          }
          xs.filter(Boolean).forEach(function(x) {
            acc[acc.length] = startsWithToken.test(x) ? JSON.parse(x.split(TOKEN)[1]) : x;
          });
          return acc;
        },
        /** @type {ParseEntry[]} */
        []
      );
    };
  }
});
var require_shell_quote = (0, import_chunk_5DKTLL36.__commonJS)({
  "node_modules/shell-quote/index.js"(exports2) {
    "use strict";
    exports2.quote = require_quote();
    exports2.parse = require_parse();
  }
});
var WITH_VALUE = /* @__PURE__ */ new Set([
  "var",
  "var-file",
  "target",
  "target-file",
  "exclude",
  "exclude-file",
  "replace",
  "out",
  "generate-config-out",
  "invoke"
]);
var PLANNING_OPTIONS = /* @__PURE__ */ new Set([
  ...WITH_VALUE,
  "refresh",
  "refresh-only",
  "destroy",
  "detailed-exitcode",
  "allow-deferral"
]);
var DECIDED_BY_REPLAN = /* @__PURE__ */ new Set([
  "replace",
  "refresh",
  "refresh-only",
  "destroy",
  "out",
  "generate-config-out"
]);
var TARGETING_OPTIONS = /* @__PURE__ */ new Set(["target", "target-file", "exclude", "exclude-file"]);
var readOption = (argument) => {
  const match = /^--?([a-z][a-z-]*)(?:=(.*))?$/s.exec(argument);
  return match?.[1] === void 0 ? null : { name: match[1], value: match[2] ?? null };
};
var withoutOptions = (argumentList, names) => {
  const kept = [];
  const removed = [];
  for (let index = 0; index < argumentList.length; index += 1) {
    const argument = argumentList[index] ?? "";
    const option = readOption(argument);
    const takesNext = option !== null && option.value === null && WITH_VALUE.has(option.name);
    const next = takesNext ? argumentList[index + 1] : void 0;
    if (takesNext) index += 1;
    if (option !== null && names.has(option.name)) removed.push({ name: option.name, value: option.value ?? next ?? null });
    else kept.push(argument, ...next === void 0 ? [] : [next]);
  }
  return { kept, removed };
};
var QUIET = ["-input=false", "-no-color"];
var lockTimeout = (settings) => `-lock-timeout=${Math.ceil(settings.lockTimeoutMs / 1e3)}s`;
var parallelism = (count) => count === null ? [] : [`-parallelism=${count}`];
var initSpeaksJson = ({ product, version }) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > 1 || major === 1 && minor >= (product === "terraform" ? 9 : 7);
};
var initArguments = (identity, extraArguments, settings) => {
  const migrates = extraArguments.some((argument) => /^--?migrate-state(=|$)/.test(argument));
  const json = initSpeaksJson(identity) && !migrates ? ["-json"] : [];
  return ["init", ...extraArguments, ...QUIET, ...json, lockTimeout(settings)];
};
var userArguments = (request) => {
  if (request.variables === null) return request.extraArguments;
  const dropped = request.targets.length === 0 ? DECIDED_BY_REPLAN : /* @__PURE__ */ new Set([...DECIDED_BY_REPLAN, ...TARGETING_OPTIONS]);
  return withoutOptions(request.extraArguments, dropped).kept;
};
var modeArguments = (request) => {
  if (request.refresh === "only") return ["-refresh-only"];
  return [
    ...request.refresh === "none" ? ["-refresh=false"] : [],
    ...request.mode === "destroy" ? ["-destroy"] : request.replace.map((address) => `-replace=${address}`)
  ];
};
var planArguments = (request, settings, varFile) => [
  "plan",
  ...userArguments(request),
  ...QUIET,
  "-json",
  "-detailed-exitcode",
  lockTimeout(settings),
  ...parallelism(settings.parallelism),
  ...modeArguments(request),
  ...request.targets.map((address) => `-target=${address}`),
  ...varFile === null ? [] : [`-var-file=${varFile}`],
  `-out=${request.out}`
];
var applyArguments = (planFile, settings) => [
  "apply",
  ...QUIET,
  "-json",
  lockTimeout(settings),
  ...parallelism(settings.parallelism),
  planFile
];
var showArguments = (planFile) => ["show", "-no-color", "-json", planFile];
var statePushArguments = (file, settings) => [
  "state",
  "push",
  "-no-color",
  lockTimeout(settings),
  file
];
var workspaceArguments = () => ["workspace", "show", "-no-color"];
var versionArguments = () => ["version", "-no-color"];
var import_shell_quote = (0, import_chunk_5DKTLL36.__toESM)(require_shell_quote(), 1);
var COMMAND_FILES = /* @__PURE__ */ new Set(["GITHUB_OUTPUT", "GITHUB_STATE", "GITHUB_ENV", "GITHUB_PATH", "GITHUB_STEP_SUMMARY", "GITHUB_ARTIFACTS"]);
var isPrivateToAction = (name) => COMMAND_FILES.has(name) || name.startsWith("INPUT_") || name.startsWith("STATE_");
var credentialVariables = (given) => {
  switch (given.kind) {
    case "environment":
      return {};
    case "client":
      return {
        GENESYSCLOUD_OAUTHCLIENT_ID: given.clientId,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: given.clientSecret,
        GENESYSCLOUD_ACCESS_TOKEN: null
      };
    case "token":
      return {
        GENESYSCLOUD_OAUTHCLIENT_ID: null,
        GENESYSCLOUD_OAUTHCLIENT_SECRET: null,
        GENESYSCLOUD_ACCESS_TOKEN: given.accessToken
      };
  }
};
var terraformEnvironment = (base, given) => {
  const merged = {
    CHECKPOINT_DISABLE: "1",
    ...base,
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
    ...given.region === null ? {} : { GENESYSCLOUD_REGION: given.region },
    ...credentialVariables(given.credentials)
  };
  return Object.fromEntries(
    Object.entries(merged).flatMap(([name, value]) => typeof value !== "string" || isPrivateToAction(name) ? [] : [[name, value]])
  );
};
var splitArguments = (value) => {
  if (/\$['"{(]/.test(value)) return null;
  const words = (0, import_shell_quote.parse)(value, (name) => `$${name}`).map((word) => {
    if (typeof word === "string") return word;
    return "pattern" in word ? word.pattern : null;
  });
  return words.every((word) => word !== null) ? words : null;
};
var strip = (environment, variable, names) => {
  const value = environment[variable] ?? null;
  const untouched = { variable, value, removed: [], unreadable: false };
  if (value === null) return untouched;
  const words = splitArguments(value);
  if (words === null) return { ...untouched, unreadable: true };
  const { kept, removed } = withoutOptions(words, names);
  return removed.length === 0 ? untouched : { variable, value: (0, import_shell_quote.quote)([...kept]), removed, unreadable: false };
};
var stripAll = (environment, variables, names) => {
  const stripped = variables.map((variable) => strip(environment, variable, names));
  const changed = stripped.filter((one) => one.removed.length > 0);
  return {
    environment: { ...environment, ...Object.fromEntries(changed.map((one) => [one.variable, one.value ?? ""])) },
    changed,
    unreadable: stripped.filter((one) => one.unreadable).map((one) => one.variable)
  };
};
var optionNames = (removed) => [...new Set(removed.map(({ name }) => `-${name}`))].join(", ");
var unreadableNotice = (variable) => `${variable} is handed to Terraform as it is: it holds shell syntax that cannot be read safely, so planning options in it are not taken out.`;
var asVariable = (option) => {
  const match = /^([^=]+)=(.*)$/s.exec(option.name === "var" ? option.value ?? "" : "");
  return match?.[1] === void 0 || match[2] === void 0 ? [] : [[`TF_VAR_${match[1].trim()}`, match[2]]];
};
var environmentForApply = (environment) => {
  const { environment: stripped, changed, unreadable } = stripAll(environment, ["TF_CLI_ARGS", "TF_CLI_ARGS_apply"], PLANNING_OPTIONS);
  const variables = Object.fromEntries(changed.flatMap((one) => one.removed.flatMap(asVariable)));
  return {
    environment: { ...stripped, ...variables },
    notices: [
      ...changed.map(
        (one) => `Taken out of ${one.variable} for the apply: ${optionNames(one.removed)}. A saved plan holds its own variables and targets; give ephemeral variables by TF_VAR_NAME.`
      ),
      ...unreadable.map(unreadableNotice)
    ]
  };
};
var environmentForReplan = (environment, hasTargets) => {
  const names = hasTargets ? /* @__PURE__ */ new Set([...DECIDED_BY_REPLAN, ...TARGETING_OPTIONS]) : DECIDED_BY_REPLAN;
  const { environment: stripped, changed, unreadable } = stripAll(environment, ["TF_CLI_ARGS", "TF_CLI_ARGS_plan"], names);
  return {
    environment: stripped,
    notices: [
      ...changed.map((one) => `Taken out of ${one.variable} for this plan, which decides it itself: ${optionNames(one.removed)}.`),
      ...unreadable.map(unreadableNotice)
    ]
  };
};
var CONCURRENCY = 4;
var REMOTE = /^(https?|s3):\/\//i;
var sha256 = async (file) => {
  try {
    if (!(await (0, import_promises2.stat)(file)).isFile()) return "missing";
    const hash = (0, import_node_crypto2.createHash)("sha256");
    await (0, import_promises3.pipeline)((0, import_node_fs.createReadStream)(file), hash);
    return hash.digest("hex");
  } catch {
    return "missing";
  }
};
var hashAll = async (files) => {
  const hashes = /* @__PURE__ */ new Map();
  const queue = [...new Set(files)];
  const work = async () => {
    for (let file = queue.shift(); file !== void 0; file = queue.shift()) hashes.set(file, await sha256(file));
  };
  await Promise.all(Array.from({ length: CONCURRENCY }, work));
  return hashes;
};
var hashFiles = async (files, workingDirectory) => {
  const local = (file) => file.path === null || REMOTE.test(file.path) ? null : import_node_path2.default.resolve(workingDirectory, file.path);
  const hashes = await hashAll(files.map(local).filter((file) => file !== null));
  return files.map((file) => {
    const place2 = local(file);
    if (place2 !== null) return { ...file, hash: hashes.get(place2) ?? "missing" };
    return { ...file, hash: file.path === null ? "unknown" : "remote" };
  });
};
var store$4;
var DEFAULT_CONFIG = {
  lang: void 0,
  message: void 0,
  abortEarly: void 0,
  abortPipeEarly: void 0
};
// @__NO_SIDE_EFFECTS__
function getGlobalConfig(config$1) {
  if (!config$1 && !store$4) return DEFAULT_CONFIG;
  return {
    lang: config$1?.lang ?? store$4?.lang,
    message: config$1?.message,
    abortEarly: config$1?.abortEarly ?? store$4?.abortEarly,
    abortPipeEarly: config$1?.abortPipeEarly ?? store$4?.abortPipeEarly
  };
}
var store$3;
// @__NO_SIDE_EFFECTS__
function getGlobalMessage(lang) {
  return store$3?.get(lang);
}
var store$2;
// @__NO_SIDE_EFFECTS__
function getSchemaMessage(lang) {
  return store$2?.get(lang);
}
var store$1;
// @__NO_SIDE_EFFECTS__
function getSpecificMessage(reference, lang) {
  return store$1?.get(reference)?.get(lang);
}
// @__NO_SIDE_EFFECTS__
function _stringify(input) {
  const type = typeof input;
  if (type === "string") return `"${input}"`;
  if (type === "number" || type === "bigint" || type === "boolean") return `${input}`;
  if (type === "object" || type === "function") return (input && Object.getPrototypeOf(input)?.constructor?.name) ?? "null";
  return type;
}
function _addIssue(context, label, dataset, config$1, other) {
  const input = other && "input" in other ? other.input : dataset.value;
  const expected = other?.expected ?? context.expects ?? null;
  const received = other?.received ?? /* @__PURE__ */ _stringify(input);
  const issue = {
    kind: context.kind,
    type: context.type,
    input,
    expected,
    received,
    message: `Invalid ${label}: ${expected ? `Expected ${expected} but r` : "R"}eceived ${received}`,
    requirement: context.requirement,
    path: other?.path,
    issues: other?.issues,
    lang: config$1.lang,
    abortEarly: config$1.abortEarly,
    abortPipeEarly: config$1.abortPipeEarly
  };
  const isSchema = context.kind === "schema";
  const message$1 = other?.message ?? context.message ?? /* @__PURE__ */ getSpecificMessage(context.reference, issue.lang) ?? (isSchema ? /* @__PURE__ */ getSchemaMessage(issue.lang) : null) ?? config$1.message ?? /* @__PURE__ */ getGlobalMessage(issue.lang);
  if (message$1 !== void 0) issue.message = typeof message$1 === "function" ? message$1(issue) : message$1;
  if (isSchema) dataset.typed = false;
  if (dataset.issues) dataset.issues.push(issue);
  else dataset.issues = [issue];
}
// @__NO_SIDE_EFFECTS__
function _isValidObjectKey(object$1, key) {
  return Object.prototype.hasOwnProperty.call(object$1, key) && key !== "__proto__" && key !== "prototype" && key !== "constructor";
}
// @__NO_SIDE_EFFECTS__
function _joinExpects(values$1, separator) {
  const list = [...new Set(values$1)];
  if (list.length > 1) return `(${list.join(` ${separator} `)})`;
  return list[0] ?? "never";
}
function _standardSchema(schema) {
  schema["~standard"] = {
    version: 1,
    vendor: "valibot",
    validate: (value$1) => schema["~run"]({ value: value$1 }, /* @__PURE__ */ getGlobalConfig())
  };
  return schema;
}
// @__NO_SIDE_EFFECTS__
function getDotPath(issue) {
  if (issue.path) {
    let key = "";
    for (const item of issue.path) if (typeof item.key === "string" || typeof item.key === "number") if (key) key += `.${item.key}`;
    else key += item.key;
    else return null;
    return key;
  }
  return null;
}
var ValiError = class extends Error {
  /**
  * Creates a Valibot error with useful information.
  *
  * @param issues The error issues.
  */
  constructor(issues) {
    super(issues[0].message);
    this.name = "ValiError";
    this.issues = issues;
  }
};
var EMOJI_REGEX = new RegExp("^(?:[\\u{1F1E6}-\\u{1F1FF}]{2}|\\u{1F3F4}[\\u{E0061}-\\u{E007A}]{2}[\\u{E0030}-\\u{E0039}\\u{E0061}-\\u{E007A}]{1,3}\\u{E007F}|(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation})(?:\\u200D(?:\\p{Emoji}\\uFE0F\\u20E3?|\\p{Emoji_Modifier_Base}\\p{Emoji_Modifier}?|(?![\\p{Emoji_Modifier_Base}\\u{1F1E6}-\\u{1F1FF}])\\p{Emoji_Presentation}))*)+$", "u");
// @__NO_SIDE_EFFECTS__
function transform(operation) {
  return {
    kind: "transformation",
    type: "transform",
    reference: transform,
    async: false,
    operation,
    "~run"(dataset) {
      dataset.value = this.operation(dataset.value);
      return dataset;
    }
  };
}
// @__NO_SIDE_EFFECTS__
function getFallback(schema, dataset, config$1) {
  return typeof schema.fallback === "function" ? schema.fallback(dataset, config$1) : schema.fallback;
}
// @__NO_SIDE_EFFECTS__
function getDefault(schema, dataset, config$1) {
  return typeof schema.default === "function" ? schema.default(dataset, config$1) : schema.default;
}
// @__NO_SIDE_EFFECTS__
function array(item, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "array",
    reference: array,
    expects: "Array",
    async: false,
    item,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (Array.isArray(input)) {
        dataset.typed = true;
        dataset.value = [];
        for (let key = 0; key < input.length; key++) {
          const value$1 = input[key];
          const itemDataset = this.item["~run"]({ value: value$1 }, config$1);
          if (itemDataset.issues) {
            const pathItem = {
              type: "array",
              origin: "value",
              input,
              key,
              value: value$1
            };
            for (const issue of itemDataset.issues) {
              if (issue.path) issue.path.unshift(pathItem);
              else issue.path = [pathItem];
              dataset.issues?.push(issue);
            }
            if (!dataset.issues) dataset.issues = itemDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!itemDataset.typed) dataset.typed = false;
          dataset.value.push(itemDataset.value);
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function boolean(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "boolean",
    reference: boolean,
    expects: "boolean",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "boolean") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function nullish(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "nullish",
    reference: nullish,
    expects: `(${wrapped.expects} | null | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === null || dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === null || dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function number(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "number",
    reference: number,
    expects: "number",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "number" && !isNaN(dataset.value)) dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function object(entries$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "object",
    reference: object,
    expects: "Object",
    async: false,
    entries: entries$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const key in this.entries) {
          const valueSchema = this.entries[key];
          if (key in input || (valueSchema.type === "exact_optional" || valueSchema.type === "optional" || valueSchema.type === "nullish") && valueSchema.default !== void 0) {
            const value$1 = key in input ? input[key] : /* @__PURE__ */ getDefault(valueSchema);
            const valueDataset = valueSchema["~run"]({ value: value$1 }, config$1);
            if (valueDataset.issues) {
              const pathItem = {
                type: "object",
                origin: "value",
                input,
                key,
                value: value$1
              };
              for (const issue of valueDataset.issues) {
                if (issue.path) issue.path.unshift(pathItem);
                else issue.path = [pathItem];
                dataset.issues?.push(issue);
              }
              if (!dataset.issues) dataset.issues = valueDataset.issues;
              if (config$1.abortEarly) {
                dataset.typed = false;
                break;
              }
            }
            if (!valueDataset.typed) dataset.typed = false;
            dataset.value[key] = valueDataset.value;
          } else if (valueSchema.fallback !== void 0) dataset.value[key] = /* @__PURE__ */ getFallback(valueSchema);
          else if (valueSchema.type !== "exact_optional" && valueSchema.type !== "optional" && valueSchema.type !== "nullish") {
            _addIssue(this, "key", dataset, config$1, {
              input: void 0,
              expected: `"${key}"`,
              path: [{
                type: "object",
                origin: "key",
                input,
                key,
                value: input[key]
              }]
            });
            if (config$1.abortEarly) break;
          }
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function optional(wrapped, default_) {
  return _standardSchema({
    kind: "schema",
    type: "optional",
    reference: optional,
    expects: `(${wrapped.expects} | undefined)`,
    async: false,
    wrapped,
    default: default_,
    "~run"(dataset, config$1) {
      if (dataset.value === void 0) {
        if (this.default !== void 0) dataset.value = /* @__PURE__ */ getDefault(this, dataset, config$1);
        if (dataset.value === void 0) {
          dataset.typed = true;
          return dataset;
        }
      }
      return this.wrapped["~run"](dataset, config$1);
    }
  });
}
// @__NO_SIDE_EFFECTS__
function record(key, value$1, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "record",
    reference: record,
    expects: "Object",
    async: false,
    key,
    value: value$1,
    message: message$1,
    "~run"(dataset, config$1) {
      const input = dataset.value;
      if (input && typeof input === "object") {
        dataset.typed = true;
        dataset.value = {};
        for (const entryKey in input) if (/* @__PURE__ */ _isValidObjectKey(input, entryKey)) {
          const entryValue = input[entryKey];
          const keyDataset = this.key["~run"]({ value: entryKey }, config$1);
          if (keyDataset.issues) {
            const pathItem = {
              type: "object",
              origin: "key",
              input,
              key: entryKey,
              value: entryValue
            };
            for (const issue of keyDataset.issues) {
              issue.path = [pathItem];
              dataset.issues?.push(issue);
            }
            if (!dataset.issues) dataset.issues = keyDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          const valueDataset = this.value["~run"]({ value: entryValue }, config$1);
          if (valueDataset.issues) {
            const pathItem = {
              type: "object",
              origin: "value",
              input,
              key: entryKey,
              value: entryValue
            };
            for (const issue of valueDataset.issues) {
              if (issue.path) issue.path.unshift(pathItem);
              else issue.path = [pathItem];
              dataset.issues?.push(issue);
            }
            if (!dataset.issues) dataset.issues = valueDataset.issues;
            if (config$1.abortEarly) {
              dataset.typed = false;
              break;
            }
          }
          if (!keyDataset.typed || !valueDataset.typed) dataset.typed = false;
          if (keyDataset.typed) dataset.value[keyDataset.value] = valueDataset.value;
        }
      } else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function string(message$1) {
  return _standardSchema({
    kind: "schema",
    type: "string",
    reference: string,
    expects: "string",
    async: false,
    message: message$1,
    "~run"(dataset, config$1) {
      if (typeof dataset.value === "string") dataset.typed = true;
      else _addIssue(this, "type", dataset, config$1);
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function _subIssues(datasets) {
  let issues;
  if (datasets) for (const dataset of datasets) if (issues) for (const issue of dataset.issues) issues.push(issue);
  else issues = dataset.issues;
  return issues;
}
// @__NO_SIDE_EFFECTS__
function union(options, message$1) {
  return _standardSchema({
    kind: "schema",
    type: "union",
    reference: union,
    expects: /* @__PURE__ */ _joinExpects(options.map((option) => option.expects), "|"),
    async: false,
    options,
    message: message$1,
    "~run"(dataset, config$1) {
      let validDataset;
      let typedDatasets;
      let untypedDatasets;
      for (const schema of this.options) {
        const optionDataset = schema["~run"]({ value: dataset.value }, config$1);
        if (optionDataset.typed) if (optionDataset.issues) if (typedDatasets) typedDatasets.push(optionDataset);
        else typedDatasets = [optionDataset];
        else {
          validDataset = optionDataset;
          break;
        }
        else if (untypedDatasets) untypedDatasets.push(optionDataset);
        else untypedDatasets = [optionDataset];
      }
      if (validDataset) return validDataset;
      if (typedDatasets) {
        if (typedDatasets.length === 1) return typedDatasets[0];
        _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(typedDatasets) });
        dataset.typed = true;
      } else if (untypedDatasets?.length === 1) return untypedDatasets[0];
      else _addIssue(this, "type", dataset, config$1, { issues: /* @__PURE__ */ _subIssues(untypedDatasets) });
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function unknown() {
  return _standardSchema({
    kind: "schema",
    type: "unknown",
    reference: unknown,
    expects: "unknown",
    async: false,
    "~run"(dataset) {
      dataset.typed = true;
      return dataset;
    }
  });
}
function parse2(schema, input, config$1) {
  const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  if (dataset.issues) throw new ValiError(dataset.issues);
  return dataset.value;
}
// @__NO_SIDE_EFFECTS__
function pipe(...pipe$1) {
  return _standardSchema({
    ...pipe$1[0],
    pipe: pipe$1,
    "~run"(dataset, config$1) {
      for (const item of pipe$1) if (item.kind !== "metadata") {
        if (dataset.issues && (item.kind === "schema" || item.kind === "transformation")) {
          dataset.typed = false;
          break;
        }
        if (!dataset.issues || !config$1.abortEarly && !config$1.abortPipeEarly) dataset = item["~run"](dataset, config$1);
      }
      return dataset;
    }
  });
}
// @__NO_SIDE_EFFECTS__
function safeParse(schema, input, config$1) {
  const dataset = schema["~run"]({ value: input }, /* @__PURE__ */ getGlobalConfig(config$1));
  return {
    typed: dataset.typed,
    success: !dataset.issues,
    output: dataset.value,
    issues: dataset.issues
  };
}
var ActionSchema = /* @__PURE__ */ pipe(
  /* @__PURE__ */ string(),
  /* @__PURE__ */ transform((action) => {
    switch (action) {
      case "create":
      case "update":
      case "delete":
      case "read":
        return action;
      default:
        return "other";
    }
  })
);
var ResourceSchema = /* @__PURE__ */ object({ addr: /* @__PURE__ */ string() });
var HookSchema = /* @__PURE__ */ object({ hook: /* @__PURE__ */ object({ resource: ResourceSchema, action: /* @__PURE__ */ optional(ActionSchema, "other") }) });
var StartSchema = /* @__PURE__ */ object({
  hook: /* @__PURE__ */ object({ resource: ResourceSchema, action: /* @__PURE__ */ optional(ActionSchema, "other"), id_value: /* @__PURE__ */ optional(/* @__PURE__ */ string()) })
});
var EndSchema = /* @__PURE__ */ object({
  hook: /* @__PURE__ */ object({ resource: ResourceSchema, action: /* @__PURE__ */ optional(ActionSchema, "other"), elapsed_seconds: /* @__PURE__ */ optional(/* @__PURE__ */ number(), 0) })
});
var PlannedChangeSchema = /* @__PURE__ */ object({ change: /* @__PURE__ */ object({ resource: ResourceSchema, action: ActionSchema }) });
var VersionSchema = /* @__PURE__ */ union([/* @__PURE__ */ object({ terraform: /* @__PURE__ */ string() }), /* @__PURE__ */ object({ tofu: /* @__PURE__ */ string() })]);
var Count = /* @__PURE__ */ optional(/* @__PURE__ */ number(), 0);
var SummarySchema = /* @__PURE__ */ object({
  changes: /* @__PURE__ */ object({ add: Count, change: Count, remove: Count, import: Count, operation: /* @__PURE__ */ optional(/* @__PURE__ */ string(), "") })
});
var OutputsSchema = /* @__PURE__ */ object({ outputs: /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown()) });
var PositionSchema = /* @__PURE__ */ object({ line: /* @__PURE__ */ number() });
var DiagnosticSchema = /* @__PURE__ */ object({
  diagnostic: /* @__PURE__ */ object({
    severity: /* @__PURE__ */ string(),
    summary: /* @__PURE__ */ string(),
    detail: /* @__PURE__ */ optional(/* @__PURE__ */ string(), ""),
    address: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
    range: /* @__PURE__ */ optional(/* @__PURE__ */ object({ filename: /* @__PURE__ */ string(), start: PositionSchema, end: PositionSchema }))
  })
});
var EnvelopeSchema = /* @__PURE__ */ object({
  type: /* @__PURE__ */ string(),
  "@message": /* @__PURE__ */ optional(/* @__PURE__ */ string(), ""),
  "@level": /* @__PURE__ */ optional(/* @__PURE__ */ string(), "info")
});
var readDiagnostic = ({ diagnostic }, redact) => ({
  severity: diagnostic.severity === "error" ? "error" : "warning",
  summary: redact(diagnostic.summary),
  detail: redact(diagnostic.detail),
  address: diagnostic.address ?? null,
  range: diagnostic.range === void 0 ? null : { filename: diagnostic.range.filename, startLine: diagnostic.range.start.line, endLine: diagnostic.range.end.line }
});
var readKnown = (type, level, message, line, redact) => {
  switch (type) {
    case "version": {
      const answer = parse2(VersionSchema, line);
      return "tofu" in answer ? { type, message, product: "opentofu", version: answer.tofu } : { type, message, product: "terraform", version: answer.terraform };
    }
    case "planned_change": {
      const { change } = parse2(PlannedChangeSchema, line);
      return { type, message, address: change.resource.addr, action: change.action };
    }
    case "apply_start": {
      const { hook } = parse2(StartSchema, line);
      return { type, message, address: hook.resource.addr, action: hook.action, id: hook.id_value ?? null };
    }
    case "apply_progress":
    case "apply_complete":
    case "apply_errored": {
      const { hook } = parse2(EndSchema, line);
      return { type, message, address: hook.resource.addr, action: hook.action, elapsedSeconds: hook.elapsed_seconds };
    }
    case "refresh_start":
    case "refresh_complete":
      return { type, message, address: parse2(HookSchema, line).hook.resource.addr };
    case "change_summary": {
      const { operation, ...counts } = parse2(SummarySchema, line).changes;
      return { type, message, operation, counts };
    }
    case "outputs":
      return { type, message, names: Object.keys(parse2(OutputsSchema, line).outputs) };
    case "diagnostic":
      return { type, message, diagnostic: readDiagnostic(parse2(DiagnosticSchema, line), redact) };
    case "log":
      return { type, message, level };
    default:
      return { type: "other", name: type, message };
  }
};
var parseJson = (text) => {
  if (!text.startsWith("{")) return void 0;
  try {
    return JSON.parse(text);
  } catch {
    return void 0;
  }
};
var decodeLine = (line, redact) => {
  const parsed = parseJson(line);
  const envelope = /* @__PURE__ */ safeParse(EnvelopeSchema, parsed);
  if (!envelope.success) return { type: "plain", message: redact(line) };
  const { type, "@level": level, "@message": text } = envelope.output;
  const message = redact(text);
  try {
    return readKnown(type, level, message, parsed, redact);
  } catch (error) {
    if (error instanceof ValiError) return { type: "other", name: type, message };
    throw error;
  }
};
var fromProc = async (pid) => {
  const text = await (0, import_promises6.readFile)(`/proc/${pid}/stat`, "utf8");
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? null;
};
var fromPs = async (pid) => {
  const { stdout } = await (0, import_node_util.promisify)(import_node_child_process2.execFile)("ps", ["-o", "lstart=", "-p", String(pid)]);
  return stdout.trim() || null;
};
var processStart = async (pid) => {
  if (process.platform === "win32") return null;
  try {
    return process.platform === "linux" ? await fromProc(pid) : await fromPs(pid);
  } catch {
    return null;
  }
};
var createLineSplitter = (onLine) => {
  const decoder = new import_node_string_decoder.StringDecoder("utf8");
  let pieces = [];
  const deliver = () => {
    const line = pieces.join("");
    pieces = [];
    onLine(line.endsWith("\r") ? line.slice(0, -1) : line);
  };
  const take = (text) => {
    let start2 = 0;
    for (let end = text.indexOf("\n"); end !== -1; end = text.indexOf("\n", start2)) {
      pieces.push(text.slice(start2, end));
      deliver();
      start2 = end + 1;
    }
    if (start2 < text.length) pieces.push(text.slice(start2));
  };
  return {
    write: (chunk) => take(decoder.write(chunk)),
    end: () => {
      take(decoder.end());
      if (pieces.length > 0) deliver();
    }
  };
};
var READ_SIZE = 64 * 1024;
var FALLBACK_MS = 500;
var createBell = () => {
  let rung = false;
  let wake = null;
  return {
    ring: () => {
      rung = true;
      wake?.();
    },
    heard: async () => {
      if (!rung) {
        await new Promise((resolve2) => {
          const timer = setTimeout(resolve2, FALLBACK_MS);
          wake = () => {
            clearTimeout(timer);
            resolve2();
          };
        });
      }
      rung = false;
      wake = null;
    }
  };
};
var watchFile = (file, onChange) => {
  try {
    const watcher = (0, import_node_fs2.watch)(file, { persistent: false }, onChange);
    watcher.on("error", () => watcher.close());
    return () => watcher.close();
  } catch {
    return () => void 0;
  }
};
var readToEnd = async (handle, buffer, splitter) => {
  for (; ; ) {
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, null);
    if (bytesRead === 0) return;
    splitter.write(buffer.subarray(0, bytesRead));
  }
};
var tailLines = async (file, onLine, ended) => {
  const splitter = createLineSplitter(onLine);
  const bell = createBell();
  let over = false;
  const stop = () => {
    over = true;
    bell.ring();
  };
  ended.then(stop, stop);
  const handle = await (0, import_promises7.open)(file, "r");
  const unwatch = watchFile(file, bell.ring);
  const buffer = Buffer.allocUnsafe(READ_SIZE);
  try {
    for (; ; ) {
      const last = over;
      await readToEnd(handle, buffer, splitter);
      if (last) break;
      await bell.heard();
    }
    splitter.end();
  } finally {
    unwatch();
    await handle.close();
  }
};
var SUPERVISE = 'trap : INT TERM; "$@"; code=$?; echo "$code" > "$0.part" && mv "$0.part" "$0"; exit "$code"';
var isWindows = process.platform === "win32";
var start = (command, log) => {
  const options = { cwd: command.cwd, env: { ...command.environment } };
  if (isWindows) return (0, import_node_child_process.spawn)(command.file, [...command.arguments], { ...options, stdio: ["ignore", log.fd, log.fd], windowsHide: true });
  return (0, import_node_child_process.spawn)("/bin/sh", ["-c", SUPERVISE, command.exitFile, command.file, ...command.arguments], {
    ...options,
    stdio: ["ignore", log.fd, log.fd],
    detached: true
  });
};
var readExit = (code, signal) => {
  if (signal !== null) return { kind: "signalled", signal };
  if (code === null) return { kind: "lost" };
  const killedBy = isWindows ? void 0 : Object.entries(import_node_os.constants.signals).find(([, number2]) => number2 === code - 128);
  return killedBy === void 0 ? { kind: "exited", code } : { kind: "signalled", signal: killedBy[0] };
};
var signalGroup = (pid, signal) => {
  try {
    process.kill(-pid, signal);
  } catch {
  }
};
var createInterrupt = (pid, killAfterMs) => {
  let sent = false;
  let killer = null;
  return {
    wasSent: () => sent,
    send: () => {
      if (sent) return;
      sent = true;
      if (isWindows) return;
      signalGroup(pid, "SIGINT");
      if (killAfterMs !== null) killer = setTimeout(() => signalGroup(pid, "SIGKILL"), killAfterMs);
    },
    close: () => {
      if (killer !== null) clearTimeout(killer);
    }
  };
};
var exitOf = (child2) => new Promise((resolve2) => {
  child2.once("error", () => resolve2({ kind: "lost" }));
  child2.once("exit", (code, signal) => resolve2(readExit(code, signal)));
});
var follow = async (command, child2, pid) => {
  const interrupt = createInterrupt(pid, command.killAfterMs);
  const exit = exitOf(child2);
  command.signal.addEventListener("abort", interrupt.send, { once: true });
  if (command.signal.aborted) interrupt.send();
  const tellStarted = async () => command.onStarted({ pid, startTime: await processStart(pid) });
  try {
    const settled = await Promise.allSettled([tellStarted(), tailLines(command.log, command.onLine, exit), exit]);
    const failure = settled.find((result) => result.status === "rejected");
    if (failure !== void 0) throw failure.reason;
    return { exit: await exit, interrupted: interrupt.wasSent() };
  } finally {
    command.signal.removeEventListener("abort", interrupt.send);
    interrupt.close();
  }
};
var runLong = async (command) => {
  if (command.signal.aborted) return { exit: { kind: "signalled", signal: "SIGINT" }, interrupted: true };
  const log = await (0, import_promises5.open)(command.log, "wx", 384);
  try {
    const child2 = start(command, log);
    if (child2.pid !== void 0) return await follow(command, child2, child2.pid);
    await exitOf(child2);
    command.onLine(`${command.file} could not be started in ${command.cwd}.`);
    return { exit: { kind: "lost" }, interrupted: false };
  } finally {
    await log.close();
  }
};
var KEPT_WORDS = 30;
var COLOURS = new RegExp(`${String.fromCharCode(27)}\\[[0-9;]*m`, "g");
var TITLE = /^(Error|Warning): (.*)$/;
var readRange = (detail) => {
  const match = /^\s*on (.+) line (\d+)(?:, in .*)?:$/m.exec(detail);
  if (match?.[1] === void 0) return null;
  return { filename: match[1], startLine: Number(match[2]), endLine: Number(match[2]) };
};
var readDiagnostic2 = (lines) => {
  const match = TITLE.exec(lines[0] ?? "");
  if (match === null) return null;
  const detail = lines.slice(1).join("\n").trim();
  return { severity: match[1] === "Error" ? "error" : "warning", summary: match[2] ?? "", detail, address: null, range: readRange(detail) };
};
var createTextDiagnostics = () => {
  const closed = [];
  let current = null;
  let words = [];
  const close = () => {
    const diagnostic = current === null ? null : readDiagnostic2(current.lines);
    if (diagnostic !== null) closed.push(diagnostic);
    current = null;
    words = [];
  };
  const open6 = (boxed, lines) => {
    if (current !== null) close();
    current = { boxed, lines };
  };
  return {
    add: (raw) => {
      const line = raw.replace(COLOURS, "").trimEnd();
      if (line === "\u2577") open6(true, []);
      else if (line === "\u2575") close();
      else if (TITLE.test(line)) open6(false, [line]);
      else if (current?.boxed === true) current.lines.push(line.replace(/^│ ?/, ""));
      else if (current !== null) current.lines.push(line);
      else words = [...words, line].slice(-KEPT_WORDS);
    },
    found: () => {
      const last = current === null ? null : readDiagnostic2(current.lines);
      return last === null ? closed : [...closed, last];
    },
    lastWords: () => words
  };
};
var diagnosticFromWords = (lines) => {
  const [summary, ...detail] = lines.filter((line) => line.trim() !== "");
  return summary === void 0 ? null : { severity: "error", summary, detail: detail.join("\n"), address: null, range: null };
};
var createRunRecord = () => {
  const operations = [];
  const diagnostics = [];
  const text = createTextDiagnostics();
  const open6 = /* @__PURE__ */ new Map();
  const begin = (event) => {
    if (event.action === "read") return;
    const key = `${event.action} ${event.address}`;
    open6.set(key, [...open6.get(key) ?? [], operations.length]);
    operations.push({ address: event.address, action: event.action, id: event.id, state: "started", elapsedSeconds: null });
  };
  const end = (event) => {
    const index = open6.get(`${event.action} ${event.address}`)?.shift();
    const operation = index === void 0 ? void 0 : operations[index];
    if (index === void 0 || operation === void 0) return;
    const state = event.type === "apply_complete" ? "completed" : "errored";
    operations[index] = { ...operation, state, elapsedSeconds: event.elapsedSeconds };
  };
  return {
    add: (event) => {
      if (event.type === "apply_start") begin(event);
      else if (event.type === "apply_complete" || event.type === "apply_errored") end(event);
      else if (event.type === "diagnostic") diagnostics.push(event.diagnostic);
      else if (event.type === "plain") text.add(event.message);
    },
    operations: () => operations,
    diagnostics: () => [...diagnostics, ...text.found()],
    lastWords: text.lastWords
  };
};
var privatePath = async (privateDirectory, name) => {
  await (0, import_promises4.mkdir)(privateDirectory, { recursive: true, mode: 448 });
  await (0, import_promises4.chmod)(privateDirectory, 448);
  return import_node_path3.default.join(privateDirectory, `${name.replaceAll(" ", "-")}-${(0, import_node_crypto3.randomBytes)(6).toString("hex")}`);
};
var followCommand = async (command, surroundings) => {
  const base = await privatePath(surroundings.privateDirectory, command.name);
  const files = { log: `${base}.log`, exitFile: `${base}.exit` };
  const record2 = createRunRecord();
  try {
    const end = await runLong({
      ...files,
      file: command.binary,
      arguments: command.arguments,
      cwd: surroundings.workingDirectory,
      environment: command.environment,
      signal: surroundings.signal,
      killAfterMs: command.killAfterMs,
      onStarted: (process2) => surroundings.onStarted({ command: command.name, ...process2, ...files }),
      onLine: (line) => {
        const event = decodeLine(line, surroundings.redactor.redact);
        record2.add(event);
        surroundings.onEvent(event, command.name);
      }
    });
    return { ...end, record: record2 };
  } finally {
    await (0, import_promises4.rm)(files.log, { force: true });
  }
};
var diagnosticsOf = (end) => {
  const found = end.record.diagnostics();
  const failed = end.exit.kind === "exited" && end.exit.code !== 0;
  if (!failed || found.some(({ severity }) => severity === "error")) return found;
  const lastWords = diagnosticFromWords(end.record.lastWords());
  return lastWords === null ? found : [...found, lastWords];
};
var asRun = (end) => ({
  exit: end.exit,
  interrupted: end.interrupted,
  diagnostics: diagnosticsOf(end)
});
var ADVISES_INIT = /(please |by )?run(ning)?:?\s+"?(terraform|tofu) init\b/i;
var saysInitRequired = (diagnostics) => diagnostics.some(
  (diagnostic) => diagnostic.severity === "error" && ((0, import_chunk_M3AF7D5X.readTerraformError)(diagnostic) === "not-initialised" || ADVISES_INIT.test(`${diagnostic.summary}
${diagnostic.detail}`))
);
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod: chmod2, copyFile, lstat, mkdir: mkdir2, open: open3, readdir, rename, rm: rm2, rmdir, stat: stat2, symlink, unlink } = fs.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      yield stat2(fsPath);
    } catch (err) {
      if (err.code === "ENOENT") {
        return false;
      }
      throw err;
    }
    return true;
  });
}
function isRooted(p) {
  p = normalizeSeparators(p);
  if (!p) {
    throw new Error('isRooted() parameter "p" cannot be empty');
  }
  if (IS_WINDOWS) {
    return p.startsWith("\\") || /^[A-Z]:/i.test(p);
  }
  return p.startsWith("/");
}
function tryGetExecutablePath(filePath, extensions) {
  return __awaiter(this, void 0, void 0, function* () {
    let stats = void 0;
    try {
      stats = yield stat2(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path3.extname(filePath).toUpperCase();
        if (extensions.some((validExt) => validExt.toUpperCase() === upperExt)) {
          return filePath;
        }
      } else {
        if (isUnixExecutable(stats)) {
          return filePath;
        }
      }
    }
    const originalFilePath = filePath;
    for (const extension of extensions) {
      filePath = originalFilePath + extension;
      stats = void 0;
      try {
        stats = yield stat2(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path3.dirname(filePath);
            const upperName = path3.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path3.join(directory, actualName);
                break;
              }
            }
          } catch (err) {
            console.log(`Unexpected error attempting to determine the actual case of the file '${filePath}': ${err}`);
          }
          return filePath;
        } else {
          if (isUnixExecutable(stats)) {
            return filePath;
          }
        }
      }
    }
    return "";
  });
}
function normalizeSeparators(p) {
  p = p || "";
  if (IS_WINDOWS) {
    p = p.replace(/\//g, "\\");
    return p.replace(/\\\\+/g, "\\");
  }
  return p.replace(/\/\/+/g, "/");
}
function isUnixExecutable(stats) {
  return (stats.mode & 1) > 0 || (stats.mode & 8) > 0 && process.getgid !== void 0 && stats.gid === process.getgid() || (stats.mode & 64) > 0 && process.getuid !== void 0 && stats.uid === process.getuid();
}
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function which(tool, check) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    if (check) {
      const result = yield which(tool, false);
      if (!result) {
        if (IS_WINDOWS) {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also verify the file has a valid extension for an executable file.`);
        } else {
          throw new Error(`Unable to locate executable file: ${tool}. Please verify either the file path exists or the file can be found within a directory specified by the PATH environment variable. Also check the file mode to verify the file is executable.`);
        }
      }
      return result;
    }
    const matches = yield findInPath(tool);
    if (matches && matches.length > 0) {
      return matches[0];
    }
    return "";
  });
}
function findInPath(tool) {
  return __awaiter2(this, void 0, void 0, function* () {
    if (!tool) {
      throw new Error("parameter 'tool' is required");
    }
    const extensions = [];
    if (IS_WINDOWS && process.env["PATHEXT"]) {
      for (const extension of process.env["PATHEXT"].split(path4.delimiter)) {
        if (extension) {
          extensions.push(extension);
        }
      }
    }
    if (isRooted(tool)) {
      const filePath = yield tryGetExecutablePath(tool, extensions);
      if (filePath) {
        return [filePath];
      }
      return [];
    }
    if (tool.includes(path4.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path4.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path4.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var IS_WINDOWS2 = process.platform === "win32";
var ToolRunner = class extends events.EventEmitter {
  constructor(toolPath, args, options) {
    super();
    if (!toolPath) {
      throw new Error("Parameter 'toolPath' cannot be null or empty.");
    }
    this.toolPath = toolPath;
    this.args = args || [];
    this.options = options || {};
  }
  _debug(message) {
    if (this.options.listeners && this.options.listeners.debug) {
      this.options.listeners.debug(message);
    }
  }
  _getCommandString(options, noPrefix) {
    const toolPath = this._getSpawnFileName();
    const args = this._getSpawnArgs(options);
    let cmd = noPrefix ? "" : "[command]";
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        cmd += toolPath;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else if (options.windowsVerbatimArguments) {
        cmd += `"${toolPath}"`;
        for (const a of args) {
          cmd += ` ${a}`;
        }
      } else {
        cmd += this._windowsQuoteCmdArg(toolPath);
        for (const a of args) {
          cmd += ` ${this._windowsQuoteCmdArg(a)}`;
        }
      }
    } else {
      cmd += toolPath;
      for (const a of args) {
        cmd += ` ${a}`;
      }
    }
    return cmd;
  }
  _processLineBuffer(data, strBuffer, onLine) {
    try {
      let s = strBuffer + data.toString();
      let n = s.indexOf(os.EOL);
      while (n > -1) {
        const line = s.substring(0, n);
        onLine(line);
        s = s.substring(n + os.EOL.length);
        n = s.indexOf(os.EOL);
      }
      return s;
    } catch (err) {
      this._debug(`error processing line. Failed with error ${err}`);
      return "";
    }
  }
  _getSpawnFileName() {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        return process.env["COMSPEC"] || "cmd.exe";
      }
    }
    return this.toolPath;
  }
  _getSpawnArgs(options) {
    if (IS_WINDOWS2) {
      if (this._isCmdFile()) {
        let argline = `/D /S /C "${this._windowsQuoteCmdArg(this.toolPath)}`;
        for (const a of this.args) {
          argline += " ";
          argline += options.windowsVerbatimArguments ? a : this._windowsQuoteCmdArg(a);
        }
        argline += '"';
        return [argline];
      }
    }
    return this.args;
  }
  _endsWith(str, end) {
    return str.endsWith(end);
  }
  _isCmdFile() {
    const upperToolPath = this.toolPath.toUpperCase();
    return this._endsWith(upperToolPath, ".CMD") || this._endsWith(upperToolPath, ".BAT");
  }
  _windowsQuoteCmdArg(arg) {
    if (!this._isCmdFile()) {
      return this._uvQuoteCmdArg(arg);
    }
    if (!arg) {
      return '""';
    }
    const cmdSpecialChars = [
      " ",
      "	",
      "&",
      "(",
      ")",
      "[",
      "]",
      "{",
      "}",
      "^",
      "=",
      ";",
      "!",
      "'",
      "+",
      ",",
      "`",
      "~",
      "|",
      "<",
      ">",
      '"'
    ];
    let needsQuotes = false;
    for (const char of arg) {
      if (cmdSpecialChars.some((x) => x === char)) {
        needsQuotes = true;
        break;
      }
    }
    if (!needsQuotes) {
      return arg;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += '"';
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _uvQuoteCmdArg(arg) {
    if (!arg) {
      return '""';
    }
    if (!arg.includes(" ") && !arg.includes("	") && !arg.includes('"')) {
      return arg;
    }
    if (!arg.includes('"') && !arg.includes("\\")) {
      return `"${arg}"`;
    }
    let reverse = '"';
    let quoteHit = true;
    for (let i = arg.length; i > 0; i--) {
      reverse += arg[i - 1];
      if (quoteHit && arg[i - 1] === "\\") {
        reverse += "\\";
      } else if (arg[i - 1] === '"') {
        quoteHit = true;
        reverse += "\\";
      } else {
        quoteHit = false;
      }
    }
    reverse += '"';
    return reverse.split("").reverse().join("");
  }
  _cloneExecOptions(options) {
    options = options || {};
    const result = {
      cwd: options.cwd || process.cwd(),
      env: options.env || process.env,
      silent: options.silent || false,
      windowsVerbatimArguments: options.windowsVerbatimArguments || false,
      failOnStdErr: options.failOnStdErr || false,
      ignoreReturnCode: options.ignoreReturnCode || false,
      delay: options.delay || 1e4
    };
    result.outStream = options.outStream || process.stdout;
    result.errStream = options.errStream || process.stderr;
    return result;
  }
  _getSpawnOptions(options, toolPath) {
    options = options || {};
    const result = {};
    result.cwd = options.cwd;
    result.env = options.env;
    result["windowsVerbatimArguments"] = options.windowsVerbatimArguments || this._isCmdFile();
    if (options.windowsVerbatimArguments) {
      result.argv0 = `"${toolPath}"`;
    }
    return result;
  }
  /**
   * Exec a tool.
   * Output will be streamed to the live console.
   * Returns promise with return code
   *
   * @param     tool     path to tool to exec
   * @param     options  optional exec options.  See ExecOptions
   * @returns   number
   */
  exec() {
    return __awaiter3(this, void 0, void 0, function* () {
      if (!isRooted(this.toolPath) && (this.toolPath.includes("/") || IS_WINDOWS2 && this.toolPath.includes("\\"))) {
        this.toolPath = path5.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve2, reject) => __awaiter3(this, void 0, void 0, function* () {
        this._debug(`exec tool: ${this.toolPath}`);
        this._debug("arguments:");
        for (const arg of this.args) {
          this._debug(`   ${arg}`);
        }
        const optionsNonNull = this._cloneExecOptions(this.options);
        if (!optionsNonNull.silent && optionsNonNull.outStream) {
          optionsNonNull.outStream.write(this._getCommandString(optionsNonNull) + os.EOL);
        }
        const state = new ExecState(optionsNonNull, this.toolPath);
        state.on("debug", (message) => {
          this._debug(message);
        });
        if (this.options.cwd && !(yield exists(this.options.cwd))) {
          return reject(new Error(`The cwd: ${this.options.cwd} does not exist!`));
        }
        const fileName = this._getSpawnFileName();
        const cp = child.spawn(fileName, this._getSpawnArgs(optionsNonNull), this._getSpawnOptions(this.options, fileName));
        let stdbuffer = "";
        if (cp.stdout) {
          cp.stdout.on("data", (data) => {
            if (this.options.listeners && this.options.listeners.stdout) {
              this.options.listeners.stdout(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.outStream) {
              optionsNonNull.outStream.write(data);
            }
            stdbuffer = this._processLineBuffer(data, stdbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.stdline) {
                this.options.listeners.stdline(line);
              }
            });
          });
        }
        let errbuffer = "";
        if (cp.stderr) {
          cp.stderr.on("data", (data) => {
            state.processStderr = true;
            if (this.options.listeners && this.options.listeners.stderr) {
              this.options.listeners.stderr(data);
            }
            if (!optionsNonNull.silent && optionsNonNull.errStream && optionsNonNull.outStream) {
              const s = optionsNonNull.failOnStdErr ? optionsNonNull.errStream : optionsNonNull.outStream;
              s.write(data);
            }
            errbuffer = this._processLineBuffer(data, errbuffer, (line) => {
              if (this.options.listeners && this.options.listeners.errline) {
                this.options.listeners.errline(line);
              }
            });
          });
        }
        cp.on("error", (err) => {
          state.processError = err.message;
          state.processExited = true;
          state.processClosed = true;
          state.CheckComplete();
        });
        cp.on("exit", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          this._debug(`Exit code ${code} received from tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        cp.on("close", (code) => {
          state.processExitCode = code;
          state.processExited = true;
          state.processClosed = true;
          this._debug(`STDIO streams have closed for tool '${this.toolPath}'`);
          state.CheckComplete();
        });
        state.on("done", (error, exitCode) => {
          if (stdbuffer.length > 0) {
            this.emit("stdline", stdbuffer);
          }
          if (errbuffer.length > 0) {
            this.emit("errline", errbuffer);
          }
          cp.removeAllListeners();
          if (error) {
            reject(error);
          } else {
            resolve2(exitCode);
          }
        });
        if (this.options.input) {
          if (!cp.stdin) {
            throw new Error("child process missing stdin");
          }
          cp.stdin.end(this.options.input);
        }
      }));
    });
  }
};
function argStringToArray(argString) {
  const args = [];
  let inQuotes = false;
  let escaped = false;
  let arg = "";
  function append(c) {
    if (escaped && c !== '"') {
      arg += "\\";
    }
    arg += c;
    escaped = false;
  }
  for (let i = 0; i < argString.length; i++) {
    const c = argString.charAt(i);
    if (c === '"') {
      if (!escaped) {
        inQuotes = !inQuotes;
      } else {
        append(c);
      }
      continue;
    }
    if (c === "\\" && escaped) {
      append(c);
      continue;
    }
    if (c === "\\" && inQuotes) {
      escaped = true;
      continue;
    }
    if (c === " " && !inQuotes) {
      if (arg.length > 0) {
        args.push(arg);
        arg = "";
      }
      continue;
    }
    append(c);
  }
  if (arg.length > 0) {
    args.push(arg.trim());
  }
  return args;
}
var ExecState = class _ExecState extends events.EventEmitter {
  constructor(options, toolPath) {
    super();
    this.processClosed = false;
    this.processError = "";
    this.processExitCode = 0;
    this.processExited = false;
    this.processStderr = false;
    this.delay = 1e4;
    this.done = false;
    this.timeout = null;
    if (!toolPath) {
      throw new Error("toolPath must not be empty");
    }
    this.options = options;
    this.toolPath = toolPath;
    if (options.delay) {
      this.delay = options.delay;
    }
  }
  CheckComplete() {
    if (this.done) {
      return;
    }
    if (this.processClosed) {
      this._setResult();
    } else if (this.processExited) {
      this.timeout = (0, import_timers.setTimeout)(_ExecState.HandleTimeout, this.delay, this);
    }
  }
  _debug(message) {
    this.emit("debug", message);
  }
  _setResult() {
    let error;
    if (this.processExited) {
      if (this.processError) {
        error = new Error(`There was an error when attempting to execute the process '${this.toolPath}'. This may indicate the process failed to start. Error: ${this.processError}`);
      } else if (this.processExitCode !== 0 && !this.options.ignoreReturnCode) {
        error = new Error(`The process '${this.toolPath}' failed with exit code ${this.processExitCode}`);
      } else if (this.processStderr && this.options.failOnStdErr) {
        error = new Error(`The process '${this.toolPath}' failed because one or more lines were written to the STDERR stream`);
      }
    }
    if (this.timeout) {
      clearTimeout(this.timeout);
      this.timeout = null;
    }
    this.done = true;
    this.emit("done", error, this.processExitCode);
  }
  static HandleTimeout(state) {
    if (state.done) {
      return;
    }
    if (!state.processClosed && state.processExited) {
      const message = `The STDIO streams did not close within ${state.delay / 1e3} seconds of the exit event from process '${state.toolPath}'. This may indicate a child process inherited the STDIO streams and has not yet exited.`;
      state._debug(message);
    }
    state._setResult();
  }
};
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve2) {
      resolve2(value);
    });
  }
  return new (P || (P = Promise))(function(resolve2, reject) {
    function fulfilled(value) {
      try {
        step(generator.next(value));
      } catch (e) {
        reject(e);
      }
    }
    function rejected(value) {
      try {
        step(generator["throw"](value));
      } catch (e) {
        reject(e);
      }
    }
    function step(result) {
      result.done ? resolve2(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
function exec(commandLine, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    const commandArgs = argStringToArray(commandLine);
    if (commandArgs.length === 0) {
      throw new Error(`Parameter 'commandLine' cannot be null or empty.`);
    }
    const toolPath = commandArgs[0];
    args = commandArgs.slice(1).concat(args || []);
    const runner = new ToolRunner(toolPath, args, options);
    return runner.exec();
  });
}
function getExecOutput(commandLine, args, options) {
  return __awaiter4(this, void 0, void 0, function* () {
    var _a, _b;
    let stdout = "";
    let stderr = "";
    const stdoutDecoder = new import_string_decoder.StringDecoder("utf8");
    const stderrDecoder = new import_string_decoder.StringDecoder("utf8");
    const originalStdoutListener = (_a = options === null || options === void 0 ? void 0 : options.listeners) === null || _a === void 0 ? void 0 : _a.stdout;
    const originalStdErrListener = (_b = options === null || options === void 0 ? void 0 : options.listeners) === null || _b === void 0 ? void 0 : _b.stderr;
    const stdErrListener = (data) => {
      stderr += stderrDecoder.write(data);
      if (originalStdErrListener) {
        originalStdErrListener(data);
      }
    };
    const stdOutListener = (data) => {
      stdout += stdoutDecoder.write(data);
      if (originalStdoutListener) {
        originalStdoutListener(data);
      }
    };
    const listeners = Object.assign(Object.assign({}, options === null || options === void 0 ? void 0 : options.listeners), { stdout: stdOutListener, stderr: stdErrListener });
    const exitCode = yield exec(commandLine, args, Object.assign(Object.assign({}, options), { listeners }));
    stdout += stdoutDecoder.end();
    stderr += stderrDecoder.end();
    return {
      exitCode,
      stdout,
      stderr
    };
  });
}
var asOneWord = (file) => `"${file.replaceAll('"', '\\"')}"`;
var runShort = async (file, argumentList, options) => {
  try {
    const { exitCode, stdout, stderr } = await getExecOutput(asOneWord(file), [...argumentList], {
      cwd: options.cwd,
      env: { ...options.environment },
      silent: true,
      ignoreReturnCode: true
    });
    return { code: exitCode ?? -1, stdout, stderr };
  } catch (error) {
    return { code: -1, stdout: "", stderr: error instanceof Error ? error.message : String(error) };
  }
};
var MINIMUM = { terraform: [1, 5], opentofu: [1, 6] };
var PRODUCT_NAMES = { terraform: "Terraform", opentofu: "OpenTofu" };
var HOW_TO_GET_ONE = "Add a step with hashicorp/setup-terraform (or opentofu/setup-opentofu) before this one, or give the path of the binary in terraform-path.";
var isExecutable = async (file) => {
  try {
    await (0, import_promises8.access)(file, import_node_fs3.constants.X_OK);
    return (await (0, import_promises8.stat)(file)).isFile();
  } catch {
    return false;
  }
};
var candidates = (file, platform) => {
  const bare = file.replace(/\.exe$/i, "");
  return platform === "win32" ? [`${bare}-bin.exe`, `${bare}.exe`] : [`${file}-bin`, file];
};
var firstExecutable = async (files) => {
  for (const file of files) if (await isExecutable(file)) return file;
  return null;
};
var searchDirectories = (environment) => [
  ...(environment.PATH ?? environment.Path ?? "").split(import_node_path4.default.delimiter),
  environment.TERRAFORM_CLI_PATH ?? "",
  environment.TOFU_CLI_PATH ?? ""
].filter((directory) => directory !== "");
var findBinary = (name, environment, baseDirectory) => {
  const isPath = name.includes("/") || name.includes(import_node_path4.default.sep);
  const places = isPath ? [import_node_path4.default.resolve(baseDirectory, name)] : searchDirectories(environment).map((directory) => import_node_path4.default.resolve(baseDirectory, directory, name));
  return firstExecutable(places.flatMap((place2) => candidates(place2, process.platform)));
};
var readVersion = (output) => {
  const match = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(output);
  if (match?.[2] === void 0) return null;
  return { product: match[1] === "OpenTofu" ? "opentofu" : "terraform", version: match[2] };
};
var tooOld = ({ product, version }) => {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [wantedMajor, wantedMinor] = MINIMUM[product];
  if (major > wantedMajor || major === wantedMajor && minor >= wantedMinor) return null;
  return `${PRODUCT_NAMES[product]} ${version} is too old: ${wantedMajor}.${wantedMinor} or later is needed.`;
};
var locateTerraform = async (terraformPath, environment, baseDirectory) => {
  const file = await findBinary(terraformPath, environment, baseDirectory);
  if (file === null) return { ok: false, problem: `terraform-path: '${terraformPath}' was not found.`, next: HOW_TO_GET_ONE };
  const answer = await runShort(file, versionArguments(), { cwd: baseDirectory, environment });
  const found = readVersion(answer.stdout);
  if (found === null) {
    return {
      ok: false,
      problem: `terraform-path: '${file}' is neither Terraform nor OpenTofu: 'version' did not say so.`,
      next: HOW_TO_GET_ONE
    };
  }
  const problem = tooOld(found);
  if (problem !== null) return { ok: false, problem: `terraform-path: ${problem}`, next: HOW_TO_GET_ONE };
  return { ok: true, identity: { ...found, path: file } };
};
var MAKE_ONE = "Make one with 'terraform plan -out=FILE', and give its path relative to the working directory.";
var LOOK_AT = 4096;
var refuse = (problem, next = MAKE_ONE) => ({ ok: false, problem, next });
var errorCode = (error) => typeof error === "object" && error !== null && "code" in error ? String(error.code) : "an unknown error";
var judge = (file, beginning) => {
  if (beginning.length === 0) return refuse(`plan-file: '${file}' is empty.`);
  if (beginning.subarray(0, 2).toString("latin1") === "PK") return { ok: true };
  if (/^\s*\{[\s\S]*"remote_plan_format"/.test(beginning.toString("utf8"))) {
    return refuse(
      `plan-file: '${file}' is a bookmark of a remote run (HCP Terraform), not a plan.`,
      "Set the execution mode of the workspace to local, so that plan and apply run here with your credentials."
    );
  }
  return refuse(`plan-file: '${file}' is not a plan file.`);
};
var checkPlanFile = async (file) => {
  try {
    const handle = await (0, import_promises9.open)(file, "r");
    try {
      if ((await handle.stat()).isDirectory()) return refuse(`plan-file: '${file}' is a directory.`);
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOK_AT), 0, LOOK_AT, 0);
      return judge(file, buffer.subarray(0, bytesRead));
    } finally {
      await handle.close();
    }
  } catch (error) {
    const code = errorCode(error);
    return code === "ENOENT" ? refuse(`plan-file: '${file}' does not exist.`) : refuse(`plan-file: '${file}' could not be read: ${code}.`);
  }
};
var isJsonObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
var canonicalJson = (value) => JSON.stringify(
  value,
  (_key, member) => isJsonObject(member) ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => a < b ? -1 : 1)) : member
);
var createSeal = (key) => (value) => (0, import_node_crypto4.createHmac)("sha256", key).update(canonicalJson(value ?? null)).digest("hex");
var marksAnything = (marks) => {
  if (marks === true) return true;
  if (Array.isArray(marks)) return marks.some(marksAnything);
  return isJsonObject(marks) && Object.values(marks).some(marksAnything);
};
var memberOf = (tree, name) => isJsonObject(tree) && Object.hasOwn(tree, name) ? tree[name] : void 0;
var elementOf = (tree, index) => Array.isArray(tree) ? tree[index] : void 0;
var shapeOf = (value, unknownMarks) => (value === null || value === void 0) && marksAnything(unknownMarks) ? unknownMarks : value;
var lengthOf = (tree) => Array.isArray(tree) ? tree.length : 0;
var namesOf = (value, unknownMarks) => {
  const marked = isJsonObject(unknownMarks) ? Object.keys(unknownMarks).filter((name) => marksAnything(unknownMarks[name])) : [];
  return [.../* @__PURE__ */ new Set([...isJsonObject(value) ? Object.keys(value) : [], ...marked])];
};
var sealed = (value, unknownMarks, seal) => unknownMarks === true ? import_chunk_M3AF7D5X.UNKNOWN : new import_chunk_M3AF7D5X.SensitiveValue(seal(value), sealedParts(value, unknownMarks, seal));
var sealedParts = (value, unknownMarks, seal) => {
  const shape = shapeOf(value, unknownMarks);
  if (Array.isArray(shape)) {
    const length = Math.max(lengthOf(value), lengthOf(unknownMarks));
    return Array.from({ length }, (_, index) => sealed(elementOf(value, index), elementOf(unknownMarks, index), seal));
  }
  if (!isJsonObject(shape)) return null;
  const names = [...namesOf(value, unknownMarks)].sort();
  return Object.fromEntries(names.map((name) => [seal(name), sealed(memberOf(value, name), memberOf(unknownMarks, name), seal)]));
};
var plannedValue = (value, unknownMarks, sensitiveMarks, seal) => {
  if (unknownMarks === true) return import_chunk_M3AF7D5X.UNKNOWN;
  if (sensitiveMarks === true) return sealed(value, unknownMarks, seal);
  const shape = shapeOf(value, unknownMarks);
  if (Array.isArray(shape)) {
    const length = Math.max(lengthOf(value), lengthOf(unknownMarks));
    return Array.from(
      { length },
      (_, index) => plannedValue(elementOf(value, index), elementOf(unknownMarks, index), elementOf(sensitiveMarks, index), seal)
    );
  }
  if (isJsonObject(shape)) {
    return Object.fromEntries(
      namesOf(value, unknownMarks).map((name) => [
        name,
        plannedValue(memberOf(value, name), memberOf(unknownMarks, name), memberOf(sensitiveMarks, name), seal)
      ])
    );
  }
  return typeof shape === "string" || typeof shape === "number" || typeof shape === "boolean" ? shape : null;
};
var SHORTEST_VALUE = 4;
var SHORTEST_LINE = 8;
var TOO_COMMON = /* @__PURE__ */ new Set(["true", "false", "null"]);
var escapePattern = (text) => text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
var inJson = (text) => JSON.stringify(text).slice(1, -1);
var inGoJson = (text) => inJson(text).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
var spellings = (value) => {
  if (value.length < SHORTEST_VALUE || TOO_COMMON.has(value)) return [];
  const lines = value.includes("\n") ? value.split(/\r?\n/).filter((line) => line.trim().length >= SHORTEST_LINE) : [];
  return [value, ...lines].flatMap((text) => [text, inJson(text), inGoJson(text)]);
};
var createRedactor = () => {
  const known = /* @__PURE__ */ new Set();
  let pattern = null;
  return {
    add: (values) => {
      for (const value of values) for (const spelling of spellings(value)) known.add(spelling);
      const sorted = [...known].sort((a, b) => b.length - a.length);
      pattern = sorted.length === 0 ? null : new RegExp(sorted.map(escapePattern).join("|"), "g");
    },
    redact: (text) => pattern === null ? text : text.replace(pattern, "***")
  };
};
var FILE_ATTRIBUTES = /* @__PURE__ */ new Set(["filepath", "file_path", "filename", "file_name", "contacts_filepath"]);
var filesIn = (value, place2) => {
  if ((0, import_chunk_M3AF7D5X.isList)(value)) return value.flatMap((element, index) => filesIn(element, `${place2}[${index}]`));
  if (!(0, import_chunk_M3AF7D5X.isRecord)(value)) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const attribute = place2 === "" ? name : `${place2}.${name}`;
    if (!FILE_ATTRIBUTES.has(name)) return filesIn(member, attribute);
    if (member === null || member === "") return [];
    return [{ attribute, path: typeof member === "string" ? member : null }];
  });
};
var filesBehind = (change) => {
  const reads = change.action === "create" || change.action === "update" || change.action === "replace";
  if (!reads || !change.type.startsWith("genesyscloud_")) return [];
  return filesIn(change.after, "").map((file) => ({ address: change.address, ...file }));
};
var readActions = (actions) => {
  switch (actions.join(" ")) {
    case "no-op":
    case "read":
      return { action: null, known: true };
    case "create":
      return { action: "create", known: true };
    case "update":
      return { action: "update", known: true };
    case "delete":
      return { action: "delete", known: true };
    case "delete create":
    case "create delete":
      return { action: "replace", known: true };
    case "forget":
      return { action: "forget", known: true };
    default:
      return { action: actions.includes("create") ? "replace" : "update", known: false };
  }
};
var knowsActions = (actions) => readActions(actions).known;
var onlyMarks = (marks) => {
  if (!marksAnything(marks)) return null;
  if (Array.isArray(marks)) return marks.map(onlyMarks);
  if (!isJsonObject(marks)) return marks;
  return Object.fromEntries(Object.entries(marks).flatMap(([name, mark]) => marksAnything(mark) ? [[name, onlyMarks(mark)]] : []));
};
var differs = (change, name) => marksAnything(memberOf(change.after_unknown, name)) || !(0, import_node_util2.isDeepStrictEqual)(memberOf(change.before, name) ?? null, memberOf(change.after, name) ?? null) || isJsonObject(change.before) && !(0, import_node_util2.isDeepStrictEqual)(onlyMarks(memberOf(change.before_sensitive, name)), onlyMarks(memberOf(change.after_sensitive, name)));
var differingAttributes = (change) => {
  const trees = [change.before, change.after, change.after_unknown];
  const names = new Set(trees.flatMap((tree) => isJsonObject(tree) ? Object.keys(tree) : []));
  return [...names].filter((name) => differs(change, name)).sort();
};
var idBefore = (change) => {
  const id = memberOf(change.before, "id");
  const isSensitive = change.before_sensitive === true || memberOf(change.before_sensitive, "id") === true;
  return typeof id === "string" && !isSensitive ? id : null;
};
var importedId = ({ importing }) => {
  if (importing === null || importing === void 0) return null;
  if (importing.id !== void 0 && importing.id !== "") return importing.id;
  return importing.identity === void 0 ? "(known after apply)" : canonicalJson(importing.identity);
};
var readResourceChange = (entry, seal) => {
  if (entry.mode !== "managed") return null;
  const { change } = entry;
  const importId = importedId(change);
  const action = readActions(change.actions).action ?? (importId === null ? null : "import");
  if (action === null) return null;
  const leavesNothing = action === "delete" || action === "forget";
  return {
    address: entry.address,
    deposed: entry.deposed ?? null,
    type: entry.type,
    action,
    actions: change.actions,
    reason: entry.action_reason ?? null,
    beforeId: idBefore(change),
    importId,
    previousAddress: entry.previous_address ?? null,
    after: leavesNothing ? null : plannedValue(change.after, change.after_unknown, change.after_sensitive, seal),
    attributes: leavesNothing ? [] : differingAttributes(change)
  };
};
var readOutputChange = (name, change, seal) => {
  if (readActions(change.actions).action === null) return null;
  return {
    address: `output.${name}`,
    deposed: null,
    type: "output",
    action: "output",
    actions: change.actions,
    reason: null,
    beforeId: null,
    importId: null,
    previousAddress: null,
    after: plannedValue(change.after, change.after_unknown, change.after_sensitive, seal),
    attributes: []
  };
};
var ImportingSchema = /* @__PURE__ */ object({
  id: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
  /** Since Terraform 1.12: an object instead of an id. */
  identity: /* @__PURE__ */ optional(/* @__PURE__ */ unknown())
});
var ChangeSchema = /* @__PURE__ */ object({
  actions: /* @__PURE__ */ array(/* @__PURE__ */ string()),
  before: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()),
  after: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()),
  after_unknown: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()),
  before_sensitive: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()),
  after_sensitive: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()),
  importing: /* @__PURE__ */ nullish(ImportingSchema)
});
var ResourceChangeSchema = /* @__PURE__ */ object({
  address: /* @__PURE__ */ string(),
  previous_address: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
  mode: /* @__PURE__ */ string(),
  type: /* @__PURE__ */ string(),
  deposed: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
  action_reason: /* @__PURE__ */ optional(/* @__PURE__ */ string()),
  change: ChangeSchema
});
var ListSchema = /* @__PURE__ */ nullish(/* @__PURE__ */ array(/* @__PURE__ */ unknown()), []);
var FormatSchema = /* @__PURE__ */ object({ format_version: /* @__PURE__ */ string() });
var PlanSchema = /* @__PURE__ */ object({
  errored: /* @__PURE__ */ optional(/* @__PURE__ */ boolean(), false),
  applyable: /* @__PURE__ */ optional(/* @__PURE__ */ boolean()),
  variables: /* @__PURE__ */ nullish(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ object({ value: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()) })), {}),
  resource_changes: ListSchema,
  output_changes: /* @__PURE__ */ nullish(/* @__PURE__ */ record(/* @__PURE__ */ string(), ChangeSchema), {}),
  deferred_changes: ListSchema,
  action_invocations: ListSchema,
  deferred_action_invocations: ListSchema,
  planned_values: /* @__PURE__ */ optional(/* @__PURE__ */ object({ root_module: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()) })),
  prior_state: /* @__PURE__ */ optional(/* @__PURE__ */ object({ values: /* @__PURE__ */ optional(/* @__PURE__ */ object({ root_module: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()) })) })),
  configuration: /* @__PURE__ */ optional(
    /* @__PURE__ */ object({
      root_module: /* @__PURE__ */ optional(
        /* @__PURE__ */ object({
          outputs: /* @__PURE__ */ nullish(/* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ unknown()), {}),
          variables: /* @__PURE__ */ nullish(
            /* @__PURE__ */ record(/* @__PURE__ */ string(), /* @__PURE__ */ object({ default: /* @__PURE__ */ optional(/* @__PURE__ */ unknown()), sensitive: /* @__PURE__ */ optional(/* @__PURE__ */ boolean(), false) })),
            {}
          )
        })
      )
    })
  )
});
var collectStrings = (value, into) => {
  if (typeof value === "string" || typeof value === "number") into.add(String(value));
  else if (Array.isArray(value)) for (const element of value) collectStrings(element, into);
  else if (isJsonObject(value)) for (const member of Object.values(value)) collectStrings(member, into);
};
var collectSensitive = (value, marks, into) => {
  if (marks === true) {
    collectStrings(value, into);
  } else if (Array.isArray(marks) && Array.isArray(value)) {
    for (const [index, mark] of marks.entries()) collectSensitive(value[index], mark, into);
  } else if (isJsonObject(marks)) {
    for (const [name, mark] of Object.entries(marks)) collectSensitive(memberOf(value, name), mark, into);
  }
};
var collectFromModule = (module2, into) => {
  const resources = memberOf(module2, "resources");
  if (Array.isArray(resources)) {
    for (const resource of resources) collectSensitive(memberOf(resource, "values"), memberOf(resource, "sensitive_values"), into);
  }
  const children = memberOf(module2, "child_modules");
  if (Array.isArray(children)) for (const child2 of children) collectFromModule(child2, into);
};
var HeldVariables = class {
  #values;
  constructor(values) {
    this.#values = values;
  }
  get count() {
    return Object.keys(this.#values).length;
  }
  /** Writes a `.tfvars.json` file with mode 0600; the caller deletes it. In such a file strings are no templates. */
  async writeTo(file) {
    await (0, import_promises11.writeFile)(file, JSON.stringify(this.#values), { mode: 384, flag: "wx" });
  }
};
var heldVariables = (document) => {
  const declared = document.configuration?.root_module?.variables ?? {};
  const given = Object.entries(document.variables ?? {}).filter(([name, variable]) => {
    if (!("value" in variable)) return false;
    const declaration = declared[name];
    const hasDefault = declaration !== void 0 && "default" in declaration;
    return !(hasDefault && (0, import_node_util3.isDeepStrictEqual)(variable.value, declaration.default));
  });
  return new HeldVariables(Object.fromEntries(given.map(([name, { value }]) => [name, value])));
};
var collectSensitiveVariables = (document, environment, into) => {
  for (const [name, declaration] of Object.entries(document.configuration?.root_module?.variables ?? {})) {
    if (!declaration.sensitive) continue;
    for (const value of [document.variables?.[name]?.value, declaration.default, environment[`TF_VAR_${name}`]])
      collectStrings(value, into);
  }
};
var refuse2 = (problem, next) => ({ ok: false, problem, next });
var UPDATE_ACTION = "Use a newer version of this action, or the Terraform version that this one was made for.";
var isEmptyModule = (module2) => !isJsonObject(module2) || Object.keys(module2).length === 0;
var modeOf = (document, entries) => {
  if (!isEmptyModule(document.planned_values?.root_module)) return "apply";
  const current = entries.filter((entry) => entry.mode === "managed" && entry.deposed === void 0);
  if (current.length > 0) {
    const all = current.every(({ change, action_reason }) => change.actions.join() === "delete" && action_reason === void 0);
    return all ? "destroy" : "apply";
  }
  const declared = document.configuration?.root_module?.outputs ?? {};
  const outputs = Object.entries(document.output_changes ?? {});
  const allDeleted = outputs.every(([name, change]) => change.actions.join() === "delete" && Object.hasOwn(declared, name));
  return outputs.length > 0 && allDeleted ? "destroy" : "apply";
};
var appliedOnceBecause = (document, entries) => {
  const strange = entries.find((entry) => !knowsActions(entry.change.actions));
  if (strange !== void 0)
    return `${strange.address} has an action that this version does not know: ${strange.change.actions.join(", ")}.`;
  if ((document.deferred_changes ?? []).length > 0) return "The plan has deferred changes.";
  const invocations = [...document.action_invocations ?? [], ...document.deferred_action_invocations ?? []];
  return invocations.length > 0 ? "The plan invokes actions." : null;
};
var sensitiveStrings = (document, entries, environment) => {
  const found = /* @__PURE__ */ new Set();
  collectSensitiveVariables(document, environment, found);
  for (const { change } of [...entries, ...Object.values(document.output_changes ?? {}).map((output) => ({ change: output }))]) {
    collectSensitive(change.before, change.before_sensitive, found);
    collectSensitive(change.after, change.after_sensitive, found);
  }
  collectFromModule(document.prior_state?.values?.root_module, found);
  found.delete("");
  return [...found];
};
var isMove = (entry) => entry.mode === "managed" && entry.previous_address !== void 0 && entry.change.actions.join() === "no-op";
var buildPlan = (document, entries, { mode, seal }) => {
  const resources = entries.map((entry) => readResourceChange(entry, seal));
  const outputs = Object.entries(document.output_changes ?? {}).map(([name, change]) => readOutputChange(name, change, seal));
  const changes = [...resources, ...outputs].filter((change) => change !== null);
  const moves = entries.filter(isMove).map((entry) => ({ from: entry.previous_address, to: entry.address }));
  return {
    mode: mode ?? modeOf(document, entries),
    applyable: document.applyable ?? null,
    changes,
    moves,
    appliedOnceBecause: appliedOnceBecause(document, entries),
    files: changes.flatMap(filesBehind)
  };
};
var valuesLeftAlone = (document, entries, { heldAt, seal }) => {
  const objects = entries.filter(({ mode, deposed }) => mode === "managed" && deposed === void 0);
  const outputs = Object.entries(document.output_changes ?? {}).map(([name, change]) => ({ address: `output.${name}`, change }));
  return new Map(
    [...objects, ...outputs].filter(({ address, change }) => heldAt?.has(address) === true && change.actions.join() === "no-op").map(({ address, change }) => [address, plannedValue(change.after, change.after_unknown, change.after_sensitive, seal)])
  );
};
var place = (issue) => /* @__PURE__ */ getDotPath(issue) ?? "the document";
var notAsExpected = (where, message) => refuse2(`The plan's JSON is not as expected at ${where}: ${message}.`, UPDATE_ACTION);
var describe = (issue) => `expected ${issue.expected ?? "something else"}`;
var readPlanDocument = (json, options) => {
  const format = /* @__PURE__ */ safeParse(FormatSchema, json);
  if (!format.success) return refuse2("This is not a plan's JSON: it has no format_version.", "Give a file that terraform plan -out wrote.");
  const version = format.output.format_version;
  if (version.split(".")[0] !== "1")
    return refuse2(`The plan's JSON has format version ${version}; this action reads version 1.`, UPDATE_ACTION);
  const document = /* @__PURE__ */ safeParse(PlanSchema, json);
  if (!document.success) return notAsExpected(place(document.issues[0]), describe(document.issues[0]));
  if (document.output.errored) {
    return refuse2(
      "The plan ended with errors, so it is not complete and cannot be applied.",
      "Correct the errors of the plan and plan again."
    );
  }
  const entries = [];
  for (const [index, raw] of (document.output.resource_changes ?? []).entries()) {
    const entry = /* @__PURE__ */ safeParse(ResourceChangeSchema, raw);
    if (!entry.success) return notAsExpected(`resource_changes.${index}.${place(entry.issues[0])}`, describe(entry.issues[0]));
    entries.push(entry.output);
  }
  return {
    ok: true,
    plan: buildPlan(document.output, entries, options),
    variables: heldVariables(document.output),
    held: valuesLeftAlone(document.output, entries, options),
    sensitive: sensitiveStrings(document.output, entries, options.environment)
  };
};
var readPlanJson = (file, options) => {
  let json;
  try {
    json = JSON.parse((0, import_node_fs4.readFileSync)(file, "utf8"));
  } catch {
    return refuse2(
      "Terraform's JSON of the plan could not be read: it is not JSON, or cut off.",
      "Run the job again; the disk may be full."
    );
  }
  return readPlanDocument(json, options);
};
var printPlan = async (show, jsonFile, errorFile) => {
  const json = await (0, import_promises10.open)(jsonFile, "wx", 384);
  const errors = await (0, import_promises10.open)(errorFile, "wx", 384);
  try {
    return await new Promise((resolve2) => {
      const child2 = (0, import_node_child_process3.spawn)(show.binary, [...showArguments(show.planFile)], {
        cwd: show.cwd,
        env: { ...show.environment },
        stdio: ["ignore", json.fd, errors.fd],
        windowsHide: true
      });
      child2.once("error", () => resolve2(null));
      child2.once("exit", (code) => resolve2(code));
    });
  } finally {
    await json.close();
    await errors.close();
  }
};
var firstError = (text) => {
  const printed = createTextDiagnostics();
  for (const line of text.split("\n")) printed.add(line);
  const found = printed.found().find(({ severity }) => severity === "error") ?? diagnosticFromWords(printed.lastWords());
  return found === null ? "it said nothing" : [found.summary, found.detail].join(" ").replace(/\s+/g, " ").trim().slice(0, 500);
};
var showPlan = async (show) => {
  const check = await checkPlanFile(show.planFile);
  if (!check.ok) return check;
  const jsonFile = `${show.scratch}.json`;
  const errorFile = `${show.scratch}.stderr`;
  try {
    const code = await printPlan(show, jsonFile, errorFile);
    if (code === 0) return readPlanJson(jsonFile, show);
    return {
      ok: false,
      problem: `Terraform could not read the plan '${show.planFile}': ${firstError(await (0, import_promises10.readFile)(errorFile, "utf8"))}`,
      next: "Read it with the version, configuration and initialised working directory that it was made with."
    };
  } finally {
    await (0, import_promises10.rm)(jsonFile, { force: true });
    await (0, import_promises10.rm)(errorFile, { force: true });
  }
};
var unsavedStateFile = (workingDirectory) => import_node_path5.default.join(workingDirectory, "errored.tfstate");
var findUnsavedState = async (workingDirectory) => {
  const file = unsavedStateFile(workingDirectory);
  try {
    const { mtimeNs, size, ino } = await (0, import_promises12.stat)(file, { bigint: true });
    return { file, stamp: `${ino}-${size}-${mtimeNs}` };
  } catch {
    return null;
  }
};
var discardUnsavedState = (workingDirectory) => (0, import_promises12.rm)(unsavedStateFile(workingDirectory), { force: true });
var KILL_AFTER_MS = 5e3;
var once = (ask) => {
  let answer = null;
  return () => {
    answer ??= ask();
    return answer;
  };
};
var isThere = async (file) => {
  try {
    await (0, import_promises.stat)(file);
    return true;
  } catch {
    return false;
  }
};
var ownVariables = (variables) => {
  if (variables === null || variables instanceof HeldVariables) return variables;
  throw new TypeError("The variables of a re-plan must come from readPlan.");
};
var createTerraform = (options) => {
  const { workingDirectory, privateDirectory } = options;
  const environment = terraformEnvironment(options.environment, options);
  const seal = createSeal((0, import_node_crypto.randomBytes)(32));
  const redactor = createRedactor();
  redactor.add([environment.GENESYSCLOUD_OAUTHCLIENT_SECRET ?? "", environment.GENESYSCLOUD_ACCESS_TOKEN ?? ""]);
  const surroundings = { ...options, redactor };
  const modes = /* @__PURE__ */ new Map();
  const identify = once(() => locateTerraform(options.terraformPath, environment, options.workspaceDirectory));
  const adjusted = ({ environment: variables, notices }) => {
    for (const notice of notices) options.onNotice(notice);
    return variables;
  };
  const follow2 = async (build) => {
    const located = await identify();
    if (located.ok) return followCommand({ ...build(located.identity), binary: located.identity.path }, surroundings);
    const record2 = createRunRecord();
    const diagnostic = { severity: "error", summary: located.problem, detail: located.next, address: null, range: null };
    record2.add({ type: "diagnostic", message: located.problem, diagnostic });
    return { exit: { kind: "lost" }, interrupted: false, record: record2 };
  };
  const followPlan = (request, varFile) => follow2(() => ({
    name: "plan",
    arguments: planArguments(request, options, varFile),
    environment: request.variables === null ? environment : adjusted(environmentForReplan(environment, request.targets.length > 0)),
    killAfterMs: KILL_AFTER_MS
  }));
  const planWithVariables = async (request) => {
    const variables = ownVariables(request.variables);
    if (variables === null || variables.count === 0) return followPlan(request, null);
    const varFile = `${await privatePath(privateDirectory, "variables")}.tfvars.json`;
    try {
      await variables.writeTo(varFile);
      return await followPlan(request, varFile);
    } finally {
      await (0, import_promises.rm)(varFile, { force: true });
    }
  };
  return {
    identify,
    needsInit: async () => !await isThere(import_node_path.default.resolve(workingDirectory, environment.TF_DATA_DIR || ".terraform")),
    init: async (extraArguments) => asRun(
      await follow2((identity) => ({
        name: "init",
        arguments: initArguments(identity, extraArguments, options),
        environment,
        killAfterMs: KILL_AFTER_MS
      }))
    ),
    workspace: async () => {
      const located = await identify();
      const fallback = environment.TF_WORKSPACE || "default";
      if (!located.ok) return fallback;
      const answer = await runShort(located.identity.path, workspaceArguments(), { cwd: workingDirectory, environment });
      return answer.code === 0 && answer.stdout.trim() || fallback;
    },
    plan: async (request) => {
      modes.set(request.out, request.mode);
      const end = await planWithVariables(request);
      return { ...asRun(end), hasChanges: end.exit.kind === "exited" && end.exit.code === 2 };
    },
    checkPlanFile,
    readPlan: async (planFile, heldAt = /* @__PURE__ */ new Set()) => {
      const located = await identify();
      if (!located.ok) return located;
      const reading = await showPlan({
        binary: located.identity.path,
        cwd: workingDirectory,
        environment: environmentForApply(environment).environment,
        planFile,
        scratch: await privatePath(privateDirectory, "show"),
        mode: modes.get(planFile) ?? null,
        heldAt,
        seal
      });
      if (reading.ok) redactor.add(reading.sensitive);
      return reading;
    },
    requiresInit: ({ diagnostics }) => saysInitRequired(diagnostics),
    hashFiles: (files) => hashFiles(files, workingDirectory),
    apply: async (planFile, { parallelism: parallelism2 }) => {
      const startedAt = options.now().toISOString();
      const end = await follow2(() => ({
        name: "apply",
        arguments: applyArguments(planFile, { lockTimeoutMs: options.lockTimeoutMs, parallelism: parallelism2 }),
        environment: adjusted(environmentForApply(environment)),
        killAfterMs: null
      }));
      const { exit, interrupted, record: record2 } = end;
      return {
        exit,
        interrupted,
        startedAt,
        endedAt: options.now().toISOString(),
        operations: record2.operations(),
        diagnostics: record2.diagnostics()
      };
    },
    unsavedState: () => findUnsavedState(workingDirectory),
    discardUnsavedState: () => discardUnsavedState(workingDirectory),
    pushState: async (file) => asRun(await follow2(() => ({ name: "state push", arguments: statePushArguments(file, options), environment, killAfterMs: null })))
  };
};
// Annotate the CommonJS export names for ESM import in node:
0 && (module.exports = {
  createTerraform
});
