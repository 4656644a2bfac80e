import type { Standing } from '../../../live/standing-alerts.ts'
import type { Picked } from '../../../map/pick-layer.tsx'
import type { MapSection } from './sections.ts'

export type Target = { section: MapSection; open: string }

/**
 * What a mark on the map leads to. Who looks at alerts gets the gravest one of a group or a guarded place; a group that
 * is in none, or that is picked from elsewhere, is found among the groups. Null: nothing is told of it. `standing`: the
 * gravest first.
 */
export function targetOf({ kind, id }: Picked, section: MapSection, standing: readonly Standing[]): Target | null {
  const gravest = standing.find(
    ({ alert }) => alert.cleared === null && alert.subjects.some((subject) => subject === id),
  )
  switch (kind) {
    case 'alert':
      return { section: 'alerts', open: id }
    case 'incident':
      return { section: 'incidents', open: id }
    case 'rally':
      return { section: 'rallies', open: id }
    case 'site':
      return gravest === undefined ? null : { section: 'alerts', open: gravest.alert.id }
    case 'group':
      return section === 'alerts' && gravest !== undefined
        ? { section: 'alerts', open: gravest.alert.id }
        : { section: 'groups', open: id }
  }
}
