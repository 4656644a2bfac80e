import { useTranslation } from 'react-i18next'
import { PHONE_WORKER, PushFault } from '../../live/push/own-push.ts'
import { useOwnPush } from '../../live/push/use-own-push.ts'
import { Problem } from '../../ui/problem.tsx'

/** Whether this phone is told of danger while it lies in a pocket. Without network nothing is asked and nothing shown. */
export function PushSwitch() {
  const { t } = useTranslation()
  const { all, here, can, isPending, error, turnOn, turnOff } = useOwnPush(PHONE_WORKER)
  if (all === undefined || can === 'unsupported') return null
  return (
    <section className="push" aria-label={t('notify.own.title')} data-push={here === null ? can : 'on'}>
      {can === 'blocked' ? (
        <p role="status">{t('notify.own.blocked')}</p>
      ) : here === null ? (
        <button type="button" className="act" disabled={isPending} onClick={() => void turnOn()}>
          {t('notify.own.fieldOff')}
        </button>
      ) : (
        <p>
          <b>{t('notify.own.fieldOn')}</b>{' '}
          <button type="button" className="act" disabled={isPending} onClick={() => void turnOff(here)}>
            {t('notify.own.remove')}
          </button>
        </p>
      )}
      {can === 'blocked' ? null : error instanceof PushFault ? (
        <p role="alert">{t(`notify.own.${error.why}`)}</p>
      ) : (
        <Problem error={error} />
      )}
    </section>
  )
}
