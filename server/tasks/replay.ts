import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { areInOrder, type ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { readConfig } from '../src/config.ts'
import { createGazetteer } from '../src/map/gazetteer.ts'
import { Lookup } from '../src/map/lookup.ts'
import { mapPaths } from '../src/map/map-paths.ts'
import { readOperation } from '../src/operation/read-operation.ts'
import { compareTurns, type Turn } from '../src/replay/compare.ts'
import { type DayEntry, readTrackFile, writeTrackFile } from '../src/replay/day.ts'
import { type Logged, readDay, readLog } from '../src/replay/read-day.ts'
import { runDay } from '../src/replay/run-day.ts'
import { openStore } from '../src/store/open-store.ts'

const HELP = `npm run replay -- <store.sqlite | postgres://... | day.ndjson> [options]

Drives the same core as the server with a past day's own clock and says whether it gives the same alerts.

  --danger M --warning M --watch M   try other limits on that day and print the difference, metres
  --save FILE                        write the day as a track file (one JSON object a line)
  --list                             print every turn of every alert

The operation is that of OPERATION_FILE, as for the server.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    danger: { type: 'string' },
    warning: { type: 'string' },
    watch: { type: 'string' },
    save: { type: 'string' },
    list: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
})

class WrongUse extends Error {}

function limitsOf(known: ProximityLimits): ProximityLimits | null {
  const { danger, warning, watch } = values
  if (danger === undefined && warning === undefined && watch === undefined) return null
  const limits = {
    dangerM: Number(danger ?? known.dangerM),
    warningM: Number(warning ?? known.warningM),
    watchM: Number(watch ?? known.watchM),
  }
  const inWords = `danger ${limits.dangerM}, warning ${limits.warningM}, watch ${limits.watchM}`
  if (!areInOrder(limits)) throw new WrongUse(`danger < warning < watch expected, in metres, got ${inWords}`)
  return limits
}

/** The day, as often as it is asked for, and what the log says of it; null for a track file, which has no log. */
async function open(source: string) {
  if (source.endsWith('.ndjson')) {
    const entries = readTrackFile(readFileSync(source, 'utf8'))
    return { day: (): AsyncIterable<DayEntry> | Iterable<DayEntry> => entries, logged: null, close: async () => {} }
  }
  const isUrl = source.startsWith('postgres')
  if (!isUrl && !existsSync(source)) throw new WrongUse(`no store or track file at ${source}`)
  const store = await openStore(isUrl ? { databaseUrl: source } : { sqliteFile: source })
  const { changes, logged } = await readLog(store.read)
  return { day: () => readDay(store.read, changes), logged: logged as Logged[] | null, close: () => store.close() }
}

/** Names of what alerts are about, by id: what people called them last. */
const names = new Map<string, string>()
const named = (id: string): string => {
  const [kind = '', about = ''] = id.replace(/@\d+$/, '').split(/:(.*)/)
  return `${kind} ${about
    .split('~')
    .map((it) => names.get(it) ?? it)
    .join(' ~ ')}`
}

const print = (turns: readonly Turn[], most = 20): void => {
  for (const { at, id, turn } of turns.slice(0, most)) {
    console.log(`  ${new Date(at).toISOString()} ${turn} ${named(id)}`)
  }
  if (turns.length > most) console.log(`  and ${turns.length - most} more`)
}

async function replay(source: string): Promise<number> {
  const operation = readOperation(readConfig(process.env).operationFile)
  const limits = limitsOf(operation.limits)
  const map = mapPaths(operation.province.code, resolve(import.meta.dirname, '../.cache/map'))
  if (!existsSync(map.lookup)) throw new WrongUse('the map of this province is not made yet: npm run build')
  const gazetteer = createGazetteer(Lookup.parse(JSON.parse(readFileSync(map.lookup, 'utf8'))))
  const regionAt = (position: { lon: number; lat: number }) => gazetteer.placeAt(position)?.regency.code ?? null
  const { day, logged, close } = await open(source)
  try {
    if (values.save !== undefined) {
      const entries: DayEntry[] = []
      for await (const entry of day()) entries.push(entry)
      writeFileSync(values.save, writeTrackFile(entries))
      console.log(`${entries.length} entries written to ${values.save}`)
    }
    for (const site of operation.sites) names.set(site.id, site.name)
    for await (const entry of day()) {
      if (entry.what === 'group') names.set(entry.group.id, entry.group.name)
      if (entry.what === 'rally') names.set(entry.rally.id, entry.rally.venue.name)
    }
    const told = await runDay(day(), operation, regionAt)
    console.log(`${told.length} turns of ${new Set(told.map((it) => it.id)).size} alerts`)
    if (values.list) print(told, told.length)
    if (limits) {
      const other = await runDay(day(), operation, regionAt, limits)
      const { same, only } = compareTurns(told, other)
      console.log(`with danger ${limits.dangerM} m, warning ${limits.warningM} m, watch ${limits.watchM} m:`)
      console.log(`${other.length} turns of ${new Set(other.map((it) => it.id)).size} alerts, ${same} the same`)
      console.log(`only as it was (${only.first.length}):`)
      print(only.first)
      console.log(`only with the other limits (${only.second.length}):`)
      print(only.second)
      return 0
    }
    if (logged === null) return 0
    // What had not come about when the log ended is not held against it.
    const end = Math.max(0, ...logged.map((it) => it.at))
    const { same, only } = compareTurns(
      logged,
      told.filter((it) => it.at <= end),
    )
    console.log(`${same} of ${logged.length} turns in the log are the same`)
    if (only.first.length + only.second.length === 0) return 0
    console.log(`only in the log (${only.first.length}):`)
    print(only.first)
    console.log(`only in the replay (${only.second.length}):`)
    print(only.second)
    return 1
  } finally {
    await close()
  }
}

const [source] = positionals
if (values.help || source === undefined) {
  console.log(HELP)
  process.exitCode = values.help ? 0 : 2
} else {
  try {
    process.exitCode = await replay(source)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 2
  }
}
