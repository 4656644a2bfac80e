import { DeviceDraft } from '@jaga-jarak/shared/device.ts'
import { DeviceId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { changeDevice, registerDevice } from './device.ts'

const draft = DeviceDraft.parse({ label: 'Mobil kepala' })
const device = registerDevice(DeviceId.parse('d'), draft)

it('a new tracker is active and serves nobody until it is assigned', () => {
  expect(device).toMatchObject({ id: 'd', status: 'active', groupId: null, intervalS: 10, version: 1 })
})

it('[IN3] a change needs the version that was seen', () => {
  const wanted = { ...draft, groupId: GroupId.parse('g'), status: 'active' as const }
  expect(changeDevice(device, { ...wanted, version: 1 })).toMatchObject({ groupId: 'g', version: 2 })
  expect(changeDevice(device, { ...wanted, version: 9 })).toEqual({ refused: 'changedMeanwhile', current: device })
})
