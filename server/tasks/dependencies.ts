import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { root } from './run.ts'

/** No version below these, wherever it stands in the tree: what was wrong with them is public. */
const FLOORS: Record<string, [version: string, why: string]> = {
  'body-parser': ['1.20.3', 'CVE-2024-45590'],
  cookie: ['0.7.0', 'CVE-2024-47764'],
  'engine.io': ['6.4.2', 'CVE-2023-31125'],
  express: ['4.20.0', 'CVE-2024-43796'],
  'path-to-regexp': ['8.0.0', 'CVE-2024-45296'],
  qs: ['6.14.1', 'CVE-2025-15284'],
  send: ['0.19.0', 'CVE-2024-43799'],
  'serve-static': ['1.16.0', 'CVE-2024-43800'],
  'socket.io-parser': ['4.2.3', 'CVE-2023-32695'],
  ws: ['8.17.1', 'CVE-2024-37890'],
}

const Versions = z.record(z.string(), z.string()).default({})
const Manifest = z.object({
  dependencies: Versions,
  devDependencies: Versions,
  optionalDependencies: Versions,
  workspaces: z.array(z.string()).default([]),
})
const Lock = z.object({ packages: z.record(z.string(), z.object({ version: z.string().optional() })) })
const Bom = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(z.unknown()).min(1) })

const read = <T>(schema: z.ZodType<T>, file: string): T =>
  schema.parse(JSON.parse(readFileSync(join(root, file), 'utf8')))
const isBelow = (version: string, floor: string): boolean => {
  const [a, b] = [version, floor].map((it) => it.split(/[.-]/).slice(0, 3).map(Number))
  const at = a?.findIndex((part, i) => part !== b?.[i]) ?? -1
  return at >= 0 && (a?.[at] ?? 0) < (b?.[at] ?? 0)
}

/** Every dependency is named by one version and no other: what is installed is what was tested. */
function unpinned(): string[] {
  return ['package.json', ...globSync('{shared,server,client,e2e}/package.json', { cwd: root })].flatMap((file) => {
    const { dependencies, devDependencies, optionalDependencies } = read(Manifest, file)
    const all = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
    return all
      .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
      .map((it) => `${file}: ${it.join(' ')}`)
  })
}

function belowFloor(): string[] {
  return Object.entries(read(Lock, 'package-lock.json').packages).flatMap(([path, { version }]) => {
    const floor = FLOORS[path.split('node_modules/').at(-1) ?? '']
    return floor && version !== undefined && isBelow(version, floor[0])
      ? [`${path} ${version}: at least ${floor[0]} (${floor[1]})`]
      : []
  })
}

/** The list of everything that is installed, as CycloneDX, made by npm itself: `npm run sbom` prints it. */
async function bomFaults(): Promise<string[]> {
  const run = promisify(execFile)
  const npm = await run('npm', ['sbom', '--sbom-format', 'cyclonedx'], { cwd: root, maxBuffer: 100_000_000 })
  return Bom.safeParse(JSON.parse(npm.stdout)).success ? [] : ['npm sbom gave no CycloneDX list']
}

const faults = [...unpinned(), ...belowFloor(), ...(await bomFaults())]
for (const fault of faults) console.error(fault)
process.exitCode = faults.length === 0 ? 0 : 1
