import { barriers, type Page } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { mapShot } from '../driver/wall.ts'

const DESK = { width: 1440, height: 900 }
const map = (page: Page) => page.locator('.map')

/** Marks of incidents stand so far above their place, pixels on this desk. */
const ABOVE_PX = 34

/** Presses on a mark, that of an incident unless told otherwise, once the flight is over: what is framed is square, 80 x 0.62 pixels from the edge. */
async function pressAt(page: Page, { lon, lat }: { lon: number; lat: number }, abovePx = ABOVE_PX): Promise<void> {
  const [west, south, east, north] = ((await map(page).getAttribute('data-box')) ?? '').split(' ').map(Number)
  const pane = await page.locator('.map canvas').boundingBox()
  if (pane === null || west === undefined || south === undefined || east === undefined || north === undefined)
    throw new Error('there is no map')
  const side = Math.min(pane.width, pane.height) - 2 * 80 * 0.62
  const perDegree = side / (east - west)
  const x = pane.x + pane.width / 2 + (lon - (west + east) / 2) * perDegree
  const y = pane.y + pane.height / 2 - (lat - (south + north) / 2) * perDegree
  await page.mouse.click(x, y - abovePx)
}

test('the map frames what is chosen, and a press on a mark chooses it in the queue', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  const incident = await desk.incident('Simpang tiga', { lon: 117.51, lat: 0.49 })
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const operator = await openConsole(await seats.open(DESK), house.base())
  const { page } = operator
  const row = page.locator('.alert-row[data-alert-id^="encounter:"]')
  await row.click()
  const alertId = (await row.getAttribute('data-alert-id')) ?? ''
  await expect(map(page)).toHaveAttribute('data-framed', alertId)

  const box = (await map(page).getAttribute('data-box')) ?? ''
  await expect(page.locator('.map [data-rests-at]')).toHaveAttribute('data-rests-at', box, { timeout: 30_000 })
  await pressAt(page, incident.position)
  await expect(page.locator(`[data-incident-id="${incident.id}"]`)).toHaveAttribute('aria-pressed', 'true')
  await expect(map(page)).toHaveAttribute('data-framed', incident.id)
  await expect(page.locator(`[data-detail-of="${incident.id}"]`)).toContainText('Ketelitian tempat')

  expect(await barriers(page)).toEqual([])
})

test('the map turns with the key m, is remembered, and is folded away where there is no room', {
  tag: '@more',
}, async ({ house, seats }) => {
  const { page } = await openConsole(await seats.open({ ...DESK, theme: 'dark' }), house.base())
  await expect(map(page)).toBeVisible()
  await page.keyboard.press('m')
  await expect(map(page)).toHaveCount(0)
  await page.reload()
  await page.getByRole('button', { name: 'Tampilkan peta' }).click()
  await expect(map(page)).toBeVisible()
  await page.setViewportSize({ width: 800, height: 900 })
  await expect(map(page)).toHaveCount(0)
  await page.keyboard.press('m')
  await expect(map(page)).toBeVisible()
  expect(await barriers(page)).toEqual([])
})

test('a lost graphics context builds the map anew while the queue goes on', { tag: '@more' }, async ({
  house,
  seats,
}) => {
  seats.expected.push(/webgl/i, /context/i)
  const { page } = await openConsole(await seats.open(DESK), house.base())
  const canvas = page.locator('.map canvas')
  await canvas.waitFor()
  await page.locator('.map-tools').waitFor()
  await canvas.evaluate((element: HTMLCanvasElement) => {
    element.dataset.first = 'true'
    element.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  })
  await expect(page.locator('.map canvas:not([data-first])')).toHaveCount(1)
  await expect(page.locator('.map-tools')).toBeVisible()
})

/** So many pixels of the map have the violet of the first camp: on a near map only the chips of its groups do. */
async function violetPixels(page: Page): Promise<number> {
  const picture = await mapShot(page)
  return page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
    pen?.drawImage(image, 0, 0)
    const { data } = pen?.getImageData(0, 0, image.width, image.height) ?? { data: [] }
    let count = 0
    for (let i = 0; i < data.length; i += 4) if ((data[i + 2] ?? 0) - (data[i + 1] ?? 0) > 100) count += 1
    return count
  }, picture)
}

test('groups are on the map, a press finds them, and they are back after a lost graphics context', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/webgl/i, /context/i)
  const incident = await desk.incident('Simpang tiga', { lon: 117.5, lat: 0.5 })
  const at = { lon: 117.51, lat: 0.49 }
  const tracked = await desk.tracked('Massa timur', 1)
  const { page, open, incident: row } = await openConsole(await seats.open(DESK), house.base())
  await open('Insiden')
  await row('Bentrokan').first().click()
  await expect(map(page)).toHaveAttribute('data-framed', incident.id)
  const box = (await map(page).getAttribute('data-box')) ?? ''
  const rests = page.locator('.map [data-rests-at]')
  await expect(rests).toHaveAttribute('data-rests-at', box, { timeout: 30_000 })
  await expect.poll(() => violetPixels(page)).toBe(0)
  await report(house, tracked, at)
  await expect.poll(() => violetPixels(page), { timeout: 30_000 }).toBeGreaterThan(100)

  await page.locator('.map canvas').evaluate((element: HTMLCanvasElement) => {
    element.dataset.first = 'true'
    element.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
  })
  await expect(page.locator('.map canvas:not([data-first])')).toHaveCount(1)
  await expect.poll(() => violetPixels(page), { timeout: 60_000 }).toBeGreaterThan(100)
  await pressAt(page, at, 0)
  await expect(page.locator(`[data-group-id="${tracked.group.id}"]`)).toHaveAttribute('aria-current', 'true')
})
