import { publishLayer } from '../aws/lambda-layer.ts'
import { observeLayers } from '../aws/observe.ts'
import { newOutcome } from '../aws/outcome.ts'
import { emptyAccount } from '../plan/current.ts'
import type { DesiredLayer } from '../plan/desired.ts'
import { planLayers } from '../plan/layers.ts'
import type { Settings } from '../settings/table.ts'
import { openClients } from './clients.ts'
import { compatibleRuntimesOf, desiredLayers } from './desired.ts'
import { checkUploads } from './direct-upload.ts'
import { failureOf } from './failure.ts'
import { arnOfPackage, arnsOf, layerStateOf } from './layer-arns.ts'
import { writeLayerLists, writePackages } from './package-files.ts'
import { emptyReport, type Report, reportOfPackages } from './report.ts'
import type { Source } from './source.ts'
import type { World } from './world.ts'
import type { ZipFile } from './zip-files.ts'

type Zips = ReadonlyMap<string, ZipFile>

/** What img2lambda did: packages on disk, layers published, `layers.json` and `layers.yaml`. No function is touched. */
export async function publish(source: Source, settings: Settings, world: World): Promise<Report> {
  const layers = desiredLayers(settings, source)
  const zips = await writePackages(source, settings.outputDirectory, world)
  if (settings.dryRun) {
    world.log({ kind: 'note', message: 'dry run: the packages are written, no layer is published' })
    return reportOfPackages(emptyReport('publish'), source, { zips, stateOf: () => 'written' })
  }
  return publishLayers(layers, { source, settings, zips }, world)
}

async function publishLayers(
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
    const outcome = newOutcome(current)
    const wanted = {
      layers,
      compatibleRuntimes: compatibleRuntimesOf(settings),
      architecture: source.packages.found.architecture,
    }
    const failure = await failureOf(world.signal, async () => {
      const changes = planLayers(wanted, current)
      const { s3Bucket } = settings
      await checkUploads(changes, { ...source, zipOf: zipFrom(zips), s3Bucket })
      for (const change of changes) {
        if (change.kind !== 'publish-layer') continue
        await publishLayer(change, {
          ...world,
          clients,
          outcome,
          zipOf: zipFrom(zips),
          s3Bucket,
        })
      }
      await writeLayerLists(arnsOf(layers, outcome), settings.outputDirectory, world)
    })
    return {
      ...reportOfPackages(emptyReport('publish'), source, {
        zips,
        arnOf: (one) => arnOfPackage(one, layers, outcome),
        stateOf: (one) => (one.kind === 'function' ? 'written' : layerStateOf(one, layers, outcome)),
      }),
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
