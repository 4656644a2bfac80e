import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { GroupId, Position } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { Picture } from '../../live/picture.ts'
import type { Standing } from '../../live/standing-alerts.ts'
import { markOf, sidesOf } from '../../map/marks.ts'
import type { CampMark, MapEncounter, MapGroup, MapIncident, MapRally } from '../../map/scene.ts'

/** How the wall writes what the map shows. */
export type SceneWords = {
  distance: (metres: number) => string
  age: (ms: number) => string
  rally: (rally: Rally) => string
  incident: (incident: Incident) => string
}
export type Scene = {
  groups: MapGroup[]
  encounters: MapEncounter[]
  rallies: MapRally[]
  incidents: MapIncident[]
}

/** What a group's gravest encounter says of it. */
type Met = { mark: CampMark | null; radiusM: number; opponent: Position }

/** What the map draws of a picture. Encounters come from the alerts that are not cleared. */
export function sceneOf(picture: Picture, standing: readonly Standing[], words: SceneWords): Scene {
  const met = new Map<GroupId, Met>()
  const encounters: MapEncounter[] = []
  for (const { alert, reading } of standing) {
    const { evidence } = alert
    if (evidence.kind !== 'encounter' || alert.cleared !== null) continue
    const [a, b] = sidesOf(picture.operation, evidence)
    const placeA = whereIs(picture, a.side.groupId) ?? a.side.position
    const placeB = whereIs(picture, b.side.groupId) ?? b.side.position
    encounters.push({
      id: alert.id,
      band: evidence.band,
      isCertain: alert.certainty === 'observed' || alert.certainty === 'likely',
      sides: [
        { mark: a.mark, position: placeA },
        { mark: b.mark, position: placeB },
      ],
      rangeText: words.distance(reading?.rangeM ?? evidence.rangeM),
    })
    // The gravest comes first: a group that meets several bears the mark of its gravest encounter.
    for (const [{ side, mark }, opponent] of [
      [a, placeB],
      [b, placeA],
    ] as const) {
      if (!met.has(side.groupId)) met.set(side.groupId, { mark, radiusM: side.radiusM, opponent })
    }
  }
  return { groups: groupsOf(picture, met, words), encounters, ...happeningsOf(picture, words) }
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
        position: { lon: position.lon, lat: position.lat },
        courseDeg: position.courseDeg,
        speedMps: position.speedMps,
        radiusM: encounter?.radiusM ?? group.radiusM,
        freshness: position.freshness,
        ageText: words.age(position.ageS * 1_000),
        meets: encounter?.opponent ?? null,
      },
    ]
  })
}

const happeningsOf = (picture: Picture, words: SceneWords): Pick<Scene, 'rallies' | 'incidents'> => ({
  rallies: [...picture.rallies.values()].map((rally) => ({
    id: rally.id,
    name: rally.venue.name,
    mark: markOf(picture.operation, rally.camps),
    phase: rally.phase,
    phaseText: words.rally(rally),
    position: rally.venue.position,
  })),
  incidents: [...picture.incidents.values()].map((incident) => ({
    id: incident.id,
    severity: incident.severity,
    status: incident.status,
    position: incident.position,
    title: words.incident(incident),
  })),
})

/** Newest place of a group, if a frame has told of it. */
export function whereIs(picture: Picture, id: GroupId): Position | undefined {
  const no = picture.groups.get(id)?.no
  return no === undefined ? undefined : picture.positions.get(no)
}
