import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { NotifyChannel, PushId, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { composeTest } from '../domain/compose-notification.ts'
import { changeWorld, type World } from './change-world.ts'
import { deliveryId, newDelivery, type Outside, type Receiver } from './plan-deliveries.ts'

type Begun = Reply<Routes['testNotification']> | Refused

/** One test to a receiver in so long, milliseconds: a button is no way to fill somebody's mailbox. */
const APART_MS = 5_000
/** Deliveries looked through for the last test. */
const RECENT = 50

const send = (
  world: World,
  outside: Outside,
  by: PersonId,
  channel: NotifyChannel,
  receivers: readonly Receiver[],
): Promise<Begun> =>
  changeWorld(world, by, async (tx) => {
    const now = world.clock.wall()
    const recent = (await tx.deliveries(null, RECENT)).filter(
      ({ occasion, at }) => occasion === 'test' && now - at < APART_MS && now >= at,
    )
    const isAgain = ({ target }: Receiver) => recent.some((it) => it.channel === channel && it.target === target)
    if (receivers.some(isAgain)) return refuse('tooMany')
    const letterhead = { ...outside, operation: world.operation }
    const rows = receivers.map((receiver) => {
      const id = deliveryId(world.secrets, `test ${world.secrets.token()}`, receiver)
      return newDelivery(receiver, composeTest(id, letterhead), now)
    })
    await tx.addDeliveries(rows)
    return {
      reply: { deliveries: rows.map(({ delivery }) => delivery.id) },
      event: { type: 'NotificationTested', channel, receivers: rows.length },
    }
  })

/** A test takes the way that an alert takes: what becomes of it is seen in the list, and who wanted it in the log. */
export const testNotification = (world: World, outside: Outside) => ({
  async ofChannel({ id: by }: Viewer, channel: RuledChannel): Promise<Begun> {
    const receivers = outside.receivers[channel].map((target) => ({ channel, target, personId: null }))
    return receivers.length === 0 ? refuse('notFound') : send(world, outside, by, channel, receivers)
  },
  async ofPush({ id: personId }: Viewer, id: PushId): Promise<Begun> {
    const push = await world.store.read.push(id)
    if (push?.personId !== personId) return refuse('notFound')
    return send(world, outside, personId, 'push', [{ channel: 'push', target: id, personId }])
  },
})
