import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { subjectsOf } from '../../../live/subjects-of.ts'
import { CampChip } from '../../../ui/camp-chip.tsx'
import { useDesk } from '../../../ui/desk-context.ts'

/** The groups, or the rally, of an alert by ballot number and name, in the order of the ballot numbers; of an incident what it is. */
export function AlertSubjects({ alert: { evidence } }: { alert: Alert }) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  return (
    <span className="pair">
      {subjectsOf(picture, evidence).map(({ id, name, mark }) => (
        <span key={id}>
          <CampChip camp={mark} /> {name}
        </span>
      ))}
      {evidence.kind === 'incidentRaised' ? <span>{t(`category.${evidence.category}`)}</span> : null}
      {evidence.kind === 'sos' && evidence.groupId === null ? <span>{t('alert.officerCalls')}</span> : null}
      {evidence.kind === 'siteApproach' ? <span>→ {evidence.siteName}</span> : null}
    </span>
  )
}
