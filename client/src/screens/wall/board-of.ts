import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { alertOrder } from '@jaga-jarak/shared/alert-order.ts'
import type { FrameReading } from '@jaga-jarak/shared/frame.ts'
import { type Incident, Severity } from '@jaga-jarak/shared/incident.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import { type Picture, readingFor } from '../../live/picture.ts'

/** A standing alert with what is known now of its range. */
export type Standing = { alert: Alert; reading: FrameReading | undefined }

export type Board = {
  /** AL8, cleared ones last */
  alerts: Standing[]
  /** the gravest first, then the newest */
  incidents: Incident[]
  rallies: Rally[]
}

/** Nothing that has no place is hidden from a display that looks at one regency. */
const isIn = (region: KemendagriCode | null, place: Place | null): boolean =>
  region === null || place === null || place.regency.code === region

export function boardOf(picture: Picture, region: KemendagriCode | null): Board {
  const readings = new Map([...picture.alerts.values()].map((alert) => [alert, readingFor(picture, alert)]))
  const order = alertOrder((alert) => readings.get(alert))
  const severity = (incident: Incident): number => Severity.options.indexOf(incident.severity)
  return {
    alerts: [...readings]
      .filter(([alert]) => isIn(region, alert.evidence.place))
      .toSorted(([a], [b]) => order(a, b))
      .map(([alert, reading]) => ({ alert, reading })),
    incidents: [...picture.incidents.values()]
      .filter((incident) => isIn(region, incident.place))
      .toSorted((a, b) => severity(a) - severity(b) || b.reportedAt - a.reportedAt || (a.id < b.id ? -1 : 1)),
    rallies: [...picture.rallies.values()].filter((rally) => isIn(region, rally.place)),
  }
}
