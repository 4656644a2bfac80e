/** The fast part of the gate, cheapest first: what a developer runs before each commit. */
export const FAST_GATE: [name: string, command: string, ...args: string[]][] = [
  ['format and lint', 'biome', 'check', '.'],
  ['promises and cycles', 'oxlint', '--type-aware'],
  ['dependencies', 'node', 'server/tasks/dependencies.ts'],
  ['nothing unused', 'knip'],
  ['types of shared', 'tsc', '-p', 'shared'],
  ['types of server', 'tsc', '-p', 'server'],
  ['types of client', 'tsc', '-p', 'client'],
  ['types of e2e', 'tsc', '-p', 'e2e'],
  ['unit tests', 'vitest', 'run', '--project', 'unit'],
]
