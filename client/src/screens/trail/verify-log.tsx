import { routes } from '@jaga-jarak/shared/api.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Verification } from '@jaga-jarak/shared/trail.ts'
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { Problem } from '../../ui/problem.tsx'
import { useChange } from '../../ui/use-change.ts'

const KEY = ['verification'] as const
const LOOK_MS = 400

/** Lets the server walk the chain of the log, and shows how far it is and what it found. */
export function VerifyLog({ zone }: { zone: Operation['zone'] }) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  const { data, error } = useQuery({
    queryKey: KEY,
    queryFn: () => call(routes.trailVerification, {}),
    refetchInterval: ({ state }) => (state.data?.outcome === null ? LOOK_MS : false),
    refetchOnWindowFocus: false,
  })
  const begin = useChange(routes.verifyTrail, { onDone: (begun) => queries.setQueryData(KEY, begun) })
  const isRunning = data?.outcome === null
  return (
    <section className="verify" aria-label={t('trail.verify')}>
      <div className="report-acts unprinted">
        <Button variant="default" loading={begin.isPending || isRunning} onClick={() => begin.mutate({})}>
          {t('trail.verify')}
        </Button>
        <span>{t('trail.verifyWhy')}</span>
      </div>
      {data ? <Outcome of={data} zone={zone} /> : null}
      <Problem error={begin.error ?? error} />
    </section>
  )
}

function Outcome({ of: { begunAt, checked, of, outcome }, zone }: { of: Verification; zone: Operation['zone'] }) {
  const { t } = useTranslation()
  const format = createFormat(useLanguage(), zone)
  if (outcome === null) {
    const says = t('trail.verifying', { checked: format.count(checked), of: format.count(of) })
    return (
      <p role="status" data-verification="running">
        <progress value={of === 0 ? undefined : checked} max={of === 0 ? undefined : of} aria-label={says} /> {says}
      </p>
    )
  }
  if (outcome.is === 'failed') return <p role="alert">{t('trail.failed')}</p>
  const { entries, firstBroken } = outcome
  const time = `${format.day(begunAt)} ${format.clock(begunAt)}`
  const said = { count: format.count(entries), time }
  return firstBroken === null ? (
    <p role="status" data-verification="intact">
      {t('trail.intact', said)}
    </p>
  ) : (
    <p className="broken" role="alert" data-verification="broken">
      {t('trail.broken', { ...said, seq: format.count(firstBroken.seq), what: t(`trail.breaks.${firstBroken.what}`) })}
    </p>
  )
}
