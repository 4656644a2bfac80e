import { routes } from '@jaga-jarak/shared/api.ts'
import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { type Running, startApp } from '../app-in-test.ts'
import { realClock } from '../clock.ts'
import { readGroupRules } from '../domain/read-group-rules.ts'
import { createLogger } from '../logger.ts'
import { createBrowser } from './browser-in-test.ts'
import { startProvider } from './provider-in-test.ts'

export const groups = readGroupRules(
  'pilkada-admin=admin;samarinda-ops=operator@64.72;kutim-ops=operator@64.08;lihat=observer',
).rules

export const whoIs = async (running: Running, cookie: string) => (await running.call(routes.whoAmI, { cookie })).body

/** A server that a real provider signs people in to, and what its log said. */
export async function startSignIn() {
  const logged: string[] = []
  /** how far the clock on the wall is ahead, milliseconds */
  const clock = { aheadMs: 0 }
  const provider = await startProvider()
  const running = await startApp({
    provider: { ...provider.config, groups },
    clock: { ...realClock, wall: () => epochMs(Date.now() + clock.aheadMs) },
    log: createLogger('debug', { write: (line) => void logged.push(line) }),
  })
  let made = 0
  return {
    provider,
    running,
    clock,
    logged,
    open: () => createBrowser(running.base),
    eventsSince: async (head: number) =>
      (await running.store.read.entriesAfter(seq(head), 100)).map(({ event }) => event),
    /** Somebody new sits at the provider; `again` sits them down with other groups. */
    somebody(inGroups: string[], account: object = {}) {
      const subject = `subject-${made++}`
      provider.seat(subject, { preferred_username: `orang ${made}`, groups: inGroups, ...account })
      return { subject, again: (next: string[]) => provider.seat(subject, { groups: next }) }
    },
    async stop(): Promise<void> {
      await running.stop()
      await provider.stop()
    },
  }
}
export type SignIn = Awaited<ReturnType<typeof startSignIn>>
