import type { EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'

/** PX10, PX11: what made the limits what they are, the one that decided first. */
export function LimitsSource({ limitsFrom, contests }: Pick<EncounterEvidence, 'limitsFrom' | 'contests'>) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { operation, orders } = picture
  const { phase, vulnerability, orderId, separationM } = limitsFrom
  const says: string[] = []
  if (separationM !== null) says.push(t('alert.fromSeparation', { distance: format.exact(separationM) }))
  if (orderId !== null) {
    const order = orders.get(orderId)
    says.push(
      order === undefined
        ? t('alert.fromOrderGone')
        : t('alert.fromOrder', {
            name: whoSigned(picture, order.by),
            until: format.moment(order.until),
            reason: order.reason,
          }),
    )
  }
  if (vulnerability !== null) {
    const region = operation.regions.find(({ code }) => code === vulnerability.region)?.name ?? vulnerability.region
    says.push(t('alert.fromVulnerability', { class: t(`vulnerability.${vulnerability.class}`), region }))
  }
  // An order stands in the place of what the phase would have.
  if (phase !== null && orderId === null) {
    const names = contests
      .filter((it) => it.phase === phase)
      .map(({ contestId }) => operation.contests.find(({ id }) => id === contestId)?.name ?? contestId)
    says.push(t('alert.fromPhase', { phase: t(`phase.${phase}`), contests: names.join(', ') }))
  }
  if (says.length === 0) says.push(t('alert.fromOperation'))
  return (
    <>
      {says.map((line) => (
        <span key={line} className="source">
          {line}
        </span>
      ))}
    </>
  )
}
