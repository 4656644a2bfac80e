import { dangerS } from '@jaga-jarak/shared/alert-order.ts'
import { useTranslation } from 'react-i18next'
import { subjectsOf } from '../../../live/subjects-of.ts'
import { useDesk } from '../../../ui/desk-context.ts'

/** Tells who does not look at the screen of the newest danger, and of the newest forecast, each once. */
export function DangerHerald() {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const unseen = [...picture.alerts.values()]
    .filter(({ cleared, acknowledged, shelved }) => cleared === null && acknowledged === null && shelved === null)
    .toSorted((a, b) => b.turnedAt - a.turnedAt)
  const namesOf = (alert: (typeof unseen)[number]): string =>
    subjectsOf(picture, alert.evidence)
      .map(({ name }) => name)
      .join(', ')
  const danger = unseen.find(({ evidence }) => evidence.kind === 'encounter' && evidence.band === 'danger')
  // What waits for too long, or goes on although it was acknowledged, is told of once each time.
  const recalled = [...picture.alerts.values()]
    .filter(({ cleared, shelved }) => cleared === null && shelved === null)
    .flatMap((alert) => {
      const at = Math.max(alert.escalatedAt ?? 0, alert.remindedAt ?? 0)
      return at === 0 ? [] : [{ alert, at }]
    })
    .toSorted((a, b) => b.at - a.at)[0]
  const forecast = unseen
    .filter(({ evidence }) => evidence.kind === 'predictedEncounter')
    .toSorted((a, b) => b.raisedAt - a.raisedAt)[0]
  return (
    <>
      <div className="unseen" aria-live="assertive">
        {danger?.evidence.kind !== 'encounter' ? null : (
          <p key={`${danger.id} ${danger.turnedAt}`}>
            {t('alert.newDanger', {
              names: namesOf(danger),
              distance: format.distance(danger.evidence.rangeM),
            })}
          </p>
        )}
      </div>
      <div className="unseen" aria-live="assertive">
        {recalled === undefined ? null : (
          <p key={`${recalled.alert.id} ${recalled.at}`}>
            {t(recalled.alert.acknowledged === null ? 'alert.escalated' : 'alert.stillOn')}: {namesOf(recalled.alert)}
          </p>
        )}
      </div>
      <div className="unseen" aria-live="polite" aria-atomic="false">
        {forecast?.evidence.kind !== 'predictedEncounter' ? null : (
          // As it was when it was decided: words that counted down would be read out every second.
          <p key={`${forecast.id} ${forecast.worsenedIn}`}>
            {t('alert.newForecast', {
              names: namesOf(forecast),
              duration: format.duration(dangerS(forecast.evidence, forecast.evidence.decidedAt) * 1_000),
            })}
          </p>
        )}
      </div>
    </>
  )
}
