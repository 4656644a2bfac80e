import { routes } from '@jaga-jarak/shared/api.ts'
import { standBefore } from '../driver/next-build.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { asksTwice, mapShot, openWall } from '../driver/wall.ts'

const PATIENTLY = { timeout: 60_000 }
const VIEW = '?layout=map&region=64.08'

test('a new release waits until no danger stands open; then the wall loads itself anew, signed in and laid out as before', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const groups = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)] as const
  const front = await standBefore(house)
  const { page } = await openWall(await seats.open(), front.base, await desk.wallToken('Dinding'), VIEW)
  await report(house, groups[0], { lon: 117.5, lat: 0.5 })
  await report(house, groups[1], { lon: 117.505, lat: 0.5 })
  await expect(page.locator('.map[data-framed^="encounter:"]')).toBeVisible()
  await page.evaluate(() => document.body.setAttribute('data-before', ''))

  front.release()
  await asksTwice(page)
  await expect(page.locator('[data-before]')).toHaveCount(1)
  await expect(page.locator('.map[data-framed^="encounter:"]')).toBeVisible()

  await desk.call(routes.changeGroup, {
    params: { groupId: groups[0].group.id },
    body: { ...groups[0].group, status: 'closed' },
  })
  await expect(page.locator('[data-before]')).toHaveCount(0, { timeout: 60_000 })
  await expect(page.locator('.wall[data-layout=map] .map-room canvas')).toBeVisible()
  expect(new URL(page.url()).search).toBe(VIEW)
  expect(new URL(page.url()).hash).toBe('')
  expect(await page.locator('meta[name=release]').getAttribute('content')).toMatch(/^next-/)
  // It is the release that is served: there is nothing to load anew again.
  await page.evaluate(() => document.body.setAttribute('data-after', ''))
  await asksTwice(page)
  await expect(page.locator('[data-after]')).toHaveCount(1)
  await page.close()
  await front.close()
})

test('the picture is drawn as before after the graphics context was lost, twice', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/webgl/i, /context/i)
  const groups = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)] as const
  await desk.rally('Lapangan Merdeka')
  await report(house, groups[0], { lon: 117.2, lat: 0.5 })
  await report(house, groups[1], { lon: 116.2, lat: 0.5 })
  const { page } = await openWall(
    // Small: each look at it is drawn by software.
    await seats.open({ width: 1280, height: 720 }),
    house.base(),
    await desk.wallToken('Dinding'),
    '?layout=map',
  )
  await expect(page.locator('[data-count=groups]')).toHaveText('2')
  const drawn = (): Promise<string> => mapShot(page)
  /** Drawn, and not changed any more. */
  const settled = async (): Promise<string> => {
    let last = ''
    await expect
      .poll(async () => {
        const before = last
        last = await drawn()
        return last === before
      }, PATIENTLY)
      .toBe(true)
    return last
  }
  await page.locator('.map-room [data-rests-at]').waitFor()
  const before = await settled()
  for (const time of ['first', 'second']) {
    await page.locator('.map canvas').evaluate((element: HTMLCanvasElement, name) => {
      element.dataset.lost = name
      element.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    }, time)
    await expect(page.locator('.map canvas:not([data-lost])')).toHaveCount(1)
    await expect.poll(drawn, PATIENTLY).toBe(before)
  }
})

test('a display whose clock is twelve minutes fast shows the time of the server and says so', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  const page = await seats.open()
  await page.addInitScript(() => {
    const { now } = Date
    Date.now = () => now() + 12 * 60_000
  })
  const wall = await openWall(page, house.base(), await desk.wallToken('Dinding'))
  await expect(page.locator('[data-note=clock]')).toContainText('12 mnt terlalu cepat', { timeout: 30_000 })
  const shown = await page.locator('[data-clock]').textContent()
  const said = new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Makassar', hourCycle: 'h23', timeStyle: 'short' })
  const minutes = [-60_000, 0, 60_000].map((by) => said.format(Date.now() + by))
  expect(minutes).toContain(shown?.slice(0, 5))
  await expect(wall.stale).toBeHidden()
})

test('a wall whose files cannot be had says so, and comes by itself once they can', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/Failed to (load|fetch)|ERR_FAILED|dynamically imported module/)
  const page = await seats.open()
  await page.route(/\/assets\/wall-.*\.js$/, (route) => route.abort())
  await page.goto(`${house.base()}/wall?layout=board#token=${await desk.wallToken('Dinding')}`)
  await expect(page.locator('[data-fault]')).toContainText('dimuat ulang sendiri')
  await page.unroute(/\/assets\/wall-.*\.js$/)
  await expect(page.locator('.wall[data-layout=board]')).toBeVisible({ timeout: 30_000 })
})
