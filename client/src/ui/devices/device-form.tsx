import { routes } from '@jaga-jarak/shared/api.ts'
import { Device } from '@jaga-jarak/shared/device.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { EntryForm } from '../entry-form.tsx'
import { oneOf } from '../fields.ts'
import { Problem } from '../problem.tsx'
import { SureButton } from '../sure-button.tsx'
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
      {device === undefined || device.status === 'revoked' ? null : <Rotate device={device} onSecret={onSecret} />}
    </>
  )
}

/** A phone that was lost or set up anew gets another id; the old one is worth nothing from then on. */
function Rotate({ device, onSecret }: { device: Device; onSecret: DeviceFormProps['onSecret'] }) {
  const { t } = useTranslation()
  const rotate = useChange(routes.rotateDevice, { refreshes: DEVICE_LIST, onDone: onSecret })
  return (
    <div className="rotate">
      <p>{t('device.rotateWhy')}</p>
      <SureButton
        act={t('device.rotate')}
        of={device.label}
        isPending={rotate.isPending}
        onSure={() => rotate.mutate({ params: { deviceId: device.id } })}
      />
      <Problem error={rotate.error} />
    </div>
  )
}
