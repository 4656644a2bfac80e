import { fillPath, routes } from '@jaga-jarak/shared/api.ts'
import { Device } from '@jaga-jarak/shared/device.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Act } from '../act.tsx'
import { useDesk } from '../desk-context.ts'
import { EntryForm } from '../entry-form.tsx'
import { oneOf } from '../fields.ts'
import { useChange } from '../use-change.ts'
import { DEVICE_LIST } from './device-list.ts'

export type DeviceFormProps = {
  /** the one to change; a new one when left out */
  device?: Device
  onChanged: () => void
  /** with the id that the house tells only now */
  onSecret: (registered: { device: Device; trackerId: string }) => void
  onCancel: () => void
}

const STATUSES = Device.shape.status.options

export function DeviceForm({ device, onChanged, onSecret, onCancel }: DeviceFormProps) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const refreshes = DEVICE_LIST
  const register = useChange(routes.registerDevice, { refreshes, onDone: onSecret })
  const change = useChange(routes.changeDevice, { refreshes, onDone: onChanged })
  const groups = [...picture.groups.values()].filter(({ status, id }) => status === 'watched' || id === device?.groupId)
  const submit = (read: (name: string) => string): void => {
    const draft = {
      label: read('label'),
      groupId: groups.find(({ id }) => id === read('group'))?.id ?? null,
      intervalS: Number(read('interval')),
    }
    if (device === undefined) register.mutate({ body: draft })
    else {
      const status = oneOf(STATUSES, read('status'))
      change.mutate({ params: { deviceId: device.id }, body: { ...draft, status, version: device.version } })
    }
  }
  return (
    <>
      <EntryForm
        title={device?.label ?? t('device.register')}
        error={register.error ?? change.error}
        isPending={register.isPending || change.isPending}
        onSubmit={submit}
        onCancel={onCancel}
      >
        <TextInput
          name="label"
          label={t('device.label')}
          defaultValue={device?.label ?? ''}
          required
          maxLength={80}
          autoFocus
        />
        <NativeSelect
          name="group"
          label={t('device.group')}
          defaultValue={device?.groupId ?? ''}
          data={[
            { value: '', label: t('device.noGroup') },
            ...groups.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <TextInput
          name="interval"
          type="number"
          min={1}
          max={3_600}
          required
          label={t('device.interval')}
          defaultValue={device?.intervalS ?? 10}
        />
        {device === undefined ? null : (
          <NativeSelect
            name="status"
            label={t('device.status')}
            defaultValue={device.status}
            data={STATUSES.map((value) => ({ value, label: t(`deviceStatus.${value}`) }))}
          />
        )}
      </EntryForm>
      {device === undefined ? null : <More device={device} onSecret={onSecret} onErased={onChanged} />}
    </>
  )
}

/** A phone that was lost or set up anew gets another id; who no longer agrees has every position erased. */
function More({ device, onSecret, onErased }: MoreProps) {
  const { t } = useTranslation()
  const { may } = useDesk()
  const params = { deviceId: device.id }
  const rotate = useChange(routes.rotateDevice, { refreshes: DEVICE_LIST, onDone: onSecret })
  const erase = useChange(routes.eraseDevice, { refreshes: DEVICE_LIST, onDone: onErased })
  return (
    <div className="more-acts">
      {device.status === 'revoked' ? null : (
        <Act
          why={t('device.rotateWhy')}
          act={t('device.rotate')}
          of={device.label}
          change={rotate}
          onSure={() => rotate.mutate({ params })}
        />
      )}
      {may('eraseDevice', [null]) ? (
        <>
          <Act
            why={t('device.eraseWhy')}
            act={t('device.erase')}
            of={device.label}
            change={erase}
            onSure={() => erase.mutate({ params })}
          />
          <p>
            <a href={fillPath(routes.exportDevice.path, params)} download={`${device.id}.json`}>
              {t('device.export')}
            </a>
          </p>
        </>
      ) : null}
    </div>
  )
}
type MoreProps = { device: Device; onSecret: DeviceFormProps['onSecret']; onErased: () => void }
