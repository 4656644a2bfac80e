import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import type { GroupId, Position, SiteId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { guardedSites } from '../../live/guarded-sites.ts'
import type { Picture } from '../../live/picture.ts'
import { isFar, nearestPlaces, whereIs } from '../../live/places.ts'
import type { Standing } from '../../live/standing-alerts.ts'
import { type MarkedSide, markOf, sidesOf } from '../../map/marks.ts'
import type {
  CampMark,
  MapApproach,
  MapEncounter,
  MapForecast,
  MapGround,
  MapGroup,
  MapIncident,
  MapPart,
  MapRally,
  MapRing,
  MapRoute,
  MapVenue,
} from '../../map/scene.ts'
import { bandOf } from '../severity-mark.tsx'
import { farFromHead, groundsOf, partsOf, ringsOf, routesOf, venuesOf } from './grounds-of.ts'

/** How the wall writes what the map shows. */
export type SceneWords = {
  distance: (metres: number) => string
  /** a limit that somebody is within: "≤ 500 m" */
  within: (metres: number) => string
  age: (ms: number) => string
  /** an instant to come, epoch milliseconds: "14.32 · 8 mnt" */
  when: (at: number) => string
  rally: (rally: Rally) => string
  isToday: (rally: Rally) => boolean
  incident: (incident: Incident) => string
}
export type Scene = {
  groups: MapGroup[]
  grounds: MapGround[]
  parts: MapPart[]
  routes: MapRoute[]
  encounters: MapEncounter[]
  forecasts: MapForecast[]
  rallies: MapRally[]
  venues: MapVenue[]
  rings: MapRing[]
  approaches: MapApproach[]
  incidents: MapIncident[]
}

/** What a group's gravest encounter says of it: its mark there, and where the other is or will be met. */
export type Met = { mark: CampMark | null; opponent: Position }

/** What the map draws of a picture. Encounters and forecasts come from the alerts that are not cleared. */
export function sceneOf(picture: Picture, standing: readonly Standing[], words: SceneWords): Scene {
  const met = new Map<GroupId, Met>()
  const encounters: MapEncounter[] = []
  const forecasts: MapForecast[] = []
  const far: MapPart[] = []
  // The gravest comes first: a group that meets several bears the mark of its gravest encounter.
  const meet = ({ side, mark }: MarkedSide, opponent: Position): void => {
    if (!met.has(side.groupId)) met.set(side.groupId, { mark, opponent })
  }
  const approached = new Set<SiteId>()
  const approaches: MapApproach[] = []
  const foretold = new Set(
    standing.flatMap(({ alert }) =>
      alert.cleared === null && alert.evidence.kind === 'predictedEncounter' ? [alert.subjects.join()] : [],
    ),
  )
  for (const [rank, { alert, reading }] of standing.entries()) {
    const { evidence } = alert
    if (alert.cleared !== null) continue
    if (evidence.kind === 'siteApproach') {
      approached.add(evidence.siteId)
      const [band, position] = [bandOf(alert.severity), evidence.sitePosition]
      approaches.push({ id: alert.id, rank, band, position, limitText: words.within(evidence.limitM) })
    }
    if (evidence.kind !== 'encounter' && evidence.kind !== 'predictedEncounter') continue
    const [a, b] = sidesOf(picture.operation, evidence)
    if (evidence.kind === 'encounter') {
      const [placeA, placeB] = nearestPlaces(picture, [a.side, b.side])
      encounters.push({
        id: alert.id,
        rank,
        band: evidence.band,
        isCertain: alert.certainty === 'observed' || alert.certainty === 'likely',
        isForetold: foretold.has(alert.subjects.join()),
        sides: [
          { mark: a.mark, position: placeA },
          { mark: b.mark, position: placeB },
        ],
        rangeText: words.distance(reading?.rangeM ?? evidence.rangeM),
      })
      meet(a, placeB)
      meet(b, placeA)
      far.push(...farFromHead(picture, a, placeA), ...farFromHead(picture, b, placeB))
      continue
    }
    const danger = evidence.reaches.at(-1)
    if (danger === undefined) continue
    const sides: MapForecast['sides'] = [
      { mark: a.mark, position: whereIs(picture, a.side.groupId) ?? a.side.position },
      { mark: b.mark, position: whereIs(picture, b.side.groupId) ?? b.side.position },
    ]
    const whenText = words.when(danger.at)
    forecasts.push({ id: alert.id, rank, band: 'warning', sides, place: danger.position, whenText })
    meet(a, danger.position)
    meet(b, danger.position)
  }
  const grounds = groundsOf(picture, met)
  const parts = partsOf(grounds)
  return {
    groups: groupsOf(picture, met, words),
    grounds,
    parts: [...parts, ...far.filter(({ position }) => parts.every((part) => isFar(part.position, position)))],
    routes: routesOf(picture, met),
    encounters,
    forecasts,
    venues: venuesOf(picture),
    rings: ringsOf(guardedSites(picture.operation, picture.phases, approached), words.distance),
    approaches,
    ...happeningsOf(picture, words),
  }
}

function groupsOf(picture: Picture, met: ReadonlyMap<GroupId, Met>, words: SceneWords): MapGroup[] {
  return [...picture.positions.values()].flatMap((position) => {
    const group = picture.groupByNo.get(position.no)
    if (group === undefined) return []
    const encounter = met.get(group.id)
    return [
      {
        id: group.id,
        name: group.name,
        mark: encounter?.mark ?? markOf(picture.operation, group.camps),
        position: whereIs(picture, group.id) ?? { lon: position.lon, lat: position.lat },
        courseDeg: position.courseDeg,
        speedMps: position.speedMps,
        freshness: position.freshness,
        ageText: words.age(position.ageS * 1_000),
        meets: encounter?.opponent ?? null,
      },
    ]
  })
}

const happeningsOf = (picture: Picture, words: SceneWords): Pick<Scene, 'rallies' | 'incidents'> => ({
  rallies: [...picture.rallies.values()]
    .filter(({ phase }) => phase !== 'ended' && phase !== 'cancelled')
    .map((rally) => ({
      id: rally.id,
      name: rally.venue.name,
      mark: markOf(picture.operation, rally.camps),
      phase: rally.phase,
      when: isLiveRally(rally.phase) ? 'now' : words.isToday(rally) ? 'today' : 'other',
      phaseText: words.rally(rally),
      position: rally.venue.position,
    })),
  // What nobody can place stands in lists alone.
  incidents: [...picture.incidents.values()].filter(isPlaceKnown).map((incident) => ({
    id: incident.id,
    severity: incident.severity,
    status: incident.status,
    position: incident.position,
    title: words.incident(incident),
  })),
})
