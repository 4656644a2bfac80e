import './privacy.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { Problem } from '../../ui/problem.tsx'
import { useChange } from '../../ui/use-change.ts'
import { PRIVACY_FIGURES } from './privacy.tsx'
import { RetentionParts } from './retention-parts.tsx'
import { RetentionRuns } from './retention-runs.tsx'

const RUNS = ['retention', 'runs'] as const
/** How often progress is read, milliseconds: while a run goes on, and to notice one that somebody else began. */
const OFTEN_MS = 1_000
const SELDOM_MS = 15_000

/** What is past its time, the button that takes it away, and the last runs. Stands in any page within the office. */
export function RetentionPanel() {
  const { t } = useTranslation()
  const language = useLanguage()
  const privacy = useQuery({ queryKey: PRIVACY_FIGURES, queryFn: () => call(routes.readPrivacy, {}) })
  const runs = useQuery({
    queryKey: RUNS,
    queryFn: () => call(routes.retentionProgress, {}),
    refetchInterval: ({ state }) => (state.data?.current == null ? SELDOM_MS : OFTEN_MS),
  })
  const current = runs.data?.current ?? null
  const [last] = runs.data?.runs ?? []
  const plan = useQuery({
    // What the last run has left is another plan.
    queryKey: ['retention', 'plan', last?.startedAt, last?.endedAt],
    queryFn: () => call(routes.previewRetention, {}),
    enabled: runs.data !== undefined && current === null,
  })
  if (privacy.data === undefined || runs.data === undefined) return <Problem error={privacy.error ?? runs.error} />
  const format = createFormat(language, privacy.data.zone)
  const shown = current?.parts ?? plan.data?.parts
  return (
    <>
      <p>{t('privacy.retention.lead')}</p>
      <h2>{t('privacy.retention.due')}</h2>
      <Problem error={plan.error} />
      {current === null ? null : <p role="status">{t('privacy.retention.running')}</p>}
      {current === null && plan.data?.days.length === 0 ? <p>{t('privacy.retention.nothingDue')}</p> : null}
      {shown === undefined ? null : <RetentionParts parts={shown} format={format} />}
      {current !== null || plan.data === undefined || plan.data.days.length === 0 ? null : (
        <details>
          <summary>{t('privacy.retention.perDay')}</summary>
          <RetentionParts parts={plan.data.days} format={format} />
        </details>
      )}
      <RunButton isRunning={current !== null} />
      <RetentionRuns runs={runs.data.runs} format={format} />
    </>
  )
}

/** Asks twice before it deletes; while a run goes on it stops it. */
function RunButton({ isRunning }: { isRunning: boolean }) {
  const { t } = useTranslation()
  const [isSure, setSure] = useState(false)
  const run = useChange(routes.runRetention, { refreshes: RUNS, onDone: () => setSure(false) })
  const stop = useChange(routes.stopRetention, { refreshes: RUNS })
  const act = t('privacy.retention.run')
  return (
    <div className="acts">
      {isRunning ? (
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate({})}>
          {t('privacy.retention.stop')}
        </Button>
      ) : (
        <Button
          loading={run.isPending}
          onBlur={() => setSure(false)}
          onClick={() => (isSure ? run.mutate({}) : setSure(true))}
        >
          {isSure ? t('console.confirm', { act }) : act}
        </Button>
      )}
      <Problem error={run.error ?? stop.error} />
    </div>
  )
}
