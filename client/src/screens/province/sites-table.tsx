import { GUARDED_PHASES, SITE_RINGS } from '@jaga-jarak/shared/site.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { ReportTable } from '../../ui/report-table.tsx'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'

/** PH4: the places to guard with their rings, and who is near them now. `code`: those of one regency. */
export function SitesTable({ code }: { code: string | null }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { sites, regions } = picture.operation
  const near = [...picture.alerts.values()].flatMap(({ evidence, severity, cleared }) =>
    evidence.kind === 'siteApproach' && cleared === null ? [{ siteId: evidence.siteId, band: bandOf(severity) }] : [],
  )
  const isGuarded = picture.phases.some(({ phase }) => GUARDED_PHASES.has(phase))
  const shown = sites.filter(({ kind, region }) => SITE_RINGS[kind] !== null && (code === null || region === code))
  return (
    <section aria-labelledby="province-sites" data-guarded={isGuarded}>
      <h2 id="province-sites">{t('province.sites')}</h2>
      <p className="lead">{t(isGuarded ? 'province.guarded' : 'province.notGuarded')}</p>
      {shown.length === 0 ? (
        <p className="empty">{t('province.noSites')}</p>
      ) : (
        <ReportTable
          className="sites"
          title={t('province.sites')}
          columns={[
            { key: 'site', head: t('province.site') },
            { key: 'regency', head: t('neutrality.regency') },
            { key: 'rings', head: t('province.rings') },
            { key: 'near', head: t('province.near') },
          ]}
        >
          {shown.map(({ id, name, kind, region }) => {
            const rings = SITE_RINGS[kind]
            const alerts = near.filter(({ siteId }) => siteId === id)
            return (
              <tr key={id} data-site-id={id}>
                <th scope="row">
                  {name}
                  <small>{t(`siteKind.${kind}`)}</small>
                </th>
                <td>{regions.find((it) => it.code === region)?.name ?? region}</td>
                <td>{rings === null ? '–' : `${format.exact(rings.innerM)} · ${format.exact(rings.outerM)}`}</td>
                <td>
                  {alerts.length === 0
                    ? '–'
                    : alerts.map(({ band }, i) => (
                        // biome-ignore lint/suspicious/noArrayIndexKey: marks that are all alike
                        <SeverityMark key={i} band={band} />
                      ))}
                  {alerts.length === 0 ? null : ` ${format.count(alerts.length)}`}
                </td>
              </tr>
            )
          })}
        </ReportTable>
      )}
    </section>
  )
}
