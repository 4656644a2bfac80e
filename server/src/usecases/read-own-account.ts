import type { OwnAccount } from '@jaga-jarak/shared/api.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { World } from './change-world.ts'

/** What somebody may know of their own ways in: that they are there, never what they are. */
export const readOwnAccount =
  (world: World) =>
  async ({ id, role }: Viewer): Promise<OwnAccount | Refused> => {
    const row = await world.store.read.person(id)
    if (!row) return refuse('notFound')
    const { passwordHash, totpSecret, recoveryHashes } = row.credentials
    return {
      hasPassword: passwordHash !== null,
      hasSecondFactor: totpSecret !== null,
      needsSecondFactor: role !== 'display' && world.operation.secondFactorFor.includes(role),
      recoveryCodesLeft: recoveryHashes.length,
    }
  }
