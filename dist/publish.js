import { createRequire as createRequireHere } from 'node:module';
const require = createRequireHere(import.meta.url);
import {
  arnOfPackage,
  arnsOf,
  checkUploads,
  failureOf,
  layerStateOf,
  newOutcome,
  observeLayers,
  openClients,
  publishLayers
} from "./aws.js";
import {
  __toESM,
  compatibleRuntimesOf,
  desiredLayers,
  emptyAccount,
  emptyReport,
  planLayers,
  refuseForeignLists,
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
  sentenceOf,
  writeLayerLists,
  writePackages
} from "./chunk.js";

// src/deploy/publish.ts
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
var import_errors = __toESM(require_errors(), 1);
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
async function publish(source, settings, world) {
  const layers = desiredLayers(settings, source);
  await refuseForeignLists(settings.outputDirectory, world);
  const zips = await writePackages(source, settings.outputDirectory, world);
  return publishAll(layers, { source, settings, zips }, world);
}
async function publishAll(layers, { source, settings, zips }, world) {
  const clients = openClients(settings, world);
  try {
    world.log({ kind: "step", title: "Publish the layers" });
    const current = {
      ...emptyAccount(clients.region),
      layerVersions: await observeLayers(clients, { layers }, world.signal)
    };
    const { architecture } = source.packages.found;
    const changes = planLayers(
      { layers, architecture, compatibleRuntimes: compatibleRuntimesOf(settings) },
      current
    );
    const outcome = newOutcome(current);
    const uploads = {
      zipOf: zipFrom(zips),
      s3Bucket: settings.s3Bucket
    };
    const failure = await failureOf(world.signal, async () => {
      await checkUploads(changes, { ...source, ...uploads });
      await publishLayers(changes, { ...world, ...uploads, clients, outcome });
      await writeLayerLists(arnsOf(layers, outcome), settings.outputDirectory, world);
    });
    return {
      ...reportOfPackages(emptyReport("publish"), source, {
        zips,
        arnOf: (one) => arnOfPackage(one, layers, outcome),
        stateOf: (one) => one.kind === "function" ? "written" : layerStateOf(one, layers, outcome)
      }),
      plan: changes.map(sentenceOf),
      layerArns: arnsOf(layers, outcome),
      layersPublished: outcome.layersPublished.length,
      changed: outcome.layersPublished.length > 0,
      ...failure === void 0 ? {} : { failure }
    };
  } finally {
    clients.close();
  }
}
function zipFrom(zips) {
  return (fileName) => {
    const zip = zips.get(fileName);
    return zip === void 0 ? Promise.reject(new Error(`${fileName} was not written`)) : Promise.resolve(zip);
  };
}
export {
  publish
};
