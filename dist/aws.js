import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  APP_TAG,
  LayerliftError,
  allPackages,
  assertNever,
  changedConfiguration,
  checkDirectUpload,
  definedOnly,
  describesLayer,
  executeApiArn,
  integrationUri,
  isRecord,
  isSameMap,
  maxDirectUploadBytes,
  messageOf,
  methodMark,
  property,
  redactor,
  regionOf,
  sentenceOf,
  statementIdOf,
  textOf
} from "./chunk.js";

// src/aws/failure.ts
function awsFailure(error, call, signal) {
  if (error instanceof LayerliftError) return error;
  if (error instanceof Error) hide(error, call.hidden ?? []);
  if (signal?.aborted === true) return cancelled(call, error);
  const code = codeOf(error);
  const status = statusOf(error);
  const requestId = requestIdOf(error);
  return new LayerliftError("aws", headlineOf(error, call), {
    hint: hintFor(error, call),
    details: [
      `operation: ${call.operation}`,
      `resource: ${call.resource}`,
      `code: ${code}${status === void 0 ? "" : ` (HTTP ${status})`}`,
      ...requestId === void 0 ? [] : [`request id: ${requestId}`]
    ],
    cause: error
  });
}
function answered(fact, name) {
  if (fact !== void 0) return fact;
  throw new LayerliftError("aws", `AWS answered without the ${name}`, {
    hint: "check endpoint-url, then run again"
  });
}
function headlineOf(error, { operation, resource }) {
  const code = codeOf(error);
  if (code === "CredentialsProviderError") return "no AWS credentials were found";
  if (unreachableCodes.has(code)) return `cannot reach AWS: ${messageOf(error) || code}`;
  return `${operation} of ${resource} failed: ${code}: ${messageOf(error)}`;
}
function cancelled(call, cause) {
  return new LayerliftError("cancelled", `stopped at ${call.operation} of ${call.resource}`, {
    hint: "run the same command again: it goes on from what is there",
    cause
  });
}
function codeOf(error) {
  const { name, code } = fields(error);
  if (typeof code === "string" && (name === void 0 || name === "Error")) return code;
  return typeof name === "string" ? name : "Error";
}
function statusOf(error) {
  const status = fields(fields(error)["$metadata"])["httpStatusCode"];
  return typeof status === "number" ? status : void 0;
}
function isNotFound(error) {
  return statusOf(error) === 404 || codeOf(error) === "ResourceNotFoundException" || codeOf(error) === "NotFoundException";
}
function isAccessDenied(error) {
  return ["AccessDeniedException", "AccessDenied", "UnauthorizedException", "UnauthorizedOperation"].includes(
    codeOf(error)
  );
}
function isThrottle(error) {
  const code = codeOf(error);
  if (code === "LimitExceededException") return retryAfterMs(error) !== void 0;
  return statusOf(error) === 429 || /^(Throttl|TooManyRequests|RequestLimitExceeded|SlowDown)/.test(code);
}
function retryAfterMs(error) {
  const { retryAfterSeconds } = fields(error);
  const seconds = Number(retryAfterSeconds);
  return retryAfterSeconds === void 0 || !Number.isFinite(seconds) ? void 0 : seconds * 1e3;
}
function isLostAnswer(error) {
  const status = statusOf(error);
  if (status !== void 0 && status >= 200) return status >= 500 && !isThrottle(error);
  return !(codeOf(error) === "CredentialsProviderError" || codeOf(error) === "AbortError" || error instanceof TypeError);
}
function hide(error, values) {
  const redact = redactor(values);
  for (const key of Reflect.ownKeys(error)) {
    const text = Reflect.get(error, key);
    if (typeof text === "string") Reflect.set(error, key, redact(text));
  }
}
function requestIdOf(error) {
  const { requestId } = fields(fields(error)["$metadata"]);
  return typeof requestId === "string" ? requestId : void 0;
}
var credentialCodes = /* @__PURE__ */ new Set([
  "CredentialsProviderError",
  "ExpiredToken",
  "ExpiredTokenException",
  "InvalidClientTokenId",
  "InvalidSignatureException",
  "SignatureDoesNotMatch",
  "UnrecognizedClientException"
]);
var unreachableCodes = /* @__PURE__ */ new Set(["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED"]);
var networkCodes = /* @__PURE__ */ new Set([
  "ENOTFOUND",
  "EAI_AGAIN",
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "TimeoutError"
]);
function hintFor(error, call) {
  const code = codeOf(error);
  if (code === "CredentialsProviderError") {
    return "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, a profile, or run aws-actions/configure-aws-credentials before this step";
  }
  if (credentialCodes.has(code)) {
    return "the AWS credentials are expired or wrong: get new ones and run again; it goes on from what is there";
  }
  if (isAccessDenied(error)) return permissionHint(messageOf(error), call);
  if (networkCodes.has(code)) return "check aws-region, endpoint-url and the network, then run again";
  if (code === "PreconditionFailedException") {
    return "someone else changed the function since it was read: run again to plan against what is there now";
  }
  if (code === "CodeStorageExceededException")
    return "delete old function and layer versions: they share 75 GB per Region";
  if (isThrottle(error)) return "AWS still refuses the rate of calls; run again later";
  return void 0;
}
function permissionHint(message, call) {
  const named = /not authorized to perform: ?(?<action>[\w-]+:\w+)(?: on resource: ?(?<resource>\S+))?/.exec(
    message
  )?.groups;
  const action = named?.["action"] ?? call.permission ?? `lambda:${call.operation}`;
  const resource = named?.["resource"] ?? call.resource;
  return `allow the caller ${action} on ${resource}`;
}
function fields(value) {
  return typeof value === "object" && value !== null ? Object.fromEntries(readable(value)) : {};
}
function readable(value) {
  return ["name", "code", "$metadata", "retryAfterSeconds", "httpStatusCode", "requestId"].map((key) => [
    key,
    Reflect.get(value, key)
  ]);
}

// src/aws/call.ts
var longestLoss = 3;
var throttled = { covers: isThrottle, seconds: 60, status: "throttled" };
var firstPauseMs = 500;
var longestPauseMs = 8e3;
async function write(world, call) {
  const { clock } = world.clients;
  const refusals = [throttled, ...call.patience ?? []];
  const firstRefusedAt = /* @__PURE__ */ new Map();
  let losses = 0;
  for (let round = 0; ; round += 1) {
    if (world.signal.aborted) throw cancelled(call);
    try {
      const answer = await call.send();
      world.onWritten?.();
      return answer;
    } catch (error) {
      const refusal = refusals.find(({ covers }) => covers(error));
      if (refusal !== void 0) {
        const since = firstRefusedAt.get(refusal) ?? clock.now();
        firstRefusedAt.set(refusal, since);
        const elapsedSeconds = Math.floor((clock.now() - since) / 1e3);
        if (elapsedSeconds >= refusal.seconds) throw awsFailure(error, call, world.signal);
        world.log({ kind: "waiting", resource: call.resource, status: refusal.status, elapsedSeconds });
      } else {
        losses += 1;
        const found = await afterLoss(world, call, { error, losses });
        if (found !== void 0) {
          world.onWritten?.();
          return found;
        }
      }
      await pause(world, call, pauseMs(round, error));
    }
  }
}
async function afterLoss(world, call, { error, losses }) {
  const mayGoOn = isLostAnswer(error) && call.afterLostAnswer !== "fail" && losses <= longestLoss;
  if (!mayGoOn) throw awsFailure(error, call, world.signal);
  world.log({ kind: "note", message: `${call.operation} of ${call.resource}: no answer (${codeOf(error)})` });
  return call.afterLostAnswer === "again" ? void 0 : call.afterLostAnswer();
}
async function read(signal, call) {
  if (signal.aborted) throw cancelled(call);
  try {
    return await call.send({ abortSignal: signal });
  } catch (error) {
    throw awsFailure(error, call, signal);
  }
}
async function readIfThere(signal, call) {
  try {
    return await read(signal, call);
  } catch (error) {
    if (error instanceof Error && isNotFound(error.cause)) return void 0;
    throw error;
  }
}
async function pause(world, call, ms) {
  try {
    await world.clients.clock.sleep(ms, world.signal);
  } catch (error) {
    throw cancelled(call, error);
  }
}
function pauseMs(round, error) {
  return Math.max(Math.min(firstPauseMs * 2 ** round, longestPauseMs), retryAfterMs(error) ?? 0);
}

