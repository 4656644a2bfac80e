import { Button, NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useLocation, useNavigate, useParams, useSearchParams } from 'react-router'
import { useMapFile } from '../../map/use-map-file.ts'
import { useDesk } from '../../ui/desk-context.ts'
import { PeriodForm } from '../../ui/period/period-form.tsx'
import { Problem } from '../../ui/problem.tsx'
import { CalendarTable } from './calendar-table.tsx'
import { AlertsChart, ClosestChart, EncountersChart, IncidentsChart, ResponseChart } from './charts.tsx'
import { Choropleth } from './choropleth.tsx'
import { DistrictTable } from './district-table.tsx'
import { Headline } from './headline.tsx'
import { IndexSets } from './index-sets.tsx'
import { KindsTable } from './kinds-table.tsx'
import { measuresOf } from './measures.ts'
import { searchOf } from './period.ts'
import { PhasesTable } from './phases-table.tsx'
import { RegencyTable } from './regency-table.tsx'
import { RiskTable } from './risk-table.tsx'
import { SitesTable } from './sites-table.tsx'
import { useChosenPeriod } from './use-chosen-period.ts'
import { type Asked, fileOf, useIndexSets, usePhases, useProvince } from './use-province.ts'

/** The province at a glance, or one regency: what is now, what a period brought, and how that compares. */
export function ProvinceScreen() {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { operation } = picture
  const { region } = useParams()
  const code = operation.regions.find((it) => it.code === region)?.code ?? null
  const [, setSearch] = useSearchParams()
  const sets = useIndexSets()
  const { search } = useLocation()
  const navigate = useNavigate()
  const { period, periods, contest, index } = useChosenPeriod()
  const asked: Asked = { region: code, contest: contest?.id ?? null, index }
  const { report, error } = useProvince(period, asked)
  const phases = usePhases(
    periods.find(({ name }) => name === 'everything'),
    asked,
  )
  const file = useMapFile()
  const [chosen, setChosen] = useState('open')
  const measures = measuresOf(t, format)
  const measure = measures.find(({ key }) => key === chosen) ?? measures[0]
  const nameOf = (it: string): string => operation.regions.find((region) => region.code === it)?.name ?? it
  const told = code === null ? report?.all : report?.regencies.find((it) => it.code === code)
  return (
    <main className="report">
      <div className="province-head">
        <h1>{code === null ? t('province.title', { province: operation.province.name }) : nameOf(code)}</h1>
        {code === null ? null : <Link to={{ pathname: '/province', search }}>{t('province.back')}</Link>}
        <div className="report-acts">
          <Button component={Link} to={{ pathname: '/province/report', search: reportSearch(search, code) }}>
            {t('province.report')}
          </Button>
          <Button component="a" href={fileOf(period, asked)} download variant="default">
            {t('trail.csv')}
          </Button>
        </div>
      </div>
      <div className="province-period">
        <PeriodForm
          presets={periods}
          period={period}
          zone={operation.zone}
          onShow={(it) => setSearch({ ...searchOf(it), ...(index === null ? {} : { index }) })}
        />
        {report === undefined ? null : (
          <p className="taken" role="status">
            {t('province.taken', { time: format.clock(report.takenAt) })}
          </p>
        )}
      </div>
      <Problem error={error} />
      {report === undefined || told === undefined ? (
        error === null ? (
          <p role="status">{t('neutrality.loading')}</p>
        ) : null
      ) : (
        <>
          <Headline told={told} />
          {code !== null ? (
            <DistrictTable districts={report.districts} />
          ) : (
            <div className="overview">
              <div className="overview-map">
                <NativeSelect
                  aria-label={t('province.onMap')}
                  value={measure?.key ?? ''}
                  onChange={({ currentTarget }) => setChosen(currentTarget.value)}
                  data={measures.map(({ key, label }) => ({ value: key, label }))}
                />
                {file === null || measure === undefined ? (
                  <p role="status">{t('wall.mapLoading')}</p>
                ) : (
                  <Choropleth
                    file={file}
                    regencies={report.regencies}
                    measure={measure}
                    nameOf={nameOf}
                    onOpen={(it) => void navigate({ pathname: `/province/${it}`, search })}
                  />
                )}
              </div>
              <RegencyTable report={report} />
            </div>
          )}
          <h2>{t('province.charts')}</h2>
          <div className="charts">
            <EncountersChart report={report} nameOf={nameOf} />
            <IncidentsChart report={report} nameOf={nameOf} />
            <ClosestChart report={report} nameOf={nameOf} />
            {code === null ? (
              <>
                <AlertsChart report={report} nameOf={nameOf} />
                <ResponseChart report={report} nameOf={nameOf} />
              </>
            ) : null}
          </div>
          <KindsTable figures={told.figures} />
          <RiskTable
            regencies={code === null ? report.regencies : report.regencies.filter((it) => it.code === code)}
            index={index}
            sets={sets}
            nameOf={nameOf}
            onIndex={(it) => setSearch({ ...searchOf(period), ...(it === null ? {} : { index: it }) })}
          />
          {code === null ? <IndexSets sets={sets} /> : null}
          {phases.report === undefined ? null : <PhasesTable report={phases.report} />}
          <Problem error={phases.error} />
          <div className="pair">
            <CalendarTable code={code} />
            <SitesTable code={code} />
          </div>
        </>
      )}
    </main>
  )
}

/** The report is of the same period, and of the regency that is open. */
function reportSearch(search: string, code: string | null): string {
  const asked = new URLSearchParams(search)
  if (code !== null) asked.set('region', code)
  return asked.toString()
}
