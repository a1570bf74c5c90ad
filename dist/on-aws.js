import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  applyChanges,
  arnOfPackage,
  arnsOf,
  bringsCode,
  checkUploads,
  codeOf,
  failureOf,
  gatewayBusy,
  getAlias,
  getStage,
  layerStateOf,
  newOutcome,
  observe,
  openClients,
  pointAlias,
  stageUrl,
  write
} from "./aws.js";
import {
  LayerliftError,
  __toESM,
  assertNever,
  checkBootstrap,
  definedOnly,
  desiredDeployment,
  emptyReport,
  environmentAfter,
  environmentSizeProblem,
  eventHeaders,
  headerValue,
  isEmpty,
  isHeaderName,
  isRecord,
  jsonText,
  jsonValue,
  matchRoute,
  maxDescriptionCharacters,
  maxLayers,
  maxTagValueCharacters,
  messageOf,
  parseQuery,
  pathParametersOf,
  planDeployment,
  planReport,
  printable,
  redactor,
  reportOfPackages,
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
  splitTarget,
  throwIfCancelled,
  withKeptLayers
} from "./chunk.js";

// src/deploy/on-aws.ts
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
var import_errors8 = __toESM(require_errors(), 1);
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

// src/plan/check.ts
function checkDesired(desired) {
  const problems = [
    ...configurationProblems(desired),
    ...environmentProblems(desired),
    ...tagProblems(desired.tags ?? {}),
    ...concurrencyProblems(desired),
    ...layerProblems(desired)
  ];
  const [first] = problems;
  if (first === void 0) return;
  const message = problems.length === 1 ? first : `${problems.length} settings are wrong`;
  throw new LayerliftError("usage", message, {
    hint: 'Correct the named inputs; the numbers are those of "Lambda quotas" and the service model.',
    details: problems
  });
}
function configurationProblems({ configuration, versionDescription }) {
  const { DurableConfig: durable } = configuration;
  return list([
    durable === void 0 || Object.keys(durable).length > 0 || "durable-config: {} cannot clear it; a function is durable or not from its creation on",
    versionDescription.length <= maxDescriptionCharacters || `the version's description: ${versionDescription.length} characters; Lambda allows ${maxDescriptionCharacters}`
  ]);
}
function environmentProblems({ environment }) {
  const size = environmentSizeProblem(environmentAfter({}, environment, "replace"));
  return size === void 0 ? [] : [size];
}
function tagProblems(tags) {
  return list(
    Object.entries(tags).map(
      ([key, value]) => value === null || value.length <= maxTagValueCharacters || `tags: the value of "${key}" is over ${maxTagValueCharacters} characters`
    )
  );
}
function concurrencyProblems(desired) {
  const { provisionedConcurrency: provisioned, reservedConcurrency: reserved } = desired;
  const isOver = typeof provisioned === "number" && typeof reserved === "number" && provisioned > reserved;
  return list([
    !isOver || `provisioned-concurrency: ${provisioned} is more than reserved-concurrency, ${reserved}`
  ]);
}
function layerProblems({ layers }) {
  const arns = layers.flatMap((layer) => layer.kind === "arn" ? [layer.arn] : []);
  const names = arns.map((arn) => arn.slice(0, arn.lastIndexOf(":")));
  const twice = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return list([
    layers.length <= maxLayers || `layers: ${layers.length} (${arns.length} given, ${layers.length - arns.length} from the image); Lambda allows ${maxLayers}`,
    ...[...twice].map(
      (name) => `layers: ${name} is listed more than once; a function takes one version of a layer`
    )
  ]);
}
function list(checks) {
  return checks.filter((check) => check !== true);
}

// src/smoke/verdict.ts
var LOG_TAIL_LINES = 60;
function verdictOf(results, logTail) {
  if (results.length === 0) return { status: "skipped", results };
  const passed = results.every((result) => result.passed);
  return passed ? { status: "passed", results } : { status: "failed", results, logTail };
}
function logResult(log, result) {
  const { name, target, passed, attempts, reasons } = result;
  log({ kind: "smoke", test: name, target, passed, attempts, reasons });
}
function smokeFailure(verdict, hint) {
  const failed = verdict.results.filter((result) => !result.passed);
  const target = failed[0]?.target === "route" ? "the route" : "the new version";
  const names = failed.map(({ name }) => printable(name, "shown")).join(", ");
  return new LayerliftError(
    "smoke-failed",
    `smoke test of ${target} failed: ${names} (${failed.length} of ${verdict.results.length})`,
    {
      hint,
      details: [
        ...failed.flatMap(
          ({ name, reasons }) => reasons.map((reason) => `${printable(name, "shown")}: ${reason}`)
        ),
        ...logTailLines(verdict.logTail)
      ]
    }
  );
}
function logTailLines(logTail = "") {
  const text = logTail.trimEnd();
  if (text === "") return [];
  const lines = text.split(/\r\n|[\r\n]/).slice(-LOG_TAIL_LINES);
  return ["End of the function’s log:", ...lines.map((line) => `| ${printable(line.replaceAll("	", " "))}`)];
}

