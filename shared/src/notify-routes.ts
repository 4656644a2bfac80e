import { z } from 'zod'
import { ChannelState, Delivery, DeliveryId, NotifyRule, OwnPush, PushAddress, PushId, RuledChannel } from './notify.ts'
import { EpochMs } from './primitives.ts'

const takenAt = { takenAt: EpochMs }
const channel = z.object({ channel: RuledChannel })

/** Ways out of the house, for those who set them up and for those who are told. */
export const notifyRoutes = {
  readNotifications: {
    method: 'get',
    path: '/api/v1/notifications',
    summary:
      'How each channel stands, with its rule; the receivers that were given up, and the last ones, newest first',
    status: 200,
    reply: z.object({
      channels: z.array(ChannelState),
      dead: z.array(Delivery),
      deliveries: z.array(Delivery),
      ...takenAt,
    }),
    refusals: [],
  },
  changeNotifyRule: {
    method: 'put',
    path: '/api/v1/notifications/:channel/rule',
    summary: 'Change what is told over a channel',
    params: channel,
    body: z.object({ rule: NotifyRule, version: z.int().nonnegative() }),
    status: 200,
    reply: z.object({ rule: NotifyRule, version: z.int().nonnegative() }),
    refusals: ['unknownRegion', 'changedMeanwhile'],
  },
  testNotification: {
    method: 'post',
    path: '/api/v1/notifications/:channel/test',
    summary: 'Send a test to every receiver of a channel, the way that an alert goes; the list tells what became of it',
    params: channel,
    status: 200,
    reply: z.object({ deliveries: z.array(DeliveryId) }),
    refusals: ['notFound', 'tooMany'],
  },
  retryDelivery: {
    method: 'post',
    path: '/api/v1/notifications/deliveries/:deliveryId/retry',
    summary: 'Try again what was given up',
    params: z.object({ deliveryId: DeliveryId }),
    status: 200,
    reply: Delivery,
    refusals: ['notFound', 'wrongStep'],
  },
  readOwnPush: {
    method: 'get',
    path: '/api/v1/session/push',
    summary: "The caller's own browsers that are told, and the key that a browser subscribes with",
    status: 200,
    reply: z.object({ publicKey: z.string(), subscriptions: z.array(OwnPush) }),
    refusals: [],
  },
  savePush: {
    method: 'put',
    path: '/api/v1/session/push',
    summary: 'Be told in this browser, by an own rule; sent again it changes the rule',
    body: z.object({ ...PushAddress.shape, rule: NotifyRule }),
    status: 200,
    reply: OwnPush,
    refusals: ['unknownRegion', 'notAllowed'],
  },
  removePush: {
    method: 'delete',
    path: '/api/v1/session/push/:pushId',
    summary: 'Be told no more in one of the own browsers',
    params: z.object({ pushId: PushId }),
    status: 204,
    reply: z.undefined(),
    refusals: ['notFound'],
  },
  testPush: {
    method: 'post',
    path: '/api/v1/session/push/:pushId/test',
    summary: 'Send a test to one of the own browsers',
    params: z.object({ pushId: PushId }),
    status: 200,
    reply: z.object({ deliveries: z.array(DeliveryId) }),
    refusals: ['notFound', 'tooMany'],
  },
} as const
