import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { holds } from '../../../live/until-shown.ts'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'

/** AL4: by whom, until when and why it was put aside; back into the queue at once. */
export function OnShelf({ alert, mayAct }: { alert: Alert; mayAct: boolean }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const back = useChange(routes.unshelveAlert, { isShown: (picture, reply) => holds(picture.alerts, reply, true) })
  const { shelved } = alert
  if (shelved === null) return null
  return (
    <div className="on-shelf" data-shelved-until={shelved.until}>
      <p>
        {t('alert.shelvedBy', { name: whoSigned(picture, shelved.by), time: format.clock(shelved.until) })}
        {shelved.reason === '' ? null : ` — ${shelved.reason}`}
      </p>
      {mayAct ? (
        <Button
          variant="default"
          loading={back.isPending}
          onClick={() => back.mutate({ params: { alertId: alert.id }, body: { version: alert.version } })}
        >
          {t('alert.unshelve')}
        </Button>
      ) : null}
      <Problem error={back.error} />
    </div>
  )
}
