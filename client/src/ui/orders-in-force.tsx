import { useTranslation } from 'react-i18next'
import type { Picture } from '../live/picture.ts'
import { rulesNow } from '../live/rules-now.ts'
import { whoSigned } from '../live/who-signed.ts'
import type { Format } from '../text/format.ts'
import { contestName, orderScope } from '../text/order-scope.ts'
import { untilText } from '../text/until-text.ts'
import { LimitMarks } from './limit-marks.tsx'

export type OrdersInForceProps = {
  picture: Pick<Picture, 'operation' | 'phases' | 'orders' | 'people'>
  /** the operation's clock */
  now: number
  format: Format
}

/** PX11, PH6: every order in full: by whom, until when and why. */
export function OrdersInForce({ picture, now, format }: OrdersInForceProps) {
  const { t } = useTranslation()
  const { operation } = picture
  const { limitsOrders, phaseOrders } = rulesNow(picture, now)
  return (
    <>
      {limitsOrders.map((order) => {
        const scope = orderScope(operation, order)
        const until = untilText(format, order.until, now)
        const says = { name: whoSigned(picture, order.by), until, reason: order.reason, scope }
        return (
          <p key={order.id} data-order-id={order.id}>
            <LimitMarks limits={order.limits} format={format} hasWords={false} />
            <span className="order">{t(scope === '' ? 'limits.order' : 'limits.orderFor', says)}</span>
          </p>
        )
      })}
      {phaseOrders.map(({ order: { id, phase, by, until, reason }, contestIds }) => (
        <p key={id} data-order-id={id}>
          <span className="order">
            {t('limits.phaseOrder', {
              contest: contestIds.map((it) => contestName(operation, it)).join(', '),
              phase: t(`phase.${phase}`),
              name: whoSigned(picture, by),
              until: untilText(format, until, now),
              reason,
            })}
          </span>
        </p>
      ))}
    </>
  )
}
