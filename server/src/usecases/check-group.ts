import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkReach } from '../domain/reach.ts'
import type { Reader } from '../ports.ts'

/** Refuses a tracker's group that is not there, or is looked after by others. A tracker without group is anybody's. */
export async function checkGroup(read: Reader, by: Viewer, id: GroupId | null): Promise<Refused | null> {
  if (id === null) return null
  const group = await read.group(id)
  return group ? checkReach(by, [group.region]) : refuse('unknownGroup', id)
}
