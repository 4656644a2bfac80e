import { routes } from '@jaga-jarak/shared/api.ts'
import { type OwnPush, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import { DESK_WORKER, PushFault } from '../../live/push/own-push.ts'
import { useOwnPush } from '../../live/push/use-own-push.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { EntryForm } from '../../ui/entry-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { RuleFields } from '../../ui/push/rule-fields.tsx'
import { type RuleFault, ruleIn } from '../../ui/push/rule-in.ts'
import { useBrowserText } from '../../ui/use-browser-text.ts'
import { useChange } from '../../ui/use-change.ts'

/** Whether this browser tells its person of danger, by which rule, and which others of theirs do. */
export function OwnNotifications({ viewer }: { viewer: Viewer }) {
  const { t } = useTranslation()
  const { all, here, can, isPending, error, turnOn, turnOff } = useOwnPush(DESK_WORKER)
  const [isOpen, setOpen] = useState(false)
  const test = useChange(routes.testPush)
  const others = all?.filter(({ id }) => id !== here?.id) ?? []
  return (
    <section aria-label={t('notify.own.title')} data-push={here === null ? can : 'on'}>
      <h2>{t('notify.own.title')}</h2>
      <p className="hint">{t('notify.own.what')}</p>
      {can === 'yes' ? null : <p>{t(`notify.own.${can}`)}</p>}
      {can !== 'yes' || all === undefined ? null : here === null ? (
        <Button loading={isPending} onClick={() => void turnOn()}>
          {t('notify.own.turnOn')}
        </Button>
      ) : (
        <>
          <p role="status">
            <b>{test.isSuccess ? t('notify.own.tested') : t('notify.own.isOn')}</b>
          </p>
          <div className="entry-acts">
            <Button
              variant="default"
              loading={test.isPending}
              onClick={() => test.mutate({ params: { pushId: here.id } })}
            >
              {t('notify.own.test')}
            </Button>
            <Button variant="default" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
              {t('notify.own.change')}
            </Button>
            <Button variant="default" loading={isPending} onClick={() => void turnOff(here)}>
              {t('notify.own.turnOff')}
            </Button>
          </div>
          {isOpen ? (
            <OwnRule viewer={viewer} push={here} turnOn={turnOn} onDone={() => setOpen(false)} error={error} />
          ) : null}
        </>
      )}
      {can !== 'yes' ? null : error instanceof PushFault ? (
        <p className="problem" role="alert">
          {t(`notify.own.${error.why}`)}
        </p>
      ) : (
        <Problem error={error ?? test.error} />
      )}
      {others.length === 0 ? null : <Others pushes={others} onRemove={(push) => void turnOff(push)} />}
    </section>
  )
}

type OwnRuleProps = {
  viewer: Viewer
  push: OwnPush
  turnOn: ReturnType<typeof useOwnPush>['turnOn']
  onDone: () => void
  error: Error | null
}

function OwnRule({ viewer, push, turnOn, onDone, error }: OwnRuleProps) {
  const { t } = useTranslation()
  const { data: operation } = useQuery({ queryKey: ['operation'], queryFn: () => call(routes.readOperation, {}) })
  const [faults, setFaults] = useState<readonly RuleFault[]>([])
  const [isPending, setPending] = useState(false)
  const regions = operation?.regions.filter(({ code }) => viewer.reach === null || viewer.reach.includes(code)) ?? []
  if (operation === undefined) return null
  return (
    <EntryForm
      title={t('notify.own.rule')}
      error={error}
      isPending={isPending}
      onSubmit={(read) => {
        const entered = ruleIn(read, regions)
        setFaults(Array.isArray(entered) ? entered : [])
        if (Array.isArray(entered)) return
        setPending(true)
        void turnOn({ ...USUAL_RULE, ...entered, isOn: true }).then(() => {
          setPending(false)
          onDone()
        })
      }}
      onCancel={onDone}
    >
      <RuleFields rule={push.rule} regions={regions} faults={faults} />
    </EntryForm>
  )
}

function Others({ pushes, onRemove }: { pushes: readonly OwnPush[]; onRemove: (push: OwnPush) => void }) {
  const { t } = useTranslation()
  const language = useLanguage()
  const browserText = useBrowserText()
  const { data: operation } = useQuery({ queryKey: ['operation'], queryFn: () => call(routes.readOperation, {}) })
  if (operation === undefined) return null
  const { moment } = createFormat(language, operation.zone)
  return (
    <>
      <h3>{t('notify.own.others')}</h3>
      <ul className="own-sessions">
        {pushes.map((push) => (
          <li key={push.id} data-push-id={push.id}>
            <span>
              <b>{browserText(push.agent)}</b>
              <small>{t('notify.own.since', { time: `${moment(push.since)} ${operation.zone.label}` })}</small>
            </span>
            <Button variant="default" size="compact-sm" onClick={() => onRemove(push)}>
              {t('notify.own.remove')}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}
