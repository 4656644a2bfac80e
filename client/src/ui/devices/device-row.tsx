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
  const isTooSlow = device.status === 'active' && slowestS !== null && device.intervalS > slowestS
  const every = format.duration(device.intervalS * 1_000)
  return (
    <tr data-device-id={device.id} data-status={device.status}>
      <th scope="row">
        {device.label}
        {isTooSlow ? (
          <span className="warned">
            <SeverityMark band="warning" />{' '}
            {t('device.tooSlow', { every, most: format.duration(Math.floor(slowestS) * 1_000) })}
          </span>
        ) : (
          <small>{t('device.every', { every })}</small>
        )}
      </th>
      <td>{device.groupId === null ? t('device.noGroup') : (group?.name ?? device.groupId)}</td>
      <td>{device.status === 'revoked' ? t('deviceStatus.revoked') : heard}</td>
      <Figure
        label={t('device.battery')}
        value={health.batteryPct === null ? null : `${format.count(health.batteryPct)} %`}
      />
      <Figure label={t('device.accuracy')} value={health.accuracyM === null ? null : format.exact(health.accuracyM)} />
      <td>
        {t('device.acceptedCount', { figure: format.count(health.accepted) })}
        {setAside.length === 0 ? null : <small>{t('device.quarantined', { why: setAside.join(', ') })}</small>}
      </td>
      <td className="acts">
        <Button variant="default" size="compact-sm" onClick={onChange}>
          {t('console.change')}
          <span className="unseen"> {device.label}</span>
        </Button>
      </td>
    </tr>
  )
}

/** A figure of a row; where the head of the table does not stand above it, it says itself what it is. */
function Figure({ label, value }: { label: string; value: string | null }) {
  return (
    <td className="figure" data-label={label} data-empty={value === null}>
      {value ?? '–'}
    </td>
  )
}