// src/deploy/smoke-on-aws.ts
import { randomBytes, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

// src/aws/invoke.ts
import { InvokeCommand } from "./aws-sdk.js";
var wakesUp = {
  covers: (error) => ["ResourceConflictException", "CodeArtifactUserPendingException"].includes(codeOf(error)),
  seconds: 60,
  status: "the function is waking up"
};
async function invokeFunction(clients, { functionName, qualifier, payload, signal }) {
  const input = {
    FunctionName: functionName,
    ...qualifier === void 0 ? {} : { Qualifier: qualifier },
    Payload: new TextEncoder().encode(payload),
    LogType: "Tail"
  };
  const world = { clients, signal, log: () => void 0 };
  const answer = await write(world, {
    operation: "Invoke",
    permission: "lambda:InvokeFunction",
    resource: `function ${functionName}${qualifier === void 0 ? "" : `:${qualifier}`}`,
    patience: [wakesUp],
    afterLostAnswer: "fail",
    send: () => clients.lambdaInvokes.send(new InvokeCommand(input), { abortSignal: signal })
  });
  return {
    payload: new TextDecoder().decode(answer.Payload),
    functionError: answer.FunctionError,
    logTail: Buffer.from(answer.LogResult ?? "", "base64").toString(),
    executedVersion: answer.ExecutedVersion
  };
}

// src/smoke/show.ts
var SHOWN_CHARACTERS = 200;
function shown(text, limit = SHOWN_CHARACTERS) {
  const { head, remark } = cut(text, limit);
  return `"${head}"${remark}`;
}
function shownJson(text, limit = SHOWN_CHARACTERS) {
  const { head, remark } = cut(text, limit);
  return head + remark;
}
function cut(text, limit) {
  const head = Array.from(text.slice(0, limit * 2)).slice(0, limit).join("");
  if (head.length === text.length) return { head: printable(head, "shown"), remark: "" };
  return { head: `${printable(head, "shown")}…`, remark: ` (${text.length} characters)` };
}
function headerRedactor(ownHeaders) {
  return redactor(
    ownHeaders.flatMap(([, value]) => [value, value.trim(), value.trim().replace(/^\S+\s+/, "")]).flatMap((value) => [value, inJson(value), inJson(inJson(value))])
  );
}
function inJson(text) {
  return JSON.stringify(text).slice(1, -1);
}

// src/smoke/difference.ts
var NAMED_DIFFERENCES = 5;
function bodyDifferences(expected, body, redact) {
  if (expected === void 0) return [];
  switch (expected.kind) {
    case "text":
      return body === expected.text ? [] : [textDifference(redact(expected.text), redact(body))];
    case "pattern": {
      const { source, flags } = expected;
      if (new RegExp(source, flags).test(body)) return [];
      return [
        `expected a body that matches ${printable(`/${redact(source)}/${flags}`, "shown")}, got ${shown(redact(body))}`
      ];
    }
    case "json": {
      const actual = jsonValue(body);
      if (actual === void 0) return [`expected a JSON body, got ${shown(redact(body))}`];
      return namedDifferences(expected.value, actual.value, redact);
    }
    default:
      return assertNever(expected);
  }
}
function textDifference(expected, actual) {
  const at = firstDifference(expected, actual);
  if (at < 60) return `expected the body ${shown(expected)}, got ${shown(actual)}`;
  const from = Math.max(0, at - 20);
  const [wanted, got] = [expected, actual].map((text) => `…${shown(text.slice(from, at + 60), 80)}`);
  return `the body differs from character ${at + 1} on: expected ${wanted}, got ${got}`;
}
function firstDifference(left, right) {
  let at = 0;
  while (at < left.length && at < right.length && left[at] === right[at]) at += 1;
  return at;
}
function namedDifferences(expected, actual, redact) {
  const all = [...jsonDifferences(expected, actual, "body")];
  const lines = all.slice(0, NAMED_DIFFERENCES).map(({ path, wanted, got }) => {
    const value = got === void 0 ? "nothing" : shownJson(redact(got), 80);
    return `${printable(redact(path), "shown")}: expected ${shownJson(redact(wanted), 80)}, got ${value}`;
  });
  return all.length > lines.length ? [...lines, `and ${all.length - lines.length} more differences`] : lines;
}
function* jsonDifferences(expected, actual, path) {
  if (Array.isArray(expected) && Array.isArray(actual)) {
    if (expected.length !== actual.length) {
      yield { path: `${path}.length`, wanted: String(expected.length), got: String(actual.length) };
    }
    for (const [index, one] of expected.slice(0, actual.length).entries()) {
      yield* jsonDifferences(one, actual[index], `${path}[${index}]`);
    }
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const [key, one] of Object.entries(expected)) {
      const inner = /^[A-Za-z_]\w*$/.test(key) ? `${path}.${key}` : `${path}[${JSON.stringify(key)}]`;
      if (Object.hasOwn(actual, key)) yield* jsonDifferences(one, actual[key], inner);
      else yield { path: inner, wanted: jsonText(one) ?? "", got: void 0 };
    }
  } else if (expected !== actual) {
    yield { path, wanted: jsonText(expected) ?? "", got: jsonText(actual) ?? "" };
  }
}

// src/smoke/check.ts
function checkResponse(response, expect, redact) {
  const body = textOf(response.body);
  const status = statusReasons(response.statusCode, expect.status);
  const differences = bodyDifferences(expect.body, body, redact);
  if (status.length > 0 && differences.length === 0) status.push(`the body was ${shown(redact(body))}`);
  return [...status, ...headerReasons(response, expect.headers), ...differences];
}
function checkPayload(answer, expect, redact) {
  const { payload, functionError } = answer;
  const failed = functionError !== void 0;
  const differences = bodyDifferences(expect.body, comparable(payload, expect.body), redact);
  if (failed === expect.error) return differences;
  if (failed) return [`the function failed (${printable(functionError, "shown")}): ${shown(redact(payload))}`];
  return ["expected the function to fail, and it did not", ...differences];
}
function textOf(bytes) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}
function comparable(payload, body) {
  if (body === void 0 || body.kind === "json") return payload;
  const parsed = jsonValue(payload);
  return typeof parsed?.value === "string" ? parsed.value : payload;
}
function statusReasons(actual, expected) {
  switch (expected.kind) {
    case "is":
      return actual === expected.status ? [] : [`expected status ${expected.status}, got ${actual}`];
    case "below":
      return actual < expected.status ? [] : [`expected a status below ${expected.status}, got ${actual}`];
    default:
      return assertNever(expected);
  }
}
function headerReasons(response, expected) {
  return [...expected].flatMap(([name, expectation]) => {
    const values = response.headers.filter(([one]) => one.toLowerCase() === name).map(([, value]) => value);
    if (expectation === void 0)
      return values.length === 0 ? [] : [`header ${name} must be absent, and is there`];
    if (values.length === 0) return [`header ${name} is missing`];
    const fits = [...values, values.join(", ")].some((value) => textFits(value, expectation));
    return fits ? [] : [`header ${name} has another value than expected (values are not printed)`];
  });
}
function textFits(value, expected) {
  if (expected.kind === "text") return value === expected.text;
  return new RegExp(expected.source, expected.flags).test(value);
}

