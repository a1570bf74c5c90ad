import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  ANY_METHODS,
  LayerliftError,
  REFUSED_IN_QUERY,
  __callDispose,
  __toESM,
  __using,
  asBytePath,
  assertNever,
  cancelled,
  checkBootstrap,
  checkLimits,
  desiredDeployment,
  displayPath,
  emptyAccount,
  emptyReport,
  findBootstrap,
  formatBytes,
  formatCount,
  headerValue,
  isElf,
  isHeaderName,
  isRecord,
  jsonText,
  kindOf,
  libraryPath,
  lookUp,
  maxLayers,
  messageOf,
  newDirectory,
  newestVersions,
  nodesBelow,
  parametersOf,
  planDeployment,
  planReport,
  platformOfArchitecture,
  printable,
  readAhead,
  readElf,
  readSmokeTestsFile,
  redactor,
  regionOf,
  reportOfPackages,
  reportUnknownKeys,
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
  sha256Hex,
  splitPath,
  splitTarget,
  systemFiles,
  systemFolders,
  temporaryFolder,
  throwIfCancelled,
  walkFolders,
  writePackages,
  zipStore
} from "./chunk.js";

// src/deploy.ts
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
var import_errors31 = __toESM(require_errors(), 1);
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
import { tmpdir } from "node:os";

// src/deploy/smoke-tests.ts
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";

// src/smoke/request.ts
function parseRequest(test, report) {
  const line = parseRequestLine(test["request"], report);
  const ownHeaders = parseHeaders(test["headers"], report);
  const body = test["body"];
  const text2 = typeof body === "string" ? body : body === void 0 || body === null ? "" : jsonText(body);
  if (text2 === void 0) report("body: cannot be written as JSON");
  if (line === void 0 || text2 === void 0) return void 0;
  const isJson = typeof body !== "string" && text2 !== "";
  return testRequest(line, ownHeaders, { text: text2, isJson });
}
function testRequest(line, ownHeaders, body) {
  const usual = [
    ["Accept", "*/*"],
    ["User-Agent", "layerlift"]
  ];
  if (body.isJson) usual.push(["Content-Type", "application/json"]);
  const missing2 = usual.filter(([name]) => headerValue(ownHeaders, name) === void 0);
  return { ...line, headers: [...missing2, ...ownHeaders], ownHeaders, body: body.text };
}
function parseRequestLine(value, report) {
  const example = 'expected a method and a path such as "POST /hello"';
  const match = typeof value === "string" ? /^([A-Za-z]+)\s+(\/.*)$/.exec(value.trim()) : null;
  if (match?.[1] === void 0 || match[2] === void 0) {
    report(`request: ${example}, got ${typeof value === "string" ? JSON.stringify(value) : kindOf(value)}`);
    return void 0;
  }
  const method = match[1].toUpperCase();
  if (!ANY_METHODS.has(method)) {
    report(`request: unknown method ${method} (known: ${[...ANY_METHODS].join(", ")})`);
    return void 0;
  }
  const target = encodeTarget(match[2]);
  if (target.includes("#"))
    report('request: a "#" is never sent to a server: write %23 or leave the part out');
  if (REFUSED_IN_QUERY.test(splitTarget(target).query)) {
    report('request: API Gateway refuses raw "|", "{" and "}" in a query: write %7C, %7B and %7D');
  }
  return { method, target };
}
function encodeTarget(target) {
  return target.toWellFormed().replace(/[^!-~]+/g, (text2) => encodeURIComponent(text2));
}
function parseHeaders(value, report) {
  if (value === void 0 || value === null) return [];
  if (!isRecord(value)) {
    report(`headers: expected a map of names and texts, got ${kindOf(value)}`);
    return [];
  }
  return Object.entries(value).flatMap(([name, one2]) => {
    const lines = Array.isArray(one2) ? one2 : [one2];
    return lines.flatMap((line) => {
      const problem = headerProblem(name, line);
      if (problem === void 0) return [[name, String(line)]];
      report(`headers: ${JSON.stringify(name)} ${problem}`);
      return [];
    });
  });
}
function headerProblem(name, value) {
  if (!isHeaderName(name)) return "is not a header name";
  if (FRAMING.has(name.toLowerCase())) return "is set by the HTTP connection itself: leave it out";
  if (typeof value !== "string" && typeof value !== "number" && typeof value !== "boolean") {
    return "needs a text, or a list of texts";
  }
  return /^[\t\x20-\x7e\xa0-\xff]*$/.test(String(value)) ? void 0 : "has a value that HTTP cannot carry";
}
var FRAMING = /* @__PURE__ */ new Set([
  "connection",
  "content-length",
  "host",
  "transfer-encoding",
  "upgrade"
]);

// src/smoke/default.ts
var UNKNOWN_PAGE = "layerlift-smoke-test";
function defaultSmokeTests(routes) {
  const readable = routes.filter(({ method }) => method === "GET" || method === "ANY");
  const plain = readable.find(({ path: path6 }) => parametersOf(path6).length === 0);
  const greedy = readable.find(({ path: path6 }) => parametersOf(path6).every(({ isGreedy }) => isGreedy));
  const path5 = plain?.path ?? greedy?.path.replace(/\{[^}]*\}/, UNKNOWN_PAGE);
  if (path5 === void 0) return [];
  return [
    {
      kind: "request",
      name: `GET ${path5} (default test)`,
      request: testRequest({ method: "GET", target: path5 }, [], { text: "", isJson: false }),
      expect: { status: { kind: "below", status: 500 }, headers: /* @__PURE__ */ new Map(), body: void 0 }
    }
  ];
}

// src/smoke/expectation.ts
var DEFAULT_STATUS = { kind: "below", status: 400 };
function parseResponseExpectation(value, report) {
  const expect = parseMap(value, ["status", "headers", "body"], report);
  return {
    status: parseStatus(expect["status"], report),
    headers: parseHeaders2(expect["headers"], report),
    // `body:` with nothing behind it is how YAML writers say "empty".
    body: parseBody(expect["body"] === null ? "" : expect["body"], report)
  };
}
function parsePayloadExpectation(value, report) {
  const expect = parseMap(value, ["error", "body"], report);
  const error = expect["error"] ?? false;
  const isTrue = error === true || error === "true";
  if (!isTrue && error !== false && error !== "false") {
    report(`expect.error: expected true or false, got ${kindOf(error)}`);
  }
  return { error: isTrue, body: parseBody(expect["body"], report) };
}
function parseMap(value, keys, report) {
  if (value === void 0 || value === null) return {};
  if (!isRecord(value)) {
    report(`expect: expected a map of ${keys.join(", ")}, got ${kindOf(value)}`);
    return {};
  }
  reportUnknownKeys(value, keys, (problem) => report(`expect: ${problem}`));
  return value;
}
function parseStatus(value, report) {
  if (value === void 0 || value === null) return DEFAULT_STATUS;
  const status = typeof value === "string" && /^\d{3}$/.test(value.trim()) ? Number(value) : value;
  if (typeof status === "number" && Number.isInteger(status) && status >= 100 && status <= 599) {
    return { kind: "is", status };
  }
  report(`expect.status: expected a number from 100 to 599, got ${jsonText(value) ?? kindOf(value)}`);
  return DEFAULT_STATUS;
}
function parseHeaders2(value, report) {
  const headers = /* @__PURE__ */ new Map();
  if (value === void 0 || value === null) return headers;
  if (!isRecord(value)) {
    report(`expect.headers: expected a map of names and texts, got ${kindOf(value)}`);
    return headers;
  }
  for (const [name, one2] of Object.entries(value)) {
    if (one2 === null) headers.set(name.toLowerCase(), void 0);
    else if (typeof one2 === "string" || typeof one2 === "number" || typeof one2 === "boolean") {
      headers.set(name.toLowerCase(), parseText(String(one2), report));
    } else report(`expect.headers: ${JSON.stringify(name)} needs a text or /pattern/`);
  }
  return headers;
}
function parseBody(value, report) {
  if (value === void 0) return void 0;
  if (typeof value === "string") return parseText(value, report);
  const text2 = jsonText(value);
  if (text2 !== void 0) return { kind: "json", value: JSON.parse(text2) };
  report("expect.body: cannot be written as JSON");
  return void 0;
}
function parseText(text2, report) {
  const match = /^\/(.+)\/([dgimsuvy]*)$/s.exec(text2);
  if (match?.[1] === void 0 || match[2] === void 0) return { kind: "text", text: text2 };
  const [, source, flags] = match;
  try {
    void new RegExp(source, flags);
  } catch (error) {
    report(`expect: ${text2} is not a pattern: ${error instanceof Error ? error.message : "wrong syntax"}`);
  }
  return { kind: "pattern", source, flags };
}

// src/smoke/parse.ts
function parseSmokeTests(value) {
  const problems = [];
  const tests = parseList(value, (problem) => problems.push(problem));
  if (problems.length === 0) return tests;
  const count = problems.length === 1 ? "a problem" : `${problems.length} problems`;
  throw new LayerliftError("usage", `smoke-tests has ${count}`, {
    details: problems,
    hint: 'A test looks like: - {request: POST /hello, body: {"param": "x"}, expect: {status: 200, body: /x/}}'
  });
}
function parseList(value, report) {
  if (value === void 0 || value === null) return [];
  if (!Array.isArray(value)) {
    report(`smoke-tests: expected a list of tests, got ${kindOf(value)}`);
    return [];
  }
  return value.flatMap(
    (one2, index) => parseTest(one2, (problem) => report(`smoke-tests, test ${index + 1}: ${problem}`)) ?? []
  );
}
function parseTest(value, report) {
  if (!isRecord(value)) {
    report(`expected a map with "request" or "invoke", got ${kindOf(value)}`);
    return void 0;
  }
  const isRequest = Object.hasOwn(value, "request");
  if (isRequest === Object.hasOwn(value, "invoke")) {
    report(
      isRequest ? 'has both "request" and "invoke": make two tests of it' : 'has neither "request" nor "invoke"'
    );
    return void 0;
  }
  reportUnknownKeys(value, isRequest ? REQUEST_KEYS : INVOKE_KEYS, report);
  const name = parseName(value["name"], report);
  return isRequest ? requestTest(value, name, report) : invokeTest(value, name, report);
}
var REQUEST_KEYS = ["name", "request", "headers", "body", "expect"];
var INVOKE_KEYS = ["name", "invoke", "expect"];
function requestTest(value, name, report) {
  const request = parseRequest(value, report);
  const expect = parseResponseExpectation(value["expect"], report);
  if (request === void 0) return void 0;
  return { kind: "request", name: name ?? `${request.method} ${request.target}`, request, expect };
}
function invokeTest(value, name, report) {
  const payload = jsonText(value["invoke"]);
  if (payload === void 0) report("invoke: cannot be written as JSON");
  const expect = parsePayloadExpectation(value["expect"], report);
  return { kind: "invoke", name: name ?? "invoke", payload: payload ?? "", expect };
}
function parseName(value, report) {
  if (value === void 0 || typeof value === "string" && value.trim() !== "") return value?.trim();
  report(`name: expected a text, got ${typeof value === "string" ? "an empty one" : kindOf(value)}`);
  return void 0;
}

// src/deploy/smoke-tests.ts
async function smokeTestsOf(settings, world) {
  const tests = await readTests(settings, world);
  if (tests.some(({ kind }) => kind === "request") && (settings.routes ?? []).length === 0) {
    throw new LayerliftError("usage", "smoke-tests: a request test needs routes, and there are none", {
      hint: "give routes too, or test with `invoke:`, which needs no route"
    });
  }
  return tests;
}
async function readTests(settings, world) {
  const source = settings.smokeTests;
  if (source === void 0) return defaultSmokeTests(settings.routes ?? []);
  if (source.kind === "inline") return parseSmokeTests(source.tests);
  const path5 = resolve(world.workingDirectory, source.path);
  return parseSmokeTests(readSmokeTestsFile(await textOf(path5), path5));
}
async function textOf(path5) {
  try {
    return await readFile(path5, "utf8");
  } catch (error) {
    throw new LayerliftError("file", `smoke-tests: cannot read ${path5}: ${messageOf(error)}`, {
      hint: "smoke-tests is a YAML list of tests, or the path of a file with one",
      cause: error
    });
  }
}

// src/deploy/source.ts
import { access } from "node:fs/promises";
import { join as join6, resolve as resolve4 } from "node:path";

// src/image/engine.ts
import { mkdtemp, mkdir as mkdir2, readFile as readFile2, rm as rm2 } from "node:fs/promises";
import { join as join3 } from "node:path";

// src/image/build-arguments.ts
function buildArguments(options, engine) {
  if (!engine.hasBuildx) refuseBuildxInputs(options);
  const secrets = secretArguments(options.secrets ?? {});
  const wantsBuildKit = secrets.argv.length > 0 && !engine.hasBuildx;
  if (wantsBuildKit && !engine.hasBuildKit) {
    throw needs(
      "secrets",
      "BuildKit",
      "install the buildx plugin of Docker, or use a Docker client with BuildKit inside"
    );
  }
  const argv = [
    ...engine.hasBuildx ? ["buildx", "build", "--provenance=false", "--sbom=false", "--load"] : ["build"],
    ...each("--build-arg", pairs(options.buildArgs, "build-args")),
    ...each("--build-context", pairs(options.buildContexts, "build-contexts")),
    ...each("--cache-from", options.cacheFrom ?? []),
    ...each("--cache-to", options.cacheTo ?? []),
    ...each("--file", one(options.file)),
    ...each("--iidfile", one(options.idFile)),
    ...options.noCache === true ? ["--no-cache"] : [],
    ...each("--platform", one(options.platform)),
    ...options.pull === true ? ["--pull"] : [],
    ...secrets.argv,
    "--tag",
    options.tag,
    ...each("--target", one(options.target)),
    "--",
    options.context
  ];
  return { argv, env: { ...secrets.env, ...wantsBuildKit ? { DOCKER_BUILDKIT: "1" } : {} } };
}
function each(flag, values) {
  return values.flatMap((value) => [flag, value]);
}
function one(value) {
  return value === void 0 || value === "" ? [] : [value];
}
function pairs(map, input) {
  return Object.entries(map ?? {}).map(([key, value]) => {
    if (key === "" || key.includes("="))
      throw new LayerliftError("usage", `${input}: ${JSON.stringify(key)} is not a name`);
    return `${key}=${value}`;
  });
}
function secretArguments(secrets) {
  const argv = [];
  const env = {};
  Object.entries(secrets).forEach(([id, value], index) => {
    if (!/^[A-Za-z0-9_.-]+$/.test(id)) {
      throw new LayerliftError(
        "usage",
        `secrets: ${JSON.stringify(id)} is not an id (letters, digits, dot, dash, underscore)`
      );
    }
    if (value.includes("\0"))
      throw new LayerliftError("usage", `secrets: the value of ${id} holds a NUL byte`);
    const name = `LAYERLIFT_SECRET_${index}`;
    argv.push("--secret", `id=${id},env=${name}`);
    env[name] = value;
  });
  return { argv, env };
}
function refuseBuildxInputs({ buildContexts, cacheFrom, cacheTo }) {
  const hint = "install the buildx plugin of Docker (docker/setup-buildx-action on GitHub), or leave the input out";
  if (Object.keys(buildContexts ?? {}).length > 0) throw needs("build-contexts", "docker buildx", hint);
  if ((cacheTo ?? []).length > 0) throw needs("cache-to", "docker buildx", hint);
  const typed = cacheFrom?.find((source) => source.includes("="));
  if (typed !== void 0) throw needs(`cache-from ${JSON.stringify(typed)}`, "docker buildx", hint);
}
function needs(input, what, hint) {
  return new LayerliftError(
    "engine",
    `the input ${input} needs ${what}, which this docker command does not have`,
    { hint }
  );
}

