import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // Most of a test is waiting for a database or a socket: both cores of a small machine are used.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{shared,server,client,e2e}/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/*.int.test.ts', '**/*.faults.test.ts'],
          environment: 'node',
          // Properties take seconds; a busy machine must not turn them red.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'int',
          include: ['server/**/*.int.test.ts'],
          environment: 'node',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'faults',
          include: ['server/**/*.faults.test.ts'],
          environment: 'node',
          testTimeout: 300_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
})
