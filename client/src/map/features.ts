import type { Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { iconName } from './icon-name.ts'
import type { LaidPlate } from './lay-plates.ts'
import { lotOf } from './lot.ts'
import { anchorAwayFrom } from './name-anchor.ts'
import type { MapApproach, MapEncounter, MapForecast, MapGroup, MapIncident, MapSite } from './scene.ts'
import { type FlagStack, MAX_PENNANTS } from './stack-flags.ts'

export type Properties = Record<string, string | number | boolean>
export type Features = GeoJSON.FeatureCollection<GeoJSON.Geometry, Properties>

/** A crawl is noise of the receiver; its course points anywhere. */
const HEADING_FROM_MPS = 0.8
const GRAVEST_LAST: readonly Band[] = ['watch', 'warning', 'danger']

export const at = ({ lon, lat }: Position): [number, number] => [lon, lat]
const middle = (a: Position, b: Position): [number, number] => [(a.lon + b.lon) / 2, (a.lat + b.lat) / 2]
export const features = (list: GeoJSON.Feature<GeoJSON.Geometry, Properties>[]): Features => ({
  type: 'FeatureCollection',
  features: list,
})
const point = (coordinates: [number, number], properties: Properties): GeoJSON.Feature<GeoJSON.Point, Properties> => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates },
})

/** Where a group goes, degrees; null where there is nothing to show. */
export const headingOf = ({ freshness, courseDeg, speedMps }: MapGroup): number | null =>
  freshness !== 'lost' && (speedMps ?? 0) >= HEADING_FROM_MPS ? courseDeg : null

/** What is counted from afar. */
export const countFeatures = (groups: readonly MapGroup[]): Features =>
  features(
    groups.map(({ id, mark, freshness, position }) =>
      point(at(position), { id, icon: iconName({ kind: 'chip', mark, freshness }) }),
    ),
  )

/** Names of groups, beside the room that their chips take. */
export const nameFeatures = (groups: readonly MapGroup[]): Features =>
  features(
    groups.map((group) =>
      point(at(group.position), {
        label: group.freshness === 'fresh' ? group.name : `${group.name} · ${group.ageText}`,
        isMet: group.meets !== null,
        anchor: group.meets === null ? 'left' : anchorAwayFrom(group.position, group.meets, headingOf(group) ?? -1),
        lot: lotOf(group.id),
        id: group.id,
      }),
    ),
  )

/** A room is as large as a chip until the squares are that many times the first. */
const SQUARES_PER_CHIP = 4

function squaresOf(groups: readonly MapGroup[], side: number): Position[] {
  const squares = new Map<number, Position>()
  for (const { position } of groups) {
    const [column, row] = [Math.round(position.lon / side), Math.round(position.lat / side)]
    squares.set(column * 1e7 + row, { lon: column * side, lat: row * side })
  }
  return [...squares.values()]
}

/**
 * The room that chips take where no group has its name, once for all that stand in the same square of so many degrees.
 * Where that makes more than `most`, in larger squares: MapLibre looks at every room in every frame, and a map so full
 * has no room for names anyhow.
 */
export function roomFeatures(groups: readonly MapGroup[], square: number, most: number): Features {
  let times = 1
  let squares = squaresOf(groups, square)
  while (squares.length > most) {
    times *= 2
    squares = squaresOf(groups, square * times)
  }
  const size = Math.max(1, times / SQUARES_PER_CHIP)
  return features(squares.map((position) => point(at(position), { size })))
}

/** From group to group, the gravest last so that it lies on top. */
export const pairLineFeatures = (encounters: readonly MapEncounter[]): Features =>
  features(
    encounters.map(({ id, band, isCertain, sides: [a, b] }) => ({
      type: 'Feature',
      properties: { id, band, isCertain, gravity: GRAVEST_LAST.indexOf(band) },
      geometry: { type: 'LineString', coordinates: [at(a.position), at(b.position)] },
    })),
  )

