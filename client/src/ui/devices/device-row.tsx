import type { Device, DeviceHealth } from '@jaga-jarak/shared/device.ts'
import { QuarantineReason } from '@jaga-jarak/shared/position.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { SeverityMark } from '../severity-mark.tsx'

export type DeviceRowProps = { device: Device; health: DeviceHealth; slowestS: number | null; onChange: () => void }

export function DeviceRow({ device, health, slowestS, onChange }: DeviceRowProps) {
  const { t } = useTranslation()
  const { picture, now, format } = useDesk()
  const group = device.groupId === null ? undefined : picture.groups.get(device.groupId)
  const setAside = QuarantineReason.options.flatMap((reason) => {
    const count = health.quarantined[reason] ?? 0
    return count === 0 ? [] : [`${format.count(count)} ${t(`quarantine.${reason}`)}`]
  })
  const heard =
    health.lastHeardAt === null
      ? t('group.neverHeard')
      : t('wall.heardAgo', { age: format.age(now - health.lastHeardAt) })
  return (
    <tr data-device-id={device.id} data-status={device.status}>
      <th scope="row">{device.label}</th>
      <td>{device.groupId === null ? t('device.noGroup') : (group?.name ?? device.groupId)}</td>
      <td>{device.status === 'revoked' ? t('deviceStatus.revoked') : heard}</td>
      <td className="figure">{health.batteryPct === null ? '–' : `${format.count(health.batteryPct)} %`}</td>
      <td className="figure">{health.accuracyM === null ? '–' : format.exact(health.accuracyM)}</td>
      <td>
        {format.duration(device.intervalS * 1_000)}
        {device.status === 'active' && slowestS !== null && device.intervalS > slowestS ? (
          <span className="warned">
            <SeverityMark band="warning" />{' '}
            {t('device.tooSlow', { most: format.duration(Math.floor(slowestS) * 1_000) })}
          </span>
        ) : null}
      </td>
      <td className="figure">{format.count(health.accepted)}</td>
      <td>{setAside.length === 0 ? '–' : setAside.join(', ')}</td>
      <td className="acts">
        <Button variant="default" size="compact-sm" onClick={onChange}>
          {t('console.change')}
          <span className="unseen"> {device.label}</span>
        </Button>
      </td>
    </tr>
  )
}
