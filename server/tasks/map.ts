import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { readConfig } from '../src/config.ts'
import { compareMaps } from '../src/map/compare-maps.ts'
import { ensureMap } from '../src/map/ensure-map.ts'
import { generateMap } from '../src/map/generate.ts'
import { Lookup } from '../src/map/lookup.ts'
import { readOperation } from '../src/operation/read-operation.ts'
import { root } from './run.ts'

const HELP = `npm run map -- --boundaries FILE [--list]

Checks a file of official borders against the operation of OPERATION_FILE and says what the map would look like with it.
Nothing is changed: set BOUNDARIES_FILE and BOUNDARIES_SOURCE, and the next start takes it.

  --list   every village that would fall into another regency, not the first twenty`

const { values } = parseArgs({
  options: {
    boundaries: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

const km2 = (figure: number): string => figure.toFixed(0).padStart(8)
const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8)

/** Throws when the file cannot be read or cannot be right. */
async function report(file: string): Promise<void> {
  const { operationFile, boundaries } = readConfig(process.env)
  const { province, regions } = readOperation(operationFile)
  const paths = await ensureMap(province.code, resolve(root, 'server/.cache/map'), regions, boundaries)
  const before = {
    map: JSON.parse(readFileSync(paths.map, 'utf8')),
    lookup: Lookup.parse(JSON.parse(readFileSync(paths.lookup, 'utf8'))),
  }
  const given = { content: readFileSync(file, 'utf8'), source: file }
  const after = generateMap({ provinceCode: province.code, regencies: regions, boundaries: given })
  const { regencies, moved, villages, lost, astray } = compareMaps(before, after)

  console.log(`${province.name}, before: ${before.map.source ?? 'borders computed from villages'}, after: ${file}`)
  console.log(`\n${'regency'.padEnd(32)}${'km2'.padStart(8)}${'after'.padStart(8)}    gained    lost`)
  for (const it of regencies) {
    const name = `${it.code} ${it.name}`.padEnd(32)
    console.log(`${name}${km2(it.beforeKm2)}${km2(it.afterKm2)}  ${percent(it.gained)}${percent(it.lost)}`)
  }
  console.log(`\n${percent(moved).trim()} of the ground changes hands`)
  const list = (title: string, those: typeof villages): void => {
    console.log(`${those.length} of ${after.villages.features.length} villages ${title}`)
    for (const { code, name, from, to } of values.list ? those : those.slice(0, 20)) {
      console.log(`  ${code} ${name}: ${from ?? 'outside'} -> ${to ?? 'outside'}`)
    }
    if (!values.list && those.length > 20) console.log(`  and ${those.length - 20} more: --list`)
  }
  list('fall into another regency', villages)
  list('lie in another regency than their code says', astray)
  list('lie in none', lost)
}

if (values.help || values.boundaries === undefined) {
  console.log(HELP)
  process.exitCode = values.help ? 0 : 2
} else {
  try {
    await report(values.boundaries)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
