import { GroupHealth, type ProvinceReport } from '@jaga-jarak/shared/province.ts'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { BandFigures } from './band-figures.tsx'
import { groupsOf } from './measures.ts'

/** The few figures that are read first: what is now, then what was in the period. */
export function Headline({ told: { live, figures } }: { told: ProvinceReport['all'] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const health = GroupHealth.options.filter((it) => live.groups[it] > 0)
  const median = figures.medianMs === null ? '–' : format.span(figures.medianMs)
  const p95 = figures.p95Ms === null ? '–' : format.span(figures.p95Ms)
  const closest = figures.closestM === null ? '–' : format.distance(figures.closestM)
  return (
    <div className="headline">
      <section aria-labelledby="province-now">
        <h2 id="province-now">{t('province.now')}</h2>
        <dl>
          <Fact of="open" name={t('province.measure.open')} value={format.count(live.alerts)}>
            <BandFigures counts={live.byBand} />
          </Fact>
          <Fact of="openIncidents" name={t('province.openIncidents')} value={format.count(live.incidents)} />
          <Fact of="live" name={t('province.measure.live')} value={format.count(live.rallies)} />
          <Fact of="groups" name={t('province.measure.groups')} value={format.count(groupsOf({ live }))}>
            {health.map((it) => t(`province.health.${it}`, { count: live.groups[it] })).join(' · ')}
          </Fact>
        </dl>
      </section>
      <section aria-labelledby="province-period">
        <h2 id="province-period">{t('province.inPeriod')}</h2>
        <dl>
          <Fact of="alerts" name={t('province.measure.alerts')} value={format.count(figures.alerts)}>
            {t('province.closest', { closest })}
          </Fact>
          <Fact of="incidents" name={t('province.measure.incidents')} value={format.count(figures.incidents)} />
          <Fact of="median" name={t('province.measure.median')} value={median}>
            {t('province.p95', { p95 })}
          </Fact>
          <Fact of="gap" name={t('province.gap')} value={format.duration(figures.gapMs)} />
        </dl>
      </section>
    </div>
  )
}

function Fact({ of, name, value, children }: { of: string; name: string; value: string; children?: ReactNode }) {
  return (
    <div data-fact={of}>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        {children === undefined ? null : <small>{children}</small>}
      </dd>
    </div>
  )
}
