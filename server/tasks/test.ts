import { buildMissing } from './build-missing.ts'
import { FAST_GATE } from './gate.ts'
import { runSteps } from './run.ts'
import { ensurePrograms } from './system-programs.ts'

/**
 * The whole gate. `--faults` runs instead the long tests that kill the server, which are a command of their own.
 * What the tests need of the system is installed first, or named; nothing is skipped.
 */
async function test(): Promise<boolean> {
  if (!(await ensurePrograms())) return false
  await buildMissing({ all: true })
  if (process.argv.includes('--faults')) return runSteps([['faults', 'vitest', 'run', '--project', 'faults']])
  return runSteps([
    ...FAST_GATE,
    ['tests with real databases and sockets', 'vitest', 'run', '--project', 'int'],
    ['stories in Chromium', 'playwright', 'test', '-c', 'e2e'],
  ])
}

process.exitCode = (await test()) ? 0 : 1
