import type { SystemHealth } from '@jaga-jarak/shared/api.ts'

/** What of the server's health somebody may have to look at. */
export type Concern = 'late' | 'feed' | 'lost' | 'devices'

/** Beyond these somebody should look, milliseconds. An alert is to be on the wall within a second or two. */
const LATE_MS = 200
const FEED_MS = 3_000

/** What somebody should look at now; empty: all is well. While a rally is live, somebody has to be heard (AL1). */
export function concernsOf(health: SystemHealth, liveRallies: number): Concern[] {
  const { lateMs, feedLagMs, lostPoints, devicesHeard } = health
  const isWell: Record<Concern, boolean> = {
    late: lateMs <= LATE_MS,
    feed: feedLagMs !== null && feedLagMs <= FEED_MS,
    lost: lostPoints === 0,
    devices: liveRallies === 0 || devicesHeard > 0,
  }
  return (['late', 'feed', 'lost', 'devices'] as const).filter((it) => !isWell[it])
}
