import './limits-in-force.css'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../live/picture.ts'
import { type LimitsOrder, rulesNow } from '../live/rules-now.ts'
import { whoSigned } from '../live/who-signed.ts'
import type { Format } from '../text/format.ts'
import { SeverityMark } from './severity-mark.tsx'

/** More regions than this are told by their number. */
const MAX_NAMED = 3
const BANDS = ['danger', 'warning', 'watch'] as const

export type LimitsInForceProps = {
  picture: Pick<Picture, 'operation' | 'phases' | 'orders' | 'people'>
  /** the operation's clock */
  now: number
  format: Format
}

/** PH5, PX11, PH6: by which limits each phase is judged now, and who ordered otherwise, until when and why. */
export function LimitsInForce({ picture, now, format }: LimitsInForceProps) {
  const { t } = useTranslation()
  const { operation } = picture
  const { groups, limitsOrders, phaseOrders } = rulesNow(picture, now)
  const phaseName = (phase: (typeof picture.phases)[number]['phase']): string =>
    phase === null ? t('status.beforeCalendar') : t(`phase.${phase}`)
  const nameOf = (contestId: string): string => operation.contests.find(({ id }) => id === contestId)?.name ?? contestId
  const scopeOf = ({ region, contestId }: LimitsOrder): string =>
    [
      ...(contestId === null ? [] : [nameOf(contestId)]),
      ...(region === null ? [] : [operation.regions.find(({ code }) => code === region)?.name ?? region]),
    ].join(', ')
  const widened = VulnerabilityClass.options.flatMap((its) => {
    const names = operation.regions.filter(({ vulnerability }) => vulnerability?.class === its).map(({ name }) => name)
    if (operation.widening[its] === 1 || names.length === 0) return []
    return [
      { its, regions: names.length > MAX_NAMED ? t('limits.regions', { count: names.length }) : names.join(', ') },
    ]
  })
  const until = (at: number): string => (at - now < 86_400_000 ? format.time(at) : format.moment(at))
  return (
    <section className="limits" aria-label={t('limits.title')}>
      {groups.map(({ limits, phases, contests }, i) => (
        <p key={phases.join()} data-limits={phases.join()}>
          <Limits limits={limits} format={format} hasWords={i === 0} />
          {groups.length === 1 ? null : (
            <span className="of">
              {contests.length === 1 && contests[0] !== undefined
                ? `${nameOf(contests[0].contestId)}: ${phaseName(contests[0].phase)}`
                : phases.map(phaseName).join(', ')}
            </span>
          )}
          {i > 0
            ? null
            : widened.map(({ its, regions }) => (
                <span key={its} className="of">
                  {t('limits.widened', {
                    regions,
                    class: t(`vulnerability.${its}`),
                    factor: format.factor(operation.widening[its]),
                  })}
                </span>
              ))}
        </p>
      ))}
      {limitsOrders.map((order) => {
        const scope = scopeOf(order)
        const says = { name: whoSigned(picture, order.by), until: until(order.until), reason: order.reason, scope }
        return (
          <p key={order.id} data-order-id={order.id}>
            <Limits limits={order.limits} format={format} hasWords={false} />
            <span className="order">{t(scope === '' ? 'limits.order' : 'limits.orderFor', says)}</span>
          </p>
        )
      })}
      {phaseOrders.map(({ order: { id, phase, by, until: end, reason }, contestIds }) => (
        <p key={id} data-order-id={id}>
          <span className="order">
            {t('limits.phaseOrder', {
              contest: contestIds.map(nameOf).join(', '),
              phase: t(`phase.${phase}`),
              name: whoSigned(picture, by),
              until: until(end),
              reason,
            })}
          </span>
        </p>
      ))}
    </section>
  )
}

function Limits({ limits, format, hasWords }: { limits: ProximityLimits; format: Format; hasWords: boolean }) {
  const { t } = useTranslation()
  return BANDS.map((band) => (
    <span key={band} className="limit">
      <SeverityMark band={band} /> {hasWords ? t(`band.${band}`) : <span className="unseen">{t(`band.${band}`)}</span>}{' '}
      {t('wall.within', { distance: format.exact(limits[`${band}M`]) })}
    </span>
  ))
}
