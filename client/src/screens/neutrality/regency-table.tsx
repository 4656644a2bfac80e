import type { NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { useTranslation } from 'react-i18next'
import { BarFigure } from '../../ui/bar-figure.tsx'
import { ReportTable } from '../../ui/report-table.tsx'
import type { Measure } from './measures.ts'

/** Regencies one under the other; a bar is long beside the greatest of its column. */
export function RegencyTable({
  report: { regencies, all, noCamp },
  regions,
  measures,
}: {
  report: NeutralityReport
  regions: Operation['regions']
  measures: readonly Measure[]
}) {
  const { t } = useTranslation()
  const rows = regencies.map(({ code, figures }) => ({
    ...{ key: code, figures },
    name: regions.find((region) => region.code === code)?.name ?? code,
  }))
  const most = new Map(
    measures.map(({ key, value }) => [key, Math.max(0, ...rows.map(({ figures }) => value(figures) ?? 0))]),
  )
  const totals = [
    { key: 'all', figures: all, name: t('neutrality.all') },
    { key: 'noCamp', figures: noCamp, name: t('neutrality.noCamp') },
  ]
  return (
    <ReportTable
      className="regencies"
      title={t('neutrality.byRegency')}
      columns={[
        { key: 'regency', head: t('neutrality.regency') },
        ...measures.map(({ key, label }) => ({ key, head: label })),
      ]}
    >
      {[...rows, ...totals].map(({ key, name, figures }) => (
        <tr key={key} data-regency={key}>
          <th scope="row">{name}</th>
          {measures.map((it) => {
            const value = it.value(figures)
            const isTotal = key === 'all' || key === 'noCamp'
            return (
              <td key={it.key}>
                <BarFigure value={value} most={isTotal ? 0 : (most.get(it.key) ?? 0)} write={it.write} />
              </td>
            )
          })}
        </tr>
      ))}
    </ReportTable>
  )
}
