import { access } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { readConfig } from '../src/config.ts'
import { ensureMap } from '../src/map/ensure-map.ts'
import { readOperation } from '../src/operation/read-operation.ts'
import { root, run } from './run.ts'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

/** Builds what a start needs and is not there: the map of the operation's province and the client's pages. */
export async function buildMissing({
  all,
  env = process.env,
}: {
  all: boolean
  env?: NodeJS.ProcessEnv
}): Promise<void> {
  const operation = readOperation(readConfig(env).operationFile)
  await ensureMap(operation.province.code, resolve(root, 'server/.cache/map'), operation.regions)
  const pages = join(root, 'client/dist/index.html')
  const hasClient = await exists(join(root, 'client/index.html'))
  if (hasClient && (all || !(await exists(pages)))) {
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
