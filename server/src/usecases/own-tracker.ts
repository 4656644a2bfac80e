import { createHash } from 'node:crypto'
import { type Device, DeviceDraft } from '@jaga-jarak/shared/device.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { DeviceId, type GroupId, type PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { registerDevice } from '../domain/device.ts'
import type { Writer } from '../ports.ts'
import type { World } from './change-world.ts'

/** How it is called among trackers; who it is stands in the log alone. */
const LABEL = 'Ponsel petugas'

/** One for each officer and group, whatever phone they use: what two officers see of a group never mixes. */
const idOf = (by: PersonId, groupId: GroupId): DeviceId =>
  DeviceId.parse(`eye-${createHash('sha256').update(`${by} ${groupId}`).digest('hex').slice(0, 20)}`)

/** The tracker by which an officer speaks for a group; made when they first do. It has no token: sessions speak for it. */
export async function ownTracker(
  { secrets }: Pick<World, 'secrets'>,
  tx: Writer,
  by: PersonId,
  groupId: GroupId,
): Promise<{ device: Device; events: WorldEvent[] } | Refused> {
  const id = idOf(by, groupId)
  const known = await tx.device(id)
  if (known?.status === 'revoked') return refuse('alreadyClosed', 'an administrator revoked it')
  if (known && known.groupId !== groupId) return refuse('inUse', 'their phone was given to another group')
  if (known) return { device: known, events: [] }
  const device = registerDevice(id, DeviceDraft.parse({ label: LABEL, groupId }))
  await tx.saveDevice(device, secrets.hash(secrets.token()))
  return { device, events: [{ type: 'DeviceRegistered', device }] }
}
