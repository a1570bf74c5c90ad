import { publishLayers } from '../aws/apply.ts'
import { observeLayers } from '../aws/observe.ts'
import { newOutcome } from '../aws/outcome.ts'
import { sentenceOf } from '../plan/change.ts'
import { emptyAccount } from '../plan/current.ts'
import type { DesiredLayer } from '../plan/desired.ts'
import { planLayers } from '../plan/layers.ts'
import type { ZipFile } from '../pack/manifest.ts'
import type { Settings } from '../settings/table.ts'
import { openClients } from './clients.ts'
import { compatibleRuntimesOf, desiredLayers } from './desired.ts'
import { checkUploads } from './direct-upload.ts'
import { failureOf } from './failure.ts'
import { arnOfPackage, arnsOf, layerStateOf } from './layer-arns.ts'
import { refuseForeignLists, writeLayerLists, writePackages } from './package-files.ts'
import { emptyReport, type Report, reportOfPackages } from './report.ts'
import type { Source } from './source.ts'
import type { World } from './world.ts'

type Zips = ReadonlyMap<string, ZipFile>

/** What img2lambda did: packages on disk, layers published, `layers.json` and `layers.yaml`. No function is touched. */
export async function publish(source: Source, settings: Settings, world: World): Promise<Report> {
  const layers = desiredLayers(settings, source)
  await refuseForeignLists(settings.outputDirectory, world)
  const zips = await writePackages(source, settings.outputDirectory, world)
  return publishAll(layers, { source, settings, zips }, world)
}

async function publishAll(
  layers: readonly DesiredLayer[],
  { source, settings, zips }: { readonly source: Source; readonly settings: Settings; readonly zips: Zips },
  world: World,
): Promise<Report> {
  const clients = openClients(settings, world)
  try {
    world.log({ kind: 'step', title: 'Publish the layers' })
    const current = {
      ...emptyAccount(clients.region),
      layerVersions: await observeLayers(clients, { layers }, world.signal),
    }
    const { architecture } = source.packages.found
    const changes = planLayers(
      { layers, architecture, compatibleRuntimes: compatibleRuntimesOf(settings) },
      current,
    )
    const outcome = newOutcome(current)
    const uploads = {
      zipOf: zipFrom(zips),
      s3Bucket: settings.s3Bucket,
    }
    const failure = await failureOf(world.signal, async () => {
      await checkUploads(changes, { ...source, ...uploads })
      await publishLayers(changes, { ...world, ...uploads, clients, outcome })
      await writeLayerLists(arnsOf(layers, outcome), settings.outputDirectory, world)
    })
    return {
      ...reportOfPackages(emptyReport('publish'), source, {
        zips,
        arnOf: (one) => arnOfPackage(one, layers, outcome),
        stateOf: (one) => (one.kind === 'function' ? 'written' : layerStateOf(one, layers, outcome)),
      }),
      plan: changes.map(sentenceOf),
      layerArns: arnsOf(layers, outcome),
      layersPublished: outcome.layersPublished.length,
      changed: outcome.layersPublished.length > 0,
      ...(failure === undefined ? {} : { failure }),
    }
  } finally {
    clients.close()
  }
}

function zipFrom(zips: Zips): (fileName: string) => Promise<ZipFile> {
  return (fileName) => {
    const zip = zips.get(fileName)
    return zip === undefined ? Promise.reject(new Error(`${fileName} was not written`)) : Promise.resolve(zip)
  }
}
