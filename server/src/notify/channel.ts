import type { NotifyChannel } from '@jaga-jarak/shared/notify.ts'
import type { Failed } from '../domain/next-try.ts'
import type { DeliveryRow } from '../notify-ports.ts'

/** How an attempt ended. */
export type Outcome = 'sent' | Failed

export const failed = (what: Failed['what'], some: Partial<Omit<Failed, 'what'>> = {}): Failed => ({
  ...{ what, status: null, retryAfterMs: null, isFinal: false },
  ...some,
})

/** A way out of the house. `send` makes one attempt and never throws for what the other side does. */
export type Channel = {
  name: NotifyChannel
  send(row: DeliveryRow): Promise<Outcome>
}

/** A way that is not there any more: what waits for it is told so, instead of going out when it comes back. */
export const notSetUp = (name: NotifyChannel): Channel => ({
  name,
  send: async () => failed('notSetUp', { isFinal: true }),
})