// src/smoke/deadline.ts
async function withinSeconds(seconds, signal, call) {
  throwIfCancelled(signal, "the smoke test");
  const deadline = AbortSignal.timeout(seconds * 1e3);
  try {
    return { kind: "answer", value: await call(AbortSignal.any([signal, deadline])) };
  } catch (error) {
    throwIfCancelled(signal, "the smoke test", error);
    return deadline.aborted ? { kind: "late" } : { kind: "failure", error };
  }
}

// src/smoke/route.ts
var REQUEST_SECONDS = 30;
var FIRST_PAUSE_MS = 250;
var LONGEST_PAUSE_MS = 5e3;
async function smokeRoute(tests, smoke) {
  const results = [];
  for (const test of tests) {
    if (test.kind !== "request") continue;
    const result = await runTest(test, smoke);
    logResult(smoke.log, result);
    results.push(result);
  }
  if (results.length === 0)
    smoke.log({ kind: "note", message: "no smoke test calls the route over HTTP: skipped" });
  return verdictOf(results);
}
async function runTest(test, smoke) {
  const redact = headerRedactor(test.request.ownHeaders);
  const startMs = smoke.now().getTime();
  const deadlineMs = startMs + smoke.patienceSeconds * 1e3;
  let pauseMs = FIRST_PAUSE_MS;
  for (let attempts = 1; ; attempts += 1) {
    const attempt = await callOnce(test, smoke, redact);
    const nowMs = smoke.now().getTime();
    const { reasons } = attempt;
    const passed = reasons.length === 0;
    if (passed || !attempt.maySettle || nowMs >= deadlineMs) {
      return { name: test.name, target: "route", passed, attempts, reasons };
    }
    const elapsedSeconds = Math.round((nowMs - startMs) / 1e3);
    smoke.log({ kind: "waiting", resource: `route ${test.name}`, status: attempt.status, elapsedSeconds });
    await pause(Math.min(pauseMs, deadlineMs - nowMs), smoke);
    pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
  }
}
async function callOnce(test, smoke, redact) {
  const { method, target, headers, body } = test.request;
  const url = smoke.baseUrl.replace(/\/+$/, "") + target;
  const request = { method, rawPath: target, headers, body: new TextEncoder().encode(body), url };
  const outcome = await withinSeconds(
    REQUEST_SECONDS,
    smoke.signal,
    (signal) => smoke.request(request, signal)
  );
  if (outcome.kind === "late") {
    return { reasons: [`no answer within ${REQUEST_SECONDS} seconds`], maySettle: true, status: "no answer" };
  }
  if (outcome.kind === "failure") {
    const reason = `no answer: ${shown(redact(messageOf(outcome.error)))}`;
    return { reasons: [reason], maySettle: true, status: "no connection" };
  }
  return judged(outcome.value, test, smoke.isNewRoute, redact);
}
function judged(response, test, isNewRoute, redact) {
  const refusal = gatewayRefusal(response);
  const isNamed = test.expect.status.kind === "is";
  const reasons = [
    ...refusal === void 0 || isNamed ? [] : [`the gateway refused the request: ${response.statusCode} ${refusal}`],
    ...checkResponse(response, test.expect, redact)
  ];
  const maySettle = refusal !== void 0 || UNSETTLED.has(response.statusCode) || !isNewRoute;
  return { reasons, maySettle, status: String(response.statusCode) };
}
var UNSETTLED = /* @__PURE__ */ new Set([500, 502, 503, 504]);
function gatewayRefusal(response) {
  if (response.statusCode !== 403) return void 0;
  const body = jsonValue(textOf(response.body))?.value;
  const message = isRecord(body) ? body["message"] : void 0;
  if (message !== "Missing Authentication Token" && message !== "Forbidden") return void 0;
  const isOwn = headerValue(response.headers, "x-amzn-errortype") !== void 0;
  return message === "Forbidden" && !isOwn ? void 0 : message;
}
async function pause(milliseconds, smoke) {
  try {
    await smoke.sleep(milliseconds, smoke.signal);
  } catch (error) {
    throwIfCancelled(smoke.signal, "the smoke test", error);
    throw error;
  }
  throwIfCancelled(smoke.signal, "the smoke test");
}

// src/proxy/event-v1.ts
import { Buffer as Buffer2 } from "node:buffer";

// src/proxy/media-type.ts
function isBinaryMediaType(mediaType, binaryMediaTypes) {
  if (binaryMediaTypes.includes("*/*")) return true;
  if (mediaType === void 0) return false;
  const wanted = bare(mediaType);
  return binaryMediaTypes.some((listed) => bare(listed) === wanted);
}
function firstAccepted(accept) {
  return accept?.split(",")[0];
}
function bare(mediaType) {
  return (mediaType.split(";")[0] ?? "").trim().toLowerCase();
}