// src/image/digest.ts
import { createHash } from "node:crypto";
function parseDigest(value, where) {
  if (typeof value === "string") {
    if (isDigest(value)) return value;
    const algorithm = /^([a-z0-9]+(?:[+._-][a-z0-9]+)*):[A-Za-z0-9=_-]+$/.exec(value)?.[1];
    if (algorithm !== void 0 && algorithm !== "sha256") {
      throw new LayerliftError(
        "image-unsupported",
        `${where} is a ${algorithm} digest; layerlift reads sha256 only`
      );
    }
  }
  throw new LayerliftError(
    "image-invalid",
    `${where} is not a digest (sha256: and 64 lower-case hex digits): ${JSON.stringify(value) ?? "nothing"}`
  );
}
function digestOf(bytes) {
  return finishDigest(createHash("sha256").update(bytes));
}
function finishDigest(hash) {
  return parseDigest(`sha256:${hash.digest("hex")}`, "hash");
}
function hexOf(digest) {
  return digest.slice("sha256:".length);
}
function digestMismatch(what, expected, found) {
  return new LayerliftError("digest-mismatch", `${what}: expected ${expected}, found ${found}`, {
    hint: "the bytes were changed or damaged after the image was written: save, copy or pull it again"
  });
}
function isDigest(text2) {
  return /^sha256:[0-9a-f]{64}$/.test(text2);
}

// src/image/docker-command.ts
import { spawn } from "node:child_process";

// src/image/file-fault.ts
function systemCodeOf(thrown) {
  if (!(thrown instanceof Error) || thrown instanceof LayerliftError || !("code" in thrown)) return void 0;
  return typeof thrown.code === "string" ? thrown.code : void 0;
}
function fileFault(what, thrown) {
  const hint = systemCodeOf(thrown) === "ENOSPC" ? "make room, or set TMPDIR to a folder on a larger disk" : void 0;
  return new LayerliftError("file", `${what}: ${messageOf(thrown)}`, { hint, cause: thrown });
}

// src/image/docker-command.ts
var keptLines = 30;
var maxLineLength = 16 * 1024;
async function runDocker(argv, options = {}) {
  throwIfCancelled(options.signal, "the docker command");
  const command = options.docker ?? "docker";
  const child2 = spawn(command, [...argv], {
    stdio: ["ignore", options.stdoutFile ?? "pipe", "pipe"],
    ...options.env === void 0 ? {} : { env: { ...options.env } }
  });
  const lastLines = [];
  const onLine = (line) => {
    lastLines.push(line);
    if (lastLines.length > keptLines) lastLines.shift();
    options.onLine?.(line);
  };
  const lines = Promise.all([
    options.onStdout === void 0 ? readLines(child2.stdout, onLine) : readText(child2.stdout, options.onStdout),
    readLines(child2.stderr, onLine)
  ]);
  lines.catch(() => void 0);
  const stop = stopper(child2, options);
  try {
    const exitCode = await new Promise((resolve5, reject) => {
      child2.once("error", reject);
      child2.once("close", (code) => resolve5(code ?? void 0));
    });
    await lines;
    throwIfCancelled(options.signal, "the docker command");
    if (stop.isLate()) throw new LayerliftError("deadline", `${command} ${argv[0] ?? ""} did not end in time`);
    return { exitCode, lastLines };
  } catch (thrown) {
    throw systemCodeOf(thrown) === void 0 ? thrown : cannotStart(command, thrown);
  } finally {
    stop.clear();
  }
}
function cannotStart(command, cause) {
  return new LayerliftError("engine", `the command ${command} cannot be started: ${messageOf(cause)}`, {
    hint: "install Docker, or give the image as a file: docker-archive:, oci: or oci-archive:",
    cause
  });
}
function stopper(child2, { signal, graceMs = 5e3, deadlineMs }) {
  let isLate = false;
  let killTimer;
  const stop = () => {
    child2.kill("SIGTERM");
    killTimer ??= setTimeout(() => child2.kill("SIGKILL"), graceMs);
  };
  const late = () => {
    isLate = true;
    stop();
  };
  const deadline = deadlineMs === void 0 ? void 0 : setTimeout(late, deadlineMs);
  signal?.addEventListener("abort", stop, { once: true });
  return {
    isLate: () => isLate,
    clear() {
      clearTimeout(deadline);
      clearTimeout(killTimer);
      signal?.removeEventListener("abort", stop);
    }
  };
}
async function readText(stream, onText) {
  if (stream === null) return;
  stream.setEncoding("utf8");
  for await (const text2 of stream) onText(String(text2));
}
async function readLines(stream, onLine) {
  if (stream === null) return;
  let rest = "";
  stream.setEncoding("utf8");
  for await (const text2 of stream) {
    const lines = `${rest}${String(text2)}`.split(/\r\n|\n|\r/);
    rest = (lines.pop() ?? "").slice(-maxLineLength);
    for (const line of lines) onLine(line.slice(0, maxLineLength));
  }
  if (rest !== "") onLine(rest);
}

// node_modules/@actions/exec/lib/exec.js
import { StringDecoder } from "string_decoder";

// node_modules/@actions/exec/lib/toolrunner.js
import * as os from "os";
import * as events from "events";
import * as child from "child_process";
import * as path3 from "path";

// node_modules/@actions/io/lib/io.js
import * as path2 from "path";

