import { globSync, readFileSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { expect, it } from 'vitest'

/** Which room may import which (HOUSE: no room calls backwards). `*` is the front: it may import every room. */
const MAY: Record<string, readonly string[]> = {
  domain: [],
  usecases: ['domain', 'live', 'front'],
  http: ['usecases', 'ingest', 'exchange', 'live', 'front'],
  ingest: [],
  exchange: [],
  socket: ['front'],
  store: ['front'],
  live: ['domain', 'front'],
  map: ['front'],
  notify: ['domain', 'usecases', 'front'],
  operation: ['front'],
  simulate: [],
  replay: ['domain', 'front'],
}
/** Files beside the rooms that any room may use: types, settings, errors. */
const FRONT = [
  'address-of.ts',
  'ports.ts',
  'config.ts',
  'every.ts',
  'logger.ts',
  'metrics.ts',
  'notify-ports.ts',
  'notify-settings.ts',
  'same-origin.ts',
  'source-ports.ts',
  'store-unavailable.ts',
]
/** What the pure core may take from outside the house. */
const CORE_PACKAGES = ['@jaga-jarak/shared/', 'geographiclib-geodesic']

const src = import.meta.dirname
const files = globSync('**/*.ts', { cwd: src }).filter((file) => !/\.(test|contract)\.ts$|in-test\.ts$/.test(file))
const importsOf = (file: string): string[] =>
  [...readFileSync(resolve(src, file), 'utf8').matchAll(/(?<!')\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    (it) => it[1] ?? '',
  )

it('every import goes through an open door', () => {
  const closed = files.flatMap((file) => {
    const room = file.includes(sep) ? (file.split(sep)[0] ?? '') : 'front'
    if (room === 'front') return []
    return importsOf(file).flatMap((name) => {
      if (!name.startsWith('.')) return []
      const target = relative(src, resolve(src, dirname(file), name))
      const other = target.includes(sep) ? (target.split(sep)[0] ?? '') : 'front'
      const open = other === room || (MAY[room]?.includes(other) && (other !== 'front' || FRONT.includes(target)))
      return open ? [] : [`${file} -> ${target}`]
    })
  })
  expect(closed).toEqual([])
})

it('[PX7] the core imports nothing that has a clock, a random or a disk, and is not asynchronous', () => {
  const outside = files
    .filter((file) => file.startsWith(`domain${sep}`))
    .flatMap((file) => {
      const text = readFileSync(resolve(src, file), 'utf8')
      const packages = importsOf(file).filter(
        (name) => !name.startsWith('.') && !CORE_PACKAGES.some((it) => name.startsWith(it)),
      )
      const impure = text.match(/Date\.now|new Date\(\)|Math\.random|performance\.now|\basync\b|\bawait\b/g) ?? []
      return [...packages, ...impure].map((it) => `${file}: ${it}`)
    })
  expect(outside).toEqual([])
})

it('every room of the house is in the table', () => {
  const rooms = new Set(files.filter((file) => file.includes(sep)).map((file) => file.split(sep)[0]))
  expect(rooms).toEqual(new Set(Object.keys(MAY)))
})
