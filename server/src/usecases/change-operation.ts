import type { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps } from '../domain/group.ts'
import type { AmendmentRow, Reader } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'

/** Groups and rallies that name a contest or a camp which the operation would no longer have, by name. */
export async function stillInUse(read: Reader, { contests }: Operation): Promise<string[]> {
  const groups = (await read.groups()).filter(({ status }) => status === 'watched')
  const rallies = (await read.rallies()).filter(({ phase }) => phase !== 'ended' && phase !== 'cancelled')
  const named = [...groups, ...rallies.map(({ camps, venue }) => ({ camps, name: venue.name }))]
  return named.filter(({ camps }) => checkCamps(contests, camps) !== null).map(({ name }) => name)
}

/** What may be changed, as it stands: the last change, else the file. */
export const readAmendment = async ({ operation, source }: World, read: Reader): Promise<AmendmentRow> =>
  (await read.amendment(operation.id)) ?? { version: 0, amendment: source.amendment }

type Wanted = { amendment: OperationAmendment; version: number; reason: string }

/** Whoever follows the log judges by the new rules from the entry on. */
export const changeOperation =
  (world: World) =>
  (by: Viewer, { amendment, version, reason }: Wanted): Promise<AmendmentRow | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await readAmendment(world, tx)
      if (current.version !== version) return refuse('changedMeanwhile', undefined, current)
      const operation = world.source.amend(amendment)
      if (Array.isArray(operation)) return refuse('wrongOperation', undefined, operation)
      const inUse = await stillInUse(tx, operation)
      if (inUse.length > 0) return refuse('inUse', inUse.slice(0, 5).join(', '))
      const row = { version: version + 1, amendment }
      await tx.saveAmendment(operation.id, row)
      return { reply: row, event: { type: 'OperationChanged', operation, reason } }
    })
