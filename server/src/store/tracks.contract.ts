import { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { sql } from 'kysely'
import { expect, it } from 'vitest'
import type { TrackPoint } from '../ports.ts'
import { openDatabase } from './database.ts'
import { after, aPoint, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const KM_1 = DeviceId.parse('km-1')

export function tracksContract(here: () => Opened): void {
  const save = (...points: TrackPoint[]) => here().store.write((tx) => tx.saveTrack(points))
  const fixedAts = async () => (await here().store.read.newestPositions()).map((point) => point.fixedAt)

  it('gives every part of a fix back as it came', async () => {
    const full = aPoint('km-1', 1, {
      groupId: null,
      accuracyM: null,
      speedMps: 12.3,
      mock: true,
      alarm: 'sos',
      attributes: { motion: 'true', nul: 'a\u0000b', quote: `"'` },
    })
    await save(full, aPoint('km-1', 2))
    expect(await here().store.read.track(KM_1, T0, after(9))).toEqual([full, aPoint('km-1', 2)])
  })

  it('gives a track in the order of the fixes, from inclusive, until exclusive', async () => {
    await save(aPoint('km-1', 3), aPoint('km-1', 1), aPoint('km-2', 2), aPoint('km-1', 2), aPoint('km-1', 4))
    const track = await here().store.read.track(KM_1, after(2), after(4))
    expect(track.map((point) => point.fixedAt)).toEqual([after(2), after(3)])
  })

  it('[PX12] takes the same fix once, in one call and in several', async () => {
    await save(aPoint('km-1', 1, { lon: 117.1 }), aPoint('km-1', 1, { lon: 117.2 }))
    await save(aPoint('km-1', 1, { lon: 117.3 }))
    const track = await here().store.read.track(KM_1, T0, after(9))
    expect(track.map((point) => point.lon)).toEqual([117.1])
    expect((await here().store.read.newestPositions()).map((point) => point.lon)).toEqual([117.1])
  })

  it('[PX12] never moves the newest position back', async () => {
    await save(aPoint('km-2', 5), aPoint('km-1', 7), aPoint('km-1', 6))
    expect(await fixedAts()).toEqual([after(7), after(5)])
    await save(aPoint('km-1', 4), aPoint('km-2', 8, { lat: 0.75, mock: true }))
    expect(await here().store.read.newestPositions()).toEqual([
      aPoint('km-1', 7),
      aPoint('km-2', 8, { lat: 0.75, mock: true }),
    ])
    expect(await here().store.read.track(KM_1, T0, after(9))).toHaveLength(3)
  })

  it('[PX12] a fix from a clock that ran ahead makes way for the next one of the clock set right', async () => {
    const ahead = aPoint('km-1', 240, { receivedAt: after(2) })
    await save(ahead)
    await save(aPoint('km-1', 1), aPoint('km-1', 3))
    expect(await fixedAts()).toEqual([after(3)])
  })

  it('takes five thousand points of many trackers in one call', async () => {
    const points = Array.from({ length: 5_000 }, (_, n) => aPoint(`km-${n % 250}`, Math.floor(n / 250)))
    await save(...points)
    await save(...points)
    expect(await here().store.read.track(KM_1, T0, after(60))).toHaveLength(20)
    expect(new Set(await fixedAts())).toEqual(new Set([after(19)]))
    expect(await fixedAts()).toHaveLength(250)
  })

  it('takes no points at all', async () => {
    await save()
    expect(await fixedAts()).toEqual([])
  })

  it('[PX12] keeps what was set aside with its reason, a repeated one once', async () => {
    const { groupId: _, ...report } = aPoint('km-1', 1)
    const malformed = {
      deviceId: KM_1,
      receivedAt: T0,
      reason: 'swappedLatLon' as const,
      payload: `lat=\u0000&\ud800${'x'.repeat(3_000)}`,
    }
    const fixes = [
      { report, reason: 'outlier' as const },
      { report, reason: 'outlier' as const },
      { report, reason: 'mock' as const },
    ]
    await here().store.write((tx) => tx.saveQuarantined(fixes, [malformed, malformed]))
    await here().store.write((tx) => tx.saveQuarantined(fixes, [{ ...malformed, receivedAt: after(1) }]))

    const database = openDatabase(here().place)
    try {
      const kept = database.reads.selectFrom('quarantined_fixes').selectAll().orderBy(sql`length(reason)`)
      const rows = await kept.execute()
      expect(rows.map((row) => row.reason)).toEqual(['mock', 'outlier'])
      expect(JSON.parse(rows[0]?.body ?? '')).toEqual(report)
      const payloads = await database.reads.selectFrom('malformed_fixes').select(['payload', 'reason']).execute()
      expect(payloads.map(({ reason }) => reason)).toEqual(['swappedLatLon', 'swappedLatLon'])
      expect(payloads[0]?.payload).toHaveLength(2_000)
      expect(payloads[0]?.payload.slice(0, 8)).toBe('lat=\ufffd&\ufffdx')
    } finally {
      await database.close()
    }
  })
}
