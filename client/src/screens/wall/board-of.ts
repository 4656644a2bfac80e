import { type Incident, Severity } from '@jaga-jarak/shared/incident.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import type { Picture } from '../../live/picture.ts'
import { type Standing, standingAlerts } from '../../live/standing-alerts.ts'

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

/** `now` of the operation's clock. */
export function boardOf(picture: Picture, region: KemendagriCode | null, now: number): Board {
  const severity = (incident: Incident): number => Severity.options.indexOf(incident.severity)
  return {
    alerts: standingAlerts(picture, now).filter(({ alert }) => isIn(region, alert.evidence.place)),
    incidents: [...picture.incidents.values()]
      .filter((incident) => isIn(region, incident.place))
      .toSorted((a, b) => severity(a) - severity(b) || b.reportedAt - a.reportedAt || (a.id < b.id ? -1 : 1)),
    rallies: [...picture.rallies.values()].filter((rally) => isIn(region, rally.place)),
  }
}
