import type { EncounterSide } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import type { MarkedSide } from '../../../map/marks.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { CampChip } from '../../../ui/camp-chip.tsx'
import { useDesk } from '../../../ui/desk-context.ts'

/** What was known of each group when it was decided, one beside the other. */
export function SidesTable({ sides }: { sides: readonly MarkedSide[] }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const unknown = t('console.unknown')
  const rows: [name: string, of: (side: EncounterSide) => string][] = [
    [t('alert.position'), (side) => writeCoordinates(side.position)],
    [t('alert.nearest'), (side) => (side.nearest === null ? unknown : writeCoordinates(side.nearest))],
    [t('alert.freshness'), (side) => t(`freshness.${side.freshness}`)],
    [t('alert.fixAge'), (side) => format.duration(side.ageS * 1_000)],
    [t('alert.accuracy'), (side) => (side.accuracyM === null ? unknown : format.exact(side.accuracyM))],
    [t('alert.speed'), (side) => (side.speedMps === null ? unknown : format.speed(side.speedMps))],
    [t('alert.length'), (side) => (side.lengthM === 0 ? '–' : format.exact(side.lengthM))],
    [t('alert.radius'), (side) => format.exact(side.radiusM)],
    [t('alert.reach'), (side) => format.exact(side.reachM)],
  ]
  return (
    <table className="sides">
      <thead>
        <tr>
          <th scope="col">{t('alert.group')}</th>
          {sides.map(({ side, mark }) => (
            <th key={side.groupId} scope="col">
              <CampChip camp={mark} /> {picture.groups.get(side.groupId)?.name ?? side.groupId}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([name, of]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {sides.map(({ side }) => (
              <td key={side.groupId}>{of(side)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
