import { type Alert, SHELF_MINUTES } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { useUndo } from '../undo/undo-context.ts'

const MINUTE_MS = 60_000

/** AL4: by whom, until when and why it was put aside; back into the queue at once. */
export function OnShelf({ alert, mayAct }: { alert: Alert; mayAct: boolean }) {
  const { t } = useTranslation()
  const { picture, format, now } = useDesk()
  const offer = useUndo()
  const { shelved } = alert
  /** by the time that it is shown, the alert here lies on no shelf */
  const left = useRef({ minutes: 0, reason: '' })
  const back = useChange(routes.unshelveAlert, {
    isShown: (picture, reply) => holds(picture.alerts, reply, true),
    onDone: ({ id, version }) => {
      const { minutes, reason } = left.current
      if (minutes < 1) return
      offer({
        done: t('desk.undo.unshelved', { count: minutes }),
        undo: () => call(routes.shelveAlert, { params: { alertId: id }, body: { version, minutes, reason } }),
      })
    },
  })
  if (shelved === null) return null
  const takeBack = (): void => {
    // Put aside again it is for the whole minutes that were left of its time.
    const minutes = Math.min(SHELF_MINUTES, Math.floor((shelved.until - now) / MINUTE_MS))
    left.current = { minutes, reason: shelved.reason === '' ? t('desk.undo.reason') : shelved.reason }
    back.mutate({ params: { alertId: alert.id }, body: { version: alert.version } })
  }
  return (
    <div className="on-shelf" data-shelved-until={shelved.until}>
      <p>
        {t('alert.shelvedBy', { name: whoSigned(picture, shelved.by), time: format.clock(shelved.until) })}
        {shelved.reason === '' ? null : ` — ${shelved.reason}`}
      </p>
      {mayAct ? (
        <Button variant="default" loading={back.isPending} onClick={takeBack}>
          {t('alert.unshelve')}
        </Button>
      ) : null}
      <Problem error={back.error} />
    </div>
  )
}
