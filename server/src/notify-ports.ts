import type {
  Delivery,
  DeliveryId,
  Notification,
  NotifyChannel,
  NotifyRule,
  OwnPush,
  PushAddress,
  PushId,
  RuledChannel,
} from '@jaga-jarak/shared/notify.ts'
import type { EpochMs, PersonId, Seq, SessionId } from '@jaga-jarak/shared/primitives.ts'

/** With what is told, made once: every attempt tells the same. */
export type DeliveryRow = {
  delivery: Delivery
  notification: Notification
  /** what is smaller goes first */
  urgency: number
}
export type NotifyRuleRow = { channel: RuledChannel; rule: NotifyRule; version: number }
/**
 * A browser of a person. It is told from being switched on until the session ends that switched it on: by its hour
 * (`until`, 12 h after signing in), by signing out, by being revoked, or because the person is disabled, changed or has a
 * new password; the row goes with the session. A session at rest is not over: a phone in a pocket is told although its
 * screen must be signed in again.
 */
export type PushRow = OwnPush & { personId: PersonId; sessionId: SessionId; until: EpochMs; address: PushAddress }
export type DeliveryTally = {
  channel: NotifyChannel
  waiting: number
  dead: number
  lastSentAt: EpochMs | null
}

export type NotifyReader = {
  /** up to which entry of the log deliveries have been made */
  deliveryCursor(): Promise<Seq>
  notifyRules(): Promise<NotifyRuleRow[]>
  pushes(): Promise<PushRow[]>
  push(id: PushId): Promise<PushRow | undefined>
  delivery(id: DeliveryId): Promise<DeliveryRow | undefined>
  /** the newest first */
  deliveries(state: Delivery['state'] | null, limit: number): Promise<Delivery[]>
  /** of a channel those that wait and whose time has come, but those to `but`: the most urgent first, then the oldest */
  dueDeliveries(channel: NotifyChannel, now: EpochMs, limit: number, but?: readonly string[]): Promise<DeliveryRow[]>
  /** whether a look at `dueDeliveries` may find any */
  isDeliveryDue(channel: NotifyChannel, now: EpochMs, but?: readonly string[]): Promise<boolean>
  deliveryTallies(): Promise<DeliveryTally[]>
}

export type NotifyWriter = {
  saveDeliveryCursor(seq: Seq): Promise<void>
  saveNotifyRule(row: NotifyRuleRow): Promise<void>
  savePush(row: PushRow): Promise<void>
  removePush(id: PushId): Promise<void>
  removePushesOf(personId: PersonId): Promise<void>
  /** those whose id is there already are left as they are */
  addDeliveries(rows: readonly DeliveryRow[]): Promise<void>
  /** what became of it; what it tells stays */
  saveDelivery(delivery: Delivery): Promise<void>
  /** removes what was settled before an instant */
  removeDeliveries(before: EpochMs): Promise<void>
}
