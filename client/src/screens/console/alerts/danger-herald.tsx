import { useTranslation } from 'react-i18next'
import { useDesk } from '../console-context.ts'

/** Tells who does not look at the screen of the newest danger that nobody has acknowledged, once for each. */
export function DangerHerald() {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const newest = [...picture.alerts.values()]
    .filter(({ evidence, cleared, acknowledged }) => {
      const isDanger = evidence.kind === 'encounter' && evidence.band === 'danger'
      return isDanger && cleared === null && acknowledged === null
    })
    .toSorted((a, b) => b.turnedAt - a.turnedAt)[0]
  return (
    <div className="unseen" aria-live="assertive">
      {newest === undefined || newest.evidence.kind !== 'encounter' ? null : (
        <p key={`${newest.id} ${newest.turnedAt}`}>
          {t('alert.newDanger', {
            names: newest.subjects.map((id) => picture.groups.get(id)?.name ?? id).join(', '),
            distance: format.distance(newest.evidence.rangeM),
          })}
        </p>
      )}
    </div>
  )
}
