import './neutrality.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import { NeutralityQuery } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call, requestOf } from '../../live/api.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { PeriodForm } from '../../ui/period/period-form.tsx'
import { type Period, phasePresetsOf } from '../../ui/period/presets.ts'
import { Problem } from '../../ui/problem.tsx'
import { ContestTable } from './contest-table.tsx'
import { fewMeasuresOf, isEmpty, measuresOf } from './measures.ts'
import { RegencyTable } from './regency-table.tsx'

const DAY_MS = 86_400_000

/** The report of a period that is chosen here. `now`: the operation's clock when the page was opened. */
export function NeutralityReport({ operation, now }: { operation: Operation; now: number }) {
  const { t } = useTranslation()
  const { zone, contests, regions } = operation
  const format = createFormat(useLanguage(), zone)
  const presets = phasePresetsOf(operation, now)
  const [period, setPeriod] = useState<Period>(() => {
    const [first] = presets
    return { from: first?.from ?? now - DAY_MS, until: first?.until ?? now, preset: first ?? null }
  })
  const query = NeutralityQuery.parse({ from: period.from, until: period.until })
  const { data, error } = useQuery({
    queryKey: ['neutrality', query],
    queryFn: () => call(routes.readNeutrality, { query }),
    refetchOnWindowFocus: false,
  })
  const [csv] = requestOf(routes.exportNeutrality, { query })
  const columns = contests.map((contest) => ({
    contest,
    figures: data?.camps.flatMap(({ camp, figures }) => (camp.contestId === contest.id ? figures : [])) ?? [],
  }))
  const quiet = columns.filter(({ figures }) => figures.every(isEmpty)).map(({ contest }) => contest.name)
  const moment = (at: number): string => `${format.day(at)} ${format.time(at)}`
  return (
    <>
      <PeriodForm presets={presets} period={period} zone={zone} onShow={setPeriod} />
      <div className="report-acts unprinted">
        <Button component="a" href={csv} download variant="default" size="compact-sm">
          {t('trail.csv')}
        </Button>
        <Button variant="default" size="compact-sm" onClick={() => window.print()}>
          {t('trail.print')}
        </Button>
      </div>
      <p className="span">
        {t('neutrality.span', { from: moment(period.from), until: `${moment(period.until)} ${zone.label}` })}
      </p>
      <Problem error={error} />
      {data === undefined ? (
        error === null ? (
          <p role="status">{t('neutrality.loading')}</p>
        ) : null
      ) : (
        <>
          <h2>{t('neutrality.byCamp')}</h2>
          <div className="contests">
            {columns
              .filter(({ figures }) => !figures.every(isEmpty))
              .map(({ contest, figures }) => (
                <ContestTable key={contest.id} contest={contest} figures={figures} measures={measuresOf(t, format)} />
              ))}
          </div>
          {isEmpty(data.all) ? <p className="empty">{t('neutrality.nothing')}</p> : null}
          {quiet.length === 0 || isEmpty(data.all) ? null : (
            <p className="lead">{t('neutrality.nothingIn', { names: quiet.join(', ') })}</p>
          )}
          <h2>{t('neutrality.byRegency')}</h2>
          <RegencyTable report={data} regions={regions} measures={fewMeasuresOf(t, format)} />
        </>
      )}
      <p className="lead">{t('neutrality.lead')}</p>
      <p className="lead">{t('neutrality.left')}</p>
    </>
  )
}
