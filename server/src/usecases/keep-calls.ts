import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { turnAlert } from '../domain/alert.ts'
import { callOfGroup } from '../domain/sos.ts'
import type { Intake } from '../live/intake.ts'
import type { World } from './change-world.ts'

/** AL4: calls for help that came from trackers of groups. What the store could not take is tried again. */
export const keepCalls =
  ({ store, clock, gazetteer }: Pick<World, 'store' | 'clock' | 'gazetteer'>, intake: Intake) =>
  async (): Promise<void> => {
    const calls = intake.takeCalls()
    if (calls.length === 0) return
    const now = clock.now()
    try {
      await store.write(async (tx) => {
        const events: WorldEvent[] = []
        for (const { groupId, report } of calls) {
          const group = await tx.group(groupId)
          const latest = await tx.latestAlert('sos', [groupId])
          const finding = group ? callOfGroup(group, report, latest, now) : null
          if (finding === null) continue
          const place = gazetteer.placeAt(finding.evidence.position)
          const turned = turnAlert(latest, finding, place, place ? [place.regency.code] : [])
          if (turned === null) continue
          await tx.saveAlert(turned.alert)
          events.push({ type: turned.event, alert: turned.alert })
        }
        if (events.length > 0) await tx.append(events, now, null)
      })
    } catch (error) {
      intake.giveBackCalls(calls)
      throw error
    }
  }
