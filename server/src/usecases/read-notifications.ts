import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import { NotifyChannel, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import type { World } from './change-world.ts'
import type { Outside } from './plan-deliveries.ts'

/** Deliveries that are listed at once, of the given up ones and of all. */
const LISTED = 100

export const readNotifications =
  ({ store, clock }: World, { receivers }: Pick<Outside, 'receivers'>) =>
  (): Promise<Reply<Routes['readNotifications']>> =>
    store.consistent(async (read) => {
      const [rules, tallies, pushes] = [
        await read.notifyRules(),
        await read.deliveryTallies(),
        (await read.pushes()).length,
      ]
      const channels = NotifyChannel.options.map((channel) => {
        const tally = tallies.find((it) => it.channel === channel) ?? { waiting: 0, dead: 0, lastSentAt: null }
        const { waiting, dead, lastSentAt } = tally
        const counts = { channel, waiting, dead, lastSentAt }
        if (channel === 'push')
          return { ...counts, isSetUp: true, targets: [], subscriptions: pushes, rule: null, version: 0 }
        const { rule, version } = rules.find((it) => it.channel === channel) ?? { rule: USUAL_RULE, version: 0 }
        const targets = [...receivers[channel]]
        return { ...counts, isSetUp: targets.length > 0, targets, subscriptions: 0, rule, version }
      })
      const dead = await read.deliveries('dead', LISTED)
      return { channels, dead, deliveries: await read.deliveries(null, LISTED), takenAt: clock.wall() }
    })