/** In the middle of each pair: how grave, how far. The gravest comes first, so that it finds room first. */
export const pairMarkFeatures = (encounters: readonly MapEncounter[]): Features =>
  features(
    encounters.map(({ id, band, sides: [a, b], rangeText }) =>
      point(middle(a.position, b.position), {
        id,
        band,
        rangeText,
        order: -GRAVEST_LAST.indexOf(band),
        // Beside a pair that stands one above the other, below one that stands side by side: never on a chip.
        isUpright: Math.abs(a.position.lat - b.position.lat) > Math.abs(a.position.lon - b.position.lon),
        shape: iconName({ kind: 'severity', band }),
      }),
    ),
  )

/** Straight from each group to the place where they are foretold to meet: no road is known. */
export const forecastLineFeatures = (forecasts: readonly MapForecast[]): Features =>
  features(
    forecasts.flatMap(({ id, band, sides, place }) =>
      sides.map(({ position }) => ({
        type: 'Feature' as const,
        properties: { id, band },
        geometry: { type: 'LineString' as const, coordinates: [at(position), at(place)] },
      })),
    ),
  )

/** At each guarded place that somebody is too near to: how grave, how far. The gravest comes first. */
export const approachFeatures = (approaches: readonly MapApproach[]): Features =>
  features(
    approaches.map(({ id, band, position, limitText }) =>
      point(at(position), {
        id,
        limitText,
        order: -GRAVEST_LAST.indexOf(band),
        shape: iconName({ kind: 'severity', band }),
      }),
    ),
  )

/** At the place of danger: when it is foretold. The soonest comes first, as they are given. */
export const forecastMarkFeatures = (forecasts: readonly MapForecast[]): Features =>
  features(
    forecasts.map(({ id, band, place, whenText }, order) =>
      point(at(place), {
        id,
        whenText,
        order,
        shape: iconName({ kind: 'meeting', band }),
      }),
    ),
  )

/** Plates and marks as they were laid out; `more` is empty where nothing is only counted. */
export const plateFeatures = (laid: readonly LaidPlate[]): Features =>
  features(
    laid.map(({ plate: { id, kind, band, marks, position, text }, isFull, more }, order) => {
      const isForetold = kind === 'foretold'
      const mark = iconName(isForetold ? { kind: 'meeting', band } : { kind: 'severity', band })
      const full = iconName({ kind: 'plate', band, marks: marks === null ? null : [...marks], isForetold })
      return point(at(position), {
        id,
        icon: isFull ? full : mark,
        isFull,
        isPair: marks !== null,
        text,
        more: more === 0 ? '' : `+${more}`,
        // Lower ones are drawn first, so that what is graver lies on top.
        order: -order,
      })
    }),
  )

/** A pole for each stack, the one that counts most first: it finds room for its names first. */
export const rallyFeatures = (stacks: readonly FlagStack[]): Features =>
  features(
    stacks.map((stack, order) => {
      const isMany = stack.length > MAX_PENNANTS
      const shown = stack.slice(0, isMany ? MAX_PENNANTS - 1 : MAX_PENNANTS)
      const pennants = shown.map(({ mark, phase }) => ({ mark, isPlanned: phase === 'planned' }))
      const more = stack.length - shown.length
      const [only] = shown
      const label =
        stack.length === 1 && only !== undefined
          ? `${only.name}\n${only.phaseText}`
          : [...shown.map(({ name, phaseText }) => `${name} · ${phaseText}`), ...(isMany ? [`+${more}`] : [])].join(
              '\n',
            )
      return point(at(stack[0].position), {
        id: stack[0].id,
        icon: iconName({ kind: 'rally', pennants, more }),
        order,
        label,
      })
    }),
  )

export const incidentFeatures = (incidents: readonly MapIncident[]): Features =>
  features(
    incidents.map((incident) =>
      point(at(incident.position), {
        icon: iconName({ kind: 'incident', severity: incident.severity }),
        order: Severity.options.indexOf(incident.severity),
        title: incident.title,
        id: incident.id,
      }),
    ),
  )

export const siteFeatures = (sites: readonly MapSite[]): Features =>
  features(
    sites.map((site) =>
      point(at(site.position), {
        id: site.id,
        icon: iconName({ kind: 'site', site: site.kind }),
        name: site.name,
      }),
    ),
  )
