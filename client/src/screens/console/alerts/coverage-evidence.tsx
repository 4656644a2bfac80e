import type { CoverageEvidence as Evidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'

/** PX5, AL1: where and when a group was heard last, or which rally nobody sees. */
export function CoverageEvidence({ evidence }: { evidence: Evidence }) {
  const { t } = useTranslation()
  const { picture, now, format } = useDesk()
  const { cause, groupId, rallyId, lastFixedAt } = evidence
  const heard =
    lastFixedAt === null ? t('alert.lastFixNever') : t('wall.heardAgo', { age: format.duration(now - lastFixedAt) })
  return (
    <Facts
      facts={[
        [t('alert.cause'), t(`coverageCause.${cause}`)],
        [t('alert.group'), groupId === null ? null : (picture.groups.get(groupId)?.name ?? groupId)],
        [t('alert.rally'), rallyId === null ? null : (picture.rallies.get(rallyId)?.venue.name ?? rallyId)],
        [t('alert.position'), writeCoordinates(evidence.lastPosition)],
        [t('alert.lastFix'), rallyId === null ? heard : null],
        [t(`alert.silentLimit.${cause}`), format.duration(evidence.limitS * 1_000)],
        [t('alert.place'), placeText(evidence.place) ?? t('wall.outside')],
        [t('alert.decidedAt'), format.clock(evidence.decidedAt)],
      ]}
    />
  )
}
