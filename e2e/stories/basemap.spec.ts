import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pmtilesInTest, type Shape } from '@jaga-jarak/server/src/map/pmtiles-in-test.ts'
import type { Page } from '../driver/browser.ts'
import { openDesk } from '../driver/desk.ts'
import { type House, startHouse } from '../driver/server.ts'
import { expect, test as story } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const UNITS = 4_096
/** Where a place lies on the one tile of the world (Web Mercator). */
const unit = (lon: number, lat: number): [number, number] => {
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2
  return [Math.round(((lon + 180) / 360) * UNITS), Math.round(y * UNITS)]
}
/** A sea where no map has one: the whole middle of the province. */
const FLOOD: Shape = {
  layer: 'water',
  kind: 'polygon',
  points: [unit(114.5, 1.6), unit(118.5, 1.6), unit(118.5, -1.6), unit(114.5, -1.6)],
  tags: { kind: 'ocean' },
}

/** The colour of what is drawn there, as red, green, blue. */
async function colourAt(page: Page, x: number, y: number): Promise<number[]> {
  const picture = await page.screenshot({ clip: { x, y, width: 1, height: 1 } })
  return page.evaluate(async (png) => {
    const image = new Image()
    image.src = `data:image/png;base64,${png}`
    await image.decode()
    const canvas = document.createElement('canvas').getContext('2d')
    canvas?.drawImage(image, 0, 0)
    return [...(canvas?.getImageData(0, 0, 1, 1).data ?? [])].slice(0, 3)
  }, picture.toString('base64'))
}
const SEA = [7, 13, 24]

const test = story.extend<{ folder: string }>({
  folder: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `basemap-${browserName}-`))
    await use(folder)
    await rm(folder, { recursive: true })
  },
  house: async ({ folder }, use) => {
    await writeFile(join(folder, 'kaltim.pmtiles'), pmtilesInTest({ shapes: [FLOOD] }))
    const house: House = await startHouse({}, { settings: { BASEMAP_FILE: join(folder, 'kaltim.pmtiles') } })
    await use(house)
    await house.stop()
  },
})

test('the wall stands on the basemap of the operator, read piece by piece', { tag: '@more' }, async ({
  house,
  seats,
}) => {
  const desk = await openDesk(house)
  const page = await seats.open()
  const pieces: (readonly [number, string])[] = []
  page.on('response', (answer) => {
    if (answer.url().includes('basemap.pmtiles')) pieces.push([answer.status(), answer.request().headers().range ?? ''])
  })
  await openWall(page, house.base(), await desk.wallToken('Dinding'), '?layout=map')
  await expect(page.locator('[data-basemap="tiles"]')).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('.credit')).toContainText('Protomaps © OpenStreetMap')
  // Ground without a name on it, north of the equator in the middle of the province.
  await expect.poll(() => colourAt(page, 900, 420), { timeout: 30_000 }).toEqual(SEA)
  expect(pieces.length).toBeGreaterThan(0)
  for (const [status, range] of pieces) expect([status, range]).toEqual([206, expect.stringMatching(/^bytes=\d+-\d+$/)])
})
