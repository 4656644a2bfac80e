import type { Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { discAround } from './disc.ts'
import { iconName } from './icon-name.ts'
import type { MapEncounter, MapGroup, MapIncident, MapRally, MapSite } from './scene.ts'

type Properties = Record<string, string | number | boolean>
export type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, Properties>

/** A crawl is noise of the receiver; its course points anywhere. */
const HEADING_FROM_MPS = 0.8
const GRAVEST_LAST: readonly Band[] = ['watch', 'warning', 'danger']

const at = ({ lon, lat }: Position): [number, number] => [lon, lat]
const middle = (a: Position, b: Position): [number, number] => [(a.lon + b.lon) / 2, (a.lat + b.lat) / 2]
const features = (list: GeoJSON.Feature<GeoJSON.Geometry, Properties>[]): Features => ({
  type: 'FeatureCollection',
  features: list,
})
const point = (coordinates: [number, number], properties: Properties): GeoJSON.Feature<GeoJSON.Point, Properties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
})

/** Ground that groups cover, of those whose radius is known. */
export const footprintFeatures = (groups: readonly MapGroup[]): Features =>
  features(
    groups.flatMap((group) =>
      group.radiusM === null || group.radiusM === 0
        ? []
        : [
            {
              type: 'Feature',
              properties: { colour: group.mark?.colour ?? 'none', isFresh: group.freshness === 'fresh' },
              geometry: discAround(group.position, group.radiusM),
            },
          ],
    ),
  )

/** Chips with heading. `courseDeg` is -1 where there is no heading to show. */
export const groupFeatures = (groups: readonly MapGroup[]): Features =>
  features(
    groups.map((group) => {
      const hasHeading =
        group.freshness !== 'lost' && group.courseDeg !== null && (group.speedMps ?? 0) >= HEADING_FROM_MPS
      return point(at(group.position), {
        icon: iconName({ kind: 'chip', mark: group.mark, freshness: group.freshness }),
        arrow: iconName({ kind: 'arrow', mark: group.mark }),
        courseDeg: hasHeading && group.courseDeg !== null ? group.courseDeg : -1,
        label: group.freshness === 'fresh' ? group.name : `${group.name} · ${group.ageText}`,
      })
    }),
  )

/** Per encounter a line with its two ends, and a point in the middle that carries the range. */
export const encounterFeatures = (encounters: readonly MapEncounter[]): Features =>
  features(
    encounters.flatMap(({ band, isCertain, sides: [a, b], rangeText }) => {
      const common = { band, isCertain, gravity: GRAVEST_LAST.indexOf(band) }
      return [
        {
          type: 'Feature' as const,
          properties: common,
          geometry: { type: 'LineString' as const, coordinates: [at(a.position), at(b.position)] },
        },
        point(middle(a.position, b.position), {
          ...common,
          rangeText,
          icon: iconName({ kind: 'pair', band, marks: [a.mark, b.mark] }),
        }),
      ]
    }),
  )

export const rallyFeatures = (rallies: readonly MapRally[]): Features =>
  features(
    rallies.map((rally) =>
      point(at(rally.position), {
        icon: iconName({ kind: 'rally', mark: rally.mark, phase: rally.phase }),
        name: rally.name,
      }),
    ),
  )

/** Gravest last, so that it is drawn on top. */
export const incidentFeatures = (incidents: readonly MapIncident[]): Features =>
  features(
    incidents.map((incident) =>
      point(at(incident.position), {
        icon: iconName({ kind: 'incident', severity: incident.severity }),
        gravity: -Severity.options.indexOf(incident.severity),
        title: incident.title,
      }),
    ),
  )

export const siteFeatures = (sites: readonly MapSite[]): Features =>
  features(
    sites.map((site) =>
      point(at(site.position), { icon: iconName({ kind: 'site', site: site.kind }), name: site.name }),
    ),
  )
