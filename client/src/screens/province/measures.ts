import { Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import type { TFunction } from 'i18next'
import type { Format } from '../../text/format.ts'
import type { Scale } from './shades.ts'

export type RegencyTold = ProvinceReport['regencies'][number]
type Told = Pick<RegencyTold, 'figures' | 'live' | 'risk'>

/** One thing that the map shows. `value` null: there is none to tell. */
export type Measure = {
  key: string
  label: string
  /** what is counted, as the legend has it */
  unit: string
  scale: Scale
  value: (told: Told) => number | null
  write: (value: number) => string
}

/** From the gravest on. */
export const BANDS = Band.options.toReversed()
export const SEVERITIES = Severity.options

export const groupsOf = ({ live: { groups } }: Pick<Told, 'live'>): number =>
  groups.fresh + groups.stale + groups.lost + groups.unheard

/** What can be chosen for the map, in the order of the choice; first what is now, then what was in the period. */
export function measuresOf(t: TFunction, format: Format): Measure[] {
  const count = (key: string, label: string, unit: string, value: (told: Told) => number): Measure => ({
    ...{ key, label, unit, scale: 'count', value, write: format.count },
  })
  return [
    count('open', t('province.measure.open'), t('province.unit.alerts'), ({ live }) => live.alerts),
    count('groups', t('province.measure.groups'), t('province.unit.groups'), groupsOf),
    count('live', t('province.measure.live'), t('province.unit.rallies'), ({ live }) => live.rallies),
    count('alerts', t('province.measure.alerts'), t('province.unit.alerts'), ({ figures }) => figures.alerts),
    count('danger', t('province.measure.danger'), t('province.unit.encounters'), ({ figures }) => {
      return figures.encounters.danger.count
    }),
    count('incidents', t('province.measure.incidents'), t('province.unit.incidents'), ({ figures }) => {
      return figures.incidents
    }),
    count('rallies', t('province.measure.rallies'), t('province.unit.rallies'), ({ figures }) => figures.rallies),
    {
      ...{ key: 'median', label: t('province.measure.median'), unit: t('province.unit.time'), scale: 'time' },
      value: ({ figures }) => figures.medianMs,
      write: format.span,
    },
    {
      ...{ key: 'risk', label: t('province.measure.risk'), unit: t('province.unit.points'), scale: 'count' },
      value: ({ risk }) => risk.points,
      write: format.factor,
    },
  ]
}