// node_modules/@actions/io/lib/io-util.js
import * as fs from "fs";
import * as path from "path";
var __awaiter = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
    }
    step((generator = generator.apply(thisArg, _arguments || [])).next());
  });
};
var { chmod, copyFile, lstat, mkdir, open, readdir, rename, rm, rmdir, stat, symlink, unlink } = fs.promises;
var IS_WINDOWS = process.platform === "win32";
var READONLY = fs.constants.O_RDONLY;
function exists(fsPath) {
  return __awaiter(this, void 0, void 0, function* () {
    try {
      yield stat(fsPath);
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
      stats = yield stat(filePath);
    } catch (err) {
      if (err.code !== "ENOENT") {
        console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
      }
    }
    if (stats && stats.isFile()) {
      if (IS_WINDOWS) {
        const upperExt = path.extname(filePath).toUpperCase();
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
        stats = yield stat(filePath);
      } catch (err) {
        if (err.code !== "ENOENT") {
          console.log(`Unexpected error attempting to determine if executable file exists '${filePath}': ${err}`);
        }
      }
      if (stats && stats.isFile()) {
        if (IS_WINDOWS) {
          try {
            const directory = path.dirname(filePath);
            const upperName = path.basename(filePath).toUpperCase();
            for (const actualName of yield readdir(directory)) {
              if (upperName === actualName.toUpperCase()) {
                filePath = path.join(directory, actualName);
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

// node_modules/@actions/io/lib/io.js
var __awaiter2 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
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
      for (const extension of process.env["PATHEXT"].split(path2.delimiter)) {
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
    if (tool.includes(path2.sep)) {
      return [];
    }
    const directories = [];
    if (process.env.PATH) {
      for (const p of process.env.PATH.split(path2.delimiter)) {
        if (p) {
          directories.push(p);
        }
      }
    }
    const matches = [];
    for (const directory of directories) {
      const filePath = yield tryGetExecutablePath(path2.join(directory, tool), extensions);
      if (filePath) {
        matches.push(filePath);
      }
    }
    return matches;
  });
}

// node_modules/@actions/exec/lib/toolrunner.js
import { setTimeout as setTimeout2 } from "timers";
var __awaiter3 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
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
        this.toolPath = path3.resolve(process.cwd(), this.options.cwd || process.cwd(), this.toolPath);
      }
      this.toolPath = yield which(this.toolPath, true);
      return new Promise((resolve5, reject) => __awaiter3(this, void 0, void 0, function* () {
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
            resolve5(exitCode);
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
      this.timeout = setTimeout2(_ExecState.HandleTimeout, this.delay, this);
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

// node_modules/@actions/exec/lib/exec.js
var __awaiter4 = function(thisArg, _arguments, P, generator) {
  function adopt(value) {
    return value instanceof P ? value : new P(function(resolve5) {
      resolve5(value);
    });
  }
  return new (P || (P = Promise))(function(resolve5, reject) {
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
      result.done ? resolve5(result.value) : adopt(result.value).then(fulfilled, rejected);
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
    const stdoutDecoder = new StringDecoder("utf8");
    const stderrDecoder = new StringDecoder("utf8");
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

// src/image/docker-query.ts
import { setTimeout as sleep } from "node:timers/promises";
var defaultAnswerDeadlineMs = 3e4;
async function askDocker(argv, world) {
  const { docker = "docker", answerDeadlineMs: deadlineMs = defaultAnswerDeadlineMs } = world;
  let stdout = "";
  const onStdout = (text2) => {
    stdout += text2;
  };
  try {
    const { exitCode, lastLines } = await runDocker(argv, { ...world, deadlineMs, onStdout });
    return { exitCode, stdout, stderr: lastLines.join("\n") };
  } catch (thrown) {
    throw isDeadline(thrown) ? noAnswer([docker, ...argv], deadlineMs, thrown) : thrown;
  }
}
async function clientSucceeds(argv, world) {
  const { docker = "docker", env, signal } = world;
  throwIfCancelled(signal, "the docker command");
  const deadlineMs = world.answerDeadlineMs ?? defaultAnswerDeadlineMs;
  const answer = getExecOutput(docker, [...argv], {
    silent: true,
    ignoreReturnCode: true,
    ...env === void 0 ? {} : { env: definedOnly(env) }
  });
  const waited = new AbortController();
  const stops = AbortSignal.any(signal === void 0 ? [waited.signal] : [waited.signal, signal]);
  try {
    return await Promise.race([
      answer.then(
        ({ exitCode }) => exitCode === 0,
        (thrown) => Promise.reject(cannotStart(docker, thrown))
      ),
      sleep(deadlineMs, void 0, { signal: stops }).then(
        () => Promise.reject(noAnswer([docker, ...argv], deadlineMs))
      )
    ]);
  } catch (thrown) {
    throwIfCancelled(signal, "the docker command");
    throw thrown;
  } finally {
    waited.abort();
  }
}
async function checkEngine(world) {
  const command = world.docker ?? "docker";
  const format = ["--format", "{{.Server.Version}}"];
  const { exitCode, lastLines } = await runDocker(["version", ...format], {
    ...world,
    deadlineMs: world.answerDeadlineMs ?? defaultAnswerDeadlineMs
  }).catch((thrown) => {
    if (isDeadline(thrown)) return { exitCode: void 0, lastLines: [thrown.message] };
    throw thrown;
  });
  if (exitCode === 0) return;
  throw new LayerliftError("engine", `the Docker engine does not answer (${command} version)`, {
    details: lastLines.filter((line) => line.trim() !== ""),
    hint: "start Docker, check DOCKER_HOST and the docker context, or give the image as a file: docker-archive:, oci: or oci-archive:"
  });
}
function isDeadline(thrown) {
  return thrown instanceof LayerliftError && thrown.code === "deadline";
}
function noAnswer(command, deadlineMs, cause) {
  const seconds = deadlineMs / 1e3;
  return new LayerliftError("engine", `no answer from ${command.join(" ")} within ${seconds} s`, {
    hint: "the Docker engine stalls: restart it, or give the image as a file: docker-archive:, oci: or oci-archive:",
    cause
  });
}
function definedOnly(env) {
  return Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => value === void 0 ? [] : [[key, value]])
  );
}

// src/image/reference.ts
var forms = "NAME:TAG (an image of the Docker engine), docker-archive:FILE[:TAG], oci:DIR[:TAG] or oci-archive:FILE[:TAG]";
var host = String.raw`(?:[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?|\[[0-9a-fA-F:]+\])(?::[0-9]+)?`;
var path4 = String.raw`[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*`;
var tagText = String.raw`[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}`;
var dockerName = new RegExp(
  `^(?:sha256:[0-9a-f]{64}|(?:${host}/)?${path4}(?:/${path4})*(?::${tagText})?(?:@sha256:[0-9a-f]{64})?)$`
);
function parseReference(text2) {
  const colon = text2.indexOf(":");
  const transport = colon === -1 ? "" : text2.slice(0, colon);
  const rest = text2.slice(colon + 1);
  switch (transport) {
    case "docker-daemon":
      return { kind: "docker-daemon", name: checkName(rest, text2) };
    case "docker-archive":
    case "oci-archive": {
      const { path: file, tag } = splitPath2(rest, text2);
      return { kind: transport, file, tag };
    }
    case "oci": {
      const { path: directory, tag } = splitPath2(rest, text2);
      return { kind: "oci", directory, tag };
    }
    case "docker":
      if (rest.startsWith("//")) throw registryFault(rest.slice(2));
      break;
    default:
      break;
  }
  return { kind: "docker-daemon", name: checkName(text2, text2) };
}
function formatReference(reference) {
  switch (reference.kind) {
    case "docker-daemon":
      return `docker-daemon:${reference.name}`;
    case "docker-archive":
    case "oci-archive":
      return `${reference.kind}:${reference.file}${tagSuffix(reference.tag)}`;
    case "oci":
      return `oci:${reference.directory}${tagSuffix(reference.tag)}`;
    default:
      return assertNever(reference);
  }
}
function tagSuffix(tag) {
  return tag === void 0 ? "" : `:${tag}`;
}
function splitPath2(rest, whole) {
  const colon = rest.indexOf(":");
  const filePath = colon === -1 ? rest : rest.slice(0, colon);
  const tag = colon === -1 ? void 0 : rest.slice(colon + 1);
  if (filePath === "") throw malformed(whole, "it names no file or folder");
  if (filePath.includes("\0")) throw malformed(whole, "its path holds a NUL byte");
  if (tag !== void 0 && !/^[A-Za-z0-9_][A-Za-z0-9_./:@+-]*$/.test(tag)) {
    throw malformed(whole, `${JSON.stringify(tag)} is not a tag`);
  }
  return { path: filePath, tag };
}
function checkName(name, whole) {
  if (dockerName.test(name)) return name;
  throw malformed(whole, name === "" ? "it is empty" : `${JSON.stringify(name)} is not the name of an image`);
}
function malformed(text2, why) {
  return new LayerliftError("usage", `${JSON.stringify(text2)} is not an image reference: ${why}`, {
    hint: `write ${forms}`
  });
}
function registryFault(name) {
  return new LayerliftError("usage", `docker://${name}: reading from a registry is not built yet`, {
    hint: `pull it first (docker pull ${name}), and give the bare name ${name}`
  });
}

// src/image/engine.ts
async function buildImage(options, world) {
  const reference = parseReference(`docker-daemon:${options.tag}`);
  await checkEngine(world);
  const folder = await makeFolder(world.tempDirectory);
  try {
    const idFile = join3(folder, "image-id");
    const command = buildArguments({ ...options, idFile }, await detectBuildEngine(world));
    const blank = redactor(Object.values(options.secrets ?? {}).flatMap(linesOf));
    const { exitCode, lastLines } = await runDocker(command.argv, {
      ...world,
      env: { ...world.env, ...command.env },
      onLine: (line) => world.log({ kind: "output", source: "docker build", line: blank(line) })
    });
    if (exitCode !== 0) throw buildFault(options, exitCode, lastLines.map(blank));
    return { reference, imageId: await readImageId(idFile) };
  } finally {
    await rm2(folder, { recursive: true, force: true });
  }
}
async function detectBuildEngine(world) {
  if (await clientSucceeds(["buildx", "version"], world)) return { hasBuildx: true, hasBuildKit: true };
  const help = await askDocker(["build", "--help"], { ...world, env: { ...world.env, DOCKER_BUILDKIT: "1" } });
  return { hasBuildx: false, hasBuildKit: help.exitCode === 0 && help.stdout.includes("--secret") };
}
async function makeFolder(tempDirectory) {
  try {
    await mkdir2(tempDirectory, { recursive: true });
    return await mkdtemp(join3(tempDirectory, "layerlift-build-"));
  } catch (thrown) {
    throw fileFault(`cannot make a folder in ${tempDirectory}`, thrown);
  }
}
async function readImageId(idFile) {
  try {
    return parseDigest((await readFile2(idFile, "utf8")).trim(), "the image id that docker build wrote");
  } catch (thrown) {
    if (thrown instanceof LayerliftError) throw thrown;
    throw new LayerliftError("engine", "docker build ended well but wrote no image id", {
      hint: "does the builder load its result into the engine? layerlift asks for it with --load",
      cause: thrown
    });
  }
}
function buildFault(options, exitCode, lines) {
  const how = exitCode === void 0 ? "was killed" : `ended with exit code ${exitCode}`;
  return new LayerliftError("build-failed", `docker build of ${options.context} ${how}`, {
    details: lines.filter((line) => line.trim() !== ""),
    hint: "the last lines of the build say why; the same docker build by hand shows it too"
  });
}
function linesOf(secret) {
  return secret.split(/[\r\n]+/);
}

// src/image/archive-members.ts
import { posix } from "node:path";

// src/image/image.ts
function bytePath(source) {
  return Buffer.from(source).toString("latin1");
}

// src/image/byte-range.ts
import { readSync } from "node:fs";
var chunkBytes = 256 * 1024;
var syncReadBytes = 64 * 1024;
async function readAt(range, position, into) {
  const wanted = Math.min(into.length, range.sizeBytes - position);
  let filled = 0;
  while (filled < wanted) {
    const { bytesRead } = await range.file.read(
      into,
      filled,
      wanted - filled,
      range.offset + position + filled
    );
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
var RangeContent = class {
  #archive;
  #offset;
  sizeBytes;
  /** `offset` is within `archive`. */
  constructor(archive, offset, sizeBytes) {
    this.#archive = archive;
    this.#offset = offset;
    this.sizeBytes = sizeBytes;
  }
  /** The same bytes as a range of their own. */
  range(name) {
    const { file, offset } = this.#archive;
    return { name, file, offset: offset + this.#offset, sizeBytes: this.sizeBytes };
  }
  async *read(signal) {
    throwIfCancelled(signal, "reading the image");
    if (this.sizeBytes === 0) return;
    const range = this.range(this.#archive.name);
    if (this.sizeBytes <= syncReadBytes) yield readSmall(range);
    else yield* readRange(range, signal);
  }
};
async function* readRange(range, signal) {
  for (let position = 0; position < range.sizeBytes; position += chunkBytes) {
    throwIfCancelled(signal, "reading the image");
    const chunk = Buffer.allocUnsafeSlow(Math.min(chunkBytes, range.sizeBytes - position));
    if (await readAt(range, position, chunk) < chunk.length) throw endsEarly(range);
    yield chunk;
  }
}
async function readWhole(range, maxBytes) {
  if (range.sizeBytes > maxBytes) {
    throw new LayerliftError(
      "image-invalid",
      `${range.name} has ${range.sizeBytes} bytes, more than ${maxBytes}`
    );
  }
  const bytes = Buffer.alloc(range.sizeBytes);
  if (await readAt(range, 0, bytes) < bytes.length) throw endsEarly(range);
  return bytes;
}
function readSmall(range) {
  const bytes = Buffer.allocUnsafe(range.sizeBytes);
  let filled = 0;
  while (filled < bytes.length) {
    const count = readSync(range.file.fd, bytes, filled, bytes.length - filled, range.offset + filled);
    if (count === 0) throw endsEarly(range);
    filled += count;
  }
  return bytes;
}
function endsEarly(range) {
  return new LayerliftError("image-invalid", `${range.name} ends before its ${range.sizeBytes} bytes do`, {
    hint: "the file was changed while it was read; run again"
  });
}

// src/image/tar-fault.ts
function tarFault(place, problem, code = "image-invalid") {
  return new LayerliftError(code, `${place.archive}, byte ${place.offset}: ${problem}`);
}
function tarCut(place, inside2, sizeBytes) {
  return new LayerliftError(
    "image-invalid",
    `${place.archive} is cut: it ends at byte ${sizeBytes}, inside ${inside2} that starts at byte ${place.offset}`,
    { hint: "save, copy or download the image again" }
  );
}

// src/image/pax.ts
function parsePax(data, place) {
  const found = {};
  for (const [key, value] of paxRecords(data, place)) {
    if (key.startsWith("GNU.sparse.")) throw sparseFault(place);
    if (value === "") continue;
    if (key === "path" || key === "linkpath") found[key] = withoutNul(key, value, place);
    else if (key === "size") found.sizeBytes = size(value, place);
  }
  return found;
}
function checkGlobalPax(data, place) {
  for (const [key] of paxRecords(data, place)) {
    if (key.startsWith("GNU.sparse.")) throw sparseFault(place);
    if (key === "path" || key === "linkpath" || key === "size") {
      throw tarFault(place, `a global pax header sets "${key}"`, "image-unsupported");
    }
  }
}
function sparseFault(place) {
  return tarFault(
    place,
    "a sparse file; layerlift does not expand these (the OCI spec says layers should not hold them)",
    "image-unsupported"
  );
}
function* paxRecords(data, place) {
  let position = 0;
  while (position < data.length) {
    const space = data.indexOf(32, position);
    const digits = space === -1 ? "" : data.toString("latin1", position, space);
    const end = position + (/^[1-9][0-9]{0,9}$/.test(digits) ? Number(digits) : 0);
    const equals = data.indexOf(61, space);
    const isWhole = end <= data.length && end > space + 2 && data[end - 1] === 10;
    if (!isWhole || equals === -1 || equals >= end - 1 || equals === space + 1) {
      throw tarFault(place, `a malformed pax record at byte ${position} of its header`);
    }
    yield [data.toString("latin1", space + 1, equals), data.toString("latin1", equals + 1, end - 1)];
    position = end;
  }
}
function withoutNul(key, value, place) {
  if (value.includes("\0")) throw tarFault(place, `a NUL byte in the pax record "${key}"`);
  return value;
}
function size(value, place) {
  const parsed = /^[0-9]{1,16}$/.test(value) ? Number(value) : Number.NaN;
  if (Number.isSafeInteger(parsed)) return parsed;
  throw tarFault(place, `the pax record "size" is not a size`);
}

// src/image/tar-header.ts
var blockBytes = 512;
var checksumOffset = 148;
var checksumEnd = 156;
function decodeHeader(block, place) {
  checkSum(block, place);
  const isPosix = block.toString("latin1", 257, 263) === "ustar\0";
  const name = text(block, 0, 100);
  const prefix = isPosix ? text(block, 345, prefixEnd(block)) : "";
  return {
    name: prefix === "" ? name : `${prefix}/${name}`,
    mode: number(block, "mode", place) & 4095,
    sizeBytes: number(block, "size", place),
    typeflag: block.toString("latin1", 156, 157),
    linkname: text(block, 157, 257)
  };
}
function isZeroBlock(block) {
  return block[0] === 0 && block.every((byte) => byte === 0);
}
function prefixEnd(block) {
  return block.toString("latin1", 508, 512) === "tar\0" ? 345 + 131 : 500;
}
function text(block, start, end) {
  const nul = block.indexOf(0, start);
  return block.toString("latin1", start, nul === -1 || nul > end ? end : nul);
}
function checkSum(block, place) {
  let unsigned = 0;
  let high = 0;
  for (let index = 0; index < blockBytes; index += 1) {
    const isSum = index >= checksumOffset && index < checksumEnd;
    const byte = isSum ? 32 : block[index] ?? 0;
    unsigned += byte;
    if (byte >= 128) high += 1;
  }
  const stated = octal(block.toString("latin1", checksumOffset, checksumEnd));
  if (stated === unsigned || stated === unsigned - 256 * high) return;
  throw tarFault(
    place,
    `the checksum of the tar header is wrong (expected ${unsigned}, found ${stated ?? "no number"})`
  );
}
var numberFields = { mode: { start: 100, end: 108 }, size: { start: 124, end: 136 } };
function number(block, field, place) {
  const { start, end } = numberFields[field];
  if ((block[start] ?? 0) >= 128) return base256(block, field, place);
  const value = octal(block.toString("latin1", start, end));
  if (value !== void 0) return value;
  throw tarFault(place, `the ${field} in the tar header is not an octal number`);
}
function octal(field) {
  const digits = /^ *([0-7]*)[ \0]*$/.exec(field)?.[1];
  if (digits === void 0) return void 0;
  return digits === "" ? 0 : Number.parseInt(digits, 8);
}
function base256(block, field, place) {
  const { start, end } = numberFields[field];
  let value = (block[start] ?? 0) & 127;
  if ((value & 64) !== 0) throw tarFault(place, `the ${field} in the tar header is negative`);
  for (let index = start + 1; index < end; index += 1) {
    value = value * 256 + (block[index] ?? 0);
    if (value > Number.MAX_SAFE_INTEGER) throw tarFault(place, `the ${field} in the tar header is too large`);
  }
  return value;
}

// src/image/tar-blocks.ts
var empty = { start: 0, bytes: Buffer.alloc(0) };
var sequentialChunkBytes = 4 * chunkBytes;
var TarBlocks = class {
  /** Of the next block, from the start of the tar. */
  position = 0;
  sizeBytes;
  #range;
  #options;
  #buffers;
  #chunk = empty;
  #ahead;
  constructor(range, options) {
    this.#range = range;
    this.#options = options;
    this.sizeBytes = range.sizeBytes;
  }
  /** The next block, valid until the next call; shorter at a cut, undefined at the end. */
  async next() {
    if (this.position >= this.sizeBytes) return void 0;
    if (this.position >= this.#chunk.start + this.#chunk.bytes.length) await this.#load();
    const from = this.position - this.#chunk.start;
    const block = this.#chunk.bytes.subarray(from, from + blockBytes);
    this.position += blockBytes;
    return block.length === 0 ? void 0 : block;
  }
  /** A copy of the next `sizeBytes`, with the padding passed over; shorter at a cut. */
  async data(sizeBytes) {
    const data = Buffer.alloc(sizeBytes);
    let filled = 0;
    while (filled < sizeBytes) {
      const block = await this.next();
      if (block === void 0) break;
      filled += block.copy(data, filled);
    }
    return data.subarray(0, filled);
  }
  /** Passes over `sizeBytes` of content and its padding. */
  async skip(sizeBytes) {
    this.position += Math.ceil(sizeBytes / blockBytes) * blockBytes;
    if (this.#options.hash === void 0) return;
    while (this.position > this.#end && this.#end < this.sizeBytes) await this.#load();
  }
  /** Reads what is left, for the hash. */
  async finish() {
    if (this.#options.hash !== void 0) await this.skip(this.sizeBytes);
  }
  get #end() {
    return this.#chunk.start + this.#chunk.bytes.length;
  }
  async #load() {
    throwIfCancelled(this.#options.signal, "reading the image");
    const { hash } = this.#options;
    if (hash === void 0) {
      this.#chunk = await this.#read(this.position, chunkBytes);
      return;
    }
    const chunk = await (this.#ahead ?? this.#read(this.#end, sequentialChunkBytes));
    if (chunk.bytes.length === 0) throw endsEarly(this.#range);
    this.#ahead = this.#read(chunk.start + chunk.bytes.length, sequentialChunkBytes);
    this.#ahead.catch(() => void 0);
    hash.update(chunk.bytes);
    this.#chunk = chunk;
  }
  async #read(start, sizeBytes) {
    this.#buffers ??= [Buffer.allocUnsafeSlow(sizeBytes), Buffer.allocUnsafeSlow(sizeBytes)];
    const [next, other] = this.#buffers;
    this.#buffers = [other, next];
    const filled = await readAt(this.#range, start, next);
    return { start, bytes: next.subarray(0, filled) };
  }
};

// src/image/tar-names.ts
var maxNameBytes = 255;
var maxPathBytes = 4096;
function cleanPath(stored, place) {
  if (stored.length > maxPathBytes)
    throw tarFault(place, `a path of ${stored.length} bytes (Linux allows ${maxPathBytes})`);
  const parts = stored.split("/").filter((part) => part !== "" && part !== ".");
  for (const part of parts) {
    if (part === "..") throw tarFault(place, `".." in the path ${quoted(stored)}`);
    if (part.length > maxNameBytes) {
      throw tarFault(
        place,
        `a name of ${part.length} bytes in ${quoted(stored)} (Linux allows ${maxNameBytes})`
      );
    }
  }
  return asBytePath2(parts.join("/"));
}
function linkTarget(stored, place) {
  if (stored === "") throw tarFault(place, "a symlink without a target");
  if (stored.length > maxPathBytes)
    throw tarFault(place, `a link target of ${stored.length} bytes (Linux allows ${maxPathBytes})`);
  return asBytePath2(stored);
}
function quoted(stored) {
  const shown = displayPath(stored);
  return `"${shown.length > 200 ? `${shown.slice(0, 200)}…` : shown}"`;
}
function asBytePath2(latin1) {
  return latin1;
}

// src/image/tar.ts
var maxTarEntries = 2e6;
var maxMetadataBytes = 1024 * 1024;
async function* scanTar(range, options = {}) {
  const blocks = new TarBlocks(range, options);
  const place = { archive: range.name, offset: 0 };
  let count = 0;
  for (; ; ) {
    const found = await nextHeader(blocks, place);
    if (found === void 0) break;
    count += 1;
    if (count > maxTarEntries) throw tarFault(place, `more than ${maxTarEntries} entries`);
    const start = blocks.position;
    const entry = entryOf(found, place, (sizeBytes) => new RangeContent(range, start, sizeBytes));
    const dataBytes = entry === void 0 || entry.kind === "file" ? found.sizeBytes : 0;
    if (start + dataBytes > blocks.sizeBytes) throw tarCut(place, quoted(found.name), blocks.sizeBytes);
    await blocks.skip(dataBytes);
    if (entry !== void 0) yield entry;
  }
  await blocks.finish();
}
async function nextHeader(blocks, place) {
  const pending = {};
  for (; ; ) {
    place.offset = blocks.position;
    const block = await blocks.next();
    const isEnd = block === void 0 || isZeroBlock(block);
    if (isEnd && (pending.pax ?? pending.longName ?? pending.longLink) !== void 0) {
      throw tarCut(place, "an entry of which only the extended header is there", blocks.sizeBytes);
    }
    if (block === void 0) return void 0;
    if (block.length < 512) throw tarCut(place, "a header", blocks.sizeBytes);
    if (isEnd) return endOfTar(blocks, place);
    const header = decodeHeader(block, place);
    if (!await readMetadata(header, blocks, place, pending)) return described(header, pending);
  }
}
function described(header, { pax, longName, longLink }) {
  return {
    header,
    name: longName ?? pax?.path ?? header.name,
    linkname: longLink ?? pax?.linkpath ?? header.linkname,
    sizeBytes: pax?.sizeBytes ?? header.sizeBytes
  };
}
async function endOfTar(blocks, place) {
  const second = await blocks.next();
  if (second !== void 0 && !isZeroBlock(second))
    throw tarFault(place, "a single zero block between entries");
  return void 0;
}
async function readMetadata(header, blocks, place, pending) {
  const { typeflag, sizeBytes } = header;
  if (typeflag !== "x" && typeflag !== "g" && typeflag !== "L" && typeflag !== "K") return false;
  if (sizeBytes > maxMetadataBytes) {
    throw tarFault(place, `an extended header of ${sizeBytes} bytes (at most ${maxMetadataBytes})`);
  }
  const data = await blocks.data(sizeBytes);
  if (data.length < sizeBytes) throw tarCut(place, "an extended header", blocks.sizeBytes);
  if (typeflag === "x") pending.pax = parsePax(data, place);
  else if (typeflag === "g") checkGlobalPax(data, place);
  else pending[typeflag === "L" ? "longName" : "longLink"] = untilNul(data);
  return true;
}
function untilNul(data) {
  const nul = data.indexOf(0);
  return data.toString("latin1", 0, nul === -1 ? data.length : nul);
}
var deviceTypes = { "3": "character device", "4": "block device", "6": "fifo" };
function entryOf(found, place, contentOf) {
  const { name, linkname } = found;
  const { mode } = found.header;
  const type = typeOf(found);
  if (type === "V") return void 0;
  if (type === "S") throw sparseFault(place);
  const path5 = cleanPath(name, place);
  if (path5 === "" && type !== "5")
    throw tarFault(place, `an entry of tar type ${quoted(type)} without a name`);
  switch (type) {
    case "0":
    case "7":
      return { kind: "file", path: path5, mode, content: contentOf(found.sizeBytes) };
    case "1":
      return { kind: "hardlink", path: path5, mode, target: cleanPath(linkname, place) };
    case "2":
      return { kind: "symlink", path: path5, target: linkTarget(linkname, place) };
    case "3":
    case "4":
    case "6":
      return { kind: "special", path: path5, type: deviceTypes[type] };
    case "5":
      return { kind: "directory", path: path5, mode };
    default:
      throw tarFault(place, `${quoted(name)} is of the unknown tar type ${quoted(type)}`, "image-unsupported");
  }
}
function typeOf({ header, name }) {
  if (header.typeflag !== "\0") return header.typeflag;
  return name.endsWith("/") ? "5" : "0";
}

// src/image/archive-members.ts
var maxHops = 40;
async function archiveMembers(archive, signal) {
  const members = /* @__PURE__ */ new Map();
  for await (const entry of scanTar(archive, { signal })) {
    if (entry.kind === "file") {
      const range = entry.content.range(`${displayPath(entry.path)} in ${archive.name}`);
      members.set(entry.path, { kind: "file", range });
    } else if (entry.kind === "symlink") {
      members.set(entry.path, { kind: "link", target: inside(entry.path, entry.target, archive) });
    } else if (entry.kind === "hardlink") {
      members.set(entry.path, { kind: "link", target: entry.target });
    }
  }
  return {
    name: archive.name,
    find(path5) {
      return Promise.resolve(resolve3(members, bytePath(path5), archive));
    },
    async [Symbol.asyncDispose]() {
    }
  };
}
function resolve3(members, path5, archive) {
  let current = posix.normalize(path5);
  for (let hop = 0; hop <= maxHops; hop += 1) {
    const member = members.get(current);
    if (member === void 0) return void 0;
    if (member.kind === "file") return member.range;
    current = member.target;
  }
  throw new LayerliftError("image-invalid", `${archive.name}: the links from ${path5} never end`);
}
function inside(path5, target, archive) {
  const resolved = posix.normalize(posix.join(posix.dirname(path5), target));
  if (!target.startsWith("/") && resolved !== ".." && !resolved.startsWith("../")) return resolved;
  throw new LayerliftError(
    "image-invalid",
    `${archive.name}: the link ${displayPath(path5)} leads out of the archive, to ${displayPath(target)}`
  );
}

// src/image/json.ts
function parseJson(bytes, name) {
  try {
    const value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return value;
  } catch (thrown) {
    throw new LayerliftError("image-invalid", `${name} is not JSON: ${messageOf(thrown)}`, { cause: thrown });
  }
}
function objectAt(value, where) {
  if (isRecord(value)) return value;
  throw wrong(where, "an object", value);
}
function listAt(value, where) {
  if (Array.isArray(value)) return value;
  throw wrong(where, "a list", value);
}
function textAt(value, where) {
  if (typeof value === "string") return value;
  throw wrong(where, "a text", value);
}
function sizeAt(value, where) {
  if (typeof value === "number" && Number.isSafeInteger(value) && value >= 0) return value;
  throw wrong(where, "a size in bytes", value);
}
function textsAt(value, where) {
  if (value === void 0 || value === null) return [];
  return listAt(value, where).map((item, index) => textAt(item, `${where}[${index}]`));
}
function textMapAt(value, where) {
  if (value === void 0 || value === null) return {};
  const entries = Object.entries(objectAt(value, where));
  return Object.fromEntries(entries.map(([key, text2]) => [key, textAt(text2, `${where}.${key}`)]));
}
function wrong(where, expected, value) {
  const found = value === void 0 ? "nothing" : JSON.stringify(value)?.slice(0, 100) ?? typeof value;
  return new LayerliftError("image-invalid", `${where}: expected ${expected}, found ${found}`);
}

// src/image/names.ts
function familiarName(name) {
  const short = name.replace(/^(index\.)?docker\.io\//, "").replace(/^library\//, "");
  const last = short.slice(short.lastIndexOf("/") + 1);
  return last.includes(":") || last.includes("@") ? short : `${short}:latest`;
}

// src/image/platform.ts
var spellings = { x86_64: "amd64", aarch64: "arm64" };
function parsePlatform(text2) {
  const [os2, architecture, variant, ...rest] = text2.split("/");
  if (os2 === void 0 || architecture === void 0 || rest.length > 0 || !/^[a-z0-9]+(\/[A-Za-z0-9_.-]+)+$/.test(text2)) {
    throw new LayerliftError("usage", `"${text2}" is not a platform`, {
      hint: "write linux/amd64 or linux/arm64"
    });
  }
  return { os: os2, architecture: spellings[architecture] ?? architecture, variant };
}
function formatPlatform({ os: os2, architecture, variant }) {
  return variant === void 0 || variant === "" ? `${os2}/${architecture}` : `${os2}/${architecture}/${variant}`;
}
function suits(offered, wanted) {
  if (offered.os !== wanted.os) return false;
  if ((spellings[offered.architecture] ?? offered.architecture) !== wanted.architecture) return false;
  if (wanted.variant === void 0 || wanted.variant === "") return true;
  const plain = offered.architecture === "arm64" ? "v8" : "";
  return (offered.variant ?? plain) === wanted.variant;
}

// src/image/choose.ts
function chooseByTag(descriptors, tag, where) {
  const names = [...new Set(descriptors.flatMap(namesOf))];
  if (descriptors.length === 0) throw new LayerliftError("image-not-found", `${where} holds no image`);
  if (tag !== void 0) {
    const chosen = descriptors.filter((descriptor) => isNamed(descriptor, tag));
    if (chosen.length > 0) return chosen;
    throw new LayerliftError("image-not-found", `${where} holds no image with the tag ${tag}`, {
      ...listing("tags", names),
      hint: "end the reference with a tag that is there"
    });
  }
  const labels = new Set(descriptors.map((descriptor) => namesOf(descriptor).join(" ")));
  const digests = new Set(descriptors.map(({ digest }) => digest));
  if (labels.size <= 1 || digests.size <= 1) return descriptors;
  throw new LayerliftError("image-not-found", `${where} holds several images; say which one`, {
    ...listing("tags", names),
    hint: "add the tag to the reference: oci:DIR:TAG, docker-archive:FILE:NAME:TAG"
  });
}
function choosePlatform(candidates, wanted, where) {
  const suitable = wanted === void 0 ? candidates : candidates.filter(({ platform }) => suits(platform, wanted));
  const [first] = suitable;
  const found = [...new Set(candidates.map(({ platform }) => formatPlatform(platform)))];
  if (first === void 0) {
    const what = wanted === void 0 ? "image" : `image for ${formatPlatform(wanted)}`;
    throw new LayerliftError("image-not-found", `${where} holds no ${what}`, {
      ...listing("platforms", found),
      hint: "choose another with `platform` or `architectures`, or build the image for this one"
    });
  }
  if (wanted !== void 0)
    return (suitable.find(({ platform }) => platform.variant === void 0) ?? first).descriptor;
  if (new Set(suitable.map(({ descriptor }) => descriptor.digest)).size === 1) return first.descriptor;
  throw new LayerliftError("image-not-found", `${where} holds images for several platforms; say which one`, {
    ...listing("platforms", found),
    hint: "set `platform` (linux/amd64 or linux/arm64) or `architectures` (x86_64 or arm64)"
  });
}
function namesOf({ annotations }) {
  const full = annotations["io.containerd.image.name"];
  const short = annotations["org.opencontainers.image.ref.name"];
  return full === void 0 ? short === void 0 ? [] : [short] : [familiarName(full)];
}
function isNamed(descriptor, tag) {
  if (descriptor.annotations["org.opencontainers.image.ref.name"] === tag) return true;
  return namesOf(descriptor).some((name) => name === tag || familiarName(name) === familiarName(tag));
}
function listing(what, items) {
  return {
    details: items.length === 0 ? [`no ${what} are there`] : [`${what}: ${items.slice(0, 50).join(", ")}`]
  };
}

// src/image/manifest.ts
var maxDocumentBytes = 8 * 1024 * 1024;
var kinds = {
  "application/vnd.oci.image.index.v1+json": "index",
  "application/vnd.docker.distribution.manifest.list.v2+json": "index",
  "application/vnd.oci.image.manifest.v1+json": "manifest",
  "application/vnd.docker.distribution.manifest.v2+json": "manifest"
};
var configTypes = /* @__PURE__ */ new Set([
  "application/vnd.oci.image.config.v1+json",
  "application/vnd.docker.container.image.v1+json"
]);
var layerType = /^application\/vnd\.(oci\.image\.layer\.(nondistributable\.)?v1\.tar(\+gzip|\+zstd)?|docker\.image\.rootfs\.(foreign\.)?diff\.tar(\.gzip|\.zstd)?)$/;
function parseIndex(value, where) {
  const document = objectAt(value, where);
  refuseSchema1(document, where);
  return listAt(document["manifests"], `${where}, manifests`).map((item, index) => parseDescriptor(item, `${where}, manifests[${index}]`)).filter((descriptor) => descriptor.kind !== "other" && !isAttestation(descriptor));
}
function parseManifest(value, where) {
  const document = objectAt(value, where);
  refuseSchema1(document, where);
  const config = parseDescriptor(document["config"], `${where}, config`);
  if (!configTypes.has(config.mediaType)) {
    throw new LayerliftError(
      "image-unsupported",
      `${where} is an artifact (${config.mediaType}), not a container image`
    );
  }
  const layers = listAt(document["layers"], `${where}, layers`).map(
    (item, index) => parseDescriptor(item, `${where}, layers[${index}]`)
  );
  for (const layer of layers) checkLayerType(layer, where);
  return { config, layers };
}
function parseConfig(value, where) {
  const document = objectAt(value, where);
  const platform = parsePlatformField(document, where);
  const rootfs = objectAt(document["rootfs"], `${where}, rootfs`);
  const diffIds = listAt(rootfs["diff_ids"], `${where}, rootfs.diff_ids`).map(
    (item, index) => parseDigest(item, `${where}, rootfs.diff_ids[${index}]`)
  );
  const container = objectAt(document["config"] ?? {}, `${where}, config`);
  const config = {
    os: platform.os,
    architecture: platform.architecture,
    entrypoint: textsAt(container["Entrypoint"], `${where}, config.Entrypoint`),
    cmd: textsAt(container["Cmd"], `${where}, config.Cmd`),
    env: textsAt(container["Env"], `${where}, config.Env`),
    workingDir: textAt(container["WorkingDir"] ?? "", `${where}, config.WorkingDir`),
    labels: textMapAt(container["Labels"], `${where}, config.Labels`)
  };
  return { config, platform, diffIds, createdBy: commandsOf(document["history"], diffIds.length, where) };
}
function parseDescriptor(value, where) {
  const document = objectAt(value, where);
  const mediaType = textAt(document["mediaType"], `${where}.mediaType`);
  const kind = kinds[mediaType] ?? "other";
  return {
    kind,
    mediaType,
    digest: parseDigest(document["digest"], `${where}.digest`),
    sizeBytes: sizeAt(document["size"], `${where}.size`),
    platform: document["platform"] === void 0 || document["platform"] === null ? void 0 : parsePlatformField(objectAt(document["platform"], `${where}.platform`), `${where}.platform`),
    annotations: textMapAt(document["annotations"], `${where}.annotations`)
  };
}
function parsePlatformField(document, where) {
  const variant = document["variant"];
  return {
    os: textAt(document["os"], `${where}, os`),
    architecture: textAt(document["architecture"], `${where}, architecture`),
    variant: variant === void 0 ? void 0 : textAt(variant, `${where}, variant`)
  };
}
function isAttestation({ platform, annotations }) {
  if (annotations["vnd.docker.reference.type"] === "attestation-manifest") return true;
  return platform?.os === "unknown" && platform.architecture === "unknown";
}
function refuseSchema1(document, where) {
  if (document["schemaVersion"] === 2) return;
  if (document["schemaVersion"] !== 1) {
    throw new LayerliftError("image-invalid", `${where} has no schemaVersion 2`);
  }
  throw new LayerliftError("image-unsupported", `${where} is of Docker's old schema 1`, {
    hint: "build or push the image again with a current Docker"
  });
}
function checkLayerType({ mediaType, digest }, where) {
  if (layerType.test(mediaType)) return;
  const what = mediaType.endsWith("+encrypted") ? "is encrypted" : `is of the unknown type ${mediaType}`;
  throw new LayerliftError("image-unsupported", `${where}: layer ${digest} ${what}`);
}
function commandsOf(value, layerCount, where) {
  if (value === void 0 || value === null) return [];
  const commands = listAt(value, `${where}, history`).map((item, index) => objectAt(item, `${where}, history[${index}]`)).filter((item) => item["empty_layer"] !== true).map((item) => item["created_by"]).map((command) => typeof command === "string" && command !== "" ? command : void 0);
  return commands.length === layerCount ? commands : [];
}

// src/image/layout.ts
var maxIndexDepth = 4;
var maxCandidates = 1e3;
async function findInLayout(members, choice) {
  const top = await members.find("index.json");
  if (top === void 0) {
    throw new LayerliftError("image-invalid", `${members.name} has no index.json, so it is no OCI layout`);
  }
  const index = parseIndex(parseJson(await readWhole(top, maxDocumentBytes), top.name), top.name);
  const named = chooseByTag(index, choice.tag, members.name);
  const candidates = await candidatesOf(members, named);
  const descriptor = choosePlatform(candidates, choice.platform, members.name);
  const manifest = await readManifest(members, descriptor);
  const document = await readConfig(members, manifest.config);
  if (document.diffIds.length !== manifest.layers.length) {
    throw new LayerliftError(
      "image-invalid",
      `${members.name}: the manifest has ${manifest.layers.length} layers, the config ${document.diffIds.length}`
    );
  }
  const layers = await Promise.all(
    manifest.layers.map(async (layer) => ({
      range: await findBlob(members, layer),
      blobDigest: layer.digest
    }))
  );
  return { imageId: manifest.config.digest, manifestDigest: descriptor.digest, document, layers };
}
function checkPlatform(found, choice, where) {
  const { platform } = found.document;
  if (choice.platform === void 0 || suits(platform, choice.platform)) return;
  throw new LayerliftError(
    "image-not-found",
    `${where} is for ${formatPlatform(platform)}, not for ${formatPlatform(choice.platform)}`,
    { hint: "build it for that platform, or change `architectures`" }
  );
}
async function candidatesOf(members, top) {
  const manifests = /* @__PURE__ */ new Map();
  let level = top;
  for (let depth = 0; level.length > 0; depth += 1) {
    const indexes = level.filter(({ kind }) => kind === "index");
    for (const each2 of level) if (each2.kind === "manifest") manifests.set(each2.digest, each2);
    if (depth > maxIndexDepth || manifests.size + indexes.length > maxCandidates) {
      throw new LayerliftError(
        "image-invalid",
        `${members.name}: the index is nested too deeply or too large`
      );
    }
    level = (await Promise.all(indexes.map((each2) => readIndex(members, each2)))).flat();
  }
  const present = await filterPresent(members, [...manifests.values()]);
  return Promise.all(present.map((descriptor) => candidateOf(members, descriptor, present.length)));
}
async function filterPresent(members, descriptors) {
  const found = await Promise.all(descriptors.map(({ digest }) => members.find(blobPath(digest))));
  const present = descriptors.filter((_, index) => found[index] !== void 0);
  const [first] = descriptors;
  if (present.length === 0 && first !== void 0) throw missingBlob(members, first);
  return present;
}
async function candidateOf(members, descriptor, count) {
  if (descriptor.platform !== void 0 && count > 1) return { descriptor, platform: descriptor.platform };
  const manifest = await readManifest(members, descriptor);
  return { descriptor, platform: (await readConfig(members, manifest.config)).platform };
}
async function readIndex(members, descriptor) {
  const where = `index ${descriptor.digest} in ${members.name}`;
  return parseIndex(parseJson(await readBlob(members, descriptor), where), where);
}
async function readManifest(members, descriptor) {
  const where = `manifest ${descriptor.digest} in ${members.name}`;
  return parseManifest(parseJson(await readBlob(members, descriptor), where), where);
}
async function readConfig(members, descriptor) {
  const where = `config ${descriptor.digest} in ${members.name}`;
  return parseConfig(parseJson(await readBlob(members, descriptor), where), where);
}
async function readBlob(members, descriptor) {
  const range = await findBlob(members, descriptor);
  const bytes = await readWhole(range, maxDocumentBytes);
  const found = digestOf(bytes);
  if (found !== descriptor.digest) throw digestMismatch(range.name, descriptor.digest, found);
  return bytes;
}
async function findBlob(members, descriptor) {
  const range = await members.find(blobPath(descriptor.digest));
  if (range === void 0) throw missingBlob(members, descriptor);
  if (range.sizeBytes !== descriptor.sizeBytes) {
    throw digestMismatch(`the size of ${range.name}`, `${descriptor.sizeBytes} bytes`, `${range.sizeBytes}`);
  }
  return range;
}
function blobPath(digest) {
  return `blobs/sha256/${hexOf(digest)}`;
}
function missingBlob(members, { digest, mediaType }) {
  const isForeign = mediaType.includes("nondistributable") || mediaType.includes("foreign");
  return new LayerliftError("image-invalid", `${members.name} lacks the blob ${digest} (${mediaType})`, {
    hint: isForeign ? "a layer that must not be distributed; layerlift does not fetch it" : "the image was not written whole: save, copy or pull it again"
  });
}

// src/image/archive.ts
async function findInArchive(members, choice) {
  if (await members.find("index.json") !== void 0) return findInLayout(members, choice);
  const range = await members.find("manifest.json");
  if (range === void 0) {
    throw new LayerliftError(
      "image-invalid",
      `${members.name} holds neither index.json nor manifest.json: no image, or a cut one`,
      {
        hint: "write it with docker save, or as an oci-archive"
      }
    );
  }
  const saved = parseSaved(parseJson(await readWhole(range, maxDocumentBytes), range.name), range.name);
  return readSaved(members, chooseSaved(saved, choice.tag, members.name));
}
function parseSaved(value, where) {
  return listAt(value, where).map((item, index) => {
    const document = objectAt(item, `${where}[${index}]`);
    return {
      config: textAt(document["Config"], `${where}[${index}].Config`),
      tags: textsAt(document["RepoTags"], `${where}[${index}].RepoTags`),
      layers: textsAt(document["Layers"], `${where}[${index}].Layers`)
    };
  });
}
function chooseSaved(saved, tag, where) {
  const suitable = tag === void 0 ? saved : saved.filter(({ tags }) => tags.some((each2) => isTag(each2, tag)));
  const [first] = suitable;
  const details = [`tags: ${saved.flatMap(({ tags }) => tags).join(", ") || "none"}`];
  if (first === void 0) {
    const what = tag === void 0 ? "no image" : `no image with the tag ${tag}`;
    throw new LayerliftError("image-not-found", `${where} holds ${what}`, { details });
  }
  if (suitable.every(({ config }) => config === first.config)) return first;
  throw new LayerliftError("image-not-found", `${where} holds several images; say which one`, {
    details,
    hint: "add the tag to the reference: docker-archive:FILE:NAME:TAG"
  });
}
function isTag(name, wanted) {
  return familiarName(name) === familiarName(wanted) || name.slice(name.lastIndexOf(":") + 1) === wanted;
}
async function readSaved(members, saved) {
  const range = await members.find(saved.config);
  if (range === void 0) throw missing(members, saved.config);
  const bytes = await readWhole(range, maxDocumentBytes);
  const imageId = digestOf(bytes);
  const named = /(?:^|\/)([0-9a-f]{64})(?:\.json)?$/.exec(saved.config)?.[1];
  if (named !== void 0 && `sha256:${named}` !== imageId)
    throw digestMismatch(range.name, `sha256:${named}`, imageId);
  const document = parseConfig(parseJson(bytes, range.name), range.name);
  if (document.diffIds.length !== saved.layers.length) {
    throw new LayerliftError(
      "image-invalid",
      `${members.name}: manifest.json has ${saved.layers.length} layers, the config ${document.diffIds.length}`
    );
  }
  const layers = await Promise.all(
    saved.layers.map(async (path5) => {
      const layer = await members.find(path5);
      if (layer === void 0) throw missing(members, path5);
      return { range: layer, blobDigest: void 0 };
    })
  );
  return { imageId, manifestDigest: void 0, document, layers };
}
function missing(members, path5) {
  return new LayerliftError(
    "image-invalid",
    `${members.name} lacks ${JSON.stringify(path5)}, which its manifest.json names`,
    {
      hint: "the archive is cut or was not written whole: save it again"
    }
  );
}

// src/image/compression.ts
import * as zlib from "node:zlib";
async function sniffCompression(range) {
  const head = Buffer.alloc(4);
  await readAt(range, 0, head);
  if (head[0] === 31 && head[1] === 139) return "gzip";
  const magic = head.readUInt32LE();
  return isZstdMagic(magic) || isSkippableMagic(magic) ? "zstd" : "none";
}
function isZstdMagic(magic) {
  return magic === 4247762216;
}
function isSkippableMagic(magic) {
  return magic >= 407710288 && magic <= 407710303;
}
function zstdDecoder(name, node = zlib) {
  if ("createZstdDecompress" in node) return (options) => zlib.createZstdDecompress(options);
  throw new LayerliftError(
    "image-unsupported",
    `${name} is compressed with zstd, which Node ${process.versions.node} cannot read`,
    {
      hint: "run layerlift with Node 24 (or 22.15 and later), or write the image with gzip layers"
    }
  );
}

// src/image/decompress.ts
import { createHash as createHash2 } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

// src/image/zstd-frames.ts
async function* zstdFrames(range) {
  let position = 0;
  while (position < range.sizeBytes) {
    const head = await headerAt(range, position, 8);
    const magic = head.readUInt32LE();
    if (isSkippableMagic(magic)) {
      position += 8 + head.readUInt32LE(4);
      if (position > range.sizeBytes) throw cut(range);
      continue;
    }
    if (!isZstdMagic(magic)) throw malformed2(range, `no zstd frame at byte ${position}`);
    const end = await frameEnd(range, position);
    yield { ...range, offset: range.offset + position, sizeBytes: end - position };
    position = end;
  }
}
async function frameEnd(range, start) {
  const descriptor = (await headerAt(range, start + 4, 1)).readUInt8();
  const isSingleSegment = (descriptor & 32) !== 0;
  const hasChecksum = (descriptor & 4) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const contentSizeBytes = [isSingleSegment ? 1 : 0, 2, 4, 8][descriptor >> 6] ?? 0;
  let position = start + 5 + (isSingleSegment ? 0 : 1) + dictionaryBytes + contentSizeBytes;
  for (let isLast = false; !isLast; ) {
    const header = (await headerAt(range, position, 3)).readUIntLE(0, 3);
    isLast = (header & 1) === 1;
    const type = header >> 1 & 3;
    if (type === 3) throw malformed2(range, `a reserved zstd block at byte ${position}`);
    position += 3 + (type === 1 ? 1 : header >> 3);
  }
  const end = position + (hasChecksum ? 4 : 0);
  if (end > range.sizeBytes) throw cut(range);
  return end;
}
async function headerAt(range, position, sizeBytes) {
  const header = Buffer.alloc(sizeBytes);
  if (position + sizeBytes > range.sizeBytes || await readAt(range, position, header) < sizeBytes)
    throw cut(range);
  return header;
}
var cut = (range) => malformed2(range, "the last zstd frame is cut");
function malformed2(range, problem) {
  return new LayerliftError("image-invalid", `${range.name}: ${problem}`);
}

// src/image/decompress.ts
var maxDecompressedBytes = 10 * 1024 ** 3;
async function decompress(source, compression, options) {
  const { file } = await options.spool.create(`${compression}.tar`);
  const hash = createHash2("sha256");
  let sizeBytes = 0;
  try {
    for await (const chunk of inflate(source, compression, options.signal)) {
      options.budget.remainingBytes -= chunk.length;
      if (options.budget.remainingBytes < 0) throw tooLarge(source);
      hash.update(chunk);
      await write(file, chunk, sizeBytes);
      sizeBytes += chunk.length;
    }
  } catch (thrown) {
    throw faultOf(source, thrown, options.signal);
  }
  return {
    range: { name: source.name, file, offset: 0, sizeBytes },
    digest: finishDigest(hash)
  };
}
var decoderOptions = { chunkSize: chunkBytes, highWaterMark: 8 * chunkBytes };
async function* inflate(source, compression, signal) {
  switch (compression) {
    case "gzip":
      yield* through(source, createGunzip(decoderOptions), signal);
      return;
    case "zstd": {
      const createZstd = zstdDecoder(source.name);
      for await (const frame of zstdFrames(source)) yield* through(frame, createZstd(decoderOptions), signal);
      return;
    }
    default:
      assertNever(compression);
  }
}
async function* through(source, decoder, signal) {
  throwIfCancelled(signal, "reading the image");
  const flow = pipeline(Readable.from(readRange(source, signal)), decoder);
  flow.catch(() => void 0);
  for await (const chunk of decoder) if (chunk instanceof Buffer) yield chunk;
  await flow;
}
async function write(file, chunk, position) {
  try {
    for (let done = 0; done < chunk.length; ) {
      done += (await file.write(chunk, done, chunk.length - done, position + done)).bytesWritten;
    }
  } catch (thrown) {
    throw fileFault("cannot write a decompressed layer", thrown);
  }
}
function tooLarge(source) {
  return new LayerliftError(
    "image-invalid",
    `${source.name} decompresses to more than the ${maxDecompressedBytes} bytes that an image for Lambda may have`
  );
}
function faultOf(source, thrown, signal) {
  if (thrown instanceof LayerliftError) return thrown;
  if (signal?.aborted === true) return cancelled("reading the image", signal.reason);
  const code = systemCodeOf(thrown) ?? "";
  if (!code.startsWith("Z_") && !code.startsWith("ZSTD_")) return thrown;
  const problem = code === "Z_BUF_ERROR" ? "the compressed data is cut" : messageOf(thrown);
  return new LayerliftError("image-invalid", `${source.name} cannot be decompressed: ${problem}`, {
    hint: "save, copy or download the image again",
    cause: thrown
  });
}

// src/image/layer.ts
import { createHash as createHash3 } from "node:crypto";
async function openLayer(source, store) {
  const compression = await sniffCompression(source.range);
  if (compression === "zstd") zstdDecoder(source.range.name);
  const { diffId, createdBy } = source;
  const tar = compression === "none" ? plainTar(source) : compressedTar(source, compression, store);
  return {
    diffId,
    createdBy,
    get sizeBytes() {
      return tar.sizeBytes();
    },
    entries: (signal) => tar.entries(signal)
  };
}
function plainTar(source) {
  let isVerified = false;
  return {
    sizeBytes: () => source.range.sizeBytes,
    async *entries(signal) {
      if (isVerified) {
        yield* scanTar(source.range, { signal });
        return;
      }
      const hash = createHash3("sha256");
      try {
        yield* scanTar(source.range, { hash, signal });
      } catch (thrown) {
        throw await deeperFault(source, thrown, signal);
      }
      checkPlain(source, finishDigest(hash));
      isVerified = true;
    }
  };
}
function compressedTar(source, compression, store) {
  let spooled;
  let sizeBytes = 0;
  const spool = async (signal) => {
    if (source.blobDigest !== void 0) checkBlob(source, await digestOfRange(source.range, signal));
    const { range, digest } = await decompress(source.range, compression, { ...store, signal });
    checkDiffId(source, digest);
    sizeBytes = range.sizeBytes;
    return range;
  };
  return {
    sizeBytes: () => sizeBytes,
    async *entries(signal) {
      spooled ??= spool(signal);
      let range;
      try {
        range = await spooled;
      } catch (thrown) {
        spooled = void 0;
        throw thrown;
      }
      yield* scanTar(range, { signal });
    }
  };
}
async function deeperFault(source, thrown, signal) {
  if (!(thrown instanceof LayerliftError) || thrown.code === "cancelled") return thrown;
  const found = await digestOfRange(source.range, signal);
  try {
    checkPlain(source, found);
    return thrown;
  } catch (mismatch) {
    return mismatch;
  }
}
function checkPlain(source, found) {
  if (source.blobDigest !== void 0) checkBlob(source, found);
  checkDiffId(source, found);
}
function checkBlob({ range, blobDigest }, found) {
  if (blobDigest !== void 0 && found !== blobDigest) {
    throw digestMismatch(`the stored bytes of ${range.name}`, blobDigest, found);
  }
}
function checkDiffId({ range, diffId }, found) {
  if (found !== diffId) throw digestMismatch(`the uncompressed tar (diffID) of ${range.name}`, diffId, found);
}
async function digestOfRange(range, signal) {
  const hash = createHash3("sha256");
  for await (const chunk of readRange(range, signal)) hash.update(chunk);
  return finishDigest(hash);
}

// src/image/members.ts
import { open as open2, stat as stat2 } from "node:fs/promises";
import { join as join4 } from "node:path";
function folderMembers(directory) {
  const files = /* @__PURE__ */ new Map();
  return {
    name: directory,
    async find(path5) {
      const opened = files.get(path5) ?? openFile(join4(directory, path5));
      files.set(path5, opened);
      const found = await opened;
      return found === void 0 ? void 0 : { name: join4(directory, path5), file: found.file, offset: 0, sizeBytes: found.sizeBytes };
    },
    async [Symbol.asyncDispose]() {
      for (const opened of await Promise.allSettled(files.values())) {
        if (opened.status === "fulfilled") await opened.value?.file.close();
      }
    }
  };
}
async function openFile(path5) {
  try {
    const { size: size2, isRegular } = await stat2(path5).then((found) => ({
      size: found.size,
      isRegular: found.isFile()
    }));
    return isRegular ? { file: await open2(path5, "r"), sizeBytes: size2 } : void 0;
  } catch (thrown) {
    const code = systemCodeOf(thrown);
    if (code === "ENOENT" || code === "ENOTDIR") return void 0;
    throw fileFault(`cannot read ${path5}`, thrown);
  }
}

// src/image/save.ts
var defaultStallLimitMs = 10 * 6e4;
var progressIntervalMs = 500;
async function saveImage(name, options) {
  await checkEngine(options);
  const { totalBytes, savedAs } = await inspect(name, options);
  const saved = await options.spool.create("saved.tar");
  const task = `docker save ${name}`;
  const tell = async (done) => {
    const doneBytes = (await saved.file.stat()).size;
    const expected = totalBytes === void 0 ? void 0 : Math.max(totalBytes, doneBytes);
    options.log({ kind: "progress", task, doneBytes, totalBytes: expected, ...done ? { done } : {} });
    return doneBytes;
  };
  const stallLimitMs = options.stallLimitMs ?? defaultStallLimitMs;
  const stall = stallWatch(stallLimitMs);
  await tell(false);
  const timer = setInterval(() => void tell(false).then(stall.see, () => void 0), progressIntervalMs);
  const signals = options.signal === void 0 ? [stall.signal] : [stall.signal, options.signal];
  try {
    await save(savedAs, saved, { ...options, signal: AbortSignal.any(signals) });
  } catch (thrown) {
    if (!stall.signal.aborted || options.signal?.aborted === true) throw thrown;
    throw stalled(stallLimitMs, thrown);
  } finally {
    clearInterval(timer);
  }
  return { name: `docker-daemon:${name}`, file: saved.file, offset: 0, sizeBytes: await tell(true) };
}
function stallWatch(limitMs) {
  const controller = new AbortController();
  let last = 0;
  let quietMs = 0;
  return {
    signal: controller.signal,
    see(bytes) {
      quietMs = bytes === last ? quietMs + progressIntervalMs : 0;
      last = bytes;
      if (quietMs >= limitMs) controller.abort();
    }
  };
}
function stalled(limitMs, cause) {
  return new LayerliftError("engine", `docker image save has written nothing for ${limitMs / 1e3} s`, {
    hint: "the Docker engine stalls: restart it, or give the image as a file: docker-archive:, oci: or oci-archive:",
    cause
  });
}
async function save(name, { path: path5, file }, options) {
  const { exitCode, lastLines } = await runDocker(["image", "save", name], {
    ...options,
    stdoutFile: file.fd
  });
  if (exitCode === 0) return;
  if (lastLines.some((line) => /no space left on device/i.test(line)))
    throw fileFault(`cannot write ${path5}`, noSpace());
  throw new LayerliftError("engine", `docker image save ${name} failed`, {
    details: lastLines,
    hint: "run it by hand to see more"
  });
}
function noSpace() {
  return Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
}
async function inspect(name, options) {
  const { exitCode, stdout, stderr } = await askDocker(["image", "inspect", name], options);
  if (exitCode !== 0) throw inspectFault(name, stderr);
  const where = "docker image inspect";
  const [first] = listAt(parseJson(Buffer.from(stdout), where), where);
  const image = objectAt(first, where);
  const tags = textsAt(image["RepoTags"], `${where}, RepoTags`);
  const tagged = tags.find((tag) => familiarName(tag) === familiarName(name));
  const size2 = image["Size"];
  return { totalBytes: typeof size2 === "number" ? size2 : void 0, savedAs: tagged ?? name };
}
function inspectFault(name, stderr) {
  const details = stderr.split("\n").filter((line) => line.trim() !== "");
  if (/no such (image|object)|not found/i.test(stderr)) {
    const isFile = /\.(tar|tgz|tar\.gz)$/.test(name);
    return new LayerliftError("image-not-found", `the Docker engine has no image ${name}`, {
      details,
      hint: isFile ? `a file is given as docker-archive:${name} or oci-archive:${name}` : `build it, or pull it first: docker pull ${name}`
    });
  }
  return new LayerliftError("engine", `docker image inspect ${name} failed`, { details });
}

// src/image/spool.ts
import { mkdir as mkdir3, mkdtemp as mkdtemp2, open as open3, rm as rm3 } from "node:fs/promises";
import { join as join5 } from "node:path";
function openSpool(tempDirectory) {
  const files = [];
  let folder;
  return {
    async create(name) {
      folder ??= makeFolder2(tempDirectory);
      const path5 = join5(await folder, `${files.length}-${name}`);
      try {
        const file = await open3(path5, "wx+", 384);
        files.push(file);
        return { path: path5, file };
      } catch (thrown) {
        throw fileFault(`cannot make the temporary file ${path5}`, thrown);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(files.map((file) => file.close()));
      if (folder !== void 0) await rm3(await folder, { recursive: true, force: true });
    }
  };
}
async function makeFolder2(tempDirectory) {
  try {
    await mkdir3(tempDirectory, { recursive: true });
    return await mkdtemp2(join5(tempDirectory, "layerlift-image-"));
  } catch (thrown) {
    throw fileFault(`cannot make a folder in ${tempDirectory}`, thrown);
  }
}

// src/image/open.ts
async function openImage(reference, options) {
  const spool = openSpool(options.tempDirectory);
  const owned = [spool];
  try {
    return await openWith(reference, options, { spool, owned });
  } catch (thrown) {
    await disposeAll(owned);
    throw thrown;
  }
}
async function openWith(reference, options, { spool, owned }) {
  throwIfCancelled(options.signal, "reading the image");
  const choice = {
    tag: reference.kind === "docker-daemon" ? void 0 : reference.tag,
    platform: options.platform === void 0 ? void 0 : parsePlatform(options.platform)
  };
  const store = { spool, budget: { remainingBytes: maxDecompressedBytes } };
  const source = await findSource(reference, { ...options, ...store });
  owned.push(source);
  const found = await findInArchive(source, choice);
  const name = formatReference(reference);
  checkPlatform(found, choice, name);
  return {
    reference: name,
    imageId: found.imageId,
    manifestDigest: found.manifestDigest,
    config: found.document.config,
    layers: await openLayers(found, store),
    [Symbol.asyncDispose]: () => disposeAll(owned)
  };
}
async function disposeAll(owned) {
  for (const each2 of owned.splice(0).toReversed()) await each2[Symbol.asyncDispose]();
}
async function findSource(reference, options) {
  switch (reference.kind) {
    case "docker-daemon":
      return archiveMembers(await saveImage(reference.name, options), options.signal);
    case "docker-archive":
    case "oci-archive":
      return openArchive(reference.file, options);
    case "oci": {
      const members = folderMembers(reference.directory);
      if (await members.find("index.json") !== void 0) return members;
      throw notFound(`${reference.directory} is no OCI layout folder: it has no index.json`);
    }
    default:
      return assertNever(reference);
  }
}
async function openArchive(path5, options) {
  const opened = await openFile(path5);
  if (opened === void 0) throw notFound(`there is no file ${path5}`);
  const close = () => opened.file.close();
  try {
    const stored = { name: path5, file: opened.file, offset: 0, sizeBytes: opened.sizeBytes };
    const compression = await sniffCompression(stored);
    const range = compression === "none" ? stored : (await decompress(stored, compression, options)).range;
    return { ...await archiveMembers(range, options.signal), [Symbol.asyncDispose]: close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
}
function notFound(what) {
  return new LayerliftError("image-not-found", what, {
    hint: "check the path after the transport, and the working directory"
  });
}
async function openLayers(found, store) {
  return Promise.all(
    found.layers.map(({ range, blobDigest }, index) => {
      const diffId = found.document.diffIds[index];
      if (diffId === void 0) throw new Error("layers and diffIDs were counted before");
      return openLayer({ range, blobDigest, diffId, createdBy: found.document.createdBy[index] }, store);
    })
  );
}

// src/pack/pack.ts
import { isUtf8 } from "node:buffer";

// src/pack/content-hash.ts
import { createHash as createHash4 } from "node:crypto";
var firstBytesCount = 64;
var filesAtOnce = 8;
async function contentHash(entries, options = {}) {
  const hash = createHash4("sha256");
  addField(hash, Buffer.from("layerlift-content-1"));
  for await (const { entry, digest, firstBytes } of readAhead(
    startDigests(entries, options.signal),
    filesAtOnce
  )) {
    if (entry.kind === "file") options.onFile?.(entry, firstBytes);
    addField(hash, Buffer.from(letters[entry.kind]));
    addField(hash, Buffer.from(entry.path, "latin1"));
    const mode = entry.kind === "symlink" ? 511 : entry.mode & 4095;
    addField(hash, Buffer.from(mode.toString(8).padStart(4, "0")));
    addField(hash, Buffer.from(entry.kind === "symlink" ? entry.target : "", "latin1"));
    addField(hash, digest);
  }
  return hash.digest("hex");
}
var letters = { file: "f", directory: "d", symlink: "l" };
var nothing = Buffer.alloc(0);
function* startDigests(entries, signal) {
  for (const entry of entries) {
    throwIfCancelled(signal, "hashing");
    const result = entry.kind === "file" ? digestOf2(entry, signal) : Promise.resolve({ entry, digest: nothing, firstBytes: nothing });
    yield { result };
  }
}
async function digestOf2(entry, signal) {
  const hash = createHash4("sha256");
  let firstBytes;
  let readBytes = 0;
  for await (const chunk of entry.content.read(signal)) {
    firstBytes ??= Buffer.from(chunk.subarray(0, firstBytesCount));
    readBytes += chunk.length;
    hash.update(chunk);
  }
  checkRead(entry.path, entry.content, readBytes);
  return { entry, digest: hash.digest(), firstBytes: firstBytes ?? nothing };
}
function checkRead(path5, content, readBytes) {
  if (readBytes === content.sizeBytes) return;
  throw new LayerliftError(
    "image-invalid",
    `the file ${displayPath(path5)} of the image has ${readBytes} bytes where its header says ${content.sizeBytes}`
  );
}
function addField(hash, bytes) {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  hash.update(length);
  hash.update(bytes);
}

// src/pack/display.ts
function firstTen(noun, names) {
  const shown = names.slice(0, 10).join(", ");
  const rest = names.length > 10 ? `, and ${names.length - 10} more` : "";
  return `${formatCount(names.length, noun)}: ${shown}${rest}`;
}

// src/pack/lambda-root.ts
function lambdaRoot(packages, architecture) {
  const tree = { root: newDirectory(0) };
  for (const path5 of systemFiles(architecture))
    put(tree, path5, { kind: "file", ...written, inode: systemFile });
  put(tree, "/usr/lib64", { kind: "symlink", ...written, target: asBytePath("/lib64") });
  for (const { root, entries } of packages) {
    for (const entry of entries) {
      const path5 = `${root}/${entry.path}`;
      if (entry.kind === "directory") folderAt(tree, path5);
      else if (entry.kind === "symlink")
        put(tree, path5, { kind: "symlink", ...written, target: entry.target });
      else put(tree, path5, { kind: "file", ...written, inode: { mode: entry.mode, content: entry.content } });
    }
  }
  return tree;
}
var written = { layer: 0, touched: 0 };
var empty2 = { sizeBytes: 0, read: async function* () {
} };
var systemFile = { mode: 493, content: empty2 };
function put(tree, path5, node) {
  const { parent, name } = splitPath(path5);
  folderAt(tree, parent)?.children.set(name, node);
}
function folderAt(tree, path5) {
  return walkFolders(tree, path5, (parent, name) => {
    const made = newDirectory(0);
    parent.children.set(name, made);
    return made;
  })?.at(-1);
}

// src/pack/libraries.ts
function missingLibraries(files, root, architecture) {
  const native = files.filter(({ elf }) => elf.machine === architecture);
  const foreign = files.filter(({ elf }) => elf.machine !== architecture);
  const folders = [.../* @__PURE__ */ new Set([...native.flatMap(foldersOf), ...libraryPath])];
  return [
    ...foreignSentence(foreign, architecture),
    ...loaderSentences(native, root),
    ...librarySentences(native, root, folders),
    ...versionSentences(native, root)
  ];
}
function foreignSentence(files, architecture) {
  if (files.length === 0) return [];
  const names = files.map(({ path: path5, elf }) => `${displayPath(path5)} (${elf.machine})`);
  return [`built for another processor than ${architecture}: ${firstTen("file", names)}`];
}
function loaderSentences(files, root) {
  const missing2 = files.filter(
    ({ elf }) => elf.interpreter !== void 0 && lookUp(root, elf.interpreter)?.kind !== "file"
  );
  return groupBy(missing2, ({ elf }) => elf.interpreter ?? "").map(
    ([loader, group]) => `the loader ${displayPath(loader)} is neither in the packages nor in provided.al2023, but it starts ` + firstTen("file", pathsOf(group))
  );
}
function librarySentences(files, root, folders) {
  const wants = files.flatMap((file) => file.elf.needed.map((library) => ({ ...file, library })));
  const missing2 = wants.filter(({ library }) => findLibrary(root, library, folders) === void 0);
  return groupBy(missing2, ({ library }) => library).map(([library, group]) => {
    const elsewhere = findAnywhere(root, library);
    const where = elsewhere === void 0 ? "neither in the packages nor in provided.al2023" : `at ${displayPath(elsewhere)}, where Lambda's LD_LIBRARY_PATH does not look`;
    return `the library ${displayPath(library)} is ${where}, but it is needed by ${firstTen("file", pathsOf(group))}`;
  });
}
function versionSentences(files, root) {
  const tooNew = files.flatMap(({ path: path5, elf }) => {
    const folders = [...foldersOf({ path: path5, elf }), ...libraryPath];
    return elf.versions.flatMap(({ library, version }) => {
      const { family, number: number2 } = splitVersion(version);
      const newest = newestVersions[family];
      if (newest === void 0 || !isNewer(number2, newest)) return [];
      const found = findLibrary(root, library, folders);
      if (found === void 0 || !systemFolders.some((folder) => found.startsWith(`${folder}/`))) return [];
      return [{ path: path5, family, number: number2, newest, version }];
    });
  });
  return groupBy(tooNew, ({ family }) => family).map(([family, group]) => {
    const newestOf = /* @__PURE__ */ new Map();
    for (const one2 of group) {
      if (isNewer(one2.number, newestOf.get(one2.path)?.number ?? "0")) newestOf.set(one2.path, one2);
    }
    const names = [...newestOf].map(([path5, { version }]) => `${displayPath(path5)} (${version})`);
    const newest = group[0]?.newest ?? "";
    return `provided.al2023 has ${family} ${newest}, but a newer one is needed by ${firstTen("file", names)}; they would not start there: build on Amazon Linux 2023`;
  });
}
function foldersOf({ path: path5, elf }) {
  const { parent } = splitPath(path5);
  return elf.libraryPath.map(
    (folder) => folder.replace(/\$(?:ORIGIN|\{ORIGIN\})/g, parent).replace(/\$(?:LIB|\{LIB\})/g, "lib64")
  );
}
function findLibrary(root, library, folders) {
  const candidates = library.includes("/") ? [library] : folders.map((folder) => `${folder}/${library}`);
  return candidates.find((path5) => lookUp(root, path5)?.kind === "file");
}
function findAnywhere(root, library) {
  for (const [path5] of nodesBelow(root.root)) if (splitPath(path5).name === library) return `/${path5}`;
  return void 0;
}
function splitVersion(version) {
  if (version === "GLIBC_ABI_DT_RELR") return { family: "GLIBC", number: "2.36" };
  const [, family = "", number2 = ""] = /^([A-Z]+)_(\d+(?:\.\d+)*)$/.exec(version) ?? [];
  return { family, number: number2 };
}
function isNewer(left, right) {
  const numbers = right.split(".").map(Number);
  for (const [index, number2] of left.split(".").map(Number).entries()) {
    if (number2 !== (numbers[index] ?? 0)) return number2 > (numbers[index] ?? 0);
  }
  return false;
}
function groupBy(items, keyOf) {
  const groups = /* @__PURE__ */ new Map();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === void 0) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return [...groups].sort(([left], [right]) => left < right ? -1 : 1);
}
function pathsOf(files) {
  return [...new Set(files.map(({ path: path5 }) => displayPath(path5)))];
}

// src/pack/links.ts
var alwaysThere = /^\/(?:tmp|dev|proc|sys)(?:\/|$)/;
function brokenLinks(packages, { image, lambda }) {
  const broken = packages.flatMap(
    ({ root, entries }) => entries.flatMap((entry) => {
      if (entry.kind !== "symlink" || alwaysThere.test(entry.target)) return [];
      const path5 = `${root}/${entry.path}`;
      if (lookUp(lambda, path5) !== void 0 || lookUp(image, path5) === void 0) return [];
      return [`${displayPath(path5)} -> ${displayPath(entry.target)}`];
    })
  );
  return broken.length === 0 ? [] : [`lead to what is not packed: ${firstTen("symlink", broken)}`];
}

// src/pack/overlay.ts
var whiteout = ".wh.";
var opaque = ".wh..wh..opq";
async function applyLayers(layers, signal) {
  const tree = { root: newDirectory(0) };
  for (const [layer, source] of layers.entries()) {
    const applying = { tree, layer, hidden: /* @__PURE__ */ new Map() };
    for await (const entry of source.entries(signal)) applyEntry(applying, entry);
  }
  return tree;
}
function applyEntry(applying, entry) {
  if (entry.path === "") {
    if (entry.kind === "directory") applying.tree.root.mode = entry.mode;
    return;
  }
  const { parent, name } = splitPath(entry.path);
  if (name === opaque) hideChildren(applying, parent);
  else if (isAufs(entry.path)) keepHidden(applying, entry);
  else if (name.startsWith(whiteout)) hide(applying, parent, whitedOut(name, entry.path));
  else write2(applying, entry, { parent, name });
}
function write2(applying, entry, place) {
  const { tree, layer } = applying;
  const folders = walkFolders(tree, place.parent, (parent, name) => {
    const made = newDirectory(layer);
    parent.children.set(name, made);
    return made;
  });
  const folder = folders?.at(-1);
  if (folders === void 0 || folder === void 0) {
    throw invalid(entry.path, "lies below something that is not a folder");
  }
  const present = folder.children.get(place.name);
  if (entry.kind === "hardlink") folder.children.delete(place.name);
  const node = nodeOf(applying, entry, present);
  node.touched = layer;
  for (const above of folders) above.touched = layer;
  folder.children.set(place.name, node);
}
function nodeOf(applying, entry, present) {
  const written2 = { layer: applying.layer, touched: applying.layer };
  switch (entry.kind) {
    case "directory":
      if (present?.kind !== "directory") return newDirectory(applying.layer, entry.mode);
      present.mode = entry.mode;
      return present;
    case "file":
      return { kind: "file", ...written2, inode: { mode: entry.mode, content: entry.content } };
    case "symlink":
      return { kind: "symlink", ...written2, target: entry.target };
    case "special":
      return { kind: "special", ...written2, type: entry.type };
    case "hardlink": {
      const target = linkTarget2(applying, entry.target);
      if (target === void 0) {
        throw invalid(entry.path, `is a hard link to /${displayPath(entry.target)}, which is not there`);
      }
      if (target.kind === "directory") {
        throw invalid(entry.path, `is a hard link to the folder /${displayPath(entry.target)}`);
      }
      if (target.kind === "file") target.inode.mode = entry.mode;
      return { ...target, ...written2 };
    }
    default:
      return assertNever(entry);
  }
}
function linkTarget2(applying, target) {
  const { parent, name } = splitPath(target);
  const hidden = applying.hidden.get(target);
  return hidden ?? walkFolders(applying.tree, parent)?.at(-1)?.children.get(name);
}
function hide(applying, parent, name) {
  const folder = walkFolders(applying.tree, parent)?.at(-1);
  const node = folder?.children.get(name);
  if (folder === void 0 || node === void 0) return;
  if (node.touched !== applying.layer) folder.children.delete(name);
  else if (node.kind === "directory") hideUntouched(node, applying.layer);
}
function hideChildren(applying, path5) {
  const folder = walkFolders(applying.tree, path5)?.at(-1);
  if (folder !== void 0) hideUntouched(folder, applying.layer);
}
function hideUntouched(folder, layer) {
  folder.layer = layer;
  for (const [name, node] of folder.children) {
    if (node.touched !== layer) folder.children.delete(name);
    else if (node.kind === "directory") hideUntouched(node, layer);
  }
}
function whitedOut(name, path5) {
  const hidden = name.slice(whiteout.length);
  if (hidden === "" || hidden === "." || hidden === "..") throw invalid(path5, "is a malformed whiteout");
  return hidden;
}
function isAufs(path5) {
  return path5.startsWith(".wh..wh.") || path5.includes("/.wh..wh.");
}
function keepHidden({ hidden, layer }, entry) {
  if (entry.kind !== "file") return;
  const inode = { mode: entry.mode, content: entry.content };
  hidden.set(entry.path, { kind: "file", layer, touched: layer, inode });
}
function invalid(path5, what) {
  return new LayerliftError("image-invalid", `the image cannot be unpacked: /${displayPath(path5)} ${what}`, {
    hint: "build the image again; if it stays so, the tool that wrote its layers is at fault"
  });
}

// src/pack/permissions.ts
function mendPermissions(entries) {
  const unreadable = [];
  const special = [];
  const mended = entries.map((entry) => {
    if (entry.kind === "symlink") return entry;
    const mode = mendedMode(entry);
    const added = mode & ~entry.mode;
    if (added !== 0) unreadable.push(entry.path);
    if ((entry.mode & 3584) !== 0) special.push(entry.path);
    return { ...entry, mode };
  });
  return { entries: mended, unreadable, special };
}
function mendedMode(entry) {
  const plain = entry.mode & 511;
  if (entry.kind === "directory") return plain | 365;
  return (plain & 64) === 0 ? plain | 292 : plain | 365;
}

// src/pack/split.ts
function splitTree(tree, image, options) {
  const task = contents(tree, "/var/task");
  const opt = contents(tree, "/opt");
  if (task.nodes.size === 0 && opt.nodes.size === 0) throw nothingToPack(tree, image);
  const sources = (indices) => [...indices].flatMap((index) => image.layers[index]?.diffId ?? []);
  const taskLeaves = leavesOf(task);
  const groups = options.layerStrategy === "none" ? [] : groupLayers(leavesOf(opt), options);
  return {
    function: task.nodes.size === 0 ? void 0 : {
      kind: "function",
      fileName: "function.zip",
      root: "/var/task",
      entries: entriesOf(task, [...taskLeaves.values()].flat()),
      sourceLayers: sources(taskLeaves.keys())
    },
    layers: groups.map(({ indices, leaves }, position) => ({
      kind: "layer",
      fileName: `layer-${position + 1}.zip`,
      root: "/opt",
      entries: entriesOf(opt, leaves),
      sourceLayers: sources(indices)
    })),
    leftOut: options.layerStrategy === "none" ? entriesOf(opt, [...leavesOf(opt).values()].flat()) : [],
    specials: [...task.specials, ...opt.specials]
  };
}
function contents(tree, path5) {
  const nodes = /* @__PURE__ */ new Map();
  const specials = [];
  const folder = lookUp(tree, path5);
  if (folder?.kind !== "directory") return { nodes, specials };
  for (const [name, node] of nodesBelow(folder)) {
    if (node.kind === "special") specials.push(asBytePath(`${path5}/${name}`));
    else nodes.set(name, node);
  }
  return { nodes, specials };
}
function leavesOf({ nodes }) {
  const leaves = /* @__PURE__ */ new Map();
  for (const [path5, node] of nodes) {
    if (node.kind === "directory" && [...node.children.values()].some((child2) => child2.kind !== "special"))
      continue;
    const sameLayer = leaves.get(node.layer);
    if (sameLayer === void 0) leaves.set(node.layer, [path5]);
    else sameLayer.push(path5);
  }
  return new Map([...leaves].sort(([left], [right]) => left - right));
}
function groupLayers(leaves, options) {
  const alone = [...leaves].map(([index, paths]) => ({ indices: [index], leaves: paths }));
  if (alone.length === 0) return [];
  const slots = options.layerStrategy === "single" ? Math.min(options.layerSlots, 1) : options.layerSlots;
  if (slots < 1) throw noSlot();
  if (alone.length <= slots) return alone;
  const surplus = alone.slice(slots - 1);
  return [
    ...alone.slice(0, slots - 1),
    { indices: surplus.flatMap((group) => group.indices), leaves: surplus.flatMap((group) => group.leaves) }
  ];
}
function entriesOf({ nodes }, leaves) {
  const entries = /* @__PURE__ */ new Map();
  for (const leaf of leaves) {
    let path5 = leaf;
    while (path5 !== "" && !entries.has(path5)) {
      const node = nodes.get(path5);
      if (node !== void 0) entries.set(path5, entryOf2(path5, node));
      path5 = asBytePath(splitPath(path5).parent);
    }
  }
  return [...entries.values()].sort((left, right) => left.path < right.path ? -1 : 1);
}
function entryOf2(path5, node) {
  if (node.kind === "directory") return { kind: "directory", path: path5, mode: node.mode };
  if (node.kind === "symlink") return { kind: "symlink", path: path5, target: node.target };
  if (node.kind === "file") return { kind: "file", path: path5, mode: node.inode.mode, content: node.inode.content };
  throw new Error("special files are taken out before packing");
}
function nothingToPack(tree, { config }) {
  const folders = [...tree.root.children].flatMap(
    ([name, node]) => node.kind === "directory" && node.children.size === 0 ? [] : [`/${displayPath(name)}`]
  );
  return new LayerliftError("package-invalid", "the image has nothing in /var/task and nothing in /opt", {
    hint: "COPY the function to /var/task and its runtime (with the file bootstrap) to /opt",
    details: [
      folders.length === 0 ? "the image has no files" : `the image has ${folders.sort().slice(0, 20).join(", ")}`,
      `WORKDIR is ${config.workingDir === "" ? "not set" : printable(config.workingDir)}`,
      `CMD is ${config.cmd.length === 0 ? "not set" : printable(JSON.stringify(config.cmd))}`
    ]
  });
}
function noSlot() {
  return new LayerliftError(
    "limit-exceeded",
    `the image has files in /opt, but the given layers already are the ${maxLayers} that Lambda allows`,
    { hint: "attach fewer `layers`, or leave /opt out with `layer-strategy: none`" }
  );
}

// src/pack/pack.ts
async function packImage(image, options) {
  const { signal } = options;
  const architecture = architectureOf(image);
  const tree = await applyLayers(image.layers, signal);
  const split = splitTree(tree, image, options);
  const drafts = [...split.function === void 0 ? [] : [split.function], ...split.layers].map(mendDraft);
  const root = lambdaRoot(drafts, architecture);
  const bootstrap = await findBootstrap(
    {
      root,
      image: tree,
      architecture,
      runtime: options.runtime,
      hasForeignLayers: options.hasForeignLayers ?? false
    },
    signal
  );
  checkLimits(drafts);
  noteLayers(split, image, options.log);
  const { packages, elfFiles } = await hashAll(drafts, options);
  return {
    function: packages.find(({ kind }) => kind === "function"),
    layers: packages.filter(({ kind }) => kind === "layer"),
    found: {
      architecture,
      bootstrap: bootstrap.path,
      bootstrapProblem: bootstrap.problem,
      command: image.config.cmd[0]
    },
    warnings: [
      ...leftOutWarnings(split),
      ...permissionWarnings(drafts),
      ...nameWarnings(drafts),
      ...bootstrap.warnings,
      ...brokenLinks(drafts, { image: tree, lambda: root }),
      ...missingLibraries(elfFiles, root, architecture)
    ]
  };
}
var architectures = { amd64: "x86_64", arm64: "arm64" };
function architectureOf({ config, reference }) {
  const { architecture, os: os2 } = config;
  if (os2 === "linux" && (architecture === "amd64" || architecture === "arm64"))
    return architectures[architecture];
  throw new LayerliftError(
    "package-invalid",
    `the image ${reference} is for ${os2}/${architecture}; Lambda runs linux/amd64 and linux/arm64`,
    { hint: "build it with `platform: linux/amd64` or `platform: linux/arm64`" }
  );
}
function mendDraft(draft) {
  const mended = mendPermissions(draft.entries);
  return { ...draft, entries: mended.entries, mended, unzippedBytes: bytesOf(mended.entries) };
}
function bytesOf(entries) {
  return entries.reduce((sum, entry) => sum + (entry.kind === "file" ? entry.content.sizeBytes : 0), 0);
}
function noteLayers({ layers }, image, log) {
  const sources = layers.reduce((sum, { sourceLayers }) => sum + sourceLayers.length, 0);
  if (sources <= layers.length) return;
  log({
    kind: "note",
    message: `${sources} of the ${image.layers.length} image layers have files in /opt: the upper ones share a Lambda layer`
  });
}
var progressBytes = 4 * 1024 * 1024;
async function hashAll(drafts, { log, signal }) {
  const totalBytes = drafts.reduce((sum, { unzippedBytes }) => sum + unzippedBytes, 0);
  const progress = { kind: "progress", task: "Hashing the packages", totalBytes };
  const packages = [];
  const elfFiles = [];
  let doneBytes = 0;
  let loggedBytes = 0;
  for (const { kind, fileName, root, entries, sourceLayers, unzippedBytes } of drafts) {
    const found = [];
    const hash = await contentHash(entries, {
      signal,
      onFile: (entry, firstBytes) => {
        if (isElf(firstBytes)) found.push(entry);
        doneBytes += entry.content.sizeBytes;
        if (doneBytes - loggedBytes < progressBytes) return;
        loggedBytes = doneBytes;
        log({ ...progress, doneBytes });
      }
    });
    packages.push({ kind, fileName, entries, unzippedBytes, contentHash: hash, sourceLayers });
    for (const { path: path5, content } of found) {
      const elf = await readElf(content, signal);
      if (elf !== void 0) elfFiles.push({ path: `${root}/${path5}`, elf });
    }
  }
  log({ ...progress, doneBytes, done: true });
  return { packages, elfFiles };
}
function leftOutWarnings({ leftOut, specials }) {
  const bytes = formatBytes(bytesOf(leftOut));
  return [
    ...leftOut.length === 0 ? [] : [`layer-strategy is none: ${bytes} in /opt are not packaged`],
    ...specials.length === 0 ? [] : [
      `left out, because a zip cannot hold devices, FIFOs and sockets: ${firstTen("file", specials.map(displayPath))}`
    ]
  ];
}
function permissionWarnings(drafts) {
  const named = (pick) => drafts.flatMap(({ root, mended }) => pick(mended).map((path5) => `${root}/${displayPath(path5)}`));
  const unreadable = named((mended) => mended.unreadable);
  const special = named((mended) => mended.special);
  return [
    ...unreadable.length === 0 ? [] : [`made readable for Lambda's unprivileged user: ${firstTen("file", unreadable)}`],
    ...special.length === 0 ? [] : [`setuid, setgid or sticky bit dropped: ${firstTen("file", special)}`]
  ];
}
function nameWarnings(drafts) {
  const odd = drafts.flatMap(
    ({ root, entries }) => entries.flatMap(
      ({ path: path5 }) => isUtf8(Buffer.from(path5, "latin1")) ? [] : [`${root}/${displayPath(path5)}`]
    )
  );
  return odd.length === 0 ? [] : [`names that are not UTF-8, which unzip tools read differently: ${firstTen("file", odd)}`];
}

// src/deploy/source.ts
async function openSource(settings, world, tempDirectory) {
  const { log, signal, env } = world;
  const reference = settings.image === void 0 ? await build(settings, world, tempDirectory) : takeReference(settings, world);
  log({ kind: "step", title: "Read the image" });
  try {
    const image = await openImage(reference, {
      platform: platformOf(settings),
      tempDirectory,
      log,
      signal,
      env
    });
    return { ...image, reference: settings.image ?? image.reference };
  } catch (error) {
    throw settings.image === void 0 ? error : namingInput("image", error);
  }
}
function namingInput(input, error) {
  if (!(error instanceof LayerliftError) || error.code === "cancelled") return error;
  const { code, message, hint, details, cause } = error;
  return new LayerliftError(code, `${input}: ${message}`, { hint, details, cause });
}
async function packSource(image, settings, world) {
  const { log, signal } = world;
  log({ kind: "step", title: "Split it into packages" });
  const foreignLayers = settings.layers?.length ?? 0;
  const packages = await packImage(image, {
    layerStrategy: settings.layerStrategy,
    layerSlots: maxLayers - foreignLayers,
    hasForeignLayers: foreignLayers > 0,
    runtime: settings.runtime,
    log,
    signal
  });
  for (const message of packages.warnings) log({ kind: "warning", message });
  return packages;
}
async function build(settings, world, tempDirectory) {
  await checkDockerfile(settings, world);
  world.log({ kind: "step", title: `Build ${settings.file ?? "the Dockerfile"}` });
  const { imageId } = await buildImage(
    {
      context: folderOrUrl(settings.context, world),
      file: settings.file === void 0 ? void 0 : resolve4(world.workingDirectory, settings.file),
      target: settings.target,
      buildArgs: keyedValues(settings.buildArgs, world),
      buildContexts: keyedValues(settings.buildContexts, world),
      secrets: keyedValues(settings.secrets, world),
      cacheFrom: settings.cacheFrom,
      cacheTo: settings.cacheTo,
      noCache: settings.noCache,
      pull: settings.pull,
      platform: platformOf(settings),
      tag: tagOf(settings.functionName ?? "")
    },
    { ...world, tempDirectory }
  );
  return { kind: "docker-daemon", name: imageId };
}
function tagOf(functionName) {
  const words = functionName.toLowerCase().match(/[a-z0-9]+/g) ?? ["image"];
  return `layerlift/${words.join("-")}:latest`;
}
async function checkDockerfile(settings, world) {
  const context = folderOrUrl(settings.context, world);
  if (context === settings.context) return;
  const path5 = settings.file === void 0 ? join6(context, "Dockerfile") : resolve4(world.workingDirectory, settings.file);
  if (await exists2(path5)) return;
  const [name, what] = settings.file === void 0 ? ["context", "a folder with a Dockerfile"] : ["file", "a Dockerfile"];
  throw new LayerliftError("usage", `${name}: there is no ${path5}, expected ${what}`, {
    hint: "give context or file, or image for an image that is built already"
  });
}
async function exists2(path5) {
  try {
    await access(path5);
    return true;
  } catch {
    return false;
  }
}
function folderOrUrl(context, world) {
  return /^[a-z+]+:\/\/|^git@/.test(context) ? context : resolve4(world.workingDirectory, context);
}
function keyedValues(items, world) {
  return Object.fromEntries(
    items.flatMap((item) => {
      const at = item.indexOf("=");
      const value = at === -1 ? world.env[item] : item.slice(at + 1);
      return value === void 0 ? [] : [[at === -1 ? item : item.slice(0, at), value]];
    })
  );
}
function takeReference(settings, world) {
  const reference = parseReference(settings.image ?? "");
  switch (reference.kind) {
    case "docker-archive":
    case "oci-archive":
      return { ...reference, file: resolve4(world.workingDirectory, reference.file) };
    case "oci":
      return { ...reference, directory: resolve4(world.workingDirectory, reference.directory) };
    case "docker-daemon":
      return reference;
    default:
      return assertNever(reference);
  }
}
function platformOf(settings) {
  return settings.platform ?? (settings.architectures === void 0 ? void 0 : platformOfArchitecture[settings.architectures]);
}

// src/deploy.ts
async function run(command, settings, world) {
  var _stack = [];
  try {
    const isDeployment = command === "plan" || command === "deploy";
    if (isDeployment || command === "publish") regionOf(settings, world);
    const tests = isDeployment ? await smokeTestsOf(settings, world) : [];
    const temporary = __using(_stack, await temporaryFolder(world.env["RUNNER_TEMP"] || tmpdir()), true);
    const image = __using(_stack, await openSource(settings, world, temporary.path), true);
    const source = { image, packages: await packSource(image, settings, world) };
    if (settings.runtime !== void 0 || command !== "plan" && command !== "deploy")
      checkBootstrap(source.packages.found, settings.runtime);
    switch (command) {
      case "package":
        return await packageOnly(source, settings, world);
      case "demo":
        return await demo(source, settings, world);
      case "publish":
        return await (await import("./publish.js")).publish(source, settings, world);
      case "plan":
      case "deploy": {
        const zips = zipStore(source.packages, temporary.path, world);
        const { onAws } = await import("./on-aws.js");
        return await onAws(command, { settings, source, tests, zips, world });
      }
      default:
        return assertNever(command);
    }
  } catch (_) {
    var _error = _, _hasError = true;
  } finally {
    var _promise = __callDispose(_stack, _error, _hasError);
    _promise && await _promise;
  }
}
async function packageOnly(source, settings, world) {
  const zips = await writePackages(source, settings.outputDirectory, world);
  return reportOfPackages(emptyReport("package"), source, { zips, stateOf: () => "written" });
}
async function demo(source, settings, world) {
  const zips = await writePackages(source, settings.outputDirectory, world);
  const desired = desiredDeployment(settings, source, world);
  const region = settings.awsRegion ?? "us-east-1";
  const plan = planDeployment(desired, emptyAccount(region), { hash: sha256Hex });
  const report = reportOfPackages(emptyReport("demo"), source, { zips, stateOf: () => "written" });
  return { ...report, ...planReport(plan, desired) };
}
export {
  run
};