// src/aws/outcome.ts
function newOutcome(current) {
  const { api, alias } = current;
  return {
    functionArn: current.function?.functionArn,
    codeSha256: current.function?.codeSha256,
    revisionId: void 0,
    version: void 0,
    previousVersion: alias?.version,
    aliasArn: alias?.aliasArn,
    layerArns: new Map(current.layerVersions),
    layersPublished: [],
    apiId: api?.apiId,
    resourceIds: new Map(api?.resources.map(({ path, id }) => [path, id])),
    formerDeploymentId: api?.stage?.deploymentId,
    deploymentId: api?.stage?.deploymentId,
    applied: [],
    started: []
  };
}
function known(fact, name) {
  if (fact === void 0) throw new Error(`the plan uses the ${name} before anything has made it`);
  return fact;
}

// src/aws/lambda-alias.ts
import { CreateAliasCommand, GetAliasCommand, UpdateAliasCommand } from "./aws-sdk.js";
async function createAlias(change, world) {
  const place = { functionName: change.functionName, alias: change.alias };
  const version = known(world.outcome.version, "version to point the alias at");
  const answer = await write(world, {
    operation: "CreateAlias",
    resource: `alias ${change.functionName}:${change.alias}`,
    afterLostAnswer: async () => {
      const found = await getAlias(world.clients, place, world.signal);
      return found?.FunctionVersion === version ? found : void 0;
    },
    send: () => world.clients.lambdaWrites.send(new CreateAliasCommand(aliasInput({ ...place, version })))
  });
  world.outcome.aliasArn = answer.AliasArn;
}
async function updateAlias(change, world) {
  const version = known(world.outcome.version, "version to point the alias at");
  const target = { functionName: change.functionName, alias: change.alias, version };
  world.outcome.aliasArn = await pointAlias(world, target);
}
async function pointAlias(world, target) {
  const answer = await write(world, {
    operation: "UpdateAlias",
    resource: `alias ${target.functionName}:${target.alias}`,
    afterLostAnswer: "again",
    send: () => world.clients.lambdaWrites.send(new UpdateAliasCommand(aliasInput(target)))
  });
  return answer.AliasArn;
}
function getAlias(clients, { functionName, alias }, signal) {
  return readIfThere(signal, {
    operation: "GetAlias",
    resource: `alias ${functionName}:${alias}`,
    send: (options) => clients.lambda.send(new GetAliasCommand({ FunctionName: functionName, Name: alias }), options)
  });
}
function aliasInput({ functionName, alias, version, weights = {} }) {
  return {
    FunctionName: functionName,
    Name: alias,
    FunctionVersion: version,
    RoutingConfig: { AdditionalVersionWeights: weights }
  };
}

// src/aws/function-conflict.ts
import { GetFunctionCommand } from "./aws-sdk.js";
async function madeMeanwhile(functionName, { clients, desired, signal }, cause) {
  const found = await readIfThere(signal, {
    operation: "GetFunction",
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCommand({ FunctionName: functionName }), options)
  });
  if (found?.Tags?.[APP_TAG] !== desired.app) {
    return new LayerliftError(
      "aws",
      `function ${functionName} was made by someone else since it was looked for`,
      {
        hint: "run again: it is then planned as an update",
        cause
      }
    );
  }
  return new LayerliftError(
    "aws",
    `another run of this deployment made function ${functionName} at the same time`,
    {
      hint: 'run again: it is then planned as an update; "concurrency" in the workflow lets one run at a time deploy',
      cause
    }
  );
}

// src/aws/function-facts.ts
function currentFunction(seen, tags) {
  return {
    ...versionFacts(seen),
    functionArn: answered(seen.FunctionArn, "function ARN"),
    packageType: seen.PackageType === "Image" ? "Image" : "Zip",
    tags,
    revisionId: seen.RevisionId ?? "",
    state: seen.State ?? "Active",
    lastUpdateStatus: seen.LastUpdateStatus ?? "Successful",
    codeSizeBytes: seen.CodeSize
  };
}
function currentVersion(seen) {
  return {
    ...versionFacts(seen),
    version: answered(seen.Version, "version number"),
    description: seen.Description ?? ""
  };
}
function refuseHiddenEnvironment(seen) {
  const hidden = seen.Environment?.Error;
  if (hidden === void 0) return;
  throw new LayerliftError(
    "aws",
    `the environment of ${seen.FunctionName ?? "the function"} cannot be read: ${hidden.ErrorCode ?? ""} ${hidden.Message ?? ""}`,
    { hint: `allow the caller kms:Decrypt on ${seen.KMSKeyArn ?? "the key of the function"}` }
  );
}
function versionFacts(seen) {
  return {
    configuration: configurationOf(seen),
    environment: seen.Environment?.Variables ?? {},
    layers: (seen.Layers ?? []).map(({ Arn }) => answered(Arn, "layer ARN")),
    // Functions older than the choice of architecture answer without one (Lambda API reference, "Architectures").
    architecture: seen.Architectures?.[0] ?? "x86_64",
    codeSha256: seen.CodeSha256 ?? ""
  };
}
function configurationOf(seen) {
  return definedOnly({
    Handler: seen.Handler,
    Runtime: seen.Runtime,
    Role: seen.Role,
    Description: seen.Description,
    MemorySize: seen.MemorySize,
    Timeout: seen.Timeout,
    VpcConfig: fieldsOf(seen.VpcConfig),
    DeadLetterConfig: fieldsOf(seen.DeadLetterConfig),
    KMSKeyArn: seen.KMSKeyArn,
    TracingConfig: fieldsOf(seen.TracingConfig),
    FileSystemConfigs: seen.FileSystemConfigs?.map((config) => ({ ...config })),
    EphemeralStorage: seen.EphemeralStorage?.Size === void 0 ? void 0 : { Size: seen.EphemeralStorage.Size },
    SnapStart: fieldsOf(seen.SnapStart),
    LoggingConfig: fieldsOf(seen.LoggingConfig),
    DurableConfig: fieldsOf(seen.DurableConfig)
  });
}
function fieldsOf(value) {
  return value === void 0 ? void 0 : { ...value };
}

// src/aws/lost-update.ts
import {
  GetFunctionConfigurationCommand
} from "./aws-sdk.js";
async function lookAfterLoss(world, { functionName, revisionId, isDone }) {
  const resource = `function ${functionName}`;
  const seen = await readIfThere(world.signal, {
    operation: "GetFunctionConfiguration",
    resource,
    send: (options) => world.clients.lambda.send(new GetFunctionConfigurationCommand({ FunctionName: functionName }), options)
  });
  if (seen !== void 0 && isDone(seen)) return seen;
  if (seen?.RevisionId === revisionId) return void 0;
  throw new LayerliftError(
    "aws",
    `${resource} was changed by someone else while the answer to an update was lost`,
    {
      hint: "run again to plan against what is there now"
    }
  );
}
function hasConfiguration(seen, change, layers) {
  const found = currentFunction(seen, {});
  const missing = changedConfiguration(change.configuration, found.configuration, change.functionName);
  return Object.keys(missing).length === 0 && (change.environment === void 0 || isSameMap(change.environment, found.environment)) && (layers === void 0 || layers.join() === found.layers.join());
}

// src/aws/sdk-words.ts
function isRuntime(text) {
  return text !== "";
}
function sdkConfiguration(configuration) {
  return isSdkConfiguration(configuration) ? configuration : {};
}
function isSdkConfiguration(configuration) {
  return Object.keys(configuration).length > 0;
}

// src/aws/storage.ts
import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
async function uploadZip(fileName, zip, world) {
  const { s3Bucket } = world;
  if (zip.sizeBytes <= maxDirectUploadBytes) return { ZipFile: await readFile(zip.path) };
  if (s3Bucket === void 0) {
    throw new LayerliftError(
      "limit-exceeded",
      `${fileName} is ${zip.sizeBytes} bytes zipped; at most ${maxDirectUploadBytes} can be sent directly`,
      { hint: `set s3-bucket to the name of a bucket in ${world.clients.region}; larger zips go through it` }
    );
  }
  const key = `layerlift/${zip.sha256Hex}.zip`;
  await putObject(world, zip, { bucket: s3Bucket, key });
  return { S3Bucket: s3Bucket, S3Key: key };
}
async function putObject(world, zip, { bucket, key }) {
  const [s3, { PutObjectCommand }] = await Promise.all([
    world.clients.s3Writes(),
    import("./aws-sdk.js")
  ]);
  await write(world, {
    operation: "PutObject",
    resource: `s3://${bucket}/${key}`,
    permission: "s3:PutObject",
    // The key holds the hash of the content, so a second upload writes the same object.
    afterLostAnswer: "again",
    send: () => s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: key,
        Body: createReadStream(zip.path),
        ContentLength: zip.sizeBytes,
        ChecksumSHA256: zip.sha256Base64
      }),
      { abortSignal: world.signal }
    )
  });
}

