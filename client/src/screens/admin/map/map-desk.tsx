import './map-desk.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { TierCheck } from '@jaga-jarak/shared/basemap.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'

const REFRESH_MS = 5_000
/** A file of borders may be wrong in every regency; the first say enough. */
const MOST_DETAILS = 12

/** What the map is drawn of, best first: which tier is live, and why each other one is not. */
export function MapDesk() {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['map-tiers'],
    queryFn: () => call(routes.readMapTiers, {}),
    refetchInterval: REFRESH_MS,
  })
  return (
    <section aria-label={t('admin.map')}>
      <Problem error={error} />
      {data === undefined ? null : (
        <>
          <p className="map-live" data-live={data.live}>
            {t('mapTier.live', { name: t(`mapTier.name.${nameOf(data.live)}`) })}
          </p>
          <table className="list map-tiers">
            <thead>
              <tr>
                <th scope="col">{t('mapTier.tier')}</th>
                <th scope="col">{t('mapTier.state')}</th>
                <th scope="col">{t('mapTier.why')}</th>
              </tr>
            </thead>
            <tbody>
              {data.tiers.toReversed().map((check) => (
                <TierRow key={check.tier} check={check} />
              ))}
            </tbody>
          </table>
        </>
      )}
    </section>
  )
}

const NAMES = ['ground', 'borders', 'tiles', 'style'] as const
const nameOf = (tier: number): (typeof NAMES)[number] => NAMES[tier] ?? 'ground'

function TierRow({ check }: { check: TierCheck }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const { tier, state, fault, details, source, attribution, forMs } = check
  const name = nameOf(tier)
  return (
    <tr data-tier={tier} data-state={state} data-fault={fault ?? ''}>
      <th scope="row">
        {tier} · {t(`mapTier.name.${name}`)}
        <small>{t(`mapTier.about.${name}`)}</small>
      </th>
      <td>
        {state === 'failed' ? <SeverityMark band="warning" /> : null}{' '}
        <span className={state === 'live' ? 'tier-live' : undefined}>{t(`mapTier.is.${state}`)}</span>
        {state === 'off' ? null : <small>{t('mapTier.for', { time: format.duration(forMs) })}</small>}
      </td>
      <td>
        {fault === null ? null : <b>{t(`mapTier.fault.${fault}`)}</b>}
        {state === 'off' && source === null ? t(`mapTier.setting.${name}`) : null}
        {source === null ? null : <span className="tier-source">{source}</span>}
        {attribution === null || attribution === source ? null : (
          <small>{t('mapTier.attribution', { attribution })}</small>
        )}
        {details.length === 0 ? null : (
          <ul>
            {details.slice(0, MOST_DETAILS).map((line) => (
              <li key={line}>{line}</li>
            ))}
            {details.length > MOST_DETAILS ? (
              <li>{t('mapTier.more', { count: details.length - MOST_DETAILS })}</li>
            ) : null}
          </ul>
        )}
      </td>
    </tr>
  )
}
