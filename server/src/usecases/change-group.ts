import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeGroup as change, checkCamps } from '../domain/group.ts'
import { checkReach, checkRegions } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const changeGroup =
  (world: World) =>
  (by: Viewer, id: GroupId, wanted: Body<Routes['changeGroup']>): Promise<SupporterGroup | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await tx.group(id)
      if (!current) return refuse('notFound')
      const wrong =
        checkReach(by, [current.region]) ??
        checkReach(by, [wanted.region]) ??
        checkRegions(world.operation, wanted.region === null ? null : [wanted.region]) ??
        checkCamps(world.operation.contests, wanted.camps)
      if (wrong) return wrong
      const { rallyId } = wanted
      if (rallyId !== null && !(await tx.rally(rallyId))) return refuse('unknownRally', rallyId)
      const group = change(current, wanted)
      if (isRefused(group)) return group
      await tx.saveGroup(group)
      return { reply: group, event: { type: 'GroupChanged', group } }
    })
