import { setTimeout as pause } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { answerBench } from '@jaga-jarak/server/bench/helper.ts'
import { quantile } from '@jaga-jarak/server/bench/quantile.ts'
import type { Page } from '@playwright/test'
import { z } from 'zod'
import { type Desk, openDesk, type Place, type Tracked } from '../driver/desk.ts'
import { type House, startHouse } from '../driver/server.ts'
import { openWall } from '../driver/wall.ts'
import { mainThreadTasks } from './main-thread-tasks.ts'
import { movingGroups } from './moving-groups.ts'
import { openPage } from './wall-page.ts'

const Order = z.object({
  groups: z.number(),
  perS: z.number(),
  seconds: z.number(),
  movingGroups: z.array(z.number()),
  updates: z.number(),
})
/** Opposing groups that stand two kilometres apart: what a wall has to draw beside those that only move. */
const PAIRS = 10
const SETTLE_MS = 15_000
/** Together. */
const REGISTER_AT_ONCE = 8

type Moving = { tracked: Tracked; at: Place }

async function register(desk: Desk, count: number): Promise<Moving[]> {
  const moving: Moving[] = []
  const left = Array.from({ length: count }, (_, i) => i)
  const worker = async (): Promise<void> => {
    for (let i = left.shift(); i !== undefined; i = left.shift()) {
      const at = { lon: 114.6 + (i % 50) / 20, lat: -1.9 + Math.floor(i / 50) / 20 }
      moving.push({ tracked: await desk.tracked(`Rombongan ${i}`, 1), at })
    }
  }
  await Promise.all(Array.from({ length: REGISTER_AT_ONCE }, worker))
  for (let i = 0; i < PAIRS; i++) {
    const at = { lon: 114.6 + i / 4, lat: 1.5 }
    moving.push({ tracked: await desk.tracked(`Barat ${i}`, 1), at })
    moving.push({ tracked: await desk.tracked(`Timur ${i}`, 2), at: { ...at, lat: at.lat + 0.018 } })
  }
  return moving
}

/** So many reports a second, each a step further on a small circle, until it is stopped; resolves with how many there were. */
function keepMoving(
  house: House,
  moving: readonly Moving[],
  perS: number,
): () => Promise<Record<'sent' | 'lost', number>> {
  const began = performance.now()
  const running = new Set<Promise<void>>()
  let [sent, lost] = [0, 0]
  const send = async (i: number): Promise<void> => {
    const one = moving[i % moving.length]
    if (one === undefined) return
    const turn = Math.floor(i / moving.length) / 10 + i
    const [lon, lat] = [one.at.lon + 0.001 * Math.cos(turn), one.at.lat + 0.001 * Math.sin(turn)]
    const answer = await fetch(`${house.base()}/osmand?id=${one.tracked.trackerId}&lat=${lat}&lon=${lon}&speed=5`)
    await answer.arrayBuffer()
  }
  const timer = setInterval(() => {
    for (const due = ((performance.now() - began) / 1_000) * perS; sent < due; sent++) {
      // On a machine that is too busy some do not get through: that is told beside the figures.
      const one = send(sent)
        .catch(() => void lost++)
        .finally(() => running.delete(one))
      running.add(one)
    }
  }, 20)
  return async () => {
    clearInterval(timer)
    await Promise.all(running)
    return { sent, lost }
  }
}

/** What the page loads until its map stands, bytes after gzip: the map library, what else is code, and the rest by kind. */
async function weigh(page: Page, load: () => Promise<unknown>) {
  const bytes: Record<string, number> = {}
  const weighing: Promise<void>[] = []
  page.on('response', (response) => {
    const { pathname } = new URL(response.url())
    const kind = /map-library|maplibre/.test(pathname)
      ? 'mapLibrary'
      : /\.(js|css)$|^\/wall$/.test(pathname)
        ? 'code'
        : /\.woff2?$/.test(pathname)
          ? 'fonts'
          : 'data'
    const weighed = response.body().then((body) => {
      bytes[kind] = (bytes[kind] ?? 0) + (kind === 'fonts' ? body.length : gzipSync(body).length)
    })
    // What has no body (redirects, the socket) weighs nothing.
    weighing.push(weighed.catch(() => undefined))
  })
  await load()
  await Promise.all(weighing)
  return bytes
}

answerBench(async (message) => {
  const { groups, perS, seconds, movingGroups: counts, updates } = Order.parse(message)
  const updatesOf = await movingGroups(counts, updates)
  const house = await startHouse()
  const it = await openPage()
  try {
    const desk = await openDesk(house)
    const moving = await register(desk, groups)
    const stop = keepMoving(house, moving, perS)
    const token = await desk.wallToken('Dinding')
    const gzipBytes = await weigh(it.page, async () => {
      await openWall(it.page, house.base(), token)
      await it.page.locator('.map-room [data-rests-at]').waitFor({ timeout: 120_000 })
    })
    await pause(SETTLE_MS)
    const heapBefore = await it.heapBytes()
    const [began, usedBefore] = [performance.now(), await it.mainThreadS()]
    const tasks = await mainThreadTasks(it.page, seconds * 1_000)
    const [tookS, usedS] = [(performance.now() - began) / 1_000, (await it.mainThreadS()) - usedBefore]
    const heapAfter = await it.heapBytes()
    const reports = await stop()
    return {
      groups,
      reports,
      mainThreadMsPerS: (usedS / tookS) * 1_000,
      taskMs: {
        p99: quantile(tasks, 0.99),
        longest: Math.max(...tasks),
        over50: tasks.filter((ms) => ms > 50).length,
        all: tasks.length,
      },
      updatesOf,
      heapMB: { before: heapBefore / 1_048_576, after: heapAfter / 1_048_576 },
      gzipBytes,
      uncaught: it.uncaught,
    }
  } finally {
    await it.close()
    await house.stop()
  }
})
