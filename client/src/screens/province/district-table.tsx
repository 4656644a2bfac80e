import type { ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { BandFigures } from './band-figures.tsx'
import { groupsOf } from './measures.ts'

/** Of one regency: the districts in which there is or was anything. */
export function DistrictTable({ districts }: { districts: ProvinceReport['districts'] }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  if (districts.length === 0) return <p className="empty">{t('province.noDistricts')}</p>
  return (
    <div className="report-wide">
      <table className="regencies">
        <caption className="unseen">{t('province.byDistrict')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('province.district')}</th>
            <th scope="col">{t('province.column.open')}</th>
            <th scope="col" className="figure">
              {t('province.column.groups')}
            </th>
            <th scope="col" className="figure">
              {t('province.column.rallies')}
            </th>
            <th scope="col" className="figure">
              {t('province.measure.alerts')}
            </th>
            <th scope="col" className="figure">
              {t('province.measure.incidents')}
            </th>
            <th scope="col" className="figure">
              {t('province.column.median')}
            </th>
          </tr>
        </thead>
        <tbody>
          {districts.map(({ district, live, figures }) => (
            <tr key={district ?? ''} data-district={district ?? ''}>
              <th scope="row">{district ?? t('province.unknownDistrict')}</th>
              <td>
                <BandFigures counts={live.byBand} />
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
        </tbody>
      </table>
    </div>
  )
}
