import { useTranslation } from 'react-i18next'
import { type OrderInForce, ordersByGravity, rulesNow } from '../../live/rules-now.ts'
import { whoSigned } from '../../live/who-signed.ts'
import { contestName, orderScope } from '../../text/order-scope.ts'
import { untilText } from '../../text/until-text.ts'
import { LimitMarks } from '../../ui/limit-marks.tsx'
import { useWall } from './wall-context.ts'

/** Lines of orders; the map has the rest of the room. */
const MAX_ORDERS = 2
/** More contests than this are told by their number. */
const MAX_NAMED = 2

/**
 * PX11, PH6: what a commander has ordered, a line each: the limits or the phase, where and until when in full, by whom
 * and why as far as there is room. The console has every word of it, and those that are only counted here.
 */
export function OrderStrip() {
  const { t } = useTranslation()
  const { picture, now } = useWall()
  const orders = ordersByGravity(picture.operation, rulesNow(picture, now))
  const shown = orders.slice(0, MAX_ORDERS)
  const left = orders.length - shown.length
  return shown.map((it, i) => (
    <p key={it.order.id} className="order-line" data-order-id={it.order.id}>
      <OrderFacts it={it} />
      <span className="why">
        {whoSigned(picture, it.order.by)}: {it.order.reason}
      </span>
      {left > 0 && i === shown.length - 1 ? (
        <b className="more-orders" data-more-orders={left}>
          {t('limits.moreOrders', { count: left })}
        </b>
      ) : null}
    </p>
  ))
}

function OrderFacts({ it }: { it: OrderInForce }) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const { operation } = picture
  const until = untilText(format, it.order.until, now)
  if (it.kind === 'limits') {
    const scope = orderScope(operation, it.order)
    return (
      <>
        <LimitMarks limits={it.order.limits} format={format} hasWords={false} />
        <b className="what">{t('limits.until', { what: scope === '' ? t('limits.everywhere') : scope, until })}</b>
      </>
    )
  }
  const { contestIds, order } = it
  const phase = t(`phase.${order.phase}`)
  const what =
    contestIds.length > MAX_NAMED
      ? t('status.contests', { count: contestIds.length, phase })
      : `${contestIds.map((id) => contestName(operation, id)).join(', ')}: ${phase}`
  return <b className="what">{t('limits.until', { what, until })}</b>
}
