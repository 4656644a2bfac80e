import { glob, stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readConfig } from '../src/config.ts'
import { ensureMap } from '../src/map/ensure-map.ts'
import { readOperation } from '../src/operation/read-operation.ts'
import { root, run } from './run.ts'

const SOURCES = ['client/src/**/*.*', 'client/*.*', 'client/field-app/*.ts', 'shared/src/*.ts', 'package-lock.json']

const changedAt = (file: string): Promise<number | null> =>
  stat(file).then(
    ({ mtimeMs }) => mtimeMs,
    () => null,
  )

/** Whether the pages are there and no older than what they are made of, so that an update is not served by old ones. */
async function arePagesCurrent(): Promise<boolean> {
  const builtAt = await changedAt(join(root, 'client/dist/index.html'))
  if (builtAt === null) return false
  for await (const file of glob(SOURCES, { cwd: root })) {
    const at = await changedAt(join(root, file))
    if (at !== null && at > builtAt) return false
  }
  return true
}

/** Builds what a start needs and is not there or outdated: the map of the operation's province and the client's pages. */
export async function buildMissing({
  all,
  env = process.env,
}: {
  all: boolean
  env?: NodeJS.ProcessEnv
}): Promise<void> {
  const { operationFile, boundaries } = readConfig(env)
  const operation = readOperation(operationFile)
  const cacheDir = resolve(root, 'server/.cache/map')
  const { refused } = await ensureMap(operation.province.code, cacheDir, operation.regions, boundaries)
  if (refused !== null) console.error(`${refused.message}\nthe map stays as it was`)
  if (all || !(await arePagesCurrent())) {
    const code = await run('vite', ['build', 'client', '--logLevel', 'warn'])
    if (code !== 0) throw new Error(`building the pages failed with code ${code}`)
  }
}

if (import.meta.main) {
  try {
    await buildMissing({ all: process.argv.includes('--all') })
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  }
}
