import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'
import { OpenAlerts } from './band-figures.tsx'
import { groupsOf } from './measures.ts'

/** Of one regency: the districts in which there is or was anything. */
export function DistrictTable({ districts }: { districts: ProvinceReport['districts'] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  if (districts.length === 0) return <p className="empty">{t('province.noDistricts')}</p>
  return (
    <ReportTable
      className="regencies"
      title={t('province.byDistrict')}
      columns={[
        { key: 'district', head: t('province.district') },
        { key: 'open', head: t('province.column.open') },
        { key: 'groups', head: t('province.column.groups'), isFigure: true },
        { key: 'rallies', head: t('province.column.rallies'), isFigure: true },
        { key: 'alerts', head: t('province.measure.alerts'), isFigure: true },
        { key: 'incidents', head: t('province.measure.incidents'), isFigure: true },
        { key: 'median', head: t('province.column.median'), isFigure: true },
      ]}
    >
      {districts.map(({ district, live, figures }) => (
        <tr key={district ?? ''} data-district={district ?? ''}>
          <th scope="row">{district ?? t('province.unknownDistrict')}</th>
          <td>
            <OpenAlerts live={live} />
          </td>
          <td className="figure">{format.count(groupsOf({ live }))}</td>
          <td className="figure">
            {format.count(figures.rallies)}
            {live.rallies === 0 ? null : <small>{t('province.live', { live: format.count(live.rallies) })}</small>}
          </td>
          <td className="figure">{format.count(figures.alerts)}</td>
          <td className="figure">{format.count(figures.incidents)}</td>
          <td className="figure">{figures.medianMs === null ? '–' : format.span(figures.medianMs)}</td>
        </tr>
      ))}
    </ReportTable>
  )
}