// src/aws/wait.ts
import { GetFunctionCommand as GetFunctionCommand2 } from "./aws-sdk.js";
var notFoundGraceMs = 1e4;
var firstPauseMs2 = 200;
var longestPauseMs2 = 2e3;
async function waitForFunction(world, wait) {
  const { clients, log } = world;
  const resource = `function ${wait.functionName}${wait.qualifier === void 0 ? "" : `:${wait.qualifier}`}`;
  const began = clients.clock.now();
  for (let pauseMs4 = firstPauseMs2; ; pauseMs4 = Math.min(pauseMs4 * 1.5, longestPauseMs2)) {
    const elapsedMs = clients.clock.now() - began;
    const seen = await look(world, wait, elapsedMs < notFoundGraceMs);
    if (seen !== void 0 && isSettled(seen, wait.qualifier !== void 0)) return seen;
    if (seen !== void 0) refuseFailed(seen, resource);
    const status = statusWords(seen);
    const elapsedSeconds = Math.round(elapsedMs / 1e3);
    if (elapsedMs >= wait.timeoutSeconds * 1e3) throw tooLate(resource, status, elapsedSeconds);
    log({ kind: "waiting", resource, status, elapsedSeconds });
    await pause(world, { operation: "GetFunction", resource }, pauseMs4);
  }
}
async function look({ clients, signal }, wait, mayLag) {
  const { functionName, qualifier } = wait;
  const input = { FunctionName: functionName, ...qualifier === void 0 ? {} : { Qualifier: qualifier } };
  try {
    const answer = await read(signal, {
      operation: "GetFunction",
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new GetFunctionCommand2(input), options)
    });
    return answer.Configuration ?? {};
  } catch (error) {
    if (mayLag && error instanceof Error && isNotFound(error.cause)) return void 0;
    throw error;
  }
}
function isSettled(seen, isVersion) {
  const isThere2 = seen.State === void 0 || seen.State === "Active" || seen.State === "Inactive";
  return isThere2 && (isVersion || seen.LastUpdateStatus === void 0 || seen.LastUpdateStatus === "Successful");
}
function refuseFailed(seen, resource) {
  if (seen.State === "Failed") {
    throw new LayerliftError(
      "aws",
      `${resource} is in state Failed: ${reason(seen.StateReasonCode, seen.StateReason)}`,
      {
        hint: "AWS cannot repair it: delete the function, remove the cause, and run again"
      }
    );
  }
  if (seen.LastUpdateStatus === "Failed") {
    const why = reason(seen.LastUpdateStatusReasonCode, seen.LastUpdateStatusReason);
    throw new LayerliftError("aws", `the update of ${resource} failed: ${why}`, {
      hint: "the code and configuration before the update stay in service; remove the cause and run again"
    });
  }
}
function reason(code, text) {
  return [code, text].filter((part) => part !== void 0 && part !== "").join(": ") || "AWS gives no reason";
}
function statusWords(seen) {
  if (seen === void 0) return "not visible yet";
  return `State ${seen.State ?? "unknown"}, LastUpdateStatus ${seen.LastUpdateStatus ?? "unknown"}`;
}
function tooLate(resource, status, elapsedSeconds) {
  return new LayerliftError("deadline", `${resource} is not ready after ${elapsedSeconds} s: ${status}`, {
    hint: "run again, or raise wait-timeout (seconds)"
  });
}

