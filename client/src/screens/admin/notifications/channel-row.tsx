import { routes } from '@jaga-jarak/shared/api.ts'
import type { ChannelState, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { NOTIFICATION_LIST } from './notification-list.ts'
import { useRuleText } from './use-rule-text.ts'

/** What a server must be given for a channel. */
const NAMES: Record<RuledChannel, string> = {
  webhook: 'WEBHOOK_URL, WEBHOOK_SECRET',
  telegram: 'TELEGRAM_BOT_TOKEN, TELEGRAM_CHAT_IDS',
  email: 'SMTP_URL, MAIL_FROM, MAIL_TO',
}

export type ChannelRowProps = { state: ChannelState; isChosen: boolean; onChange: (channel: RuledChannel) => void }

export function ChannelRow({ state, isChosen, onChange }: ChannelRowProps) {
  const { t } = useTranslation()
  const ruleText = useRuleText()
  const { channel, isSetUp, targets, subscriptions, rule } = state
  const test = useChange(routes.testNotification, { refreshes: NOTIFICATION_LIST })
  const to =
    channel === 'push'
      ? subscriptions === 0
        ? t('notify.channels.noSubscriptions')
        : t('notify.channels.subscriptions', { count: subscriptions })
      : targets.join(', ')
  return (
    <tr data-channel={channel} data-set-up={isSetUp} data-chosen={isChosen}>
      <th scope="row">{t(`notify.channel.${channel}`)}</th>
      {isSetUp || channel === 'push' ? (
        <>
          <td className="targets">{to}</td>
          <td>{rule === null ? t('notify.channels.ownRules') : ruleText(rule)}</td>
          <td>
            <Standing state={state} />
          </td>
        </>
      ) : (
        <td colSpan={3}>
          {t('notify.channels.notSetUp')}
          <small>{t('notify.channels.setUp', { names: NAMES[channel] })}</small>
        </td>
      )}
      <td className="acts">
        {channel === 'push' ? (
          <Link to="/account">{t('notify.channels.ofAccount')}</Link>
        ) : isSetUp ? (
          <span className="act-pair">
            <Button variant="default" size="compact-sm" onClick={() => onChange(channel)}>
              {t('notify.channels.change')}
              <span className="unseen"> {t(`notify.channel.${channel}`)}</span>
            </Button>
            <Button
              variant="default"
              size="compact-sm"
              loading={test.isPending}
              onClick={() => test.mutate({ params: { channel } })}
            >
              {t('notify.channels.test')}
              <span className="unseen"> {t(`notify.channel.${channel}`)}</span>
            </Button>
          </span>
        ) : null}
        <Problem error={test.error} />
      </td>
    </tr>
  )
}

function Standing({ state: { waiting, dead, lastSentAt } }: { state: ChannelState }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  return (
    <>
      {dead > 0 ? (
        <b>
          <SeverityMark band="warning" /> {t('notify.channels.dead', { count: dead })}{' '}
        </b>
      ) : null}
      {waiting > 0 ? t('notify.channels.waiting', { count: waiting }) : dead > 0 ? null : t('notify.channels.calm')}
      <small>
        {lastSentAt === null
          ? t('notify.channels.neverSent')
          : t('notify.channels.lastSent', { time: format.moment(lastSentAt) })}
      </small>
    </>
  )
}
