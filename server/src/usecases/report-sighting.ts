import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { GroupDraft, type SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { DeviceId, type EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { SeenGroup, Sighting } from '@jaga-jarak/shared/sighting.ts'
import { checkCamps, registerGroup } from '../domain/group.ts'
import { WALKING_MPS } from '../domain/limits.ts'
import { impossible } from '../domain/plausibility.ts'
import type { Trackers } from '../live/trackers.ts'
import type { Writer } from '../ports.ts'
import type { World } from './change-world.ts'
import { ownTracker } from './own-tracker.ts'
import type { ReceivePositions } from './receive-positions.ts'
import { MAX_GROUPS } from './register-group.ts'

type Found = { group: SupporterGroup; events: WorldEvent[] }

/** The group that was seen: a known one, or a new one whose id comes from the report's, so that sent twice it is one. */
async function groupOf(world: World, tx: Writer, { id, groupId, crowd, position }: Sighting): Promise<Found | Refused> {
  const wanted = groupId ?? GroupId.parse(`grp-${id}`)
  const known = await tx.group(wanted)
  if (known) return known.status === 'closed' ? refuse('alreadyClosed') : { group: known, events: [] }
  if (crowd === null) return refuse('unknownGroup', wanted)
  const wrong = checkCamps(world.operation.contests, crowd.camps)
  if (wrong) return wrong
  const no = await tx.nextGroupNo()
  if (no > MAX_GROUPS) return refuse('tooManyGroups', `${MAX_GROUPS} groups at most`)
  const region = world.gazetteer.placeAt(position)?.regency.code ?? null
  const group = registerGroup(wanted, no, GroupDraft.parse({ ...crowd, region }))
  await tx.saveGroup(group)
  return { group, events: [{ type: 'GroupRegistered', group }] }
}

/** PX12: why it cannot have been seen there or then, in the words of the door. */
function whyNot({ operation }: World, fix: Fix, now: EpochMs): Refused | null {
  const ground = { area: operation.area, startsAt: operation.startsAt, exercise: operation.exercise !== null }
  const reason = impossible({ ...fix, deviceId: DeviceId.parse('eye'), receivedAt: now }, ground)
  if (reason === null) return null
  if (reason === 'future' || reason === 'beforeOperation') return refuse('wrongTime', reason)
  return refuse(reason === 'tooInaccurate' ? 'vaguePlace' : 'wrongPlace', reason)
}

/** What an officer sees of a group becomes a position of it, with their own accuracy and time. */
export const reportSighting =
  (world: World, trackers: Trackers, receive: ReceivePositions) =>
  async (by: Viewer, sighting: Sighting): Promise<SeenGroup | Refused> => {
    const { store, clock } = world
    const { position, accuracyM, isMoving, seenAt } = sighting
    const now = clock.now()
    const speedMps = isMoving === null ? null : isMoving ? WALKING_MPS : 0
    const fix = Fix.parse({ ...position, accuracyM, speedMps, fixedAt: seenAt ?? now })
    // Before anything is registered: a group that nobody can place is of no use to anybody.
    const wrong = whyNot(world, fix, now)
    if (wrong) return wrong
    const stored = await store.write(async (tx): Promise<{ group: SupporterGroup; deviceId: DeviceId } | Refused> => {
      const found = await groupOf(world, tx, sighting)
      if (isRefused(found)) return found
      const own = await ownTracker(world, tx, by.id, found.group.id)
      if (isRefused(own)) return own
      const events = [...found.events, ...own.events]
      if (events.length > 0) await tx.append(events, clock.now(), by.id)
      return { group: found.group, deviceId: own.device.id }
    })
    if (isRefused(stored)) return stored
    const tracker = trackers.byId(stored.deviceId)
    if (!tracker) throw new Error(`the trackers do not know ${stored.deviceId} after its commit`)
    const [reception] = receive(tracker, [fix], sighting.certainty)
    if (!reception) throw new Error('a fix was received without an answer')
    return { group: stored.group, reception }
  }
