import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { useBrowserText } from '../../../ui/use-browser-text.ts'
import { useChange } from '../../../ui/use-change.ts'
import { SESSION_LIST } from './session-list.ts'

const REFRESH_MS = 10_000

/** Everybody and everything that is signed in now; each may be ended. */
export function SessionDesk() {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: SESSION_LIST,
    queryFn: () => call(routes.listSessions, {}),
    refetchInterval: REFRESH_MS,
  })
  return (
    <DeskLayout title={t('admin.sessions')} aside={null}>
      <Problem error={error} />
      {data === undefined ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('session.holder')}</th>
              <th scope="col">{t('session.device')}</th>
              <th scope="col">{t('session.address')}</th>
              <th scope="col">{t('session.opened')}</th>
              <th scope="col">{t('session.seen')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.sessions.map((session) => (
              <SessionRow key={session.id} session={session} takenAt={data.takenAt} />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}

type Held = Reply<Routes['listSessions']>

function SessionRow({ session, takenAt }: { session: Held['sessions'][number]; takenAt: Held['takenAt'] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const browserText = useBrowserText()
  const end = useChange(routes.endSession, { refreshes: SESSION_LIST })
  const { id, holder, displayId, agent, address, openedAt, seenAt, entrance, isThisOne } = session
  const name = holder.name ?? holder.duty
  return (
    <tr data-session-id={id}>
      <th scope="row">
        {name}
        <small>{displayId === null ? holder.duty : t('role.display')}</small>
      </th>
      <td>
        {browserText(agent)}
        <small>{t(`session.entrance.${entrance}`)}</small>
      </td>
      <td>{address}</td>
      <td data-label={t('session.opened')}>{format.moment(openedAt)}</td>
      <td data-label={t('session.seen')}>{t('wall.heardAgo', { age: format.age(takenAt - seenAt) })}</td>
      <td className="acts">
        {isThisOne ? (
          t('account.thisOne')
        ) : (
          <SureButton
            act={t('account.end')}
            of={name}
            isPending={end.isPending}
            onSure={() => end.mutate({ params: { sessionId: id } })}
          />
        )}
        <Problem error={end.error} />
      </td>
    </tr>
  )
}
