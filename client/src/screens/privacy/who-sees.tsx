import { EVENT_READERS, FEED_READERS, FIELD_READERS, ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { Role } from '@jaga-jarak/shared/roles.ts'
import { useTranslation } from 'react-i18next'
import { LOCALE } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'

/** The roles that may call a route. */
const callers = (name: 'listSessions' | 'exportPerson'): readonly Role[] => {
  const access = ROUTE_ACCESS[name]
  return typeof access === 'string' ? [] : access.roles
}

/** Taken from the matrix that the doors decide by, so that the page cannot say otherwise. */
const READERS = {
  picture: FEED_READERS.latest,
  device: FIELD_READERS.device,
  officer: FIELD_READERS.officer,
  remark: FIELD_READERS.remark,
  incident: EVENT_READERS.IncidentReported.roles,
  sessions: callers('listSessions'),
  whole: callers('exportPerson'),
} satisfies Record<string, readonly Role[]>
const KEYS = ['picture', 'device', 'officer', 'remark', 'incident', 'sessions', 'whole'] as const

/** Which data is seen by whom, in words. */
export function WhoSees() {
  const { t } = useTranslation()
  const list = new Intl.ListFormat(LOCALE[useLanguage()], { type: 'conjunction' })
  const words = (roles: readonly Role[]): string =>
    roles.length === Role.options.length
      ? t('privacy.who.everyone')
      : list.format(Role.options.filter((role) => roles.includes(role)).map((role) => t(`role.${role}`)))
  return (
    <>
      <h2>{t('privacy.who.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('privacy.who.data')}</th>
            <th scope="col">{t('privacy.who.roles')}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map((key) => (
            <tr key={key}>
              <th scope="row">{t(`privacy.who.${key}`)}</th>
              <td>{words(READERS[key])}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('privacy.who.note')}</p>
    </>
  )
}
