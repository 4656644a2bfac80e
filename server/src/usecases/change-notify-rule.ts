import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { NotifyRule, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkRegions } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const changeNotifyRule =
  (world: World) =>
  (
    by: Viewer,
    channel: RuledChannel,
    { rule, version }: { rule: NotifyRule; version: number },
  ): Promise<Reply<Routes['changeNotifyRule']> | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = (await tx.notifyRules()).find((it) => it.channel === channel)
      if ((current?.version ?? 0) !== version) return refuse('changedMeanwhile', undefined, current)
      const unknown = checkRegions(world.operation, rule.regions)
      if (unknown) return unknown
      await tx.saveNotifyRule({ channel, rule, version: version + 1 })
      return { reply: { rule, version: version + 1 }, event: { type: 'NotifyRuleChanged', channel, rule } }
    })
