import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  LayerliftError,
  __toESM,
  abortOnSignals,
  asThrown,
  assertNever,
  closingText,
  commandOf,
  errorText,
  exitCodeOf,
  formatBytes,
  formatShare,
  knownNames,
  nearest,
  ownVersion,
  parseSettings,
  presetText,
  printable,
  quote,
  recorded,
  refuseProblems,
  require_Alias,
  require_Collection,
  require_Document,
  require_Node,
  require_Pair,
  require_Scalar,
  require_Schema,
  require_YAMLMap,
  require_YAMLSeq,
  require_addPairToJSMap,
  require_anchors,
  require_applyReviver,
  require_binary,
  require_bool,
  require_bool2,
  require_compose_collection,
  require_compose_doc,
  require_compose_node,
  require_compose_scalar,
  require_composer,
  require_createNode,
  require_cst,
  require_cst_scalar,
  require_cst_stringify,
  require_cst_visit,
  require_directives,
  require_dist,
  require_errors,
  require_float,
  require_float2,
  require_foldFlowLines,
  require_identity,
  require_int,
  require_int2,
  require_lexer,
  require_line_counter,
  require_log,
  require_map,
  require_merge,
  require_null,
  require_omap,
  require_pairs,
  require_parser,
  require_public_api,
  require_resolve_block_map,
  require_resolve_block_scalar,
  require_resolve_block_seq,
  require_resolve_end,
  require_resolve_flow_collection,
  require_resolve_flow_scalar,
  require_resolve_props,
  require_schema,
  require_schema2,
  require_schema3,
  require_seq,
  require_set,
  require_string,
  require_stringify,
  require_stringifyCollection,
  require_stringifyComment,
  require_stringifyDocument,
  require_stringifyNumber,
  require_stringifyPair,
  require_stringifyString,
  require_tags,
  require_timestamp,
  require_toJS,
  require_util_contains_newline,
  require_util_empty_scalar_position,
  require_util_flow_indent_check,
  require_util_map_includes,
  require_visit,
  sentenceOf2 as sentenceOf,
  settingGroups,
  settingsByName,
  summaryOf,
  unknownLine
} from "./chunk.js";

