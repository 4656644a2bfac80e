import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMapFile } from '../../map/use-map-file.ts'
import { useDesk } from '../../ui/desk-context.ts'
import { PeriodForm } from '../../ui/period/period-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { CalendarTable } from './calendar-table.tsx'
import { AlertsChart, EncountersChart, IncidentsChart, ResponseChart } from './charts.tsx'
import { Choropleth } from './choropleth.tsx'
import { DistrictTable } from './district-table.tsx'
import { Headline } from './headline.tsx'
import { KindsTable } from './kinds-table.tsx'
import { measuresOf } from './measures.ts'
import { OpenNow } from './open-now.tsx'
import { searchOf } from './period.ts'
import { RegencyTable } from './regency-table.tsx'
import { RiskTable } from './risk-table.tsx'
import { useChosenPeriod } from './use-chosen-period.ts'
import { useIsNarrow } from './use-is-narrow.ts'
import { type Asked, useIndexSets, useProvince } from './use-province.ts'

/** Two charts beside each other on a landscape page, pixels: paper does not say in time how wide it is. */
const CHART_WIDTH = 470

/** One to three pages for a file: what a period was, and what is open as it is printed. */
export function SituationReport() {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { operation } = picture
  const [search, setSearch] = useSearchParams()
  const code = operation.regions.find((it) => it.code === search.get('region'))?.code ?? null
  const { period, periods, contest, index } = useChosenPeriod()
  const asked: Asked = { region: code, contest: contest?.id ?? null, index }
  const sets = useIndexSets()
  const width = useIsNarrow() ? undefined : CHART_WIDTH
  const { report, error } = useProvince(period, asked)
  const file = useMapFile()
  const [measure] = measuresOf(t, format).filter(({ key }) => key === 'alerts')
  const nameOf = (it: string): string => operation.regions.find((region) => region.code === it)?.name ?? it
  const told = code === null ? report?.all : report?.regencies.find((it) => it.code === code)
  const moment = (at: number): string => `${format.day(at)} ${format.time(at)}`
  const again = { ...(code === null ? {} : { region: code }), ...(index === null ? {} : { index }) }
  return (
    <main className="report situation" data-report={report === undefined || file === null ? 'loading' : 'ready'}>
      <div className="province-head unprinted">
        <Link to={{ pathname: code === null ? '/province' : `/province/${code}`, search: `${search}` }}>
          {t('province.back')}
        </Link>
        <div className="report-acts">
          <Button onClick={() => window.print()}>{t('trail.print')}</Button>
        </div>
      </div>
      <PeriodForm
        presets={periods}
        period={period}
        zone={operation.zone}
        onShow={(it) => setSearch({ ...searchOf(it), ...again })}
      />
      <header>
        {operation.exercise === null ? null : <strong className="exercise">{operation.exercise.name}</strong>}
        <h1>{t('province.reportTitle', { place: code === null ? operation.province.name : nameOf(code) })}</h1>
        <p className="span">
          {operation.name} ·{' '}
          {t('neutrality.span', {
            from: moment(period.from),
            until: `${moment(period.until)} ${operation.zone.label}`,
          })}
        </p>
      </header>
      <Problem error={error} />
      {report === undefined || told === undefined ? (
        error === null ? (
          <p role="status">{t('neutrality.loading')}</p>
        ) : null
      ) : (
        <>
          <p className="taken">{t('province.taken', { time: format.clock(report.takenAt) })}</p>
          <Headline told={told} />
          {code !== null ? (
            <DistrictTable districts={report.districts} />
          ) : (
            <div className="overview">
              {file === null || measure === undefined ? null : (
                <Choropleth file={file} regencies={report.regencies} measure={measure} nameOf={nameOf} onOpen={null} />
              )}
              <RegencyTable report={report} />
            </div>
          )}
          <div className="charts">
            <EncountersChart report={report} nameOf={nameOf} width={width} />
            <IncidentsChart report={report} nameOf={nameOf} width={width} />
            {code === null ? (
              <>
                <AlertsChart report={report} nameOf={nameOf} width={width} />
                <ResponseChart report={report} nameOf={nameOf} width={width} />
              </>
            ) : null}
          </div>
          <KindsTable figures={told.figures} />
          <OpenNow code={code} />
          <RiskTable
            regencies={code === null ? report.regencies : report.regencies.filter((it) => it.code === code)}
            index={index}
            sets={sets}
            nameOf={nameOf}
            onIndex={null}
          />
          <CalendarTable code={code} />
          <p className="lead">{t('province.definitions')}</p>
        </>
      )}
    </main>
  )
}
