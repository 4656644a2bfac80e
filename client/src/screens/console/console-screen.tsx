import { Tabs } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useOpening } from '../../live/use-opening.ts'
import { useDesk } from '../../ui/desk-context.ts'
import { DeviceDesk } from '../../ui/devices/device-desk.tsx'
import { LimitsInForce } from '../../ui/limits-in-force.tsx'
import { OrdersInForce } from '../../ui/orders-in-force.tsx'
import { ViewerBar } from '../../ui/viewer-bar.tsx'
import { AlarmSwitch } from './alarm/alarm-switch.tsx'
import { AlertDesk } from './alerts/alert-desk.tsx'
import { DangerHerald } from './alerts/danger-herald.tsx'
import { GroupDesk } from './groups/group-desk.tsx'
import { IncidentDesk } from './incidents/incident-desk.tsx'
import { KeyMap } from './key-map.tsx'
import { MapPane } from './map/map-pane.tsx'
import { MapSwitch } from './map/map-switch.tsx'
import { mapSectionOf } from './map/sections.ts'
import { useMapShown } from './map/use-map-shown.ts'
import { openSubjectOf } from './open-subject-of.ts'
import { OrderDesk } from './orders/order-desk.tsx'
import { RallyDesk } from './rallies/rally-desk.tsx'
import { Undo } from './undo/undo.tsx'
import { usePushPath } from './use-push-path.ts'
import { WallWatch } from './walls/wall-watch.tsx'

const SECTIONS = {
  alerts: AlertDesk,
  incidents: IncidentDesk,
  rallies: RallyDesk,
  groups: GroupDesk,
  orders: OrderDesk,
  devices: DeviceDesk,
}
type Section = keyof typeof SECTIONS
const NAMES: readonly Section[] = ['alerts', 'incidents', 'rallies', 'groups', 'devices', 'orders']

/** The desk of an operator: what needs somebody now, and everything that is registered, one section at a time. */
export function ConsoleScreen() {
  const { t } = useTranslation()
  const { picture, now, format, may } = useDesk()
  const [search, setSearch] = useSearchParams()
  const mayOpen: Partial<Record<Section, boolean>> = {
    devices: may('listDevices'),
    orders: may('giveOrder'),
  }
  const open = NAMES.filter((name) => mayOpen[name] ?? true)
  const section = open.find((name) => name === search.get('section')) ?? 'alerts'
  const Open = SECTIONS[section]
  const mapSection = mapSectionOf(section)
  usePushPath()
  const [isMapShown, turnMap] = useMapShown()
  useOpening(openSubjectOf(picture, may, section, search.get('open')))
  const counts: Partial<Record<Section, number>> = { alerts: picture.alerts.size, incidents: picture.incidents.size }
  return (
    <>
      <LimitsInForce picture={picture} now={now} format={format}>
        <OrdersInForce picture={picture} now={now} format={format} />
      </LimitsInForce>
      <DangerHerald />
      <ViewerBar
        viewer={picture.viewer}
        acts={
          <>
            {mapSection === null ? null : <MapSwitch isShown={isMapShown} onTurn={turnMap} />}
            {may('listWalls') ? <WallWatch /> : null}
            <AlarmSwitch />
            <KeyMap />
          </>
        }
      >
        {may('listPeople', [null]) ? <Link to="/admin">{t('admin.title')}</Link> : null}
      </ViewerBar>
      <main>
        <h1 className="unseen">{t('console.title')}</h1>
        <Tabs
          value={section}
          onChange={(name) => setSearch({ section: name ?? 'alerts' })}
          keepMounted={false}
          color="var(--accent)"
        >
          <Tabs.List aria-label={t('console.sections')}>
            {open.map((name) => (
              <Tabs.Tab key={name} value={name}>
                {t(`console.${name}`)}
                {counts[name] === undefined ? null : <span className="count">{format.count(counts[name])}</span>}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={section}>
            <div className="bench" data-section={section}>
              <Undo>
                <Open />
              </Undo>
              {isMapShown && mapSection !== null ? <MapPane section={mapSection} open={search.get('open')} /> : null}
            </div>
          </Tabs.Panel>
        </Tabs>
      </main>
    </>
  )
}