// src/proxy/event-v1.ts
function restEvent(request, call) {
  const { path: rawPath, query } = splitTarget(request.rawPath);
  const path = `/${rawPath.replace(/^\/+/, "")}`;
  return {
    resource: call.resourcePath,
    path,
    httpMethod: request.method,
    ...eventHeaders(request.headers, addedHeaders(request.headers, call)),
    ...queryParameters(query),
    pathParameters: pathParametersOf(call.resourcePath, path) ?? null,
    stageVariables: call.stageVariables,
    requestContext: requestContext(request, rawPath, call),
    ...eventBody(request, call.binaryMediaTypes)
  };
}
function queryParameters(query) {
  const pairs = parseQuery(query);
  if (pairs.length === 0) return { queryStringParameters: null, multiValueQueryStringParameters: null };
  const values = /* @__PURE__ */ new Map();
  for (const [key, value] of pairs) values.set(key, [...values.get(key) ?? [], value]);
  return {
    queryStringParameters: Object.fromEntries(pairs),
    multiValueQueryStringParameters: Object.fromEntries(values)
  };
}
function addedHeaders(headers, call) {
  const { proto, port } = call.forwarded ?? { proto: "https", port: 443 };
  const forwardedBefore = headers.filter(([name]) => name.toLowerCase() === "x-forwarded-for");
  return [
    ["Host", headerValue(headers, "host") ?? call.domainName],
    ["X-Amzn-Trace-Id", headerValue(headers, "x-amzn-trace-id") ?? call.ids.traceId],
    ["X-Forwarded-For", [...forwardedBefore.map(([, value]) => value), call.identity.sourceIp].join(", ")],
    ["X-Forwarded-Port", String(port)],
    ["X-Forwarded-Proto", proto]
  ];
}
function eventBody(request, binaryMediaTypes) {
  if (request.body.byteLength === 0) return { body: null, isBase64Encoded: false };
  const bytes = Buffer2.from(request.body.buffer, request.body.byteOffset, request.body.byteLength);
  const isBase64Encoded = isBinaryMediaType(headerValue(request.headers, "content-type"), binaryMediaTypes);
  return { body: bytes.toString(isBase64Encoded ? "base64" : "utf8"), isBase64Encoded };
}
function requestContext(request, rawPath, call) {
  return {
    accountId: call.accountId,
    apiId: call.apiId,
    deploymentId: call.deploymentId,
    domainName: call.domainName,
    domainPrefix: call.domainName.split(".")[0] ?? "",
    extendedRequestId: call.ids.extendedRequestId,
    httpMethod: request.method,
    identity: {
      accessKey: null,
      accountId: null,
      caller: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: call.identity.sourceIp,
      user: null,
      userAgent: call.identity.userAgent ?? headerValue(request.headers, "user-agent") ?? null,
      userArn: null
    },
    path: `/${call.stage}${rawPath.startsWith("/") ? "" : "/"}${rawPath}`,
    protocol: "HTTP/1.1",
    requestId: call.ids.requestId,
    requestTime: requestTime(call.now),
    requestTimeEpoch: call.now.getTime(),
    resourceId: call.resourceId,
    resourcePath: call.resourcePath,
    stage: call.stage
  };
}
var MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
function requestTime(now) {
  const [date = "", time = ""] = now.toISOString().slice(0, 19).split("T");
  const [year = "", , day = ""] = date.split("-");
  return `${day}/${MONTHS[now.getUTCMonth()] ?? ""}/${year}:${time} +0000`;
}

// src/proxy/result.ts
import { Buffer as Buffer3 } from "node:buffer";

