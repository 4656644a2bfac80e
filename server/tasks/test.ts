import { runSteps } from './run.ts'

/** The whole gate: everything that must hold before a change lands. */
const passed = await runSteps([
  ['format and lint', 'biome', 'check', '.'],
  ['promises and cycles', 'oxlint', '--type-aware'],
  ['types of shared', 'tsc', '-p', 'shared'],
  ['types of server', 'tsc', '-p', 'server'],
  ['unit tests', 'vitest', 'run', '--project', 'unit'],
])
process.exitCode = passed ? 0 : 1
