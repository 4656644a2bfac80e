import { changeNotifyRule } from '../usecases/change-notify-rule.ts'
import type { World } from '../usecases/change-world.ts'
import { ownPush } from '../usecases/own-push.ts'
import type { Outside } from '../usecases/plan-deliveries.ts'
import { readNotifications } from '../usecases/read-notifications.ts'
import { retryDelivery } from '../usecases/retry-delivery.ts'
import { testNotification } from '../usecases/test-notification.ts'
import type { Mount } from './mount.ts'

export type NotifyDoorDeps = {
  outside: Outside
  /** with which browsers subscribe */
  pushKey: string
  /** whether an address belongs to a push service that this server may call */
  isPushService: (endpoint: string) => boolean
}

/** Who is told outside of the house, and what became of it. */
export function openNotifyDoors(mount: Mount, world: World, { outside, pushKey, isPushService }: NotifyDoorDeps): void {
  mount.signed('readNotifications', readNotifications(world, outside))
  const changeRule = changeNotifyRule(world)
  mount.signed('changeNotifyRule', ({ viewer, params, body }) => changeRule(viewer, params.channel, body))
  const [test, retry] = [testNotification(world, outside), retryDelivery(world)]
  mount.signed('testNotification', ({ viewer, params }) => test.ofChannel(viewer, params.channel))
  mount.signed('retryDelivery', ({ viewer, params }) => retry(viewer, params.deliveryId))

  const push = ownPush(world, isPushService)
  mount.signed('readOwnPush', async ({ viewer }) => ({
    publicKey: pushKey,
    subscriptions: await push.list(viewer),
  }))
  mount.signed('savePush', ({ caller, body, req }) => push.save(caller, body, req.get('user-agent') ?? ''))
  mount.signed('removePush', ({ viewer, params }) => push.remove(viewer, params.pushId))
  mount.signed('testPush', ({ viewer, params }) => test.ofPush(viewer, params.pushId))
}
