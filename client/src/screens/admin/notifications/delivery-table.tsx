import { routes } from '@jaga-jarak/shared/api.ts'
import type { Delivery } from '@jaga-jarak/shared/notify.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { NOTIFICATION_LIST } from './notification-list.ts'

/** What was sent to whom, and what became of it. */
export function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { t } = useTranslation()
  return (
    <table className="list deliveries">
      <thead>
        <tr>
          <th scope="col">{t('notify.log.when')}</th>
          <th scope="col">{t('notify.log.what')}</th>
          <th scope="col">{t('notify.log.to')}</th>
          <th scope="col">{t('notify.log.state')}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} />
        ))}
      </tbody>
    </table>
  )
}

function DeliveryRow({ delivery }: { delivery: Delivery }) {
  const { t } = useTranslation()
  const { format, picture } = useDesk()
  const retry = useChange(routes.retryDelivery, { refreshes: NOTIFICATION_LIST })
  const { id, at, title, occasion, channel, target, personId, state, attempts, nextAt, fault } = delivery
  const duty = personId === null ? undefined : picture.people.get(personId)?.duty
  return (
    <tr data-delivery-id={id} data-state={state}>
      <td className="when">{format.moment(at)}</td>
      <th scope="row">
        {title}
        <small>{t(`notify.occasion.${occasion}`)}</small>
      </th>
      <td className="targets">
        {t(`notify.channel.${channel}`)}
        <small>{channel === 'push' ? (duty ?? personId) : target}</small>
      </td>
      <td>
        {state === 'dead' ? (
          <b>
            <SeverityMark band="warning" /> {t('notify.state.dead')}
          </b>
        ) : (
          t(`notify.state.${state}`)
        )}
        <small>
          {[
            ...(fault === null ? [] : [faultText(fault)]),
            ...(attempts === 0 || (state === 'sent' && attempts === 1)
              ? []
              : [t('notify.attempts', { count: attempts })]),
            ...(state === 'waiting' && attempts > 0 && nextAt !== null
              ? [t('notify.nextTry', { time: format.clock(nextAt) })]
              : []),
          ].join(' · ')}
        </small>
      </td>
      <td className="acts">
        {state === 'dead' && fault?.what !== 'gone' ? (
          <Button
            variant="default"
            size="compact-sm"
            loading={retry.isPending}
            onClick={() => retry.mutate({ params: { deliveryId: id } })}
          >
            {t('notify.dead.retry')}
            <span className="unseen"> {title}</span>
          </Button>
        ) : null}
        <Problem error={retry.error} />
      </td>
    </tr>
  )

  function faultText({ what, status }: NonNullable<Delivery['fault']>): string {
    const words = t(`notify.fault.${what}`)
    return status === null ? words : t('notify.faultStatus', { fault: words, status })
  }
}
