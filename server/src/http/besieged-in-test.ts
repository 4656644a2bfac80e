import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import fc from 'fast-check'
import { expect } from 'vitest'
import { type ScreenSocket, type Setting, startApp } from '../app-in-test.ts'
import { createLogger } from '../logger.ts'

/** What the server may hold more after all that than before, bytes: what it keeps for people who exist is far less. */
const MAY_GROW = 24 * 1_024 * 1_024
const MIB = 1_024 * 1_024

setFlagsFromString('--expose-gc')
const heap = (): number => {
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}

/** JSON as far as there is any for it: numbers that are none, and what has no JSON at all, go as text. */
export const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? fc.stringify(value)
  } catch {
    return fc.stringify(value)
  }
}

/** A server that a test sends garbage to, with an administrator, and a log that must stay empty. */
export async function besiegedApp(setting: Setting = {}) {
  const logged: string[] = []
  const running = await startApp({
    log: createLogger('warn', { write: (line) => void logged.push(line) }),
    screens: { perSession: 10_000, perAddress: 10_000 },
    ...setting,
  })
  const admin = await running.signIn()
  const level = (): Promise<ScreenSocket> =>
    new Promise((done) => {
      const socket = running.screen(admin)
      socket.once('snapshot', () => done(socket))
      socket.emit('resume', { after: null })
    })
  /**
   * Nobody else is harmed by what `siege` does: a screen goes on being told what went through the store, the log is
   * empty, and no more is held than before. `siege` says how much it was.
   */
  const withstands = async (siege: () => Promise<string>): Promise<void> => {
    const bystander = await level()
    const before = heap()
    const what = await siege()
    expect(logged).toEqual([])
    expect(bystander.connected).toBe(true)
    const beat = await new Promise<Heartbeat>((done) => bystander.once('heartbeat', done))
    expect(beat.ageMs).toBeLessThan(5_000)
    bystander.close()
    const after = heap()
    if (process.env.FUZZ_RUNS) {
      const [held, holds] = [before, after].map((it) => (it / MIB).toFixed(1))
      console.info(`${what}: heap ${held} MiB before, ${holds} MiB after`)
    }
    expect(after - before).toBeLessThan(MAY_GROW)
  }
  return { running, admin, level, withstands }
}
export type Besieged = Awaited<ReturnType<typeof besiegedApp>>