// src/entry/main.ts
var import_compose_collection = __toESM(require_compose_collection(), 1);
var import_compose_doc = __toESM(require_compose_doc(), 1);
var import_compose_node = __toESM(require_compose_node(), 1);
var import_compose_scalar = __toESM(require_compose_scalar(), 1);
var import_composer = __toESM(require_composer(), 1);
var import_resolve_block_map = __toESM(require_resolve_block_map(), 1);
var import_resolve_block_scalar = __toESM(require_resolve_block_scalar(), 1);
var import_resolve_block_seq = __toESM(require_resolve_block_seq(), 1);
var import_resolve_end = __toESM(require_resolve_end(), 1);
var import_resolve_flow_collection = __toESM(require_resolve_flow_collection(), 1);
var import_resolve_flow_scalar = __toESM(require_resolve_flow_scalar(), 1);
var import_resolve_props = __toESM(require_resolve_props(), 1);
var import_util_contains_newline = __toESM(require_util_contains_newline(), 1);
var import_util_empty_scalar_position = __toESM(require_util_empty_scalar_position(), 1);
var import_util_flow_indent_check = __toESM(require_util_flow_indent_check(), 1);
var import_util_map_includes = __toESM(require_util_map_includes(), 1);
var import_Document = __toESM(require_Document(), 1);
var import_anchors = __toESM(require_anchors(), 1);
var import_applyReviver = __toESM(require_applyReviver(), 1);
var import_createNode = __toESM(require_createNode(), 1);
var import_directives = __toESM(require_directives(), 1);
var import_errors5 = __toESM(require_errors(), 1);
var import_dist = __toESM(require_dist(), 1);
var import_log = __toESM(require_log(), 1);
var import_Alias = __toESM(require_Alias(), 1);
var import_Collection = __toESM(require_Collection(), 1);
var import_Node = __toESM(require_Node(), 1);
var import_Pair = __toESM(require_Pair(), 1);
var import_Scalar = __toESM(require_Scalar(), 1);
var import_YAMLMap = __toESM(require_YAMLMap(), 1);
var import_YAMLSeq = __toESM(require_YAMLSeq(), 1);
var import_addPairToJSMap = __toESM(require_addPairToJSMap(), 1);
var import_identity = __toESM(require_identity(), 1);
var import_toJS = __toESM(require_toJS(), 1);
var import_cst_scalar = __toESM(require_cst_scalar(), 1);
var import_cst_stringify = __toESM(require_cst_stringify(), 1);
var import_cst_visit = __toESM(require_cst_visit(), 1);
var import_cst = __toESM(require_cst(), 1);
var import_lexer = __toESM(require_lexer(), 1);
var import_line_counter = __toESM(require_line_counter(), 1);
var import_parser = __toESM(require_parser(), 1);
var import_public_api = __toESM(require_public_api(), 1);
var import_Schema = __toESM(require_Schema(), 1);
var import_map = __toESM(require_map(), 1);
var import_null = __toESM(require_null(), 1);
var import_seq = __toESM(require_seq(), 1);
var import_string = __toESM(require_string(), 1);
var import_bool = __toESM(require_bool(), 1);
var import_float = __toESM(require_float(), 1);
var import_int = __toESM(require_int(), 1);
var import_schema = __toESM(require_schema(), 1);
var import_schema2 = __toESM(require_schema2(), 1);
var import_tags = __toESM(require_tags(), 1);
var import_binary = __toESM(require_binary(), 1);
var import_bool2 = __toESM(require_bool2(), 1);
var import_float2 = __toESM(require_float2(), 1);
var import_int2 = __toESM(require_int2(), 1);
var import_merge = __toESM(require_merge(), 1);
var import_omap = __toESM(require_omap(), 1);
var import_pairs = __toESM(require_pairs(), 1);
var import_schema3 = __toESM(require_schema3(), 1);
var import_set = __toESM(require_set(), 1);
var import_timestamp = __toESM(require_timestamp(), 1);
var import_foldFlowLines = __toESM(require_foldFlowLines(), 1);
var import_stringify = __toESM(require_stringify(), 1);
var import_stringifyCollection = __toESM(require_stringifyCollection(), 1);
var import_stringifyComment = __toESM(require_stringifyComment(), 1);
var import_stringifyDocument = __toESM(require_stringifyDocument(), 1);
var import_stringifyNumber = __toESM(require_stringifyNumber(), 1);
var import_stringifyPair = __toESM(require_stringifyPair(), 1);
var import_stringifyString = __toESM(require_stringifyString(), 1);
var import_visit = __toESM(require_visit(), 1);

// src/entry/command-line.ts
import { appendFile } from "node:fs/promises";
import { resolve as resolve2 } from "node:path";

// src/report/json-lines.ts
function jsonLine(value) {
  return `${JSON.stringify(value).replace(/[\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16)}`)}
`;
}

// src/report/terminal.ts
var refreshMs = 100;
var plainMs = 1e4;
var noteworthyMs = 1e3;
var barCells = 20;
var styles = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33 };
function terminalLog(options) {
  const running = /* @__PURE__ */ new Map();
  const startedMs = /* @__PURE__ */ new Map();
  const lastShown = /* @__PURE__ */ new Map();
  let isLineOpen = false;
  const clear = () => {
    if (isLineOpen) options.write("\r\x1B[K");
    isLineOpen = false;
  };
  const line = (text) => {
    clear();
    options.write(`${text}
