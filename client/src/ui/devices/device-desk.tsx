import { routes } from '@jaga-jarak/shared/api.ts'
import type { Device } from '@jaga-jarak/shared/device.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import { useDesk } from '../desk-context.ts'
import { DeskLayout } from '../desk-layout.tsx'
import { Problem } from '../problem.tsx'
import { DeviceForm } from './device-form.tsx'
import { DEVICE_LIST } from './device-list.ts'
import { DeviceRow } from './device-row.tsx'
import { TrackerOnboarding } from './tracker-onboarding.tsx'

const REFRESH_MS = 10_000

type Aside = { is: 'form'; of: DeviceId | 'new' } | { is: 'secret'; of: Device; trackerId: string }

/** The trackers: which group each belongs to, how it is heard, what of it was set aside and why. */
export function DeviceDesk() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const [aside, setAside] = useState<Aside | null>(null)
  const { data, error } = useQuery({
    queryKey: DEVICE_LIST,
    queryFn: () => call(routes.listDevices, {}),
    refetchInterval: REFRESH_MS,
    enabled: may('listDevices'),
  })
  const devices = data?.devices ?? []
  const close = (): void => setAside(null)
  const chosen = aside?.is === 'form' ? devices.find(({ device }) => device.id === aside.of)?.device : undefined
  return (
    <DeskLayout
      title={t('console.devices')}
      act={<Button onClick={() => setAside({ is: 'form', of: 'new' })}>{t('device.register')}</Button>}
      aside={
        aside === null ? null : aside.is === 'secret' ? (
          <TrackerOnboarding
            label={aside.of.label}
            trackerId={aside.trackerId}
            intervalS={aside.of.intervalS}
            onDone={close}
          />
        ) : (
          <DeviceForm
            key={aside.of}
            {...(chosen && { device: chosen })}
            onChanged={close}
            onSecret={({ device, trackerId }) => setAside({ is: 'secret', of: device, trackerId })}
            onCancel={close}
          />
        )
      }
    >
      <Problem error={error} />
      {data !== undefined && devices.length === 0 ? <p className="empty">{t('device.none')}</p> : null}
      {devices.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('device.label')}</th>
              <th scope="col">{t('device.group')}</th>
              <th scope="col">{t('device.lastHeard')}</th>
              <th scope="col" className="figure">
                {t('device.battery')}
              </th>
              <th scope="col" className="figure">
                {t('device.accuracy')}
              </th>
              <th scope="col">{t('device.reports')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {devices.map(({ device, health, slowestS }) => (
              <DeviceRow
                key={device.id}
                device={device}
                health={health}
                slowestS={slowestS}
                onChange={() => setAside({ is: 'form', of: device.id })}
              />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}