// src/aws/lambda-function.ts
import {
  CreateFunctionCommand,
  GetFunctionConfigurationCommand as GetFunctionConfigurationCommand2,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand
} from "./aws-sdk.js";
async function createFunction(change, world) {
  const zip = await world.zipOf(change.code.fileName);
  const input = {
    ...sdkConfiguration(change.configuration),
    FunctionName: change.functionName,
    Role: change.configuration.Role,
    PackageType: "Zip",
    Code: { ...await uploadZip(change.code.fileName, zip, world), ...encryption(change) },
    ...change.codeSigningConfigArn === void 0 ? {} : { CodeSigningConfigArn: change.codeSigningConfigArn },
    Architectures: [change.architecture],
    ...Object.keys(change.environment).length === 0 ? {} : { Environment: { Variables: change.environment } },
    ...change.layers.length === 0 ? {} : { Layers: layerArns(change.layers, world) },
    Tags: change.tags
  };
  const created = await sendCreate(input, zip.sha256Base64, world);
  world.outcome.functionArn = created.FunctionArn;
  await settle(change.functionName, world);
}
async function sendCreate(input, codeSha256, world) {
  const functionName = known(input.FunctionName, "function name");
  try {
    return await write(world, {
      operation: "CreateFunction",
      resource: `function ${functionName}`,
      hidden: Object.values(input.Environment?.Variables ?? {}),
      patience: [roleNotReady],
      afterLostAnswer: () => findCreated(functionName, codeSha256, world),
      send: () => world.clients.lambdaWrites.send(new CreateFunctionCommand(input))
    });
  } catch (error) {
    const cause = error instanceof LayerliftError ? error.cause : void 0;
    if (input.Tags !== void 0 && isAccessDenied(cause) && messageOf(cause).includes("TagResource")) {
      world.log({
        kind: "warning",
        message: `function ${functionName} is created without tags: the caller may not set them`,
        hint: "allow the caller lambda:TagResource on the function"
      });
      const { Tags: _, ...untagged } = input;
      return sendCreate(untagged, codeSha256, world);
    }
    if (codeOf(cause) !== "ResourceConflictException") throw error;
    throw await madeMeanwhile(functionName, world, cause);
  }
}
async function findCreated(functionName, codeSha256, { clients, signal }) {
  const found = await readIfThere(signal, {
    operation: "GetFunctionConfiguration",
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionConfigurationCommand2({ FunctionName: functionName }), options)
  });
  return found?.CodeSha256 === codeSha256 ? found : void 0;
}
async function updateConfiguration(change, world) {
  const { RevisionId: revisionId } = guard(change.revisionId, world);
  const input = {
    ...sdkConfiguration(change.configuration),
    FunctionName: change.functionName,
    ...change.environment === void 0 ? {} : { Environment: { Variables: change.environment } },
    ...change.layers === void 0 ? {} : { Layers: layerArns(change.layers, world) },
    ...guard(change.revisionId, world)
  };
  await write(world, {
    operation: "UpdateFunctionConfiguration",
    resource: `function ${change.functionName}`,
    hidden: Object.values(change.environment ?? {}),
    patience: [roleNotReady, updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: revisionId === void 0 ? "again" : () => lookAfterLoss(world, {
      functionName: change.functionName,
      revisionId,
      isDone: (seen) => hasConfiguration(seen, change, input.Layers)
    }),
    send: () => world.clients.lambdaWrites.send(new UpdateFunctionConfigurationCommand(input))
  });
  await settle(change.functionName, world);
}
async function updateCode(change, world) {
  const zip = await world.zipOf(change.code.fileName);
  const { outcome, current } = world;
  const isSameKey = change.sourceKmsKeyArn === current.function?.sourceKmsKeyArn;
  if (outcome.codeSha256 === zip.sha256Base64 && change.architecture === void 0 && isSameKey) {
    world.log({
      kind: "note",
      message: `function ${change.functionName} has the code of ${change.code.fileName} already`
    });
    return;
  }
  const { RevisionId: revisionId } = guard(change.revisionId, world);
  const input = {
    FunctionName: change.functionName,
    ...await uploadZip(change.code.fileName, zip, world),
    ...change.architecture === void 0 ? {} : { Architectures: [change.architecture] },
    ...encryption(change),
    ...guard(change.revisionId, world)
  };
  await write(world, {
    operation: "UpdateFunctionCode",
    resource: `function ${change.functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: revisionId === void 0 ? "again" : () => lookAfterLoss(world, {
      functionName: change.functionName,
      revisionId,
      isDone: (seen) => hasCode(seen, zip.sha256Base64, change.architecture)
    }),
    send: () => world.clients.lambdaWrites.send(new UpdateFunctionCodeCommand(input))
  });
  await settle(change.functionName, world);
}
function hasCode(seen, codeSha256, architecture) {
  const isArchitecture = architecture === void 0 || seen.Architectures?.[0] === architecture;
  return seen.CodeSha256 === codeSha256 && isArchitecture;
}
function encryption({ sourceKmsKeyArn }) {
  return sourceKmsKeyArn === void 0 ? {} : { SourceKMSKeyArn: sourceKmsKeyArn };
}
function updateInProgress(seconds) {
  return {
    covers: (error) => codeOf(error) === "ResourceConflictException" && !/state: (Failed|Deleting)/.test(messageOf(error)),
    seconds,
    status: "another update is in progress"
  };
}
var roleNotReady = {
  covers: (error) => codeOf(error) === "InvalidParameterValueException" && /cannot be assumed by Lambda|execution role does not have permissions|invalid for CreateGrant/.test(
    messageOf(error)
  ),
  seconds: 120,
  status: "the role is not ready for Lambda yet"
};
async function settle(functionName, world) {
  const settled = await waitForFunction(world, { functionName, timeoutSeconds: world.waitTimeoutSeconds });
  world.outcome.functionArn = settled.FunctionArn;
  world.outcome.codeSha256 = settled.CodeSha256;
  world.outcome.revisionId = settled.RevisionId;
}
function guard(planned, { outcome }) {
  return planned === void 0 ? {} : { RevisionId: outcome.revisionId ?? planned };
}
function layerArns(layers, { outcome }) {
  return layers.map(
    (layer) => layer.kind === "arn" ? layer.arn : known(outcome.layerArns.get(layer.layerName), `ARN of layer ${layer.layerName}`)
  );
}

// src/aws/lambda-code-signing.ts
import {
  GetFunctionCodeSigningConfigCommand,
  PutFunctionCodeSigningConfigCommand
} from "./aws-sdk.js";
async function putCodeSigning({ functionName, codeSigningConfigArn }, world) {
  const input = { FunctionName: functionName, CodeSigningConfigArn: codeSigningConfigArn };
  await write(world, {
    operation: "PutFunctionCodeSigningConfig",
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: "again",
    send: () => world.clients.lambdaWrites.send(new PutFunctionCodeSigningConfigCommand(input))
  });
}
async function getCodeSigning(clients, functionName, signal) {
  const input = { FunctionName: functionName };
  const seen = await readIfThere(signal, {
    operation: "GetFunctionCodeSigningConfig",
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCodeSigningConfigCommand(input), options)
  });
  return seen?.CodeSigningConfigArn;
}

// src/aws/lambda-concurrency.ts
import {
  DeleteFunctionConcurrencyCommand,
  DeleteProvisionedConcurrencyConfigCommand,
  GetProvisionedConcurrencyConfigCommand,
  PutFunctionConcurrencyCommand,
  PutProvisionedConcurrencyConfigCommand
} from "./aws-sdk.js";
async function setReservedConcurrency({ functionName, executions }, world) {
  const { lambdaWrites } = world.clients;
  const input = { FunctionName: functionName };
  await write(world, {
    operation: executions === void 0 ? "DeleteFunctionConcurrency" : "PutFunctionConcurrency",
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: "again",
    send: () => executions === void 0 ? lambdaWrites.send(new DeleteFunctionConcurrencyCommand(input)) : lambdaWrites.send(
      new PutFunctionConcurrencyCommand({ ...input, ReservedConcurrentExecutions: executions })
    )
  });
}
async function setProvisionedConcurrency(change, world) {
  const { functionName, alias, executions } = change;
  const { lambdaWrites } = world.clients;
  const input = { FunctionName: functionName, Qualifier: alias };
  await write(world, {
    operation: executions === void 0 ? "DeleteProvisionedConcurrencyConfig" : "PutProvisionedConcurrencyConfig",
    resource: `alias ${functionName}:${alias}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: "again",
    send: () => executions === void 0 ? lambdaWrites.send(new DeleteProvisionedConcurrencyConfigCommand(input)) : lambdaWrites.send(
      new PutProvisionedConcurrencyConfigCommand({
        ...input,
        ProvisionedConcurrentExecutions: executions
      })
    )
  });
  if (executions !== void 0) await provisioned(change, world);
}
var pauseMs2 = 2e3;
async function provisioned({ functionName, alias }, world) {
  const { clients, waitTimeoutSeconds, log } = world;
  const resource = `provisioned concurrency of ${functionName}:${alias}`;
  const began = clients.clock.now();
  for (; ; ) {
    const seen = await getProvisioned(clients, { functionName, alias }, world.signal);
    if (seen?.Status === "READY") return;
    if (seen?.Status === "FAILED") {
      throw new LayerliftError(
        "aws",
        `the ${resource} failed: ${seen.StatusReason ?? "AWS gives no reason"}`,
        {
          hint: "lower provisioned-concurrency, or raise the quota of concurrent executions"
        }
      );
    }
    const status = seen?.Status ?? "not visible yet";
    const elapsedSeconds = Math.round((clients.clock.now() - began) / 1e3);
    if (elapsedSeconds >= waitTimeoutSeconds) {
      const message = `the ${resource} is not ready after ${elapsedSeconds} s: ${status}`;
      return log({ kind: "warning", message, hint: "calls are served all the same, some with a cold start" });
    }
    log({ kind: "waiting", resource, status, elapsedSeconds });
    await pause(world, { operation: "GetProvisionedConcurrencyConfig", resource }, pauseMs2);
  }
}
async function getProvisionedConcurrency(clients, place, signal) {
  const seen = await getProvisioned(clients, place, signal);
  return seen?.Status === "FAILED" ? void 0 : seen?.RequestedProvisionedConcurrentExecutions;
}
function getProvisioned(clients, { functionName, alias }, signal) {
  const input = { FunctionName: functionName, Qualifier: alias };
  return readIfThere(signal, {
    operation: "GetProvisionedConcurrencyConfig",
    resource: `alias ${functionName}:${alias}`,
    send: (options) => clients.lambda.send(new GetProvisionedConcurrencyConfigCommand(input), options)
  });
}

// src/aws/lambda-layer.ts
import { ListLayerVersionsCommand, PublishLayerVersionCommand } from "./aws-sdk.js";
async function publishLayer(change, world) {
  const { layer } = change;
  const { clients, outcome, log, signal } = world;
  const find = () => findLayerVersion(clients, layer, signal);
  const found = await find();
  if (found !== void 0) {
    log({ kind: "note", message: `layer ${layer.layerName} was published meanwhile: ${found}` });
    outcome.layerArns.set(layer.layerName, found);
    return;
  }
  const zip = await world.zipOf(layer.fileName);
  const content = await uploadZip(layer.fileName, zip, world);
  const input = {
    LayerName: layer.layerName,
    Description: layer.description,
    Content: content,
    LicenseInfo: layer.licenseInfo,
    CompatibleRuntimes: change.compatibleRuntimes.filter(isRuntime),
    CompatibleArchitectures: [change.architecture]
  };
  const arn = await write(world, {
    operation: "PublishLayerVersion",
    resource: `layer ${layer.layerName}`,
    afterLostAnswer: find,
    send: async () => (await clients.lambdaWrites.send(new PublishLayerVersionCommand(input), { abortSignal: signal })).LayerVersionArn
  });
  outcome.layerArns.set(layer.layerName, answered(arn, "layer version ARN"));
  outcome.layersPublished.push(answered(arn, "layer version ARN"));
}
async function findLayerVersion(clients, layer, signal) {
  const answer = await readIfThere(signal, {
    operation: "ListLayerVersions",
    resource: `layer ${layer.layerName}`,
    send: (options) => clients.lambda.send(new ListLayerVersionsCommand({ LayerName: layer.layerName }), options)
  });
  const versions = [...answer?.LayerVersions ?? []].sort((a, b) => (b.Version ?? 0) - (a.Version ?? 0));
  return versions.find((version) => describesLayer(version.Description ?? "", layer.contentHash))?.LayerVersionArn;
}

// src/aws/policy.ts
function parsePolicy(text) {
  let document;
  try {
    document = JSON.parse(text);
  } catch (error) {
    throw new LayerliftError(
      "aws",
      `GetPolicy answered with something that is no JSON: ${text.slice(0, 80)}`,
      {
        cause: error
      }
    );
  }
  const statements = property(document, "Statement");
  return (Array.isArray(statements) ? statements : []).map((statement) => ({
    statementId: textOf(property(statement, "Sid")) ?? "",
    principal: principalOf(property(statement, "Principal")),
    resource: textOf(property(statement, "Resource")),
    sourceArn: sourceArnOf(property(statement, "Condition"))
  }));
}
function principalOf(principal) {
  return textOf(principal) ?? textOf(property(principal, "Service")) ?? textOf(property(principal, "AWS")) ?? "unknown";
}
function sourceArnOf(condition) {
  for (const test of isRecord(condition) ? Object.values(condition) : []) {
    for (const [key, value] of isRecord(test) ? Object.entries(test) : []) {
      if (key.toLowerCase() === "aws:sourcearn") return textOf(value);
    }
  }
  return void 0;
}

// src/aws/lambda-permission.ts
import { AddPermissionCommand, GetPolicyCommand, RemovePermissionCommand } from "./aws-sdk.js";
async function addPermission(change, world) {
  const { clients, current, outcome } = world;
  const apiId = known(outcome.apiId, "API id");
  const accountId = known(outcome.functionArn, "function ARN").split(":")[4];
  const place = {
    FunctionName: change.functionName,
    StatementId: statementIdOf(apiId, change.alias),
    ...change.alias === void 0 ? {} : { Qualifier: change.alias }
  };
  if (change.replaces === true) await removePermission(place, world);
  const input = {
    ...place,
    Action: "lambda:InvokeFunction",
    Principal: "apigateway.amazonaws.com",
    SourceArn: executeApiArn({ ...current, function: void 0, accountId }, apiId)
  };
  await write(world, {
    operation: "AddPermission",
    resource: nameOf(change),
    afterLostAnswer: "again",
    patience: [functionLag],
    send: async () => {
      try {
        await clients.lambdaWrites.send(new AddPermissionCommand(input));
      } catch (error) {
        if (!await isThere(error, { ...input, target: change }, world)) throw error;
      }
    }
  });
}
async function isThere(error, wanted, { clients, signal }) {
  if (codeOf(error) !== "ResourceConflictException") return false;
  const found = await getPermissions(clients, wanted.target, signal);
  return found.some(
    ({ statementId, sourceArn }) => statementId === wanted.StatementId && sourceArn === wanted.SourceArn
  );
}
async function removePermission(place, { clients, ...world }) {
  await write(
    { ...world, clients },
    {
      operation: "RemovePermission",
      resource: `function ${place.FunctionName}`,
      afterLostAnswer: "again",
      send: async () => {
        try {
          await clients.lambdaWrites.send(new RemovePermissionCommand(place));
        } catch (error) {
          if (!isNotFound(error)) throw error;
        }
      }
    }
  );
}
var functionLag = { covers: isNotFound, seconds: 10, status: "not visible yet" };
async function getPermissions(clients, target, signal) {
  const { functionName, alias } = target;
  const input = { FunctionName: functionName, ...alias === void 0 ? {} : { Qualifier: alias } };
  const answer = await readIfThere(signal, {
    operation: "GetPolicy",
    resource: nameOf(target),
    send: (options) => clients.lambda.send(new GetPolicyCommand(input), options)
  });
  const end = `:function:${functionName}${alias === void 0 ? "" : `:${alias}`}`;
  const statements = answer?.Policy === void 0 ? [] : parsePolicy(answer.Policy);
  return statements.filter(({ resource }) => resource === void 0 || resource.endsWith(end));
}
function nameOf({ functionName, alias }) {
  return alias === void 0 ? `function ${functionName}` : `alias ${functionName}:${alias}`;
}

// src/aws/lambda-tags.ts
import { TagResourceCommand, UntagResourceCommand } from "./aws-sdk.js";
async function updateTags(change, world) {
  const resource = `function ${change.functionArn}`;
  const { lambdaWrites } = world.clients;
  try {
    if (Object.keys(change.set).length > 0) {
      await write(world, {
        operation: "TagResource",
        resource,
        afterLostAnswer: "again",
        send: () => lambdaWrites.send(new TagResourceCommand({ Resource: change.functionArn, Tags: change.set }))
      });
    }
    if (change.remove.length > 0) {
      const input = { Resource: change.functionArn, TagKeys: [...change.remove] };
      await write(world, {
        operation: "UntagResource",
        resource,
        afterLostAnswer: "again",
        send: () => lambdaWrites.send(new UntagResourceCommand(input))
      });
    }
  } catch (error) {
    if (!(error instanceof LayerliftError) || !isAccessDenied(error.cause)) throw error;
    world.log({ kind: "warning", message: error.message, hint: error.hint });
  }
}

// src/aws/lambda-version.ts
import {
  ListVersionsByFunctionCommand,
  PublishVersionCommand
} from "./aws-sdk.js";
async function publishVersion(change, world) {
  const { functionName, description } = change;
  const codeSha256 = known(world.outcome.codeSha256, "CodeSha256 of the function");
  const version = await write(world, {
    operation: "PublishVersion",
    resource: `function ${functionName}`,
    patience: [updateInProgress(world.waitTimeoutSeconds)],
    afterLostAnswer: () => findPublished(change, codeSha256, world),
    send: async () => {
      const input = { FunctionName: functionName, CodeSha256: codeSha256, Description: description };
      return (await world.clients.lambdaWrites.send(new PublishVersionCommand(input))).Version;
    }
  });
  world.outcome.version = answered(version, "number of the published version");
  await waitForFunction(world, { functionName, qualifier: version, timeoutSeconds: world.waitTimeoutSeconds });
}
async function findPublished(change, codeSha256, world) {
  const versions = await listVersions(world.clients, change.functionName, world.signal);
  const newest = versions.at(-1);
  const isOurs = newest?.CodeSha256 === codeSha256 && newest.Description === change.description && !world.current.versions.some(({ version }) => version === newest.Version);
  return isOurs ? newest.Version : void 0;
}
async function listVersions(clients, functionName, signal) {
  const versions = [];
  let marker;
  do {
    const input = { FunctionName: functionName, ...marker === void 0 ? {} : { Marker: marker } };
    const page = await readIfThere(signal, {
      operation: "ListVersionsByFunction",
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new ListVersionsByFunctionCommand(input), options)
    });
    versions.push(...page?.Versions ?? []);
    marker = page?.NextMarker;
  } while (marker !== void 0 && marker !== "");
  return versions.filter(({ Version }) => Version !== void 0 && Version !== "$LATEST").sort((a, b) => Number(a.Version) - Number(b.Version));
}

