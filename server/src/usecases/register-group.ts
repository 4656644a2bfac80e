import type { GroupDraft, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkCamps, registerGroup as register } from '../domain/group.ts'
import { checkReach, checkRegions } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

/** Short numbers of packed frames are 16 bits and are never used twice. */
export const MAX_GROUPS = 65_535

export const registerGroup =
  (world: World) =>
  (by: Viewer, draft: GroupDraft): Promise<SupporterGroup | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const wrong =
        checkReach(by, [draft.region]) ??
        checkRegions(world.operation, draft.region === null ? null : [draft.region]) ??
        checkCamps(world.operation.contests, draft.camps)
      if (wrong) return wrong
      const { rallyId } = draft
      if (rallyId !== null && !(await tx.rally(rallyId))) return refuse('unknownRally', rallyId)
      const no = await tx.nextGroupNo()
      if (no > MAX_GROUPS) return refuse('tooManyGroups', `${MAX_GROUPS} groups at most`)
      const group = register(GroupId.parse(world.secrets.id('grp')), no, draft)
      await tx.saveGroup(group)
      return { reply: group, event: { type: 'GroupRegistered', group } }
    })
