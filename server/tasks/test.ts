import { buildMissing } from './build-missing.ts'
import { FAST_GATE } from './gate.ts'
import { runSteps } from './run.ts'
import { ensurePrograms } from './system-programs.ts'

/**
 * The gate. Instead of it `--stories` runs all stories, those among them that take too long for it, `--faults` the long
 * tests that kill the server, `--fuzz` those that send it garbage at full length: commands of their own.
 * What the tests need of the system is installed first, or named; nothing is skipped.
 */
async function test(): Promise<boolean> {
  if (!(await ensurePrograms())) return false
  await buildMissing({ all: true })
  if (process.argv.includes('--faults')) return runSteps([['faults', 'vitest', 'run', '--project', 'faults']])
  if (process.argv.includes('--stories')) {
    process.env.ALL_STORIES = 'true'
    return runSteps([['all stories in Chromium', 'playwright', 'test', '-c', 'e2e']])
  }
  if (process.argv.includes('--fuzz')) {
    // Read by the tests that are named so; without it they take a small lot.
    process.env.FUZZ_RUNS ??= '100000'
    return runSteps([['fuzz', 'vitest', 'run', '--testTimeout', '1800000', 'fuzz']])
  }
  return runSteps([
    ...FAST_GATE,
    ['tests with real databases and sockets', 'vitest', 'run', '--project', 'int'],
    ['stories in Chromium', 'playwright', 'test', '-c', 'e2e'],
  ])
}

process.exitCode = (await test()) ? 0 : 1
