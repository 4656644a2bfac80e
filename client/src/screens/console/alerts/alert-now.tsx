import { contactS, dangerS } from '@jaga-jarak/shared/alert-order.ts'
import { useTranslation } from 'react-i18next'
import type { Standing } from '../../../live/standing-alerts.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Facts } from '../../../ui/facts.tsx'
import { MAX_CONTACT_S } from './max-contact.ts'

/** What has become of an open alert about two groups since it was decided. */
export function AlertNow({ standing: { alert, reading } }: { standing: Standing }) {
  const { t } = useTranslation()
  const { now, format } = useDesk()
  const { evidence, cleared } = alert
  if (cleared !== null || (evidence.kind !== 'encounter' && evidence.kind !== 'predictedEncounter')) return null
  const { rangeM, closingMps } = reading ?? evidence
  const approach = reading?.approach ?? (evidence.kind === 'encounter' ? evidence.approach : null)
  const contact = contactS(rangeM, closingMps)
  const isForecast = evidence.kind === 'predictedEncounter'
  const range = format.distance(rangeM)
  return (
    <>
      <h3>{t('alert.now')}</h3>
      <Facts
        facts={[
          [
            t('alert.dangerIn'),
            isForecast ? <b key="danger">{format.duration(dangerS(evidence, now) * 1_000)}</b> : null,
          ],
          [t('alert.range'), isForecast ? range : <b key="range">{range}</b>],
          [t('alert.approach'), approach === null ? null : t(`approach.${approach}`)],
          [t('alert.contact'), !isForecast && contact <= MAX_CONTACT_S ? format.duration(contact * 1_000) : null],
        ]}
      />
    </>
  )
}
