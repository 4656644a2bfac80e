import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { ShownOnce } from '../../../ui/shown-once.tsx'
import { SESSION_LIST } from '../sessions/session-list.ts'
import { DisplayForm } from './display-form.tsx'
import { DISPLAY_LIST } from './display-list.ts'
import { DisplayRow } from './display-row.tsx'

const REFRESH_MS = 10_000

type Aside = { is: 'form' } | { is: 'secret'; token: string }

/** The walls of this operation, what each may show, and when it was last there. */
export function DisplayDesk() {
  const { t } = useTranslation()
  const [aside, setAside] = useState<Aside | null>(null)
  const { data, error } = useQuery({ queryKey: DISPLAY_LIST, queryFn: () => call(routes.listDisplays, {}) })
  const { data: held } = useQuery({
    queryKey: SESSION_LIST,
    queryFn: () => call(routes.listSessions, {}),
    refetchInterval: REFRESH_MS,
  })
  const close = (): void => setAside(null)
  const tell = (token: string): void => setAside({ is: 'secret', token })
  return (
    <DeskLayout
      title={t('admin.displays')}
      act={<Button onClick={() => setAside({ is: 'form' })}>{t('display.register')}</Button>}
      aside={
        aside === null ? null : aside.is === 'secret' ? (
          <ShownOnce
            why={t('display.once')}
            values={[[t('display.link'), `${window.location.origin}/wall#token=${aside.token}`]]}
            done={t('display.done')}
            onDone={close}
          />
        ) : (
          <DisplayForm onRegistered={tell} onCancel={close} />
        )
      }
    >
      <Problem error={error} />
      {data?.displays.length === 0 ? <p className="empty">{t('display.none')}</p> : null}
      {data === undefined || data.displays.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('display.name')}</th>
              <th scope="col">{t('display.shows')}</th>
              <th scope="col">{t('display.seen')}</th>
              <th scope="col">{t('group.status')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.displays.map((display) => (
              <DisplayRow
                key={display.id}
                display={display}
                unseenMs={
                  held?.sessions.flatMap((it) => (it.displayId === display.id ? [held.takenAt - it.seenAt] : [])) ??
                  null
                }
                onRotated={tell}
              />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}
