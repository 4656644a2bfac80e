import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { alertOrder } from '@jaga-jarak/shared/alert-order.ts'
import type { FrameReading } from '@jaga-jarak/shared/frame.ts'
import { type Picture, readingFor } from './picture.ts'

/** A standing alert with what is known now of its range. */
export type Standing = { alert: Alert; reading: FrameReading | undefined }

/** Every alert of the picture in the order of AL8, by the ranges as they are now; `now` of the operation's clock. */
export function standingAlerts(picture: Picture, now: number): Standing[] {
  const readings = new Map([...picture.alerts.values()].map((alert) => [alert, readingFor(picture, alert)]))
  const order = alertOrder((alert) => readings.get(alert), now)
  return [...readings].map(([alert, reading]) => ({ alert, reading })).toSorted((a, b) => order(a.alert, b.alert))
}
