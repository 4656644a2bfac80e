import { routes } from '@jaga-jarak/shared/api.ts'
import { isInForce, type Order } from '@jaga-jarak/shared/order.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../../live/picture.ts'
import { holds } from '../../../live/until-shown.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { OrderForm } from './order-form.tsx'

const isShown = (picture: Picture, reply: Order): boolean => holds(picture.orders, reply, true)

/** The commander's orders that stand: what they say, by whom, until when and why; each may be ended early. */
export function OrderDesk() {
  const { t } = useTranslation()
  const { picture, now } = useDesk()
  const [isGiving, setGiving] = useState(false)
  const standing = [...picture.orders.values()]
    .filter((order) => isInForce(order, epochMs(now)))
    .toSorted((a, b) => a.until - b.until)
  return (
    <DeskLayout
      title={t('console.orders')}
      act={<Button onClick={() => setGiving(true)}>{t('order.give')}</Button>}
      aside={isGiving ? <OrderForm onDone={() => setGiving(false)} /> : null}
    >
      {standing.length === 0 ? (
        <p className="empty">{t('order.none')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('order.says')}</th>
              <th scope="col">{t('order.by')}</th>
              <th scope="col">{t('order.ends')}</th>
              <th scope="col">{t('order.reason')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {standing.map((order) => (
              <OrderRow key={order.id} order={order} />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}

function OrderRow({ order }: { order: Order }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { contests, regions } = picture.operation
  const [isSure, setSure] = useState(false)
  const end = useChange(routes.endOrder, { isShown })
  const press = (): void => {
    if (isSure) end.mutate({ params: { orderId: order.id }, body: { version: order.version } })
    else setSure(true)
  }
  const contest = contests.find(({ id }) => id === order.contestId)?.name
  const says =
    order.kind === 'phase'
      ? `${contest ?? ''}: ${t(`phase.${order.phase}`)}`
      : [
          ...(['danger', 'warning', 'watch'] as const).map(
            (band) => `${t(`band.${band}`)} ${format.exact(order.limits[`${band}M`])}`,
          ),
          ...(order.region === null ? [] : [regions.find(({ code }) => code === order.region)?.name ?? order.region]),
          ...(contest === undefined ? [] : [contest]),
        ].join(' · ')
  return (
    <tr data-order-id={order.id}>
      <th scope="row">{says}</th>
      <td>{whoSigned(picture, order.by)}</td>
      <td>{format.moment(order.until)}</td>
      <td>{order.reason}</td>
      <td className="acts">
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          onClick={press}
          onBlur={() => setSure(false)}
        >
          {isSure ? t('console.confirm', { act: t('order.end') }) : t('order.end')}
          <span className="unseen"> {says}</span>
        </Button>
        <Problem error={end.error} />
      </td>
    </tr>
  )
}
