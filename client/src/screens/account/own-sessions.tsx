import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { Problem } from '../../ui/problem.tsx'
import { useBrowserText } from '../../ui/use-browser-text.ts'
import { useChange } from '../../ui/use-change.ts'

export const OWN_SESSIONS = ['ownSessions']
type Held = Reply<Routes['listOwnSessions']>['sessions'][number]

/** Where somebody is signed in, to end what they do not know. */
export function OwnSessions() {
  const { t } = useTranslation()
  const { data, error } = useQuery({ queryKey: OWN_SESSIONS, queryFn: () => call(routes.listOwnSessions, {}) })
  const { data: operation } = useQuery({ queryKey: ['operation'], queryFn: () => call(routes.readOperation, {}) })
  return (
    <section aria-label={t('account.sessions')}>
      <h2>{t('account.sessions')}</h2>
      <p className="hint">{t('account.sessionsWhat')}</p>
      <Problem error={error} />
      <ul className="own-sessions">
        {operation === undefined
          ? null
          : data?.sessions.map((session) => <OwnSession key={session.id} session={session} zone={operation.zone} />)}
      </ul>
    </section>
  )
}

function OwnSession({ session, zone }: { session: Held; zone: Operation['zone'] }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const end = useChange(routes.endOwnSession, { refreshes: OWN_SESSIONS })
  const { moment } = createFormat(language, zone)
  const browserText = useBrowserText()
  return (
    <li data-session-id={session.id}>
      <span>
        <b>{browserText(session.agent)}</b>
        <small>
          {t('account.opened', { time: `${moment(session.openedAt)} ${zone.label}`, address: session.address })} ·{' '}
          {t('account.seen', { time: `${moment(session.seenAt)} ${zone.label}` })}
        </small>
        <Problem error={end.error} />
      </span>
      {session.isThisOne ? (
        <span>{t('account.thisOne')}</span>
      ) : (
        <Button
          variant="default"
          size="compact-sm"
          loading={end.isPending}
          onClick={() => end.mutate({ params: { sessionId: session.id } })}
        >
          {t('account.end')}
        </Button>
      )}
    </li>
  )
}
