import { routes } from '@jaga-jarak/shared/api.ts'
import { Device } from '@jaga-jarak/shared/device.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { useDesk } from '../console-context.ts'
import { EntryForm } from '../entry-form.tsx'
import { DEVICE_LIST } from './device-list.ts'

export type DeviceFormProps = {
  /** the one to change; a new one when left out */
  device?: Device
  onChanged: () => void
  /** with the id that the house tells only now */
  onRegistered: (trackerId: string) => void
  onCancel: () => void
}

const STATUSES = Device.shape.status.options

export function DeviceForm({ device, onChanged, onRegistered, onCancel }: DeviceFormProps) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const refreshes = DEVICE_LIST
  const register = useChange(routes.registerDevice, { refreshes, onDone: ({ trackerId }) => onRegistered(trackerId) })
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
  )
}