// src/aws/gateway-busy.ts
var gatewayBusy = {
  covers: (error) => codeOf(error) === "ConflictException" && /concurrent modification|try again later/i.test(messageOf(error)),
  seconds: 60,
  status: "someone else is changing the API"
};

// src/aws/gateway-reads.ts
import {
  GetDeploymentCommand,
  GetResourcesCommand,
  GetRestApiCommand,
  GetRestApisCommand,
  GetStageCommand
} from "./aws-sdk.js";
var pageSize = 500;
var permission = "apigateway:GET";
function getRestApi(clients, apiId, signal) {
  return readIfThere(signal, {
    operation: "GetRestApi",
    resource: `API ${apiId}`,
    permission,
    send: (options) => clients.gateway.send(new GetRestApiCommand({ restApiId: apiId }), options)
  });
}
function listRestApis(clients, signal) {
  return allPages(
    (position) => read(signal, {
      operation: "GetRestApis",
      resource: "the APIs of the Region",
      permission,
      send: (options) => clients.gateway.send(new GetRestApisCommand({ limit: pageSize, ...position }), options)
    })
  );
}
function listResources(clients, apiId, signal) {
  const input = { restApiId: apiId, embed: ["methods"], limit: pageSize };
  return allPages(
    (position) => read(signal, {
      operation: "GetResources",
      resource: `API ${apiId}`,
      permission,
      send: (options) => clients.gateway.send(new GetResourcesCommand({ ...input, ...position }), options)
    })
  );
}
async function getStage(clients, { apiId, stage }, signal) {
  const resource = `stage ${stage} of API ${apiId}`;
  const found = await readIfThere(signal, {
    operation: "GetStage",
    resource,
    permission,
    send: (options) => clients.gateway.send(new GetStageCommand({ restApiId: apiId, stageName: stage }), options)
  });
  const deploymentId = found?.deploymentId;
  if (deploymentId === void 0) return void 0;
  const deployment = await readIfThere(signal, {
    operation: "GetDeployment",
    resource,
    permission,
    send: (options) => clients.gateway.send(new GetDeploymentCommand({ restApiId: apiId, deploymentId }), options)
  });
  return { deploymentId, deploymentDescription: deployment?.description ?? "" };
}
async function allPages(page) {
  const items = [];
  let position;
  do {
    const answer = await page(position === void 0 ? {} : { position });
    items.push(...answer.items ?? []);
    position = answer.position;
  } while (position !== void 0 && position !== "");
  return items;
}

