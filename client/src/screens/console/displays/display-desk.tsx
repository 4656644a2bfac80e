import { routes } from '@jaga-jarak/shared/api.ts'
import type { Display } from '@jaga-jarak/shared/feed.ts'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { DeskLayout } from '../desk-layout.tsx'
import { EntryForm } from '../entry-form.tsx'
import { ShownOnce } from '../shown-once.tsx'

const DISPLAY_LIST = ['displays'] as const
type Aside = { is: 'form' } | { is: 'secret'; token: string }

/** The walls of this operation and their links. */
export function DisplayDesk() {
  const { t } = useTranslation()
  const [aside, setAside] = useState<Aside | null>(null)
  const { data, error } = useQuery({ queryKey: DISPLAY_LIST, queryFn: () => call(routes.listDisplays, {}) })
  const register = useChange(routes.registerDisplay, {
    refreshes: DISPLAY_LIST,
    onDone: ({ token }) => setAside({ is: 'secret', token }),
  })
  const close = (): void => setAside(null)
  return (
    <DeskLayout
      title={t('console.displays')}
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
          <EntryForm
            title={t('display.register')}
            error={register.error}
            isPending={register.isPending}
            onSubmit={(read) => register.mutate({ body: { name: read('name') } })}
            onCancel={close}
          >
            <TextInput name="name" label={t('display.name')} required maxLength={80} autoFocus />
          </EntryForm>
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
              <th scope="col">{t('group.status')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {data.displays.map((display) => (
              <DisplayRow key={display.id} display={display} />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}

function DisplayRow({ display }: { display: Display }) {
  const { t } = useTranslation()
  const [isSure, setSure] = useState(false)
  const revoke = useChange(routes.revokeDisplay, { refreshes: DISPLAY_LIST })
  const press = (): void => {
    if (isSure) revoke.mutate({ params: { displayId: display.id } })
    else setSure(true)
  }
  return (
    <tr data-display-id={display.id} data-status={display.status}>
      <th scope="row">{display.name}</th>
      <td>{t(`deviceStatus.${display.status}`)}</td>
      <td className="acts">
        {display.status === 'revoked' ? null : (
          <Button
            variant="default"
            size="compact-sm"
            loading={revoke.isPending}
            onClick={press}
            onBlur={() => setSure(false)}
          >
            {isSure ? t('console.confirm', { act: t('display.revoke') }) : t('display.revoke')}
            <span className="unseen"> {display.name}</span>
          </Button>
        )}
        <Problem error={revoke.error} />
      </td>
    </tr>
  )
}
