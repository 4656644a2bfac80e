import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { quantile } from '@jaga-jarak/server/bench/quantile.ts'
import { root, run } from '@jaga-jarak/server/tasks/run.ts'
import { openPage, type WallPage } from './wall-page.ts'

/** Nothing is there: every request is answered from the folder of the page. */
const ADDRESS = 'http://moving-groups.test'
/** Longer than the map waits between two drawings of the same source. */
const BETWEEN_MS = 400
/** Pictures of icons and programs of the graphics card are made once. */
const WARM_UP = 3

async function msPerUpdate(it: WallPage, way: 'layer' | 'setData', count: number, steps: number): Promise<number> {
  await it.page.goto(`${ADDRESS}/index.html`)
  const spent: number[] = []
  for (let step = 0; step < WARM_UP + steps; step++) {
    await it.page.evaluate(`window.place(${count}, ${step})`)
    await pause(BETWEEN_MS)
    const before = await it.mainThreadS()
    await it.page.evaluate(`window.show('${way}')`)
    spent.push(((await it.mainThreadS()) - before) * 1_000)
  }
  return quantile(spent.slice(WARM_UP), 0.5)
}

/**
 * Milliseconds of the main thread for one update of all moving groups, every one of them in sight, from their new places
 * to the map that stands: the layer that the product has, and the same marks by `setData`.
 */
export async function movingGroups(counts: readonly number[], steps: number) {
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-moving-groups-'))
  const code = await run('vite', ['build', join(root, 'client/bench'), '--outDir', folder, '--logLevel', 'warn'])
  if (code !== 0) throw new Error(`building the page of the bench failed with code ${code}`)
  const it = await openPage()
  try {
    await it.page.route(`${ADDRESS}/**`, (route) =>
      route.fulfill({ path: join(folder, new URL(route.request().url()).pathname) }),
    )
    const figures: { groups: number; layerMs: number; setDataMs: number }[] = []
    for (const groups of counts) {
      const layerMs = await msPerUpdate(it, 'layer', groups, steps)
      figures.push({ groups, layerMs, setDataMs: await msPerUpdate(it, 'setData', groups, steps) })
    }
    if (it.uncaught.length > 0) throw new Error(it.uncaught.join('\n'))
    return figures
  } finally {
    await it.close()
    await rm(folder, { recursive: true, force: true })
  }
}
