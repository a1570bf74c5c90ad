import type { Architecture } from '../pack/packages.ts'

/**
 * The wanted deployment as plain data. An absent key means "leave it alone on update"; `null` inside
 * `environment` and `tags` removes that key.
 */

/** Keys of Create/UpdateFunctionConfiguration that layerlift sets, spelled as the Lambda API spells them. */
export interface FunctionConfiguration {
  readonly Handler?: string | undefined
  readonly Runtime?: string | undefined
  readonly Role?: string | undefined
  readonly Description?: string | undefined
  readonly MemorySize?: number | undefined
  readonly Timeout?: number | undefined
  readonly VpcConfig?: Readonly<Record<string, unknown>> | undefined
  readonly DeadLetterConfig?: Readonly<Record<string, unknown>> | undefined
  readonly KMSKeyArn?: string | undefined
  readonly TracingConfig?: Readonly<Record<string, unknown>> | undefined
  readonly FileSystemConfigs?: readonly Readonly<Record<string, unknown>>[] | undefined
  readonly EphemeralStorage?: { readonly Size: number } | undefined
  readonly SnapStart?: Readonly<Record<string, unknown>> | undefined
  readonly LoggingConfig?: Readonly<Record<string, unknown>> | undefined
  readonly DurableConfig?: Readonly<Record<string, unknown>> | undefined
}

/** A layer to attach: someone's published version, or a package of ours that may still have to be published. */
export type DesiredLayer =
  | { readonly kind: 'arn'; readonly arn: string }
  | {
      readonly kind: 'package'
      /** `<namespace>-<first 32 hex digits of the content hash>`: one name, one content. */
      readonly layerName: string
      readonly fileName: string
      readonly contentHash: string
      readonly unzippedBytes: number
      /** What the layer was made from; at most 256 characters. */
      readonly description: string
      /** SPDX identifier, URL or text; at most 512 characters. */
      readonly licenseInfo?: string | undefined
    }

export interface DesiredCode {
  readonly fileName: string
  readonly contentHash: string
  readonly unzippedBytes: number
  /** base64, of the zip, when it was made already: a second proof that Lambda has this code. */
  readonly codeSha256?: string | undefined
}

export interface DesiredRoute {
  /** Upper case, `ANY` included. */
  readonly method: string
  /** `/hello`, `/`, `/{proxy+}`. */
  readonly path: string
}

export interface DesiredApi {
  readonly apiId?: string
  readonly apiName: string
  readonly stage: string
  readonly routes: readonly DesiredRoute[]
  readonly binaryMediaTypes?: readonly string[]
}

export interface Desired {
  /** Value of the tag `layerlift:app`: `owner/repository/function`. */
  readonly app: string
  readonly functionName: string
  readonly code: DesiredCode
  readonly layers: readonly DesiredLayer[]
  /** True when the user named no foreign layers: those that the function has stay, below ours. */
  readonly keepsForeignLayers?: boolean | undefined
  /** What the names of our layers start with: attached ones of other names are foreign. */
  readonly layerNamespace: string
  /** A change of an existing function goes with the code. */
  readonly architecture: Architecture
  readonly configuration: FunctionConfiguration
  /** Used when the function does not exist yet, for keys that `configuration` leaves out. */
  readonly onCreate: FunctionConfiguration
  readonly environment: Readonly<Record<string, string | null>> | undefined
  readonly environmentStrategy: 'merge' | 'replace'
  readonly tags: Readonly<Record<string, string | null>> | undefined
  readonly codeSigningConfigArn?: string | undefined
  /** The KMS key that encrypts the zip. */
  readonly sourceKmsKeyArn?: string | undefined
  /** Of the whole function; `none` takes the reservation away. */
  readonly reservedConcurrency?: number | 'none' | undefined
  /** Of the alias; `none` takes it away. */
  readonly provisionedConcurrency?: number | 'none' | undefined
  readonly compatibleRuntimes: readonly string[]
  readonly revisionId: string | undefined
  /** Publish a version. Without it there is no alias either. */
  readonly publish: boolean
  /** `undefined`: no alias, no gate. */
  readonly alias: string | undefined
  readonly api: DesiredApi | undefined
  /** For the version's Description: content hash, image digest and commit, at most 256 characters. */
  readonly versionDescription: string
}
