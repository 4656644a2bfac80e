import './notifications.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { ChannelRow } from './channel-row.tsx'
import { ChannelRuleForm } from './channel-rule-form.tsx'
import { DeliveryTable } from './delivery-table.tsx'
import { NOTIFICATION_LIST } from './notification-list.ts'

/** A test or a failure is to be seen while somebody looks at it. */
const REFRESH_MS = 2_000

/** The ways out of the house: how each stands, what it tells, and whether it arrived. */
export function NotificationDesk() {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<RuledChannel | null>(null)
  const { data, error } = useQuery({
    queryKey: NOTIFICATION_LIST,
    queryFn: () => call(routes.readNotifications, {}),
    refetchInterval: REFRESH_MS,
  })
  const open = data?.channels.find(({ channel }) => channel === chosen)
  return (
    <DeskLayout
      title={t('admin.notifications')}
      aside={
        open?.rule == null || chosen === null ? null : (
          <ChannelRuleForm
            key={chosen}
            channel={chosen}
            rule={open.rule}
            version={open.version}
            onDone={() => setChosen(null)}
          />
        )
      }
    >
      <Problem error={error} />
      {data === undefined ? null : (
        <div className="notifications">
          {data.dead.length === 0 ? null : (
            <section aria-labelledby="dead-title" data-list="dead">
              <h2 id="dead-title">{t('notify.dead.title')}</h2>
              <p className="hint">{t('notify.dead.lead')}</p>
              <DeliveryTable deliveries={data.dead} />
            </section>
          )}
          <section aria-labelledby="channels-title">
            <h2 id="channels-title">{t('notify.channels.title')}</h2>
            <table className="list channels">
              <thead>
                <tr>
                  <th scope="col">{t('notify.channels.channel')}</th>
                  <th scope="col">{t('notify.channels.to')}</th>
                  <th scope="col">{t('notify.channels.rule')}</th>
                  <th scope="col">{t('notify.channels.state')}</th>
                  <td />
                </tr>
              </thead>
              <tbody>
                {data.channels.map((state) => (
                  <ChannelRow
                    key={state.channel}
                    state={state}
                    isChosen={state.channel === chosen}
                    onChange={setChosen}
                  />
                ))}
              </tbody>
            </table>
          </section>
          <section aria-labelledby="log-title" data-list="log">
            <h2 id="log-title">{t('notify.log.title')}</h2>
            <p className="hint">{data.deliveries.length === 0 ? t('notify.log.none') : t('notify.log.lead')}</p>
            {data.deliveries.length === 0 ? null : <DeliveryTable deliveries={data.deliveries} />}
          </section>
        </div>
      )}
    </DeskLayout>
  )
}
