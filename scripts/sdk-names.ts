/** Packages that are bundled into the file of the AWS SDK. */
export const sdkPackage = /^@(aws-sdk|smithy)\//

/** What esbuild's output takes of each package of the SDK: types are gone from it, and all is in one form. */
export async function sdkNames(texts: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
  const late = await Promise.all(texts.flatMap(lateNames))
  const taken = [...texts.flatMap(importedNames), ...late]
  const owners = new Map<string, string>()
  for (const { from, names } of taken) {
    for (const name of names) {
      const owner = owners.get(name) ?? from
      if (owner !== from)
        throw new Error(`${name} is taken from both ${owner} and ${from}: one file cannot hold both`)
      owners.set(name, from)
    }
  }
  const byPackage = Map.groupBy([...owners.keys()].sort(), (name) => owners.get(name) ?? '')
  return new Map([...byPackage.keys()].sort().map((from) => [from, byPackage.get(from) ?? []]))
}

interface Taken {
  readonly from: string
  readonly names: readonly string[]
}

function importedNames(text: string): readonly Taken[] {
  const statements = text.matchAll(/^import \{([^}]*)\} from "(@(?:aws-sdk|smithy)\/[^"]+)"/gm)
  return Array.from(statements, ([, list = '', from = '']) => ({
    from,
    names: list.split(',').flatMap((item) => /\w+/.exec(item)?.[0] ?? []),
  }))
}

/** A late import may be taken apart in many ways, so every export that the file has the name of counts; Node's own default does not. */
function lateNames(text: string): readonly Promise<Taken>[] {
  const packages = new Set(Array.from(text.matchAll(/\bimport\("([^"]+)"\)/g), ([, from = '']) => from))
  const words = new Set(text.match(/\w+/g))
  return [...packages]
    .filter((from) => sdkPackage.test(from))
    .map(async (from) => {
      const exported: unknown = await import(from)
      return {
        from,
        names: Object.keys(Object(exported)).filter((name) => name !== 'default' && words.has(name)),
      }
    })
}
