import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { RegencyOnMap } from './capitals.ts'
import { type MapPaths, mapPaths } from './map-paths.ts'

/** Raised by every change of the recipe, so that no cache keeps an older drawing. */
const RECIPE = 4
const SOURCES = ['geografis', 'world-atlas'] as const

/** Stands for everything that the drawing depends on. */
async function inputsHash(provinceCode: string, regencies: readonly RegencyOnMap[]): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve
  const versions = await Promise.all(
    SOURCES.map(async (name) => {
      const { version }: { version: string } = JSON.parse(await readFile(resolve(`${name}/package.json`), 'utf8'))
      return `${name}@${version}`
    }),
  )
  const named = regencies.map(({ code, name, capital }) => [code, name, capital])
  return createHash('sha256')
    .update(JSON.stringify([RECIPE, versions, provinceCode, named]))
    .digest('hex')
}

/** Readers see the old file or the new one, never half of one. */
async function replaceFile(path: string, content: string): Promise<void> {
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, content)
  await rename(fresh, path)
}

/**
 * Generates the map of a province under `cacheDir`/<code>/ unless what is there was made from the same inputs.
 * A build-time task: it needs the packages that hold the sources. A server without them uses {@link mapPaths}.
 * Rejects when the province is unknown or the folder cannot be written.
 */
export async function ensureMap(
  provinceCode: string,
  cacheDir: string,
  regencies: readonly RegencyOnMap[] = [],
): Promise<MapPaths> {
  const paths = mapPaths(provinceCode, cacheDir)
  const stamp = join(cacheDir, provinceCode, 'inputs.sha256')
  const inputs = await inputsHash(provinceCode, regencies)
  const found = await readFile(stamp, 'utf8').catch(() => '')
  if (found === inputs && (await allThere(Object.values(paths)))) return paths

  // The drawing libraries are build-time packages: whoever only asks for a cached map does not load them.
  const { generateMap } = await import('./generate.ts')
  const { map, lookup, villages, districts } = generateMap({ provinceCode, regencies })
  await mkdir(join(cacheDir, provinceCode), { recursive: true })
  await replaceFile(paths.map, JSON.stringify(map))
  await replaceFile(paths.lookup, JSON.stringify(lookup))
  await replaceFile(paths.villages, JSON.stringify(villages))
  await replaceFile(paths.districts, JSON.stringify(districts))
  await replaceFile(stamp, inputs)
  return paths
}

const allThere = async (files: string[]): Promise<boolean> =>
  (await Promise.allSettled(files.map((file) => access(file)))).every((it) => it.status === 'fulfilled')