`);
    redraw();
  };
  const draw = (text) => {
    options.write(`\r${fit(text, options.columns - 1)}\x1B[K`);
    isLineOpen = true;
  };
  const redraw = () => {
    const [first] = running.values();
    if (options.isTerminal && first !== void 0) draw(progressLine(first, running.size - 1));
  };
  const update = () => {
    clear();
    redraw();
  };
  const isDue = (key) => {
    const now = options.nowMs();
    const shown = lastShown.get(key);
    if (shown !== void 0 && now - shown < (options.isTerminal ? refreshMs : plainMs)) return false;
    lastShown.set(key, now);
    return options.isTerminal || shown !== void 0;
  };
  const progress = (entry) => {
    const started = startedMs.get(entry.task) ?? options.nowMs();
    if (entry.done === true) {
      for (const known of [running, startedMs, lastShown]) known.delete(entry.task);
      if (options.nowMs() - started >= noteworthyMs) line(`  ${sentenceOf(entry)}`);
      else update();
      return;
    }
    startedMs.set(entry.task, started);
    running.set(entry.task, entry);
    if (!isDue(options.isTerminal ? "" : entry.task)) return;
    if (options.isTerminal) redraw();
    else line(`  ${sentenceOf(entry)}`);
  };
  const waiting = (entry) => {
    if (!isDue(entry.resource)) return;
    if (options.isTerminal) draw(`  ${sentenceOf(entry)}`);
    else line(`  ${sentenceOf(entry)}`);
  };
  return (entry) => {
    if (entry.kind === "progress") return progress(entry);
    if (entry.kind === "waiting") return waiting(entry);
    for (const text of linesOf(entry, options.hasColour ? coloured : plain)) line(text);
  };
}
function wantsColour(env, isTerminal) {
  return isTerminal && (env["NO_COLOR"] ?? "") === "" && env["TERM"] !== "dumb";
}
function linesOf(entry, paint) {
  const text = sentenceOf(entry);
  switch (entry.kind) {
    case "step":
      return [paint("bold", `> ${text}`)];
    case "note":
    case "package":
      return [`  ${text}`];
    case "warning": {
      const hint = entry.hint === void 0 ? [] : [`           ${printable(entry.hint)}`];
      return [`  ${paint("yellow", "warning:")} ${text}`, ...hint];
    }
    case "output":
      return [paint("dim", `  ${text}`)];
    case "change":
      return entry.state === "done" ? [`  ${paint("green", "done:")} ${text}`] : [`  ${text} ...`];
    case "smoke":
      return [`  ${entry.passed ? paint("green", text) : paint("red", text)}`];
    default:
      return assertNever(entry);
  }
}
function progressLine(entry, others) {
  const more = others > 0 ? ` (and ${others} more)` : "";
  const task = printable(entry.task);
  if (entry.totalBytes === void 0 || entry.totalBytes === 0) {
    return `  ${task}: ${formatBytes(entry.doneBytes)}${more}`;
  }
  const full = Math.min(barCells, Math.floor(entry.doneBytes / entry.totalBytes * barCells));
  const bar = `[${"#".repeat(full)}${".".repeat(barCells - full)}]`;
  const amount = `${formatBytes(entry.doneBytes)} of ${formatBytes(entry.totalBytes)}`;
  return `  ${bar} ${formatShare(entry.doneBytes, entry.totalBytes).padStart(5)}  ${amount}  ${task}${more}`;
}
function fit(text, cells) {
  let used = 0;
  let kept = "";
  for (const character of text) {
    used += character < "" ? 1 : 2;
    if (used > cells) return kept;
    kept += character;
  }
  return kept;
}
var coloured = (style, text) => `\x1B[${styles[style]}m${text}\x1B[0m`;
var plain = (_style, text) => text;

// src/settings/commands.ts
var commands = {
  package: {
    usage: "[IMAGE] [flags]",
    sentence: "Write function.zip, a zip for each layer and manifest.json into the output directory; no AWS.",
    takesImage: true
  },
  publish: {
    usage: "[IMAGE] [flags]",
    sentence: "Package, publish the layers, and write their ARNs to layers.json and layers.yaml.",
    takesImage: true
  },
  plan: {
    usage: "[flags]",
    sentence: "Package, compare with AWS, and print what deploy would change.",
    takesImage: false
  },
  deploy: {
    usage: "[flags]",
    sentence: "Package, bring function and route up to date, test, then move the alias.",
    takesImage: false
  },
  demo: {
    usage: "[flags]",
    sentence: "Package the bundled image and show the plan against an empty account; needs nothing but Node.",
    takesImage: false
  },
  help: {
    usage: "[COMMAND]",
    sentence: "Show the commands, or what one of them reads.",
    takesImage: false
  }
};
function isCommand(word) {
  return Object.hasOwn(commands, word);
}

// src/settings/img2lambda.ts
var img2lambdaFlags = [
  { short: "i", long: "image", setting: "image" },
  { short: "t", long: "image-type", setting: "image-type" },
  { short: "r", long: "region", setting: "aws-region" },
  { short: "p", long: "profile", setting: "profile" },
  { short: "o", long: "output-directory", setting: "output-directory" },
  { short: "n", long: "layer-namespace", setting: "layer-namespace" },
  { short: "d", long: "dry-run", setting: "dry-run" },
  { short: "l", long: "license-info", setting: "license-info" },
  { short: "cr", long: "compatible-runtime", setting: "compatible-runtimes" },
  { short: "desc", long: "description", setting: "layer-description" }
];
function img2lambdaSetting(flag) {
  const word = flag.replace(/^--?/, "");
  return img2lambdaFlags.find(({ short, long }) => short === word || long === word)?.setting;
}
function typedReference(image, imageType) {
  if (imageType !== "docker" && imageType !== "oci") return void 0;
  if (/^(docker-daemon|docker-archive|oci|oci-archive|docker):/.test(image)) return image;
  return imageType === "docker" ? `docker-daemon:${image}` : `oci-archive:${image}`;
}

// src/settings/flags.ts
function parseFlags(argv) {
  const start = argv.findIndex((argument) => !Object.hasOwn(switches, argument));
  const word = argv[start];
  const command = word === void 0 || word.startsWith("-") ? "help" : word;
  if (!isCommand(command)) throw unknownCommand(command);
  const reading = {
    command,
    rest: argv.filter((_, index) => index !== start || command !== word),
    raw: /* @__PURE__ */ new Map(),
    positional: [],
    flags: { json: false, help: false, version: false },
    problems: []
  };
  while (reading.rest.length > 0) readArgument(reading, reading.rest.shift() ?? "");
  if (command === "help") checkHelp(reading);
  else takeImage(reading, command);
  applyImageType(reading);
  const { raw, positional, flags, problems } = reading;
  return { command, raw, positional, flags, problems };
}
var switches = {
  "--json": "json",
  "--help": "help",
  "-h": "help",
  "--version": "version",
  "-v": "version"
};
function readArgument(reading, argument) {
  if (argument === "--") return void reading.positional.push(...reading.rest.splice(0));
  const lever = switches[argument];
  if (lever !== void 0) return void (reading.flags[lever] = true);
  if (!argument.startsWith("-") || argument === "-") return void reading.positional.push(argument);
  const [, flag = "", given] = /^([^=]+)(?:=([^]*))?$/.exec(argument) ?? [];
  const name = settingOf(reading, flag);
  if (name === void 0) return refuseUnknown(reading, flag, given !== void 0);
  const setting = settingsByName.get(name);
  const text = given ?? nextText(reading, setting);
  if (text === void 0)
    return void reading.problems.push(`${flag}: got no value, expected one. Write ${flag}=VALUE.`);
  keep(reading, flag, name, text);
}
function settingOf({ command }, flag) {
  const name = flag.startsWith("--") ? flag.slice(2) : "";
  if (command !== "help" && settingsByName.get(name)?.commands.includes(command) === true) return name;
  return command === "publish" ? img2lambdaSetting(flag) : void 0;
}
function refuseUnknown(reading, flag, hasText) {
  if (!hasText && reading.rest[0]?.startsWith("-") === false) reading.rest.shift();
  const name = flag.replace(/^--?/, "");
  const readers = settingsByName.get(name)?.commands ?? [];
  if (readers.length > 0) {
    reading.problems.push(
      `${flag}: not read by ${reading.command}, only by ${readers.join(", ")}. Leave it out.`
    );
  } else reading.problems.push(unknownLine(flag, knownNames("cli"), "cli"));
}
function nextText({ rest }, setting) {
  const [next] = rest;
  if (setting?.kind === "boolean") return next === "true" || next === "false" ? rest.shift() : "true";
  return next === void 0 || isFlag(next) ? void 0 : rest.shift();
}
function isFlag(word) {
  return word.startsWith("--") || Object.hasOwn(switches, word) || img2lambdaFlags.some(({ short }) => word === `-${short}`);
}
function keep({ raw, problems }, flag, name, text) {
  const before = raw.get(name);
  const kind = settingsByName.get(name)?.kind;
  if (before === void 0) raw.set(name, text);
  else if (kind === "list" || kind === "map" || kind === "routes") raw.set(name, `${before}
${text}`);
  else problems.push(`${flag}: got it twice, expected it once. Leave one of them out.`);
}
function checkHelp({ positional, problems }) {
  refuseProblems(problems, "cli");
  const unknown = positional.find((word) => !isCommand(word));
  if (unknown !== void 0) throw unknownCommand(unknown);
}
function takeImage({ raw, positional, problems }, command) {
  const words = positional.splice(0);
  const image = commands[command].takesImage ? words.shift() : void 0;
  if (image !== void 0) {
    if (raw.has("image"))
      problems.push(`--image: got it beside ${quote(image)}, expected one image. Leave one out.`);
    else raw.set("image", image);
  }
  problems.push(
    ...words.map(
      (word) => `${quote(word)}: not expected after ${command}. Settings are flags: --name value.`
    )
  );
}
function applyImageType({ raw, problems }) {
  const imageType = raw.get("image-type");
  if (imageType === void 0) return;
  raw.delete("image-type");
  const image = raw.get("image");
  const reference = typedReference(image ?? "", imageType);
  if (reference === void 0) {
    problems.push(`--image-type: got ${quote(imageType)}, expected docker or oci. Leave it out for docker.`);
  } else if (image === void 0) {
    problems.push("--image-type: got it without an image, expected an image too. Give --image.");
  } else raw.set("image", reference);
}
function unknownCommand(word) {
  const meant = nearest(word, Object.keys(commands));
  return new LayerliftError(
    "usage",
    `no command ${quote(word)}${meant === void 0 ? "" : `, did you mean ${meant}?`}`,
    {
      hint: 'Run "layerlift help" for the commands.'
    }
  );
}

// src/settings/help.ts
var width = 100;
var indent = "      ";
function helpText(command) {
  if (command === void 0 || command === "help") return overview();
  const { usage, sentence } = commands[command];
  return [
    `Usage: layerlift ${command} ${usage}`,
    "",
    ...wrap(sentence, ""),
    ...settingGroups.flatMap(({ title, settings }) => section(title, linesOf2(command, settings))),
    ...command === "publish" ? section("Flags of img2lambda", img2lambdaLines()) : [],
    ...section("Everywhere", everywhere),
    ""
  ].join("\n");
}
var everywhere = [
  "  --json      Print progress as JSON, one entry a line.",
  "  --help      Show this text.",
  "  --version   Show the version."
];
function overview() {
  return [
    "Usage: layerlift COMMAND [flags]",
    "",
    "A Docker image to AWS Lambda behind an API Gateway route.",
    ...section(
      "Commands",
      Object.entries(commands).flatMap(([name, { usage, sentence }]) => [
        `  ${name} ${usage}`,
        ...wrap(sentence, indent)
      ])
    ),
    ...section("Everywhere", everywhere),
    "",
    "Exit codes: 0 done, 1 failed, 2 wrong usage, 3 smoke test failed.",
    '"layerlift help COMMAND" shows what that command reads.',
    ""
  ].join("\n");
}
function linesOf2(command, settings) {
  return Object.entries(settings).filter(([, setting]) => setting.commands.some((reader) => reader === command)).flatMap(([name, setting]) => [
    `  --${name}${placeholder(setting)}`,
    ...wrap(`${setting.sentence} ${defaultInWords(setting)}`.trim(), indent)
  ]);
}
function img2lambdaLines() {
  return img2lambdaFlags.map(({ short, long, setting }) => {
    const names = `  ${short.length === 1 ? "-" : "--"}${short}, --${long}`;
    const meaning = setting === "image-type" ? "docker (a local image) or oci (an OCI archive)" : `as --${setting}`;
    return `${names.padEnd(30)}${meaning}`;
  });
}
function placeholder(setting) {
  switch (setting.kind) {
    case "boolean":
      return setting.default ? " true|false" : "";
    case "choice":
      return ` ${setting.choices.join("|")}`;
    case "integer":
      return ` ${setting.unit.toUpperCase()}`;
    case "list":
    case "map":
    case "routes":
      return ` ${setting.kind.toUpperCase()}`;
    case "structure":
    case "smoke-tests":
      return " YAML";
    case "text":
      return " TEXT";
    default:
      return assertNever(setting);
  }
}
function defaultInWords(setting) {
  if (setting.absent !== void 0) return `(left out: ${setting.absent})`;
  const preset = presetText(setting);
  return preset === void 0 ? "" : `(default: ${preset})`;
}
function section(title, lines) {
  return lines.length === 0 ? [] : ["", `${title}:`, ...lines];
}
function wrap(text, margin) {
  const lines = [];
  for (const word of text.split(" ")) {
    const line = lines.at(-1);
    if (line === void 0 || line.length + 1 + word.length > width) lines.push(`${margin}${word}`);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

// src/entry/commit.ts
import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
async function commitAround(directory, env) {
  const named = env["GITHUB_SHA"] ?? "";
  if (named !== "") return named;
  const folder = await gitFolder(join(directory, ".git"));
  const head = folder === void 0 ? void 0 : await textOf(join(folder, "HEAD"));
  if (folder !== void 0 && head !== void 0) return commitOf(folder, head);
  const parent = dirname(directory);
  return parent === directory ? void 0 : commitAround(parent, env);
}
async function gitFolder(path) {
  const [, named] = /^gitdir: (.+)$/m.exec(await textOf(path) ?? "") ?? [];
  return named === void 0 ? path : resolve(dirname(path), named);
}
async function commitOf(folder, head) {
  const [, ref] = /^ref: (\S+)\s*$/.exec(head) ?? [];
  if (ref === void 0) return asCommit(head);
  const shared = resolve(folder, (await textOf(join(folder, "commondir")) ?? ".").trim());
  const packed = await textOf(join(shared, "packed-refs")) ?? "";
  const line = packed.split("\n").find((one) => one.trim().endsWith(` ${ref}`));
  return asCommit(await textOf(join(shared, ref))) ?? asCommit(line?.split(" ")[0]);
}
function asCommit(text) {
  const commit = text?.trim() ?? "";
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(commit) ? commit : void 0;
}
async function textOf(path) {
  return readFile(path, "utf8").catch(() => void 0);
}

// src/entry/demo.ts
import { fileURLToPath } from "node:url";
var archives = { arm64: "hello-aarch64.tar", x64: "hello-x86_64.tar" };
function demoSettings(given, home, processor = process.arch) {
  const archive = archives[processor] ?? archives["x64"] ?? "";
  return new Map([
    ["image", `oci-archive:${fileURLToPath(new URL(`examples/hello/${archive}`, home))}`],
    ["function-name", "hello"],
    ["handler", "hello"],
    ["role", "arn:aws:iam::123456789012:role/hello"],
    ["routes", "POST /hello"],
    ...given
  ]);
}

// src/entry/repository.ts
import { readFile as readFile2 } from "node:fs/promises";
import { dirname as dirname2, join as join2 } from "node:path";

// src/github/git-config.ts
function repositoryFromGitConfig(config) {
  let isOrigin = false;
  for (const line of config.split(/\r?\n/)) {
    const section2 = /^\s*\[([^\]]*)\]/.exec(line);
    if (section2 !== null) isOrigin = /^remote\s+"origin"$/.test((section2[1] ?? "").trim());
    const address = isOrigin ? /^\s*url\s*=\s*"?([^"]*?)"?\s*$/.exec(line)?.[1] : void 0;
    if (address !== void 0) return repositoryOfAddress(address);
  }
  return void 0;
}
function repositoryOfAddress(address) {
  const path = /^(?:https?|ssh|git):\/\/[^/]+\/(.+)$/.exec(address)?.[1] ?? /^(?:[^@/\s]+@)?[^:/\s]+:(?!\/)(.+)$/.exec(address)?.[1];
  const [, owner, name] = /^([A-Za-z0-9_.-]+)\/([A-Za-z0-9_.-]+?)(?:\.git)?\/?$/.exec(path ?? "") ?? [];
  return owner === void 0 || name === void 0 ? void 0 : `${owner}/${name}`;
}

// src/entry/repository.ts
async function repositoryAround(directory, env) {
  const named = env["GITHUB_REPOSITORY"] ?? "";
  if (named !== "") return named;
  const config = await readFile2(join2(directory, ".git", "config"), "utf8").catch(() => void 0);
  if (config !== void 0) return repositoryFromGitConfig(config);
  const parent = dirname2(directory);
  return parent === directory ? void 0 : repositoryAround(parent, env);
}

// src/entry/command-line.ts
async function commandLine(argv, shell) {
  try {
    const parsed = parseFlags(argv);
    if (parsed.flags.version) return print(shell, `${ownVersion(new URL("package.json", shell.home))}
`);
    if (parsed.command === "help" || parsed.flags.help) return help(parsed, shell);
    return await carryOut({ ...parsed, command: parsed.command }, shell);
  } catch (error) {
    const thrown = asThrown(error, shell.signal);
    if (argv.includes("--json")) shell.stdout.write(jsonLine({ kind: "error", ...errorFacts(thrown) }));
    shell.stderr.write(errorText(thrown));
    return exitCodeOf(thrown);
  }
}
function print({ stdout }, text) {
  stdout.write(text);
  return 0;
}
function help(parsed, shell) {
  if (parsed.command !== "help") return print(shell, helpText(parsed.command));
  refuseProblems(parsed.problems, "cli");
  const [word] = parsed.positional;
  if (word === void 0) return print(shell, helpText());
  if (isCommand(word)) return print(shell, helpText(word));
  throw new LayerliftError("usage", `no command ${JSON.stringify(word)}`, {
    hint: 'Run "layerlift help" for the commands.'
  });
}
async function carryOut(parsed, shell) {
  const raw = parsed.command === "demo" ? demoSettings(parsed.raw, shell.home) : parsed.raw;
  const settings = parseSettings(raw, { surface: "cli", command: parsed.command, problems: parsed.problems });
  const recording = recorded(parsed.flags.json ? jsonLog(shell.stdout) : humanLog(shell));
  const workingDirectory = resolve2(shell.workingDirectory, settings.workingDirectory);
  const { run } = await import("./deploy.js");
  const made = await run(commandOf(parsed.command, settings.dryRun), settings, {
    log: recording.log,
    signal: shell.signal,
    now: shell.now,
    env: shell.env,
    workingDirectory,
    version: ownVersion(new URL("package.json", shell.home)),
    commit: await commitAround(workingDirectory, shell.env),
    repository: await repositoryAround(workingDirectory, shell.env)
  });
  const report = recording.complete(made);
  const leftover = recording.leftover(report);
  if (settings.summary) await writeSummary(report, leftover, shell);
  if (parsed.flags.json) shell.stdout.write(jsonLine(reportEntry(report)));
  else shell.stdout.write(closingText(report, leftover));
  if (report.failure === void 0) return 0;
  shell.stderr.write(errorText(asThrown(report.failure, shell.signal)));
  return exitCodeOf(report.failure);
}
function jsonLog({ write }) {
  return (entry) => write(jsonLine(entry));
}
function humanLog({ stderr, env, now }) {
  return terminalLog({
    write: stderr.write,
    isTerminal: stderr.isTerminal && (env["CI"] ?? "") === "",
    columns: stderr.columns,
    hasColour: wantsColour(env, stderr.isTerminal),
    nowMs: () => now().getTime()
  });
}
async function writeSummary(report, leftover, { env }) {
  const file = env["GITHUB_STEP_SUMMARY"] ?? "";
  if (file !== "") await appendFile(file, summaryOf(report, leftover));
}
function reportEntry(report) {
  const failure = report.failure === void 0 ? {} : { failure: errorFacts(report.failure) };
  return Object.assign({ kind: "report" }, report, failure);
}
function errorFacts(thrown) {
  if (!(thrown instanceof LayerliftError)) return { code: "bug", message: errorText(thrown) };
  const { code, message, hint, details } = thrown;
  return { code, message, hint, details };
}

// src/entry/main.ts
var interruptedExitCode = 130;
var quietSdk = "AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED";
async function main(home) {
  process.env[quietSdk] ??= "true";
  const signal = abortOnSignals(process, {
    onFirst: () => process.stderr.write("\nstopping, and saying what is left; again to stop at once\n"),
    onAgain: () => process.exit(interruptedExitCode)
  });
  for (const stream of [process.stdout, process.stderr]) stream.on("error", endQuietly);
  process.exitCode = await commandLine(process.argv.slice(2), {
    stdout: screenOf(process.stdout),
    stderr: screenOf(process.stderr),
    env: process.env,
    workingDirectory: process.cwd(),
    home,
    signal,
    now: () => /* @__PURE__ */ new Date()
  });
}
function screenOf(stream) {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    // 0 where nobody has told the terminal its size.
    columns: stream.columns || 80
  };
}
function endQuietly(error) {
  if (error.code !== "EPIPE") throw error;
  process.exit();
}
export {
  main
};
