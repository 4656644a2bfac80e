import type { EncounterEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { type MarkedSide, sidesOf } from '../../../map/marks.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { CampChip } from '../../../ui/camp-chip.tsx'
import { useDesk } from '../console-context.ts'
import { Facts } from '../facts.tsx'

/** AL6: by which rule, limit and phase two groups are too near, and what was known of either. */
export function EncounterEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const contests = evidence.contests.map(({ contestId, phase }) => {
    const name = picture.operation.contests.find(({ id }) => id === contestId)?.name ?? contestId
    return `${name}: ${phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)}`
  })
  return (
    <>
      <Facts
        facts={[
          [t('alert.rule'), evidence.rule],
          [t('alert.band'), t(`band.${evidence.band}`)],
          [t('alert.limit'), format.distance(evidence.limitM)],
          [t('alert.leaveLimit'), format.distance(evidence.leaveLimitM)],
          [t('alert.range'), format.distance(evidence.rangeM)],
          [t('alert.approach'), t(`approach.${evidence.approach}`)],
          [t('alert.closing'), evidence.closingMps === null ? t('console.unknown') : format.speed(evidence.closingMps)],
          [t('alert.basis'), t(`alert.${evidence.basis}`)],
          [t('alert.contests'), contests.join('; ')],
          [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
          [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
        ]}
      />
      <h3>{t('alert.sides')}</h3>
      <Sides sides={sidesOf(picture.operation, evidence)} />
    </>
  )
}

function Sides({ sides }: { sides: readonly MarkedSide[] }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const rows: [name: string, of: (side: MarkedSide['side']) => string][] = [
    [t('alert.position'), (side) => writeCoordinates(side.position)],
    [t('alert.freshness'), (side) => t(`freshness.${side.freshness}`)],
    [t('alert.fixAge'), (side) => format.duration(side.ageS * 1_000)],
    [t('alert.accuracy'), (side) => (side.accuracyM === null ? t('console.unknown') : format.distance(side.accuracyM))],
    [t('alert.speed'), (side) => (side.speedMps === null ? t('console.unknown') : format.speed(side.speedMps))],
    [t('alert.radius'), (side) => format.distance(side.radiusM)],
    [t('alert.reach'), (side) => format.distance(side.reachM)],
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
