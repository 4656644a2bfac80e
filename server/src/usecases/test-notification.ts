import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { PushId, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { composeTest } from '../domain/compose-notification.ts'
import type { World } from './change-world.ts'
import { deliveryId, newDelivery, type Outside, type Receiver } from './plan-deliveries.ts'

type Begun = Reply<Routes['testNotification']> | Refused

/** One test to a receiver in so long, milliseconds: a button is no way to fill somebody's mailbox. */
const APART_MS = 5_000
/** Deliveries looked through for the last test. */
const RECENT = 50

const send = (world: World, outside: Outside, receivers: readonly Receiver[]): Promise<Begun> =>
  world.store.write(async (tx) => {
    const now = world.clock.wall()
    const recent = (await tx.deliveries(null, RECENT)).filter(
      ({ occasion, at }) => occasion === 'test' && now - at < APART_MS && now >= at,
    )
    const isAgain = ({ channel, target }: Receiver) =>
      recent.some((it) => it.channel === channel && it.target === target)
    if (receivers.some(isAgain)) return refuse('tooMany')
    const letterhead = { ...outside, operation: world.operation }
    const rows = receivers.map((receiver) => {
      const id = deliveryId(world.secrets, `test ${world.secrets.token()}`, receiver)
      return newDelivery(receiver, composeTest(id, letterhead), now)
    })
    await tx.addDeliveries(rows)
    return { deliveries: rows.map(({ delivery }) => delivery.id) }
  })

/** A test takes the way that an alert takes: what becomes of it is seen in the list. */
export const testNotification = (world: World, outside: Outside) => ({
  async ofChannel(channel: RuledChannel): Promise<Begun> {
    const receivers = outside.receivers[channel].map((target) => ({ channel, target, personId: null }))
    return receivers.length === 0 ? refuse('notFound') : send(world, outside, receivers)
  },
  async ofPush({ id: personId }: Viewer, id: PushId): Promise<Begun> {
    const push = await world.store.read.push(id)
    if (push?.personId !== personId) return refuse('notFound')
    return send(world, outside, [{ channel: 'push', target: id, personId }])
  },
})
