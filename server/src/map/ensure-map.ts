import { createHash, randomUUID } from 'node:crypto'
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { BoundariesError } from './boundaries.ts'
import { Boundary } from './boundary.ts'
import type { RegencyOnMap } from './capitals.ts'
import { type MapPaths, mapPaths } from './map-paths.ts'

/** Raised by every change of the recipe, so that no cache keeps an older drawing. */
const RECIPE = 5
const SOURCES = ['geografis', 'world-atlas'] as const

/** A file of official borders, and the name of who drew them. */
type BoundariesFile = { file: string; source: string }
type Given = { content: string; source: string; sha256: string }

const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')

/** Stands for everything that the drawing depends on. */
async function inputsHash(
  provinceCode: string,
  regencies: readonly RegencyOnMap[],
  given: Given | null,
): Promise<string> {
  const resolve = createRequire(import.meta.url).resolve
  const versions = await Promise.all(
    SOURCES.map(async (name) => {
      const { version }: { version: string } = JSON.parse(await readFile(resolve(`${name}/package.json`), 'utf8'))
      return `${name}@${version}`
    }),
  )
  const named = regencies.map(({ code, name, capital }) => [code, name, capital])
  const borders = given && [given.source, given.sha256]
  return sha256(JSON.stringify([RECIPE, versions, provinceCode, named, borders]))
}

/** Readers see the old file or the new one, never half of one. */
async function replaceFile(path: string, content: string): Promise<void> {
  const fresh = `${path}.${randomUUID()}`
  await writeFile(fresh, content)
  await rename(fresh, path)
}

async function readGiven({ file, source }: BoundariesFile): Promise<Given> {
  try {
    const content = await readFile(file, 'utf8')
    return { content, source, sha256: sha256(content) }
  } catch (error) {
    throw new BoundariesError([error instanceof Error ? error.message : String(error)])
  }
}

/** What a map was made of; `refused` says what is wrong with a boundaries file that was not taken. */
type EnsuredMap = MapPaths & { refused: BoundariesError | null }

/**
 * Generates the map of a province under `cacheDir`/<code>/ unless what is there was made from the same inputs.
 * A boundaries file that cannot be right changes nothing: the map that is there stays, or the approximate one is made.
 * A build-time task: it needs the packages that hold the sources. A server without them uses {@link mapPaths}.
 * Rejects when the province is unknown or the folder cannot be written.
 */
export async function ensureMap(
  provinceCode: string,
  cacheDir: string,
  regencies: readonly RegencyOnMap[] = [],
  boundaries: BoundariesFile | null = null,
): Promise<EnsuredMap> {
  const paths = mapPaths(provinceCode, cacheDir)
  const stamp = join(cacheDir, provinceCode, 'inputs.sha256')

  async function make(given: Given | null): Promise<void> {
    const inputs = await inputsHash(provinceCode, regencies, given)
    const found = await readFile(stamp, 'utf8').catch(() => '')
    if (found === inputs && (await allThere(Object.values(paths)))) return
    // The drawing libraries are build-time packages: whoever only asks for a cached map does not load them.
    const { generateMap } = await import('./generate.ts')
    const { map, lookup, villages, districts } = generateMap({ provinceCode, regencies, boundaries: given })
    await mkdir(join(cacheDir, provinceCode), { recursive: true })
    await replaceFile(paths.map, JSON.stringify(map))
    await replaceFile(paths.lookup, JSON.stringify(lookup))
    await replaceFile(paths.villages, JSON.stringify(villages))
    await replaceFile(paths.districts, JSON.stringify(districts))
    await note({ taken: given && { source: given.source, at: Date.now() }, refused: null })
    await replaceFile(stamp, inputs)
  }
  const note = (made: Boundary): Promise<void> => replaceFile(paths.boundary, JSON.stringify(made))

  const noted = async (): Promise<Boundary> => Boundary.parse(JSON.parse(await readFile(paths.boundary, 'utf8')))

  try {
    await make(boundaries && (await readGiven(boundaries)))
    const { taken, refused } = await noted()
    if (refused !== null) await note({ taken, refused: null })
    return { ...paths, refused: null }
  } catch (error) {
    if (!(error instanceof BoundariesError)) throw error
    if (!(await allThere(Object.values(paths)))) await make(null)
    const { taken } = await noted()
    await note({ taken, refused: { problems: [...error.problems], at: Date.now() } })
    return { ...paths, refused: error }
  }
}

const allThere = async (files: string[]): Promise<boolean> =>
  (await Promise.allSettled(files.map((file) => access(file)))).every((it) => it.status === 'fulfilled')
