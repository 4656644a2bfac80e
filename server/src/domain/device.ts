import type { Device, DeviceDraft } from '@jaga-jarak/shared/device.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'

export const registerDevice = (id: DeviceId, draft: DeviceDraft): Device => ({
  ...draft,
  id,
  status: 'active',
  version: 1,
})

/** The wanted state over the current one, if the person saw the current one. */
export function changeDevice(
  current: Device,
  wanted: DeviceDraft & Pick<Device, 'status' | 'version'>,
): Device | Refused {
  if (wanted.version !== current.version) return refuse('changedMeanwhile', undefined, current)
  return { ...wanted, id: current.id, version: current.version + 1 }
}
