import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  LayerliftError,
  __toESM,
  abortOnSignals,
  annotationOf,
  asThrown,
  assertNever,
  closingOfAction,
  commandOf,
  exitCodeOf,
  knownNames,
  messageOf,
  ownVersion,
  parseSettings,
  printable,
  property,
  recorded,
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
  shortestSecret,
  summaryOf,
  textOf
} from "./chunk.js";

// src/action.ts
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
var import_errors4 = __toESM(require_errors(), 1);
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

// node_modules/@actions/core/lib/command.js
import * as os from "os";

// node_modules/@actions/core/lib/utils.js
function toCommandValue(input) {
  if (input === null || input === void 0) {
    return "";
  } else if (typeof input === "string" || input instanceof String) {
    return input;
  }
  return JSON.stringify(input);
}
function toCommandProperties(annotationProperties) {
  if (!Object.keys(annotationProperties).length) {
    return {};
  }
  return {
    title: annotationProperties.title,
    file: annotationProperties.file,
    line: annotationProperties.startLine,
    endLine: annotationProperties.endLine,
    col: annotationProperties.startColumn,
    endColumn: annotationProperties.endColumn
  };
}

// node_modules/@actions/core/lib/command.js
function issueCommand(command2, properties, message) {
  const cmd = new Command(command2, properties, message);
  process.stdout.write(cmd.toString() + os.EOL);
}
var CMD_STRING = "::";
var Command = class {
  constructor(command2, properties, message) {
    if (!command2) {
      command2 = "missing.command";
    }
    this.command = command2;
    this.properties = properties;
    this.message = message;
  }
  toString() {
    let cmdStr = CMD_STRING + this.command;
    if (this.properties && Object.keys(this.properties).length > 0) {
      cmdStr += " ";
      let first = true;
      for (const key in this.properties) {
        if (this.properties.hasOwnProperty(key)) {
          const val = this.properties[key];
          if (val) {
            if (first) {
              first = false;
            } else {
              cmdStr += ",";
            }
            cmdStr += `${key}=${escapeProperty(val)}`;
          }
        }
      }
    }
    cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
    return cmdStr;
  }
};
function escapeData(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A");
}
function escapeProperty(s) {
  return toCommandValue(s).replace(/%/g, "%25").replace(/\r/g, "%0D").replace(/\n/g, "%0A").replace(/:/g, "%3A").replace(/,/g, "%2C");
}

// node_modules/@actions/core/lib/file-command.js
import * as crypto from "crypto";
import * as fs from "fs";
import * as os2 from "os";
function issueFileCommand(command2, message) {
  const filePath = process.env[`GITHUB_${command2}`];
  if (!filePath) {
    throw new Error(`Unable to find environment variable for file command ${command2}`);
  }
  if (!fs.existsSync(filePath)) {
    throw new Error(`Missing file at path: ${filePath}`);
  }
  fs.appendFileSync(filePath, `${toCommandValue(message)}${os2.EOL}`, {
    encoding: "utf8"
  });
}
function prepareKeyValueMessage(key, value) {
  const delimiter = `ghadelimiter_${crypto.randomUUID()}`;
  const convertedValue = toCommandValue(value);
  if (key.includes(delimiter)) {
    throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
  }
  if (convertedValue.includes(delimiter)) {
    throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
  }
  return `${key}<<${delimiter}${os2.EOL}${convertedValue}${os2.EOL}${delimiter}`;
}

// node_modules/@actions/core/lib/core.js
import * as os3 from "os";