// src/proxy/proxy-result.ts
function parseProxyResult(payload) {
  const result = jsonValue(payload)?.value;
  if (result === void 0) return malformed("the result is not JSON");
  if (!isRecord(result)) return malformed(`the result is ${nameOf(result)}, not a JSON object`);
  const unknown = Object.keys(result).filter((key) => !ALLOWED_KEYS.includes(key));
  if (unknown.length > 0) {
    const keys = unknown.slice(0, 5).map((key) => JSON.stringify(key.slice(0, 60)));
    return malformed(
      `the result has keys that API Gateway does not take: ${keys.join(", ")} (allowed: ${ALLOWED_KEYS.slice(0, 5).join(", ")})`
    );
  }
  const statusCode = parseStatus(result["statusCode"]);
  if (statusCode === void 0) return malformed("statusCode is not a number from 100 to 599");
  const headers = parseHeaders(result["headers"]);
  if (typeof headers === "string") return malformed(`headers: ${headers}`);
  const multiValueHeaders = parseMultiValueHeaders(result["multiValueHeaders"]);
  if (typeof multiValueHeaders === "string") return malformed(`multiValueHeaders: ${multiValueHeaders}`);
  const body = result["body"] ?? "";
  if (typeof body !== "string")
    return malformed(`body is ${nameOf(body)}, not a string: encode it as JSON text`);
  const flag = result["isBase64Encoded"] ?? result["base64Encoded"] ?? false;
  if (typeof flag !== "boolean") return malformed(`isBase64Encoded is ${nameOf(flag)}, not true or false`);
  return { kind: "result", statusCode, headers, multiValueHeaders, body, isBase64Encoded: flag };
}
var ALLOWED_KEYS = [
  "statusCode",
  "headers",
  "multiValueHeaders",
  "body",
  "isBase64Encoded",
  "base64Encoded"
];
function malformed(problem) {
  return { kind: "malformed", problem };
}
function parseStatus(value) {
  if (value === void 0 || value === null) return 200;
  const isText = typeof value === "string" && /^\d{3}$/.test(value);
  const status = isText ? Number(value) : value;
  if (typeof status !== "number" || !Number.isInteger(status)) return void 0;
  return status >= 100 && status <= 599 ? status : void 0;
}
function parseHeaders(value) {
  if (value === void 0 || value === null) return [];
  if (!isRecord(value)) return `expected a map, got ${nameOf(value)}`;
  const lines = [];
  for (const [name, one] of Object.entries(value)) {
    const line = parseLine(name, one);
    if (typeof line === "string") return line;
    lines.push(line);
  }
  return lines;
}
function parseMultiValueHeaders(value) {
  if (value === void 0 || value === null) return [];
  if (!isRecord(value)) return `expected a map of lists, got ${nameOf(value)}`;
  const lines = [];
  for (const [name, list2] of Object.entries(value)) {
    if (!Array.isArray(list2)) return `the value of ${quoted(name)} is ${nameOf(list2)}, not a list`;
    for (const one of list2) {
      const line = parseLine(name, one);
      if (typeof line === "string") return line;
      lines.push(line);
    }
  }
  return lines;
}
function parseLine(name, value) {
  if (!isHeaderName(name)) return `${quoted(name)} is not a header name`;
  if (typeof value !== "string" && typeof value !== "boolean" && typeof value !== "number") {
    return `the value of ${quoted(name)} is ${nameOf(value)}, not a text`;
  }
  const text = String(value);
  if (/[\0-\x08\x0a-\x1f\x7f]/.test(text)) return `the value of ${quoted(name)} holds control characters`;
  return [name, text];
}
function quoted(name) {
  return JSON.stringify(name.slice(0, 60));
}
function nameOf(value) {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

// src/proxy/response-headers.ts
function responseHeaders(single, multi) {
  const lines = /* @__PURE__ */ new Map();
  for (const [name, value] of [...multi, ...single]) {
    const line = lineOf(lines, name);
    if (!line.values.includes(value)) line.values.push(value);
  }
  if (!lines.has("content-type")) lineOf(lines, "Content-Type").values.push("application/json");
  return [...lines].filter(([key]) => !DROPPED.has(key)).flatMap(([key, { name, values }]) => {
    const sentName = REMAPPED.has(key) ? `x-amzn-Remapped-${name}` : name;
    return values.map((value) => [sentName, value]);
  });
}
function lineOf(lines, name) {
  const key = name.toLowerCase();
  const line = lines.get(key) ?? { name, values: [] };
  lines.set(key, line);
  return line;
}
var REMAPPED = /* @__PURE__ */ new Set(["connection", "content-length", "date", "server"]);
var DROPPED = /* @__PURE__ */ new Set(["transfer-encoding", "x-amzn-requestid"]);

// src/proxy/result.ts
function restResponse(payload, options) {
  const { ids } = options;
  if (options.functionError === true) return internalError(502, "the function failed", ids);
  const result = parseProxyResult(payload);
  if (result.kind === "malformed") return internalError(502, result.problem, ids);
  const isDecoded = result.isBase64Encoded && isBinaryMediaType(firstAccepted(options.accept), options.binaryMediaTypes);
  if (isDecoded && !isBase64(result.body)) {
    return internalError(500, "isBase64Encoded is true and the body is not valid base64", ids);
  }
  const headers = responseHeaders(result.headers, result.multiValueHeaders);
  if (ids !== void 0) headers.push(...gatewayHeaders(ids), ["X-Amzn-Trace-Id", ids.traceId]);
  return {
    statusCode: result.statusCode,
    headers,
    body: Buffer3.from(result.body, isDecoded ? "base64" : "utf8")
  };
}
function missingAuthenticationToken(ids) {
  return gatewayError(
    {
      statusCode: 403,
      text: '{"message":"Missing Authentication Token"}',
      errorType: "MissingAuthenticationTokenException",
      problem: "no route takes this method and path"
    },
    ids
  );
}
function endpointTimeout(ids) {
  return gatewayError(
    {
      statusCode: 504,
      text: '{"message": "Endpoint request timed out"}',
      errorType: "InternalServerErrorException",
      problem: `the function did not answer within API Gateway's ${INTEGRATION_TIMEOUT_SECONDS} seconds`
    },
    ids
  );
}
var INTEGRATION_TIMEOUT_SECONDS = 29;
function internalError(statusCode, problem, ids) {
  const text = '{"message": "Internal server error"}';
  return gatewayError({ statusCode, text, errorType: "InternalServerErrorException", problem }, ids);
}
function gatewayError(error, ids) {
  const own = ids === void 0 ? [] : gatewayHeaders(ids);
  return {
    statusCode: error.statusCode,
    headers: [["Content-Type", "application/json"], ["x-amzn-ErrorType", error.errorType], ...own],
    body: Buffer3.from(error.text),
    problem: error.problem
  };
}
function gatewayHeaders(ids) {
  return [
    ["x-amzn-RequestId", ids.requestId],
    ["x-amz-apigw-id", ids.extendedRequestId]
  ];
}
function isBase64(text) {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

// src/smoke/version.ts
var INVOKE_SECONDS = 930;
async function smokeVersion(tests, smoke) {
  if (tests.length === 0) {
    smoke.log({
      kind: "warning",
      message: `no smoke test was run: ${smoke.hasOwnTests === true ? "smoke-tests is empty" : "there is no smoke-tests setting, and no GET or ANY route to call by default"}`,
      hint: "Set smoke-tests, so that a broken version is found before callers meet it."
    });
  }
  const results = [];
  let logTail;
  for (const test of tests) {
    const redact = headerRedactor(test.kind === "request" ? test.request.ownHeaders : []);
    const { reasons, answer } = await runTest2(test, smoke, redact);
    const passed = reasons.length === 0;
    const result = { name: test.name, target: "version", passed, attempts: 1, reasons };
    if (!passed && logTail === void 0 && answer?.logTail !== void 0)
      logTail = redact(wholeLines(answer.logTail));
    logResult(smoke.log, result);
    results.push(result);
  }
  return verdictOf(results, logTail);
}
function wholeLines(logTail) {
  return new TextEncoder().encode(logTail).length < 4e3 ? logTail : logTail.slice(logTail.indexOf("\n") + 1);
}
async function runTest2(test, smoke, redact) {
  switch (test.kind) {
    case "request":
      return runRequest(test, smoke, redact);
    case "invoke": {
      const answer = await invokeWithin(INVOKE_SECONDS, test.payload, smoke);
      if (answer === void 0) return { reasons: [`no answer within ${INVOKE_SECONDS} seconds`] };
      const reasons = [...versionReasons(answer, smoke), ...checkPayload(answer, test.expect, redact)];
      return { reasons, answer };
    }
    default:
      return assertNever(test);
  }
}
async function runRequest(test, smoke, redact) {
  const { method, target, headers, body } = test.request;
  const match = matchRoute(smoke.routes, method, splitTarget(target).path);
  if (match === void 0) return judged2(missingAuthenticationToken(), test, redact);
  const event = restEvent(
    { method, rawPath: target, headers, body: new TextEncoder().encode(body) },
    {
      ...smoke.api,
      resourcePath: match.route.path,
      resourceId: match.route.resourceId ?? "",
      identity: { sourceIp: "127.0.0.1" },
      now: smoke.now(),
      ids: smoke.ids()
    }
  );
  const answer = await invokeWithin(INTEGRATION_TIMEOUT_SECONDS, JSON.stringify(event), smoke);
  if (answer === void 0) return judged2(endpointTimeout(), test, redact);
  const response = restResponse(answer.payload, {
    binaryMediaTypes: smoke.api.binaryMediaTypes,
    accept: headerValue(headers, "accept"),
    functionError: answer.functionError !== void 0
  });
  return judged2(response, test, redact, { answer, more: versionReasons(answer, smoke) });
}
function judged2(response, test, redact, run = {}) {
  const reasons = [...run.more ?? [], ...checkResponse(response, test.expect, redact)];
  const { answer } = run;
  if (reasons.length === 0 || response.problem === void 0) return { reasons, answer };
  const error = answer?.functionError === void 0 ? "" : `: ${errorText(answer.payload, redact)}`;
  const payload = answer === void 0 || error !== "" ? "" : `; it returned ${shown(redact(answer.payload))}`;
  return {
    reasons: [...reasons, `API Gateway would say so: ${redact(response.problem)}${error}${payload}`],
    answer
  };
}
function errorText(payload, redact) {
  const error = jsonValue(payload)?.value;
  if (!isRecord(error)) return shown(redact(payload));
  const facts = [error["errorType"], error["errorMessage"]].filter((fact) => typeof fact === "string");
  return shown(redact(facts.length === 0 ? payload : facts.join(": ")));
}
function versionReasons(answer, smoke) {
  const { executedVersion } = answer;
  if (smoke.version === void 0 || executedVersion === void 0) return [];
  if (executedVersion === smoke.version) return [];
  return [`version ${shown(executedVersion)} answered, not ${smoke.version}`];
}
async function invokeWithin(seconds, payload, smoke) {
  const outcome = await withinSeconds(seconds, smoke.signal, (signal) => smoke.invoke(payload, signal));
  if (outcome.kind === "failure") throw outcome.error;
  return outcome.kind === "late" ? void 0 : outcome.value;
}

// src/deploy/http-request.ts
import { request as requestPlain } from "node:http";
import { request as requestTls } from "node:https";
var requestTimeoutMs = 35e3;
var longestBodyBytes = 10 * 1024 * 1024;
function httpRequest(outgoing, signal) {
  const url = new URL(outgoing.url);
  const open = url.protocol === "https:" ? requestTls : requestPlain;
  return new Promise((resolve, reject) => {
    const options = {
      method: outgoing.method,
      // Given here, they are checked before a connection is opened, and a Host among them replaces Node's own.
      headers: headersByName(outgoing),
      agent: false,
      signal,
      timeout: requestTimeoutMs
    };
    const request = open(url, options, (response) => {
      const chunks = [];
      let sizeBytes = 0;
      response.on("data", (chunk) => {
        sizeBytes += chunk.length;
        if (sizeBytes <= longestBodyBytes) chunks.push(chunk);
        else response.destroy(new Error(`the answer is longer than ${longestBodyBytes} bytes`));
      });
      response.on("error", reject);
      response.on("end", () => {
        resolve({
          statusCode: response.statusCode ?? 0,
          headers: headerPairs(response.rawHeaders),
          body: Buffer.concat(chunks)
        });
      });
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${requestTimeoutMs / 1e3} s`)));
    request.on("error", reject);
    request.end(outgoing.body);
  });
}
function headersByName({ headers, body }) {
  const byName = /* @__PURE__ */ new Map();
  for (const [name, value] of headers) {
    const known = byName.get(name.toLowerCase());
    if (known === void 0) byName.set(name.toLowerCase(), { name, values: [value] });
    else known.values.push(value);
  }
  if (body.length > 0) byName.set("content-length", { name: "Content-Length", values: [String(body.length)] });
  return Object.fromEntries(
    [...byName.values()].map(({ name, values }) => [name, values.length === 1 ? values.join() : values])
  );
}
function headerPairs(raw) {
  const pairs = [];
  for (let index = 0; index + 1 < raw.length; index += 2) pairs.push([raw[index] ?? "", raw[index + 1] ?? ""]);
  return pairs;
}

// src/deploy/smoke-on-aws.ts
function testVersion({ tests, settings, desired, apply, world }) {
  const { clients, outcome } = apply;
  return smokeVersion(tests, {
    invoke: (payload, signal) => invokeFunction(clients, {
      functionName: desired.functionName,
      qualifier: outcome.version,
      payload,
      signal
    }),
    api: gatewayFacts(apply),
    hasOwnTests: settings.smokeTests !== void 0,
    routes: (desired.api?.routes ?? []).map((route) => ({
      ...route,
      resourceId: outcome.resourceIds.get(route.path)
    })),
    log: world.log,
    signal: world.signal,
    now: world.now,
    ids: () => gatewayIds(world.now()),
    version: outcome.version
  });
}
function testRoute(planned) {
  const { tests, settings, plan, world } = planned;
  const open = tests.filter((test) => !isGuarded(test, planned));
  return smokeRoute(open, {
    request: ({ method, url, headers, body }, signal) => httpRequest({ method, url, headers, body }, signal),
    baseUrl: urlOf(planned) ?? "",
    patienceSeconds: settings.smokeTimeout,
    sleep: (milliseconds, signal) => sleep(milliseconds, void 0, { signal }),
    now: world.now,
    log: world.log,
    signal: world.signal,
    isNewRoute: plan.traffic.some(({ kind }) => kind === "create-api")
  });
}
function isGuarded(test, { desired, current, world }) {
  if (test.kind !== "request") return false;
  const { method, target } = test.request;
  const match = matchRoute(desired.api?.routes ?? [], method, splitTarget(target).path);
  const resource = current.api?.resources.find(({ path }) => path === match?.route.path);
  const guard = resource?.methods.find((one) => one.method === match?.route.method)?.authorizationType;
  if (guard === void 0 || guard === "NONE") return false;
  world.log({
    kind: "warning",
    message: `${test.name} is not put to the route: its method asks for ${guard}, and signing requests is not built yet`
  });
  return true;
}
function urlOf({
  desired,
  apply,
  current
}) {
  const { apiId } = apply.outcome;
  if (desired.api === void 0 || apiId === void 0) return void 0;
  const { region, endpointUrl } = apply.clients;
  return stageUrl({ endpointUrl, region, partition: current.partition, apiId, stage: desired.api.stage });
}
function gatewayFacts({ clients, current, desired, outcome }) {
  const apiId = outcome.apiId ?? "not-yet-made";
  const stage = desired.api?.stage ?? "live";
  return {
    apiId,
    stage,
    accountId: current.accountId ?? "000000000000",
    deploymentId: outcome.deploymentId ?? "",
    domainName: new URL(stageUrl({ region: clients.region, partition: current.partition, apiId, stage })).host,
    stageVariables: null,
    binaryMediaTypes: current.api?.binaryMediaTypes ?? desired.api?.binaryMediaTypes ?? []
  };
}
function gatewayIds(now) {
  return {
    requestId: randomUUID(),
    extendedRequestId: `${randomBytes(11).toString("base64url")}=`,
    traceId: `Root=1-${Math.floor(now.getTime() / 1e3).toString(16)}-${randomBytes(12).toString("hex")}`
  };
}

// src/deploy/outcome-report.ts
function outcomeReport(planned) {
  const { apply, desired, plan } = planned;
  const { outcome } = apply;
  const known = {
    functionArn: outcome.functionArn,
    version: outcome.version ?? plan.existingVersion,
    previousVersion: outcome.previousVersion,
    aliasArn: outcome.aliasArn,
    apiId: desired.api === void 0 ? void 0 : outcome.apiId,
    url: urlOf(planned),
    codeSha256: outcome.codeSha256
  };
  return {
    ...definedOnly(known),
    layerArns: arnsOf(desired.layers, outcome),
    layersPublished: outcome.layersPublished.length
  };
}

// src/aws/return-traffic.ts
import { UpdateStageCommand } from "./aws-sdk.js";
async function returnTraffic(former, world) {
  const alias = former.alias === void 0 ? void 0 : await returnAlias(former.alias, world);
  const stage = former.stage === void 0 ? void 0 : await returnStage(former.stage, world);
  return [alias, stage].filter((sentence) => sentence !== void 0);
}
async function returnAlias(former, world) {
  const now = (await getAlias(world.clients, former, world.signal))?.FunctionVersion;
  if (now === former.version && former.movedTo !== former.version) return void 0;
  if (now !== former.movedTo) {
    return `alias ${former.alias} is left at version ${now ?? "unknown"}, to which someone else has moved it`;
  }
  await pointAlias(world, former);
  return void 0;
}
async function returnStage(former, world) {
  const { apiId, stage, deploymentId, movedTo } = former;
  const now = await getStage(world.clients, { apiId, stage }, world.signal);
  if (now?.deploymentId === deploymentId) return void 0;
  const isOurs = movedTo.deploymentId === void 0 ? now?.deploymentDescription === movedTo.description : now?.deploymentId === movedTo.deploymentId;
  if (!isOurs) {
    return `stage ${stage} is left at deployment ${now?.deploymentId ?? "unknown"}, to which someone else has moved it`;
  }
  const input = {
    restApiId: apiId,
    stageName: stage,
    patchOperations: [{ op: "replace", path: "/deploymentId", value: deploymentId }]
  };
  await write(world, {
    operation: "UpdateStage",
    patience: [gatewayBusy],
    resource: `stage ${stage} of API ${apiId}`,
    permission: "apigateway:PATCH",
    afterLostAnswer: "again",
    send: () => world.clients.gatewayWrites.send(new UpdateStageCommand(input))
  });
  return void 0;
}

// src/deploy/restore-traffic.ts
var returnTimeoutMs = 6e4;
async function restoreTraffic(planned) {
  const former = formerTraffic(planned);
  const back = wordsOf(former);
  if (back.length === 0) return { rolledBack: false, hint: nothingToReturnTo(planned) };
  const { apply, world } = planned;
  world.log({ kind: "step", title: "Return the traffic" });
  const signal = AbortSignal.timeout(returnTimeoutMs);
  let left = [];
  const failure = await failureOf(signal, async () => {
    left = await returnTraffic(former, { ...apply, signal });
  });
  const rolledBack = failure === void 0 && left.length === 0;
  const hint = outcomeOf(back, { left, failure });
  world.log(rolledBack ? { kind: "note", message: hint } : { kind: "warning", message: hint });
  return { rolledBack, hint };
}
function outcomeOf(back, { left, failure }) {
  if (failure !== void 0)
    return `callers could not be brought back to ${back.join(" and ")}: ${failure.message}; do that by hand`;
  return left.length > 0 ? left.join("; ") : `callers are back at ${back.join(" and ")}`;
}
function callersOf({ desired, current }) {
  if (desired.alias === void 0)
    return "without an alias the new code is what callers get already: fix it and deploy again";
  const serving = current.alias?.version;
  return serving === void 0 ? `callers are not affected: alias ${desired.alias} was not made` : `callers are not affected: alias ${desired.alias} still points to version ${serving}`;
}
function formerTraffic({ desired, current, apply }) {
  const { started, previousVersion, version, formerDeploymentId, deploymentId, apiId } = apply.outcome;
  const { alias, functionName, api } = desired;
  const movedAlias = started.some(isKind("update-alias")) && alias !== void 0;
  const deployment = started.find((change) => change.kind === "create-deployment");
  return {
    alias: movedAlias && previousVersion !== void 0 ? { functionName, alias, version: previousVersion, weights: current.alias?.weights, movedTo: version } : void 0,
    stage: deployment !== void 0 && api !== void 0 && formerDeploymentId !== void 0 && apiId !== void 0 ? {
      apiId,
      stage: api.stage,
      deploymentId: formerDeploymentId,
      movedTo: {
        deploymentId: deploymentId === formerDeploymentId ? void 0 : deploymentId,
        description: deployment.description
      }
    } : void 0
  };
}
function wordsOf({ alias, stage }) {
  return [
    ...alias === void 0 ? [] : [`version ${alias.version} of alias ${alias.alias}`],
    ...stage === void 0 ? [] : [`deployment ${stage.deploymentId} of stage ${stage.stage}`]
  ];
}
function nothingToReturnTo(planned) {
  const { applied } = planned.apply.outcome;
  if (applied.some(isKind("create-alias")) || applied.some(isKind("create-deployment")))
    return "this is the first deployment, so there is nothing to return to";
  if (planned.desired.alias === void 0 && applied.length > 0) return callersOf(planned);
  return "this run has not moved any caller, so there is nothing to return to";
}
function isKind(kind) {
  return (change) => change.kind === kind;
}

// src/deploy/on-aws.ts
async function onAws(command, job) {
  const { settings, source, world } = job;
  const wanted = desiredDeployment(settings, source, world);
  checkDesired(wanted);
  const clients = openClients(settings, world);
  try {
    world.log({ kind: "step", title: "Compare with what is deployed" });
    const current = await observe(clients, wanted, world);
    checkBootstrap(source.packages.found, settings.runtime ?? current.function?.configuration.Runtime);
    const layers = withKeptLayers(wanted, current.function?.layers ?? []);
    const desired = { ...wanted, layers, keepsForeignLayers: false };
    const plan = await planWithZip(desired, current, job.zips);
    for (const message of plan.warnings) world.log({ kind: "warning", message });
    const codeSizeBytes = current.function?.codeSizeBytes;
    const report = {
      ...emptyReport(command),
      ...planReport(plan, desired),
      ...codeSizeBytes === void 0 ? {} : { packageSizeBytes: codeSizeBytes }
    };
    const outcome = newOutcome(current);
    const apply = {
      clients,
      desired,
      current,
      outcome,
      zipOf: job.zips.zipOf,
      s3Bucket: settings.s3Bucket,
      waitTimeoutSeconds: settings.waitTimeout,
      log: world.log,
      signal: world.signal
    };
    const planned = { ...job, desired, current, plan, apply };
    return command === "plan" ? { ...reportOfPackages(report, source, packageStates(planned)), ...outcomeReport(planned) } : await deploy(planned, report);
  } finally {
    clients.close();
  }
}
async function planWithZip(desired, current, { zipOf }) {
  const plan = planDeployment(desired, current, { hash: sha256Hex });
  if (!plan.version.some(({ kind }) => kind === "update-code")) return plan;
  const { sha256Base64 } = await zipOf(desired.code.fileName);
  const code = { ...desired.code, codeSha256: sha256Base64 };
  return planDeployment({ ...desired, code }, current, { hash: sha256Hex });
}
async function deploy(job, report) {
  const progress = { verdicts: [], rolledBack: false, hasWritten: false };
  const onWritten = () => {
    progress.hasWritten = true;
  };
  const planned = { ...job, apply: { ...job.apply, onWritten } };
  const failure = await failureOf(planned.world.signal, () => applyAndTest(planned, progress));
  const smokeStatus = summedUp(progress.verdicts);
  return {
    ...reportOfPackages(report, planned.source, packageStates(planned)),
    ...outcomeReport(planned),
    changed: progress.hasWritten,
    smoke: progress.verdicts.flatMap(({ results }) => results),
    ...smokeStatus === void 0 ? {} : { smokeStatus },
    rolledBack: progress.rolledBack,
    ...failure === void 0 ? {} : { failure }
  };
}
async function applyAndTest(planned, progress) {
  await makeVersion(planned, progress);
  const failure = await failureOf(planned.world.signal, () => moveTraffic(planned, progress));
  if (failure === void 0) return;
  const { rolledBack, hint } = await restoreTraffic(planned);
  progress.rolledBack = rolledBack;
  throw withHint(failure, hint);
}
async function makeVersion(planned, progress) {
  const { plan, apply, world, source, zips } = planned;
  world.log({ kind: "step", title: isEmpty(plan) ? "Nothing to change" : "Apply the plan" });
  await checkUploads(plan.version, { ...source, zipOf: zips.zipOf, s3Bucket: apply.s3Bucket });
  await applyChanges(plan.version, apply);
  apply.outcome.version ??= plan.existingVersion;
  const subject = apply.outcome.version === void 0 ? "the function" : `version ${apply.outcome.version}`;
  world.log({ kind: "step", title: `Smoke test of ${subject}` });
  const version = await testVersion(planned);
  progress.verdicts.push(version);
  if (version.status === "failed") throw smokeFailure(version, callersOf(planned));
}
async function moveTraffic(planned, progress) {
  const { plan, apply, world, desired } = planned;
  if (plan.traffic.length > 0) world.log({ kind: "step", title: "Move the traffic" });
  await applyChanges(plan.traffic, apply);
  if (desired.api === void 0) return;
  world.log({ kind: "step", title: "Smoke test of the route" });
  const route = await testRoute(planned);
  progress.verdicts.push(route);
  if (route.status === "failed") throw smokeFailure(route);
}
function withHint({ code, message, hint: own, details, cause }, hint) {
  return new LayerliftError(code, message, {
    hint: own === void 0 ? hint : `${own}; ${hint}`,
    details,
    cause
  });
}
function summedUp(verdicts) {
  const statuses = verdicts.map(({ status }) => status);
  return ["failed", "passed", "skipped"].find((status) => statuses.includes(status));
}
function packageStates({ plan, apply, desired, current, zips }) {
  return {
    made: zips.made,
    arnOf: (one) => arnOfPackage(one, desired.layers, apply.outcome),
    stateOf: (one) => {
      if (one.kind === "layer") return layerStateOf(one, desired.layers, apply.outcome);
      if (!plan.version.some(bringsCode)) return "unchanged";
      if (!apply.outcome.applied.some(bringsCode)) return "planned";
      return apply.outcome.codeSha256 === current.function?.codeSha256 ? "unchanged" : "published";
    }
  };
}
export {
  onAws
};
