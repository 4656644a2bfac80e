import { campsOf, once } from '@jaga-jarak/shared/camps-of.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Picture } from '../../../live/picture.ts'
import { writeCoordinates } from '../../../text/coordinates.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { addressOf } from '../../../ui/use-chosen.ts'
import { CampChips } from '../camp-chips.tsx'

type Led = { key: string; what: string; to: string | null }

/** Each thing that an incident is linked to, and where it is found; what has left the picture leads nowhere. */
function ledTo(t: TFunction, picture: Picture, { alertId, rallyId, groupIds, siteIds }: Incident): Led[] {
  const alert = alertId === null ? undefined : picture.alerts.get(alertId)
  const rally = rallyId === null ? undefined : picture.rallies.get(rallyId)
  const alertName = alert === undefined ? t('incident.linkGone') : t(`alertKind.${alert.evidence.kind}`)
  return [
    ...(alertId === null
      ? []
      : [
          {
            key: alertId,
            what: `${t('incident.linkAlert')}: ${alertName}`,
            to: alert ? addressOf('alerts', alertId) : null,
          },
        ]),
    ...(rallyId === null
      ? []
      : [
          {
            key: rallyId,
            what: `${t('alert.rally')}: ${rally?.venue.name ?? rallyId}`,
            to: rally ? addressOf('rallies', rallyId) : null,
          },
        ]),
    ...groupIds.map((id) => {
      const group = picture.groups.get(id)
      return { key: id, what: `${t('alert.group')}: ${group?.name ?? id}`, to: group ? addressOf('groups', id) : null }
    }),
    ...siteIds.map((id) => {
      const site = picture.operation.sites.find((it) => it.id === id)
      const where = site === undefined ? id : `${site.name} (${writeCoordinates(site.position)})`
      return { key: id, what: `${t('alert.site')}: ${where}`, to: null }
    }),
  ]
}

/** What an incident has to do with; each leads to where it is shown. */
export function IncidentLinks({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const led = ledTo(t, picture, incident)
  const alert = incident.alertId === null ? undefined : picture.alerts.get(incident.alertId)
  const rally = incident.rallyId === null ? undefined : picture.rallies.get(incident.rallyId)
  const camps = once([
    ...(alert ? campsOf(alert.evidence) : []),
    ...(rally?.camps ?? []),
    ...incident.groupIds.flatMap((id) => picture.groups.get(id)?.camps ?? []),
  ])
  if (led.length === 0) return null
  return (
    <section aria-labelledby="incident-links">
      <h3 id="incident-links">{t('incident.links')}</h3>
      <ul className="incident-links">
        {led.map(({ key, what, to }) => (
          <li key={key}>{to === null ? <span>{what}</span> : <Link to={to}>{what}</Link>}</li>
        ))}
      </ul>
      {camps.length === 0 ? null : (
        <p className="hint">
          {t('incident.camps')}: <CampChips camps={camps} />
        </p>
      )}
    </section>
  )
}
