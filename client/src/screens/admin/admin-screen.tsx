import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import { DeviceDesk } from '../../ui/devices/device-desk.tsx'
import { ViewerBar } from '../../ui/viewer-bar.tsx'
import { DisplayDesk } from './displays/display-desk.tsx'
import { MapDesk } from './map/map-desk.tsx'
import { NotificationDesk } from './notifications/notification-desk.tsx'
import { OperationDesk } from './operation/operation-desk.tsx'
import { type Editing, KeptEditing } from './operation/use-editing.ts'
import { PeopleDesk } from './people/people-desk.tsx'
import { SessionDesk } from './sessions/session-desk.tsx'
import { SourceDesk } from './sources/source-desk.tsx'
import { SystemDesk } from './system/system-desk.tsx'

const SECTIONS = {
  people: PeopleDesk,
  sessions: SessionDesk,
  operation: OperationDesk,
  displays: DisplayDesk,
  devices: DeviceDesk,
  notifications: NotificationDesk,
  sources: SourceDesk,
  map: MapDesk,
  system: SystemDesk,
}
type Section = keyof typeof SECTIONS
const NAMES: readonly Section[] = [
  ...(['people', 'sessions', 'operation', 'displays', 'devices', 'sources', 'notifications', 'map', 'system'] as const),
]

/** One section at a time, chosen on the left and kept in the address. */
export function AdminScreen() {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const [search] = useSearchParams()
  const section = NAMES.find((name) => name === search.get('section')) ?? 'people'
  const Open = SECTIONS[section]
  const editing = useState<Editing | null>(null)
  return (
    <>
      <ViewerBar viewer={picture.viewer}>
        <Link to="/console">{t('account.back')}</Link>
      </ViewerBar>
      <div className="admin-body">
        <nav className="sections" aria-label={t('admin.sections')}>
          <p className="nav-title">{t('admin.title')}</p>
          <ul>
            {NAMES.map((name) => (
              <li key={name}>
                <Link to={`?section=${name}`} aria-current={name === section ? 'page' : undefined}>
                  {t(`admin.${name}`)}
                </Link>
              </li>
            ))}
            <li>
              <Link to="/privacy/retention">{t('admin.retention')}</Link>
            </li>
          </ul>
        </nav>
        <main key={section}>
          <h1>{t(`admin.${section}`)}</h1>
          <p className="lead">{t(`admin.lead.${section}`)}</p>
          <KeptEditing value={editing}>
            <Open />
          </KeptEditing>
        </main>
      </div>
    </>
  )
}
