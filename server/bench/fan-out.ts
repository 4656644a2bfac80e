import { setTimeout as pause } from 'node:timers/promises'
import { type Helper, startHelper } from './helper.ts'
import { quantile } from './quantile.ts'

const WAYS = ['packed', 'ws', 'json'] as const
type Way = (typeof WAYS)[number]
const POSITIONS = 100
/** From TARGETS: at most this share over a bare ws broadcast. */
const LIMIT_OVER_WS = 1.3
const BYTES_LIMIT = 16

/** CPU of the server process for one delivered frame, microseconds: ours beside bare ws and Socket.IO's JSON. */
export async function fanOut(quick: boolean) {
  const screens = quick ? 200 : 1_000
  const rounds = quick ? 3 : 5
  const frames = quick ? 40 : 60
  const everyMs = quick ? 50 : 100
  const stages = new Map<Way, { server: Helper; audience: Helper }>()
  const cpu: Record<Way, number[]> = { packed: [], ws: [], json: [] }
  const delivered: Record<Way, number> = { packed: 0, ws: 0, json: 0 }
  /** of one of our frames as a screen receives it, its header shared among the positions */
  let bytesPerPosition = 0
  try {
    for (const by of WAYS) {
      const stage = { server: startHelper('fan-out-server.ts'), audience: startHelper('audience.ts') }
      stages.set(by, stage)
      const { port } = await stage.server.ask<{ port: number }>({ act: 'listen', by, positions: POSITIONS })
      const url = `${by === 'ws' ? 'ws' : 'http'}://127.0.0.1:${port}`
      await stage.audience.ask({ act: 'open', url, count: screens, by })
    }
    for (let round = 0; round <= rounds; round++) {
      for (const [by, { server, audience }] of stages) {
        const { received: before } = await audience.ask<{ received: number }>({ act: 'count' })
        const { cpuUs } = await server.ask<{ cpuUs: number }>({ act: 'send', frames, everyMs })
        await pause(500)
        const { received, bytes } = await audience.ask<{ received: number; bytes: number }>({ act: 'count' })
        if (by === 'packed') bytesPerPosition = bytes / received / POSITIONS
        // The first round warms up.
        if (round === 0) continue
        cpu[by].push(cpuUs / Math.max(1, received - before))
        delivered[by] += received - before
      }
    }
  } finally {
    for (const { server, audience } of stages.values()) await Promise.all([server.stop(), audience.stop()])
  }
  const us = { packed: quantile(cpu.packed, 0.5), ws: quantile(cpu.ws, 0.5), json: quantile(cpu.json, 0.5) }
  return {
    screens,
    positions: POSITIONS,
    cpuUsPerDelivery: us,
    deliveredShare: Object.fromEntries(WAYS.map((by) => [by, delivered[by] / (screens * rounds * frames)])),
    bytesPerPosition,
    ratios: {
      cpuVsBareWs: us.ws / us.packed,
      cpuVsLimitOf1_3Ws: (LIMIT_OVER_WS * us.ws) / us.packed,
      cpuVsSocketIoJson: us.json / us.packed,
      bytesVsLimitOf16: BYTES_LIMIT / bytesPerPosition,
    },
  }
}
