import { AlertKind } from '@jaga-jarak/shared/alert.ts'
import { IncidentCategory, IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import type { RollupFigures } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'

type Row = { key: string; label: string; count: number }

/** What the alerts and incidents of a period were: kinds, categories and where each incident stands now. */
export function KindsTable({ figures }: { figures: RollupFigures }) {
  const { t } = useTranslation()
  const lists: [title: string, rows: Row[]][] = [
    [
      t('province.byKind'),
      AlertKind.options.map((key) => ({ key, label: t(`alertKind.${key}`), count: figures.byKind[key] })),
    ],
    [
      t('province.byCategory'),
      IncidentCategory.options.map((key) => ({
        key,
        label: t(`category.${key}`),
        count: figures.byCategory[key] ?? 0,
      })),
    ],
    [
      t('province.byStatus'),
      IncidentStatus.options.map((key) => ({
        key,
        label: t(`incidentStatus.${key}`),
        count: figures.byStatus[key],
      })),
    ],
  ]
  return (
    <div className="kinds">
      {lists.map(([title, rows]) => (
        <Kinds key={title} title={title} rows={rows.filter(({ count }) => count > 0)} />
      ))}
    </div>
  )
}

function Kinds({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  return (
    <section>
      <h3>{title}</h3>
      {rows.length === 0 ? (
        <p className="empty">{t('province.nothing')}</p>
      ) : (
        <ReportTable title={title} columns={[]}>
          {rows.map(({ key, label, count }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td className="figure">{format.count(count)}</td>
            </tr>
          ))}
        </ReportTable>
      )}
    </section>
  )
}
