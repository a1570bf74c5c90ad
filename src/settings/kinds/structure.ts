import { isRecord } from '../../json.ts'
import { nearest } from '../nearest.ts'
import { type Fault, type Parsed, quote, unlessWrong, wrong } from '../parsed.ts'
import type { StructureSetting } from '../setting.ts'
import { dataOf, readDocument } from './document.ts'
import { inWords } from './scalar.ts'

type Structure = Readonly<Record<string, unknown>>

/** YAML or JSON for the Lambda API. Only the shape and the first level of keys are checked; AWS knows the values. */
export function parseStructure(
  text: string,
  setting: StructureSetting,
): Parsed<Structure | readonly Structure[]> {
  const read = readDocument(text, 'core')
  if (read.kind === 'wrong') return read
  const data = dataOf(read.value)
  if (data.kind === 'wrong') return data
  if (setting.shape === 'object') {
    if (!isRecord(data.value)) return wrong({ expected: `a YAML or JSON map with ${inWords(setting.keys)}` })
    return unlessWrong(keyFaults(data.value, setting.keys), data.value)
  }
  if (!Array.isArray(data.value) || !data.value.every(isRecord)) {
    return wrong({ expected: `a YAML or JSON list of maps with ${inWords(setting.keys)}` })
  }
  const structures: readonly Structure[] = data.value
  return unlessWrong(
    structures.flatMap((structure) => keyFaults(structure, setting.keys)),
    structures,
  )
}

function keyFaults(structure: Structure, known: readonly string[]): readonly Fault[] {
  return Object.keys(structure)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const meant = known.find((name) => name.toLowerCase() === key.toLowerCase()) ?? nearest(key, known)
      return {
        found: `the key ${quote(key)}`,
        expected: inWords(known),
        ...(meant === undefined ? {} : { fix: `Did you mean ${meant}?` }),
      }
    })
}