// src/aws/gateway.ts
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand
} from "./aws-sdk.js";
async function createApi(change, world) {
  const { outcome } = world;
  const { apiName, binaryMediaTypes } = change.api;
  const input = {
    name: apiName,
    endpointConfiguration: { types: ["REGIONAL"] },
    tags: change.tags,
    ...binaryMediaTypes === void 0 ? {} : { binaryMediaTypes: [...binaryMediaTypes] }
  };
  const api = await sendCreateApi(input, world);
  const apiId = answered(api.id, "API id");
  outcome.apiId = apiId;
  const rootId = api.rootResourceId ?? await resourceIdOf("/", apiId, world);
  outcome.resourceIds.set("/", answered(rootId, "root resource of the API"));
}
async function sendCreateApi(input, world) {
  const { clients, signal } = world;
  try {
    return await write(world, {
      operation: "CreateRestApi",
      resource: `API ${input.name ?? ""}`,
      permission: "apigateway:POST",
      // The plan says that no API is ours, so one that looks like it now is the one whose answer was lost.
      afterLostAnswer: async () => (await listRestApis(clients, signal)).find((api) => isMadeBy(input, api)),
      send: () => clients.gatewayWrites.send(new CreateRestApiCommand(input))
    });
  } catch (error) {
    const cause = error instanceof LayerliftError ? error.cause : void 0;
    if (input.tags === void 0 || !isAccessDenied(cause) || !/TagResource|\/tags\//.test(messageOf(cause)))
      throw error;
    world.log({
      kind: "warning",
      message: `API ${input.name ?? ""} is created without tags: the caller may not set them`,
      hint: `allow the caller apigateway:PUT on arn:aws:apigateway:${clients.region}::/tags/*`
    });
    const { tags: _, ...untagged } = input;
    return sendCreateApi(untagged, world);
  }
}
function isMadeBy(input, api) {
  return api.name === input.name && Object.entries(input.tags ?? {}).every(([key, value]) => api.tags?.[key] === value);
}
async function createResource({ path }, world) {
  const { clients, outcome } = world;
  const apiId = known(outcome.apiId, "API id");
  const cut = path.lastIndexOf("/");
  const parentPath = cut === 0 ? "/" : path.slice(0, cut);
  const input = {
    restApiId: apiId,
    parentId: known(outcome.resourceIds.get(parentPath), `id of resource ${parentPath}`),
    pathPart: path.slice(cut + 1)
  };
  const id = await write(world, {
    operation: "CreateResource",
    patience: [gatewayBusy],
    resource: `${path} of API ${apiId}`,
    permission: "apigateway:POST",
    afterLostAnswer: () => resourceIdOf(path, apiId, world),
    send: async () => {
      try {
        return (await clients.gatewayWrites.send(new CreateResourceCommand(input))).id;
      } catch (error) {
        const found = isConflict(error) ? await resourceIdOf(path, apiId, world) : void 0;
        if (found === void 0) throw error;
        return found;
      }
    }
  });
  outcome.resourceIds.set(path, answered(id, `id of resource ${path}`));
}
async function createDeployment(change, world) {
  const { clients, outcome, signal } = world;
  const apiId = known(outcome.apiId, "API id");
  const place = { apiId, stage: change.stage };
  const input = { restApiId: apiId, stageName: change.stage, description: change.description };
  const id = await write(world, {
    operation: "CreateDeployment",
    patience: [gatewayBusy],
    resource: `stage ${change.stage} of API ${apiId}`,
    permission: "apigateway:POST",
    afterLostAnswer: async () => {
      const now = await getStage(clients, place, signal);
      const isOurs = now !== void 0 && now.deploymentId !== outcome.formerDeploymentId && now.deploymentDescription === change.description;
      return isOurs ? now.deploymentId : void 0;
    },
    send: async () => (await clients.gatewayWrites.send(new CreateDeploymentCommand(input))).id
  });
  outcome.deploymentId = answered(id, "id of the deployment");
}
async function resourceIdOf(path, apiId, { clients, signal }) {
  const resources = await listResources(clients, apiId, signal);
  return resources.find((resource) => resource.path === path)?.id;
}
function isConflict(error) {
  return codeOf(error) === "ConflictException";
}

// src/aws/gateway-method.ts
import {
  DeleteMethodCommand,
  GetMethodCommand,
  PutIntegrationCommand,
  PutMethodCommand
} from "./aws-sdk.js";
async function putMethod(change, world) {
  const { desired, current, outcome, clients } = world;
  const { method, path } = change.route;
  const place = {
    restApiId: known(outcome.apiId, "API id"),
    resourceId: known(outcome.resourceIds.get(path), `id of resource ${path}`),
    httpMethod: method
  };
  const resource = `${method} ${path} of API ${place.restApiId}`;
  const marked = { ...place, operationName: methodMark(desired.app, change.route) };
  if (!change.exists) await createMethod(marked, resource, world);
  const input = {
    ...place,
    type: "AWS_PROXY",
    // Lambda's Invoke is a POST, whatever the route's method is.
    integrationHttpMethod: "POST",
    uri: integrationUri({
      partition: current.partition,
      region: current.region,
      functionArn: known(outcome.functionArn, "function ARN"),
      alias: desired.alias
    })
  };
  await write(world, {
    operation: "PutIntegration",
    patience: [gatewayBusy],
    resource,
    permission: "apigateway:PUT",
    afterLostAnswer: "again",
    send: () => clients.gatewayWrites.send(new PutIntegrationCommand(input))
  });
}
async function createMethod({ operationName, ...place }, resource, { clients, ...world }) {
  await write(
    { ...world, clients },
    {
      operation: "PutMethod",
      patience: [gatewayBusy],
      resource,
      permission: "apigateway:PUT",
      afterLostAnswer: () => readIfThere(world.signal, {
        operation: "GetMethod",
        resource,
        permission: "apigateway:GET",
        send: (options) => clients.gateway.send(new GetMethodCommand(place), options)
      }),
      send: () => clients.gatewayWrites.send(
        new PutMethodCommand({ ...place, operationName, authorizationType: "NONE" })
      )
    }
  );
}
async function deleteMethod(change, world) {
  const { method, path } = change.route;
  const restApiId = known(world.outcome.apiId, "API id");
  const place = { restApiId, resourceId: change.resourceId, httpMethod: method };
  await write(world, {
    operation: "DeleteMethod",
    patience: [gatewayBusy],
    resource: `${method} ${path} of API ${restApiId}`,
    permission: "apigateway:DELETE",
    afterLostAnswer: "again",
    send: async () => {
      try {
        await world.clients.gatewayWrites.send(new DeleteMethodCommand(place));
      } catch (error) {
        if (!isNotFound(error)) throw error;
      }
    }
  });
}

// src/aws/apply.ts
function applyChanges(changes, world) {
  return inOrder(changes, world, (change) => applyChange(change, world));
}
function publishLayers(changes, world) {
  return inOrder(changes, world, (change) => publishLayer(change, world));
}
async function inOrder(changes, { log, signal, outcome }, apply) {
  for (const change of changes) {
    const sentence = sentenceOf(change);
    if (signal.aborted) throw cancelled({ operation: change.kind, resource: sentence });
    log({ kind: "change", state: "started", change: sentence });
    outcome.started.push(change);
    try {
      await apply(change);
    } catch (error) {
      if (isRefused(error)) outcome.started.pop();
      throw error;
    }
    outcome.applied.push(change);
    log({ kind: "change", state: "done", change: sentence });
  }
}
function isRefused(error) {
  return error instanceof LayerliftError && error.code === "aws" && !isLostAnswer(error.cause);
}
function applyChange(change, world) {
  switch (change.kind) {
    case "publish-layer":
      return publishLayer(change, world);
    case "create-function":
      return createFunction(change, world);
    case "update-configuration":
      return updateConfiguration(change, world);
    case "update-code":
      return updateCode(change, world);
    case "update-tags":
      return updateTags(change, world);
    case "put-code-signing":
      return putCodeSigning(change, world);
    case "publish-version":
      return publishVersion(change, world);
    case "create-alias":
      return createAlias(change, world);
    case "update-alias":
      return updateAlias(change, world);
    case "set-reserved-concurrency":
      return setReservedConcurrency(change, world);
    case "set-provisioned-concurrency":
      return setProvisionedConcurrency(change, world);
    case "create-api":
      return createApi(change, world);
    case "add-permission":
      return addPermission(change, world);
    case "create-resource":
      return createResource(change, world);
    case "put-method":
      return putMethod(change, world);
    case "delete-method":
      return deleteMethod(change, world);
    case "create-deployment":
      return createDeployment(change, world);
    default:
      return assertNever(change);
  }
}

// src/aws/clock.ts
import { setTimeout as pause2 } from "node:timers/promises";
var systemClock = {
  now: () => performance.now(),
  sleep: (ms, signal) => pause2(ms, void 0, { signal })
};

// src/aws/clients.ts
import { APIGatewayClient } from "./aws-sdk.js";
import { LambdaClient } from "./aws-sdk.js";
var connectionTimeoutMs = 5e3;
var readTimeoutMs = 2e4;
var writeTimeoutMs = 3e5;
var invokeTimeoutMs = 91e4;
var readAttempts = 5;
function connect(options) {
  const { region, endpointUrl } = options;
  const sending = (maxAttempts, timeoutMs) => ({
    maxAttempts,
    requestHandler: {
      connectionTimeout: connectionTimeoutMs,
      requestTimeout: options.requestTimeoutMs ?? timeoutMs,
      // Without this the handler only warns.
      throwOnRequestTimeout: true
    }
  });
  const shared = {
    region,
    ...endpointUrl === void 0 ? {} : { endpoint: endpointUrl },
    ...options.profile === void 0 ? {} : { profile: options.profile },
    ...options.userAgent === void 0 ? {} : { customUserAgent: options.userAgent }
  };
  const lambda = new LambdaClient({ ...shared, ...sending(readAttempts, readTimeoutMs) });
  const signedIn = { ...shared, credentials: lambda.config.credentials };
  const lambdaWrites = new LambdaClient({ ...signedIn, ...sending(1, writeTimeoutMs) });
  const lambdaInvokes = new LambdaClient({ ...signedIn, ...sending(1, invokeTimeoutMs) });
  const gateway = new APIGatewayClient({ ...signedIn, ...sending(readAttempts, readTimeoutMs) });
  const gatewayWrites = new APIGatewayClient({ ...signedIn, ...sending(1, readTimeoutMs) });
  const open = [lambda, lambdaWrites, lambdaInvokes, gateway, gatewayWrites];
  let s3;
  const openS3 = async () => {
    const { S3Client } = await import("./aws-sdk.js");
    const client = new S3Client({
      ...signedIn,
      ...sending(1, writeTimeoutMs),
      forcePathStyle: endpointUrl !== void 0,
      requestChecksumCalculation: "WHEN_REQUIRED"
    });
    open.push(client);
    return client;
  };
  return {
    region,
    endpointUrl,
    clock: options.clock ?? systemClock,
    lambda,
    lambdaWrites,
    lambdaInvokes,
    gateway,
    gatewayWrites,
    s3Writes: () => s3 ??= openS3(),
    close: () => {
      for (const client of open) client.destroy();
    }
  };
}

// src/aws/observe-api.ts
var halfMadeMs = 3e4;
var pauseMs3 = 2e3;
async function observeApi(clients, wanted, options) {
  const { signal } = options;
  const found = await findApi(clients, wanted, signal);
  if (found === void 0) return void 0;
  const apiId = answered(found.id, "API id");
  const [resources, stage] = await Promise.all([
    found.tags?.[APP_TAG] === wanted.app ? readResources(clients, apiId, signal) : wholeResources(clients, { apiId, app: wanted.app }, options),
    getStage(clients, { apiId, stage: wanted.api.stage }, signal)
  ]);
  return {
    apiId,
    name: found.name ?? "",
    tags: found.tags ?? {},
    resources,
    stage,
    binaryMediaTypes: found.binaryMediaTypes ?? []
  };
}
async function wholeResources(clients, { apiId, app }, { log, signal }) {
  const { clock } = clients;
  const resource = `API ${apiId}`;
  const began = clock.now();
  for (; ; ) {
    const resources = await readResources(clients, apiId, signal);
    const [halfMade] = halfMadeByOthers(resources, app);
    const elapsedMs = clock.now() - began;
    if (halfMade === void 0 || elapsedMs >= halfMadeMs) return resources;
    const elapsedSeconds = Math.round(elapsedMs / 1e3);
    log({ kind: "waiting", resource, status: `${halfMade} has no integration yet`, elapsedSeconds });
    await pause({ clients, log, signal }, { operation: "GetResources", resource }, pauseMs3);
  }
}
async function readResources(clients, apiId, signal) {
  return (await listResources(clients, apiId, signal)).map(currentResource);
}
function halfMadeByOthers(resources, app) {
  return resources.flatMap(
    ({ path, methods }) => methods.filter(({ hasIntegration }) => !hasIntegration).filter(({ method, operationName }) => operationName !== methodMark(app, { method, path })).map(({ method }) => `${method} ${path}`)
  );
}
async function findApi(clients, { app, api }, signal) {
  if (api.apiId !== void 0) return getRestApi(clients, api.apiId, signal);
  const all = await listRestApis(clients, signal);
  const tagged = all.filter(({ tags }) => tags?.[APP_TAG] === app);
  if (tagged.length > 0) return only(tagged, `carry the tag ${APP_TAG}=${app}`);
  return only(
    all.filter(({ name }) => name === api.apiName),
    `have the name "${api.apiName}"`
  );
}
function only(apis, claim) {
  if (apis.length <= 1) return apis[0];
  const ids = apis.map(({ id }) => id ?? "").sort();
  throw new LayerliftError("ownership", `${apis.length} REST APIs ${claim}: ${ids.join(", ")}`, {
    hint: "set api-id to the one that is meant",
    details: apis.map(
      ({ id, name, createdDate }) => `${id ?? ""}: ${name ?? ""}, made ${createdDate?.toISOString() ?? "?"}`
    )
  });
}
function currentResource(resource) {
  return {
    id: answered(resource.id, "resource id"),
    path: resource.path ?? "/",
    parentId: resource.parentId,
    methods: Object.entries(resource.resourceMethods ?? {}).map(
      ([method, facts]) => currentMethod(method, facts)
    )
  };
}
function currentMethod(method, facts) {
  const { authorizationType, methodIntegration, operationName } = facts;
  return {
    method,
    integrationUri: methodIntegration?.type === "AWS_PROXY" ? methodIntegration.uri : void 0,
    hasIntegration: methodIntegration !== void 0,
    authorizationType: authorizationType ?? "NONE",
    operationName
  };
}

// src/aws/unqualified-callers.ts
import { ListEventSourceMappingsCommand } from "./aws-sdk.js";
async function unqualifiedCallers(clients, place, options) {
  const advice = `not alias ${place.alias}: changes reach it before they are tested`;
  const [permissions, mappings] = await Promise.all([
    allowed(options, () => getPermissions(clients, { ...place, alias: void 0 }, options.signal)),
    allowed(options, () => listUnqualifiedMappings(clients, place.functionName, options.signal))
  ]);
  return [
    ...(permissions ?? []).map(
      ({ statementId, principal }) => `${principal} may call the unqualified function ${place.functionName} (policy statement ${statementId}), ${advice}`
    ),
    ...(mappings ?? []).map(
      (source) => `the event source ${source} calls the unqualified function ${place.functionName}, ${advice}`
    )
  ];
}
var longestList = 20;
async function listUnqualifiedMappings(clients, functionName, signal) {
  const sources = [];
  let marker;
  for (let page = 0; page < longestList; page += 1) {
    const input = { FunctionName: functionName, ...marker === void 0 ? {} : { Marker: marker } };
    const answer = await readIfThere(signal, {
      operation: "ListEventSourceMappings",
      resource: `function ${functionName}`,
      send: (options) => clients.lambda.send(new ListEventSourceMappingsCommand(input), options)
    });
    const unqualified = (answer?.EventSourceMappings ?? []).filter(
      ({ FunctionArn }) => FunctionArn?.endsWith(`:function:${functionName}`) === true
    );
    sources.push(...unqualified.map(({ EventSourceArn, UUID }) => EventSourceArn ?? UUID ?? "unknown"));
    marker = answer?.NextMarker;
    if (marker === void 0 || marker === "") break;
  }
  return sources;
}
async function allowed({ log }, look2) {
  try {
    return await look2();
  } catch (error) {
    if (!(error instanceof LayerliftError) || !isAccessDenied(error.cause)) throw error;
    log({
      kind: "note",
      message: `callers of the unqualified function are not checked: ${error.hint ?? error.message}`
    });
    return void 0;
  }
}

// src/aws/observe-function.ts
import { GetFunctionCommand as GetFunctionCommand3 } from "./aws-sdk.js";
async function observeFunction(clients, desired, options) {
  const { functionName, alias, codeSigningConfigArn, provisionedConcurrency } = desired;
  const { signal } = options;
  const [found, foundAlias, versions, permissions, callers, signing, provisioned2] = await Promise.all([
    getFunction(clients, functionName, signal),
    alias === void 0 ? void 0 : getAlias(clients, { functionName, alias }, signal),
    listVersions(clients, functionName, signal),
    getPermissions(clients, { functionName, alias }, signal),
    alias === void 0 ? [] : unqualifiedCallers(clients, { functionName, alias }, options),
    codeSigningConfigArn === void 0 ? void 0 : getCodeSigning(clients, functionName, signal),
    alias === void 0 || provisionedConcurrency === void 0 ? void 0 : getProvisionedConcurrency(clients, { functionName, alias }, signal)
  ]);
  if (found?.Configuration === void 0) return emptyPart;
  if (desired.environment !== void 0) refuseHiddenEnvironment(found.Configuration);
  const seen = {
    ...currentFunction(found.Configuration, found.Tags ?? {}),
    sourceKmsKeyArn: found.Code?.SourceKMSKeyArn,
    reservedConcurrency: found.Concurrency?.ReservedConcurrentExecutions,
    codeSigningConfigArn: signing
  };
  const seenAlias = foundAlias && {
    name: foundAlias.Name ?? "",
    aliasArn: foundAlias.AliasArn ?? "",
    version: answered(
      foundAlias.FunctionVersion,
      `version of alias ${functionName}:${foundAlias.Name ?? ""}`
    ),
    isSplit: Object.keys(foundAlias.RoutingConfig?.AdditionalVersionWeights ?? {}).length > 0,
    weights: foundAlias.RoutingConfig?.AdditionalVersionWeights,
    provisionedConcurrency: provisioned2
  };
  return {
    function: seen,
    alias: seenAlias,
    versions: versionsThatMatter(versions.map(currentVersion), seenAlias?.version),
    permissions: permissions.map(({ statementId, sourceArn }) => ({ statementId, sourceArn })),
    warnings: callers
  };
}
var emptyPart = {
  function: void 0,
  alias: void 0,
  versions: [],
  permissions: [],
  warnings: []
};
function getFunction(clients, functionName, signal) {
  return readIfThere(signal, {
    operation: "GetFunction",
    resource: `function ${functionName}`,
    send: (options) => clients.lambda.send(new GetFunctionCommand3({ FunctionName: functionName }), options)
  });
}
function versionsThatMatter(versions, served) {
  return versions.filter(({ version }, index) => version === served || index === versions.length - 1);
}

// src/aws/stage-url.ts
var domains = {
  "aws-cn": "amazonaws.com.cn",
  "aws-eusc": "amazonaws.eu"
};
function stageUrl({ endpointUrl, region, partition, apiId, stage }) {
  if (endpointUrl !== void 0)
    return `${endpointUrl.replace(/\/+$/, "")}/restapis/${apiId}/${stage}/_user_request_`;
  const domain = domains[partition ?? partitionOf(region)] ?? "amazonaws.com";
  return `https://${apiId}.execute-api.${region}.${domain}/${stage}`;
}
function partitionOf(region) {
  if (region.startsWith("cn-")) return "aws-cn";
  if (region.startsWith("us-gov-")) return "aws-us-gov";
  return region.startsWith("eusc-") ? "aws-eusc" : "aws";
}

// src/aws/observe.ts
async function observe(clients, desired, options) {
  const [seen, layerVersions, api] = await Promise.all([
    observeFunction(clients, desired, options),
    observeLayers(clients, desired, options.signal),
    desired.api === void 0 ? void 0 : observeApi(clients, { app: desired.app, api: desired.api }, options)
  ]);
  const [, partition = partitionOf(clients.region), , , accountId] = (seen.function?.functionArn ?? desired.configuration.Role ?? "").split(":");
  return { region: clients.region, partition, accountId, ...seen, layerVersions, api };
}
async function observeLayers(clients, desired, signal) {
  const own = desired.layers.filter((layer) => layer.kind === "package");
  const found = await Promise.all(
    own.map(async (layer) => [layer.layerName, await findLayerVersion(clients, layer, signal)])
  );
  return new Map(found.filter((entry) => entry[1] !== void 0));
}

// src/deploy/clients.ts
function openClients(settings, world) {
  const endpointUrl = settings.endpointUrl ?? (world.env["AWS_ENDPOINT_URL"] || void 0);
  return connect({
    region: regionOf(settings, world),
    endpointUrl,
    userAgent: `layerlift/${world.version}`,
    profile: settings.profile
  });
}

// src/deploy/direct-upload.ts
async function checkUploads(changes, uploads) {
  if (uploads.s3Bucket !== void 0) return;
  for (const one of allPackages(uploads.packages)) {
    const isSent = changes.some(
      (change) => one.kind === "function" ? bringsCode(change) : change.kind === "publish-layer" && change.layer.fileName === one.fileName
    );
    if (isSent && mostZippedBytes(one) > maxDirectUploadBytes)
      checkDirectUpload(one, (await uploads.zipOf(one.fileName)).sizeBytes);
  }
}
var recordBytes = 200;
function mostZippedBytes({ unzippedBytes, entries }) {
  const records = entries.reduce((sum, { path }) => sum + recordBytes + 2 * path.length, 0);
  return unzippedBytes * 1.001 + records;
}
function bringsCode({ kind }) {
  return kind === "create-function" || kind === "update-code";
}

// src/deploy/failure.ts
async function failureOf(signal, work) {
  try {
    await work();
    return void 0;
  } catch (error) {
    if (error instanceof LayerliftError) return error;
    if (!signal.aborted) return new LayerliftError("bug", messageOf(error), { cause: error });
    if (signal.reason instanceof LayerliftError) return signal.reason;
    return new LayerliftError("cancelled", "stopped before everything was done", { cause: error });
  }
}

// src/deploy/layer-arns.ts
function arnsOf(layers, outcome) {
  return layers.flatMap((layer) => {
    const arn = layer.kind === "arn" ? layer.arn : outcome.layerArns.get(layer.layerName);
    return arn === void 0 ? [] : [arn];
  });
}
function arnOfPackage(one, layers, outcome) {
  const layer = layers.find((wanted) => wanted.kind === "package" && wanted.fileName === one.fileName);
  return layer?.kind === "package" ? outcome.layerArns.get(layer.layerName) : void 0;
}
function layerStateOf(one, layers, outcome) {
  const arn = arnOfPackage(one, layers, outcome);
  if (arn === void 0) return "planned";
  return outcome.layersPublished.includes(arn) ? "published" : "unchanged";
}

export {
  codeOf,
  write,
  newOutcome,
  pointAlias,
  getAlias,
  gatewayBusy,
  getStage,
  applyChanges,
  publishLayers,
  stageUrl,
  observe,
  observeLayers,
  openClients,
  checkUploads,
  bringsCode,
  failureOf,
  arnsOf,
  arnOfPackage,
  layerStateOf
};