// node_modules/@actions/core/lib/summary.js
import { EOL as EOL3 } from "os";
import { constants, promises } from "fs";
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
var { access, appendFile, writeFile } = promises;
var SUMMARY_ENV_VAR = "GITHUB_STEP_SUMMARY";
var Summary = class {
  constructor() {
    this._buffer = "";
  }
  /**
   * Finds the summary file path from the environment, rejects if env var is not found or file does not exist
   * Also checks r/w permissions.
   *
   * @returns step summary file path
   */
  filePath() {
    return __awaiter(this, void 0, void 0, function* () {
      if (this._filePath) {
        return this._filePath;
      }
      const pathFromEnv = process.env[SUMMARY_ENV_VAR];
      if (!pathFromEnv) {
        throw new Error(`Unable to find environment variable for $${SUMMARY_ENV_VAR}. Check if your runtime environment supports job summaries.`);
      }
      try {
        yield access(pathFromEnv, constants.R_OK | constants.W_OK);
      } catch (_a) {
        throw new Error(`Unable to access summary file: '${pathFromEnv}'. Check if the file has correct read/write permissions.`);
      }
      this._filePath = pathFromEnv;
      return this._filePath;
    });
  }
  /**
   * Wraps content in an HTML tag, adding any HTML attributes
   *
   * @param {string} tag HTML tag to wrap
   * @param {string | null} content content within the tag
   * @param {[attribute: string]: string} attrs key-value list of HTML attributes to add
   *
   * @returns {string} content wrapped in HTML element
   */
  wrap(tag, content, attrs = {}) {
    const htmlAttrs = Object.entries(attrs).map(([key, value]) => ` ${key}="${value}"`).join("");
    if (!content) {
      return `<${tag}${htmlAttrs}>`;
    }
    return `<${tag}${htmlAttrs}>${content}</${tag}>`;
  }
  /**
   * Writes text in the buffer to the summary buffer file and empties buffer. Will append by default.
   *
   * @param {SummaryWriteOptions} [options] (optional) options for write operation
   *
   * @returns {Promise<Summary>} summary instance
   */
  write(options) {
    return __awaiter(this, void 0, void 0, function* () {
      const overwrite = !!(options === null || options === void 0 ? void 0 : options.overwrite);
      const filePath = yield this.filePath();
      const writeFunc = overwrite ? writeFile : appendFile;
      yield writeFunc(filePath, this._buffer, { encoding: "utf8" });
      return this.emptyBuffer();
    });
  }
  /**
   * Clears the summary buffer and wipes the summary file
   *
   * @returns {Summary} summary instance
   */
  clear() {
    return __awaiter(this, void 0, void 0, function* () {
      return this.emptyBuffer().write({ overwrite: true });
    });
  }
  /**
   * Returns the current summary buffer as a string
   *
   * @returns {string} string of summary buffer
   */
  stringify() {
    return this._buffer;
  }
  /**
   * If the summary buffer is empty
   *
   * @returns {boolen} true if the buffer is empty
   */
  isEmptyBuffer() {
    return this._buffer.length === 0;
  }
  /**
   * Resets the summary buffer without writing to summary file
   *
   * @returns {Summary} summary instance
   */
  emptyBuffer() {
    this._buffer = "";
    return this;
  }
  /**
   * Adds raw text to the summary buffer
   *
   * @param {string} text content to add
   * @param {boolean} [addEOL=false] (optional) append an EOL to the raw text (default: false)
   *
   * @returns {Summary} summary instance
   */
  addRaw(text, addEOL = false) {
    this._buffer += text;
    return addEOL ? this.addEOL() : this;
  }
  /**
   * Adds the operating system-specific end-of-line marker to the buffer
   *
   * @returns {Summary} summary instance
   */
  addEOL() {
    return this.addRaw(EOL3);
  }
  /**
   * Adds an HTML codeblock to the summary buffer
   *
   * @param {string} code content to render within fenced code block
   * @param {string} lang (optional) language to syntax highlight code
   *
   * @returns {Summary} summary instance
   */
  addCodeBlock(code, lang) {
    const attrs = Object.assign({}, lang && { lang });
    const element = this.wrap("pre", this.wrap("code", code), attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML list to the summary buffer
   *
   * @param {string[]} items list of items to render
   * @param {boolean} [ordered=false] (optional) if the rendered list should be ordered or not (default: false)
   *
   * @returns {Summary} summary instance
   */
  addList(items, ordered = false) {
    const tag = ordered ? "ol" : "ul";
    const listItems = items.map((item) => this.wrap("li", item)).join("");
    const element = this.wrap(tag, listItems);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML table to the summary buffer
   *
   * @param {SummaryTableCell[]} rows table rows
   *
   * @returns {Summary} summary instance
   */
  addTable(rows) {
    const tableBody = rows.map((row) => {
      const cells = row.map((cell) => {
        if (typeof cell === "string") {
          return this.wrap("td", cell);
        }
        const { header, data, colspan, rowspan } = cell;
        const tag = header ? "th" : "td";
        const attrs = Object.assign(Object.assign({}, colspan && { colspan }), rowspan && { rowspan });
        return this.wrap(tag, data, attrs);
      }).join("");
      return this.wrap("tr", cells);
    }).join("");
    const element = this.wrap("table", tableBody);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds a collapsable HTML details element to the summary buffer
   *
   * @param {string} label text for the closed state
   * @param {string} content collapsable content
   *
   * @returns {Summary} summary instance
   */
  addDetails(label, content) {
    const element = this.wrap("details", this.wrap("summary", label) + content);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML image tag to the summary buffer
   *
   * @param {string} src path to the image you to embed
   * @param {string} alt text description of the image
   * @param {SummaryImageOptions} options (optional) addition image attributes
   *
   * @returns {Summary} summary instance
   */
  addImage(src, alt, options) {
    const { width, height } = options || {};
    const attrs = Object.assign(Object.assign({}, width && { width }), height && { height });
    const element = this.wrap("img", null, Object.assign({ src, alt }, attrs));
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML section heading element
   *
   * @param {string} text heading text
   * @param {number | string} [level=1] (optional) the heading level, default: 1
   *
   * @returns {Summary} summary instance
   */
  addHeading(text, level) {
    const tag = `h${level}`;
    const allowedTag = ["h1", "h2", "h3", "h4", "h5", "h6"].includes(tag) ? tag : "h1";
    const element = this.wrap(allowedTag, text);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML thematic break (<hr>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addSeparator() {
    const element = this.wrap("hr", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML line break (<br>) to the summary buffer
   *
   * @returns {Summary} summary instance
   */
  addBreak() {
    const element = this.wrap("br", null);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML blockquote to the summary buffer
   *
   * @param {string} text quote text
   * @param {string} cite (optional) citation url
   *
   * @returns {Summary} summary instance
   */
  addQuote(text, cite) {
    const attrs = Object.assign({}, cite && { cite });
    const element = this.wrap("blockquote", text, attrs);
    return this.addRaw(element).addEOL();
  }
  /**
   * Adds an HTML anchor tag to the summary buffer
   *
   * @param {string} text link text/content
   * @param {string} href hyperlink
   *
   * @returns {Summary} summary instance
   */
  addLink(text, href) {
    const element = this.wrap("a", text, { href });
    return this.addRaw(element).addEOL();
  }
};
var _summary = new Summary();
var summary = _summary;

// node_modules/@actions/core/lib/core.js
var ExitCode;
(function(ExitCode2) {
  ExitCode2[ExitCode2["Success"] = 0] = "Success";
  ExitCode2[ExitCode2["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
function setSecret(secret) {
  issueCommand("add-mask", {}, secret);
}
function getInput(name, options) {
  const val = process.env[`INPUT_${name.replace(/ /g, "_").toUpperCase()}`] || "";
  if (options && options.required && !val) {
    throw new Error(`Input required and not supplied: ${name}`);
  }
  if (options && options.trimWhitespace === false) {
    return val;
  }
  return val.trim();
}
function setOutput(name, value) {
  const filePath = process.env["GITHUB_OUTPUT"] || "";
  if (filePath) {
    return issueFileCommand("OUTPUT", prepareKeyValueMessage(name, value));
  }
  process.stdout.write(os3.EOL);
  issueCommand("set-output", { name }, toCommandValue(value));
}
function error(message, properties = {}) {
  issueCommand("error", toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
function info(message) {
  process.stdout.write(message + os3.EOL);
}

// src/action.ts
import { resolve } from "node:path";

// src/entry/secrets.ts
var credentialNames = [
  "AWS_ACCESS_KEY_ID",
  "AWS_SECRET_ACCESS_KEY",
  "AWS_SESSION_TOKEN",
  "GITHUB_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "ACTIONS_RUNTIME_TOKEN"
];
function textsToMask(env, inputs) {
  const found = [
    ...credentialNames.map((name) => env[name] ?? ""),
    ...(inputs.get("secrets") ?? "").split(/\r?\n/).map(secretValue)
  ];
  return [...new Set(found.flatMap(maskedLines))];
}
function secretsToMask(secrets) {
  return [...new Set(secrets.flatMap((item) => maskedLines(item.slice(item.indexOf("=") + 1))))];
}
function secretValue(line) {
  return line.replace(/^[\s\-[{"']*[^=:]*[=:]\s*["']?/, "").replace(/["'\s,\]}]*$/, "");
}
function maskedLines(text) {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  return lines.filter((line) => line.length >= shortestSecret);
}

// src/entry/workflow.ts
import { readFile } from "node:fs/promises";

// src/github/context.ts
function parseContext(facts) {
  const everywhere = { repository: facts.repository, commit: facts.sha };
  switch (facts.eventName) {
    case "push":
      return parsePush(facts, everywhere);
    case "pull_request":
      return parsePullRequest(facts, everywhere);
    case "pull_request_target":
      return { ...everywhere, kind: "pull-request-target" };
    case "release":
      return { ...everywhere, kind: "release", tag: facts.ref.replace(/^refs\/tags\//, "") };
    case "workflow_dispatch":
      return { ...everywhere, kind: "workflow-dispatch" };
    case "merge_group":
      return { ...everywhere, kind: "merge-group" };
    case "schedule":
      return { ...everywhere, kind: "schedule" };
    default:
      return { ...everywhere, kind: "other", eventName: facts.eventName };
  }
}
function parsePush({ ref, payload }, everywhere) {
  if (property(payload, "deleted") === true)
    return { ...everywhere, kind: "other", eventName: "push of a deletion" };
  const [, type = "", name = ""] = /^refs\/(heads|tags)\/(.+)$/.exec(ref) ?? [];
  if (type === "tags") return { ...everywhere, kind: "push", on: "tag", name };
  const isDefault = defaultBranches(payload).includes(name);
  return { ...everywhere, kind: "push", on: isDefault ? "default-branch" : "branch", name: name || ref };
}
function defaultBranches(payload) {
  const named = textOf(property(payload, "repository", "default_branch"));
  return named === void 0 || named === "" ? ["main", "master"] : [named];
}
function parsePullRequest({ payload, repository }, everywhere) {
  const number = property(payload, "pull_request", "number") ?? property(payload, "number");
  if (typeof number !== "number") {
    throw new LayerliftError("usage", "the event pull_request has no pull request number", {
      hint: "The event file (GITHUB_EVENT_PATH) must hold pull_request.number."
    });
  }
  const head = property(payload, "pull_request", "head");
  const base = textOf(property(payload, "pull_request", "base", "repo", "full_name")) || repository;
  const isClosed = property(payload, "action") === "closed" || property(payload, "pull_request", "state") === "closed";
  return {
    ...everywhere,
    kind: "pull-request",
    commit: textOf(property(head, "sha")) || everywhere.commit,
    pullRequest: {
      number,
      state: isClosed ? "closed" : "open",
      isFork: head !== void 0 && (textOf(property(head, "repo", "full_name")) ?? "") !== base,
      headRef: textOf(property(head, "ref")) ?? ""
    }
  };
}

// src/entry/workflow.ts
async function workflowAround(env) {
  return parseContext({
    eventName: env["GITHUB_EVENT_NAME"] ?? "",
    payload: await readEvent(env["GITHUB_EVENT_PATH"] ?? ""),
    ref: env["GITHUB_REF"] ?? "",
    sha: env["GITHUB_SHA"] ?? "",
    repository: env["GITHUB_REPOSITORY"] ?? ""
  });
}
async function readEvent(path) {
  if (path === "") return void 0;
  try {
    const payload = JSON.parse(await readFile(path, "utf8"));
    return payload;
  } catch (error2) {
    throw new LayerliftError("usage", `cannot read the event of this workflow: ${messageOf(error2)}`, {
      hint: "GITHUB_EVENT_PATH must name the JSON file that the runner wrote",
      cause: error2
    });
  }
}

// src/github/auto.ts
function resolveAuto(context) {
  switch (context.kind) {
    case "push":
      return resolvePush(context);
    case "release":
      return { command: "deploy", reason: `the release ${context.tag}` };
    case "workflow-dispatch":
      return { command: "deploy", reason: "the workflow was started by hand" };
    case "merge-group":
      return { command: "plan", reason: "a merge group is tried" };
    case "pull-request":
      return resolvePullRequest(context.pullRequest);
    case "schedule":
      throw new LayerliftError(
        "usage",
        "command: auto resolves to prune on a schedule, which is not built yet",
        {
          hint: "Say command: deploy or command: plan to run one of these on a schedule."
        }
      );
    case "pull-request-target":
      throw new LayerliftError("usage", "command: auto does not run on pull_request_target", {
        hint: "That event gives the code of a pull request the credentials of the base branch. Use on: pull_request."
      });
    case "other":
      throw unknownEvent(context.eventName);
    default:
      return assertNever(context);
  }
}
function resolvePush({ on, name }) {
  switch (on) {
    case "default-branch":
      return { command: "deploy", reason: `a push on the default branch ${name}` };
    case "tag":
      return { command: "deploy", reason: `a push of the tag ${name}` };
    case "branch":
      return { command: "plan", reason: `a push on ${name}, which is not the default branch` };
    default:
      return assertNever(on);
  }
}
function resolvePullRequest({ state, number }) {
  return state === "open" ? { command: "plan", reason: `pull request ${number}` } : { command: "nothing", reason: `pull request ${number} was closed and has no preview to remove` };
}
function unknownEvent(eventName) {
  const what = eventName === "" ? "outside a workflow" : `on the event ${eventName}`;
  return new LayerliftError("usage", `command: auto does not know what to do ${what}`, {
    hint: "Say command: deploy, command: plan or command: package."
  });
}

// src/report/action-log.ts
var quietMs = 1e4;
var noteworthyMs = 1e3;
function actionLog(options) {
  let isGroupOpen = false;
  const lastShown = /* @__PURE__ */ new Map();
  const startedMs = /* @__PURE__ */ new Map();
  const close = () => {
    if (isGroupOpen) options.write("::endgroup::\n");
    isGroupOpen = false;
  };
  const isQuiet = (key) => {
    const now = options.nowMs();
    const shown = lastShown.get(key);
    if (shown !== void 0 && now - shown < quietMs) return true;
    lastShown.set(key, now);
    return shown === void 0;
  };
  const isChatter = (entry) => {
    if (entry.kind === "waiting") return isQuiet(entry.resource);
    if (entry.kind !== "progress") return false;
    const started = startedMs.get(entry.task) ?? options.nowMs();
    if (entry.done !== true) startedMs.set(entry.task, started);
    else for (const known of [startedMs, lastShown]) known.delete(entry.task);
    return entry.done === true ? options.nowMs() - started < noteworthyMs : isQuiet(entry.task);
  };
  const log = (entry) => {
    if (entry.kind === "step") {
      close();
      options.write(command("group", {}, sentenceOf(entry)));
      isGroupOpen = true;
    } else if (entry.kind === "warning") {
      const hint = entry.hint === void 0 ? "" : `
${printable(entry.hint)}`;
      options.write(command("warning", { title: "layerlift" }, `${sentenceOf(entry)}${hint}`));
    } else if (!isChatter(entry)) {
      options.write(`${commandSafe(stated(entry))}
`);
    }
  };
  return { log, close };
}
function safeLines(text) {
  return text.split("\n").map(commandSafe).join("\n");
}
function stated(entry) {
  const sentence = sentenceOf(entry);
  if (entry.kind !== "change") return sentence;
  return entry.state === "done" ? `done: ${sentence}` : `${sentence} ...`;
}
function commandSafe(line) {
  return printable(line).replace(/^(\s*):(?=:)/, "$1\\:").replaceAll("##[", "#\\#[");
}
function command(name, properties, message) {
  const pairs = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty2(value)}`);
  return `::${name}${pairs.length === 0 ? "" : ` ${pairs.join(",")}`}::${escapeData2(message)}
`;
}
function escapeData2(text) {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
function escapeProperty2(text) {
  return escapeData2(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// src/report/outputs.ts
function outputsOf(report) {
  const outputs = {
    command: report.command,
    "function-name": report.functionName,
    "function-arn": report.functionArn,
    version: report.version,
    "previous-version": report.previousVersion,
    "alias-arn": report.aliasArn,
    url: report.url,
    "api-id": report.apiId,
    stage: report.stage,
    "layer-arns": JSON.stringify(report.layerArns),
    "layers-published": String(report.layersPublished),
    "image-digest": report.imageDigest,
    "code-sha256": report.codeSha256,
    "package-size": report.packageSizeBytes?.toString(),
    changed: String(report.changed),
    plan: JSON.stringify(report.plan),
    "smoke-status": report.smokeStatus,
    "rolled-back": String(report.rolledBack)
  };
  return Object.fromEntries(
    Object.entries(outputs).filter((pair) => pair[1] !== void 0)
  );
}

// src/settings/inputs.ts
var prefix = "INPUT_";
function rawInputs(environment) {
  const raw = /* @__PURE__ */ new Map();
  for (const [name, text] of Object.entries(environment)) {
    if (name.startsWith(prefix) && text !== void 0) raw.set(name.slice(prefix.length).toLowerCase(), text);
  }
  return raw;
}

// src/action.ts
await main();
async function main() {
  const inputs = readInputs();
  for (const secret of textsToMask(process.env, inputs)) setSecret(secret);
  const signal = abortOnSignals(process, {
    onFirst: () => info("The job is being cancelled; layerlift stops."),
    // A runner sends a second signal as a matter of course; stopping is under way.
    onAgain: () => void 0
  });
  const { log, close } = actionLog({
    write: (text) => void process.stdout.write(text),
    nowMs: () => performance.now()
  });
  try {
    const recording = recorded(log);
    const report = await carryOut(inputs, { recording, signal });
    close();
    if (report === void 0) return;
    process.stdout.write(safeLines(closingOfAction(report, recording.leftover(report))));
    if (report.failure !== void 0) fail(asThrown(report.failure, signal));
  } catch (error2) {
    close();
    fail(asThrown(error2, signal));
  }
}
async function carryOut(inputs, { recording, signal }) {
  const settings = parseSettings(inputs, { surface: "action" });
  for (const secret of secretsToMask(settings.secrets)) setSecret(secret);
  const context = await workflowAround(process.env);
  const chosen = commandFor(settings, () => resolveAuto(context));
  const command2 = chosen.command === "nothing" ? "nothing" : commandOf(chosen.command, settings.dryRun);
  recording.log({ kind: "note", message: `${chosen.command}, because of ${chosen.reason}` });
  setOutput("command", command2);
  if (command2 === "nothing") return void 0;
  const { run } = await import("./deploy.js");
  const made = await run(command2, settings, {
    log: recording.log,
    signal,
    now: () => /* @__PURE__ */ new Date(),
    env: process.env,
    version: ownVersion(new URL("../package.json", import.meta.url)),
    workingDirectory: resolve(settings.workingDirectory),
    commit: context.commit || void 0,
    repository: context.repository || void 0
  });
  const report = recording.complete(made);
  giveOutputs(report);
  if (settings.summary) await writeSummary(report, recording.leftover(report));
  return report;
}
function commandFor(settings, resolveEvent) {
  if (settings.command === "auto") return resolveEvent();
  return { command: settings.command, reason: "the input command" };
}
function readInputs() {
  const names = /* @__PURE__ */ new Set([...knownNames("action"), ...rawInputs(process.env).keys()]);
  return new Map([...names].map((name) => [name, getInput(name)]));
}
function giveOutputs(report) {
  for (const [name, value] of Object.entries(outputsOf(report))) {
    if (name !== "command") setOutput(name, value);
  }
}
async function writeSummary(report, leftover) {
  if ((process.env["GITHUB_STEP_SUMMARY"] ?? "") === "") return;
  await summary.addRaw(summaryOf(report, leftover), true).write();
}
function fail(thrown) {
  const { title, message } = annotationOf(thrown);
  error(message, { title });
  process.exitCode = exitCodeOf(thrown);
}
