import { resolve } from 'node:path'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { readOperation } from '../operation/read-operation.ts'
import { TRAIL_RECALL_MS } from './limits.ts'
import { retentionLimits } from './retention.ts'

const operation = readOperation(resolve(import.meta.dirname, '../../operations/kaltim-2024.yaml'))
const DAY = 86_400_000
/** Midnight in WITA. */
const wita = (year: number, month: number, day: number) => epochMs(Date.UTC(year, month - 1, day - 1, 16))
const limitsAt = (now: EpochMs) => retentionLimits(operation, now, now)

it('[PH1] nothing is due while the first dispute lasts and for thirty days more, in the contest where it is last', () => {
  expect(limitsAt(wita(2024, 12, 1)).removeTracks).toBeNull()
  // Undisputed contests were settled on 20 February; the first dispute of the re-votes ended with 24 February.
  expect(limitsAt(epochMs(wita(2025, 3, 27) - 1)).removeTracks).toBeNull()
  expect(limitsAt(wita(2025, 3, 27)).removeTracks).toBe(wita(2025, 2, 25))
})

it('[PH1] tracks of a re-vote wait for its own dispute', () => {
  expect(limitsAt(wita(2025, 6, 1)).removeTracks).toBe(wita(2025, 2, 25))
  expect(limitsAt(wita(2025, 10, 20)).removeTracks).toBe(wita(2025, 2, 25))
  expect(limitsAt(wita(2025, 10, 21)).removeTracks).toBe(wita(2025, 9, 21))
})

it('after the last dispute a point is kept for thirty days', () => {
  expect(limitsAt(wita(2026, 1, 1)).removeTracks).toBe(wita(2026, 1, 1) - 30 * DAY)
})

it('[PH1] what is due only ever grows', () => {
  let before = 0
  for (let now = wita(2024, 11, 1); now < wita(2026, 1, 1); now = epochMs(now + 7 * 3_600_000)) {
    const due = limitsAt(now).removeTracks ?? 0
    expect(due).toBeGreaterThanOrEqual(before)
    before = due
  }
})

it('the other kinds go by age', () => {
  const now = wita(2024, 12, 31)
  expect(limitsAt(now)).toMatchObject({
    thinTracks: now - 14 * DAY,
    quarantined: now - 30 * DAY,
    malformed: now - 14 * DAY,
    sessions: now - 30 * DAY,
  })
})

it('sessions go by the true time, also in an exercise', () => {
  const [now, wall] = [wita(2024, 11, 20), wita(2026, 3, 1)]
  expect(retentionLimits(operation, now, wall).sessions).toBe(wall - 30 * DAY)
})

it('whatever the file says, what the live watch reads again is never reached', () => {
  const days = { days: 0 }
  const tracks = { thinAfterDays: 0, keepOneEveryS: 60, deleteAfter: { phase: 'settled' as const, days: 0 } }
  const now = wita(2025, 7, 1)
  const retention = { tracks, quarantined: days, malformed: days, sessions: days, photos: days }
  for (const limit of Object.values(retentionLimits({ ...operation, retention }, now, now)))
    expect(limit).toBeLessThanOrEqual(now - 20 * TRAIL_RECALL_MS)
})
