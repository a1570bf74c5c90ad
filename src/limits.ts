/** Bytes: function, all layers and custom runtime, unzipped (Lambda developer guide, "Lambda quotas": 250 MB). */
export const maxUnzippedBytes = 262_144_000

/**
 * Bytes of a zip that may travel in the request itself; larger ones go through S3. Lambda counts the whole request
 * ("Request must be smaller than 69905067 bytes": 50 MiB in base64), so 16 KiB are left for the other parameters.
 */
export const maxDirectUploadBytes = 50 * 1024 * 1024 - 16 * 1024

/** Layers of one function (Lambda quotas). */
export const maxLayers = 5

/** Characters of a description of a function, version, alias or layer version (service model, `Description`). */
export const maxDescriptionCharacters = 256

/** Bytes of all environment variables as the JSON object that Lambda stores (Lambda quotas: 4 KB). */
export const maxEnvironmentBytes = 4096

/** Characters of a function's name alone (Lambda developer guide; the model's 140 includes an ARN). */
export const maxFunctionNameCharacters = 64

/** Characters of a layer's name (service model, `LayerName`). */
const maxLayerNameCharacters = 140

/** Hex digits of the content hash at the end of our layers' names: one name, one content. */
export const layerNameHashDigits = 32

/** Characters of what our layers' names start with: a hyphen and the digits of the hash follow. */
export const maxLayerNamespaceCharacters = maxLayerNameCharacters - 1 - layerNameHashDigits

/** Characters of the license that a layer version states (service model, `LicenseInfo`). */
export const maxLicenseInfoCharacters = 512

/** Characters of an alias name (service model, `Alias`). */
export const maxAliasNameCharacters = 128

/** Characters of a handler (service model, `Handler`). */
export const maxHandlerCharacters = 128

/** Characters of a statement id in a resource policy (service model, `StatementId`). */
export const maxStatementIdCharacters = 100

/** Runtimes that a layer version may name (service model, `CompatibleRuntimes`). */
export const maxCompatibleRuntimes = 15

/** Characters of a tag's key (Lambda developer guide, "Using tags"). */
export const maxTagKeyCharacters = 128

/** Characters of a tag's value (Lambda developer guide, "Using tags"). */
export const maxTagValueCharacters = 256

/** Megabytes of memory of an ordinary function (Lambda quotas; the API's own maximum is for managed instances). */
export const memoryMegabytes = { min: 128, max: 10_240 } as const

/** Seconds that an invocation may last (Lambda quotas). */
export const timeoutSeconds = { min: 1, max: 900 } as const

/** Megabytes of /tmp (Lambda quotas). */
export const ephemeralStorageMegabytes = { min: 512, max: 10_240 } as const

/** Characters of a stage's name (API Gateway API reference, CreateStage). */
export const maxStageNameCharacters = 128
