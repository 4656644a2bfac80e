import { buildMissing } from './build-missing.ts'
import { ensurePrograms } from './system-programs.ts'

/** What benches and the soak need, in a new clone too: programs of the system, the map, the pages. */
async function bring(): Promise<boolean> {
  if (!(await ensurePrograms())) return false
  await buildMissing({ all: false })
  return true
}

process.exitCode = (await bring()) ? 0 : 1
