import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Figures } from '@jaga-jarak/shared/neutrality.ts'
import type { TFunction } from 'i18next'
import type { Format } from '../../text/format.ts'

/** One thing that is counted, the same for whomever it is counted. `value` null: there is none. */
export type Measure = {
  key: string
  label: string
  value: (figures: Figures) => number | null
  write: (value: number) => string
}

const sum = (figures: Record<string, number>): number => Object.values(figures).reduce((a, b) => a + b, 0)
export const isEmpty = (it: Figures): boolean =>
  it.alerts === 0 && it.orders === 0 && it.plansRefused === 0 && sum(it.incidents) === 0

/** All that the report counts, in words. */
export function measuresOf(t: TFunction, format: Format): Measure[] {
  const count = (key: string, label: string, value: (figures: Figures) => number): Measure => ({
    ...{ key, label, value, write: format.count },
  })
  return [
    count('alerts', t('neutrality.alerts'), (it) => it.alerts),
    ...Band.options
      .toReversed()
      .map((band) => count(band, t('neutrality.encounterBand', { band: t(`band.${band}`) }), (it) => it.byBand[band])),
    ...AlertKind.options
      .filter((kind) => kind !== 'encounter')
      .map((kind) => count(kind, t(`alertKind.${kind}`), (it) => it.byKind[kind])),
    count('acknowledged', t('neutrality.acknowledged'), (it) => it.acknowledged),
    count('shelved', t('neutrality.shelved'), (it) => it.shelved),
    { key: 'median', label: t('neutrality.median'), value: (it) => it.medianMs, write: format.duration },
    { key: 'p90', label: t('neutrality.p90'), value: (it) => it.p90Ms, write: format.duration },
    count('orders', t('neutrality.orders'), (it) => it.orders),
    count('plansRefused', t('neutrality.plansRefused'), (it) => it.plansRefused),
    ...Severity.options.map((severity) =>
      count(
        `incidents-${severity}`,
        t('neutrality.incidents', { severity: t(`severity.${severity}`) }),
        (it) => it.incidents[severity],
      ),
    ),
  ]
}

/** What a regency's row has room for. */
export function fewMeasuresOf(t: TFunction, format: Format): Measure[] {
  const shown = ['alerts', 'danger', 'warning', 'watch', 'acknowledged', 'median', 'p90', 'orders', 'plansRefused']
  const all = measuresOf(t, format).filter(({ key }) => shown.includes(key))
  const incidents: Measure = {
    ...{ key: 'incidents', label: t('neutrality.allIncidents'), write: format.count },
    value: (it) => sum(it.incidents),
  }
  return [...all, incidents]
}
