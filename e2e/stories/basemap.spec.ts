import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pmtilesInTest, type Shape, tileOf } from '@jaga-jarak/server/src/map/pmtiles-in-test.ts'
import { tileHost } from '@jaga-jarak/server/src/map/tile-host-in-test.ts'
import { openAdmin } from '../driver/administrator.ts'
import { barriers, type Page, type Route } from '../driver/browser.ts'
import { openDesk } from '../driver/desk.ts'
import { type House, PASSWORD, startHouse } from '../driver/server.ts'
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

type Host = Awaited<ReturnType<typeof tileHost>>
const test = story.extend<{ file: string; host: Host | null; isStyled: boolean }>({
  isStyled: [false, { option: true }],
  file: async ({ browserName }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `basemap-${browserName}-`))
    const file = join(folder, 'kaltim.pmtiles')
    await writeFile(file, pmtilesInTest({ shapes: [FLOOD] }))
    await use(file)
    await rm(folder, { recursive: true })
  },
  host: async ({ isStyled }, use) => {
    const host = isStyled ? await tileHost(tileOf([FLOOD])) : null
    await use(host)
    await host?.close()
  },
  house: async ({ file, host }, use) => {
    const settings = { BASEMAP_FILE: file, ...(host === null ? {} : { BASEMAP_STYLE_URL: host.styleUrl }) }
    const house: House = await startHouse({}, { settings })
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

test.describe('with a style of somebody else', () => {
  test.use({ isStyled: true })

  test('screens stand on it while it answers, else on the file, and the administration says why', {
    tag: '@more',
  }, async ({ house, host, seats }) => {
    if (host === null) throw new Error('this story has a host of tiles')
    const desk = await openDesk(house)
    const page = await seats.open()
    await openWall(page, house.base(), await desk.wallToken('Dinding'), '?layout=map')
    await expect(page.locator('[data-basemap="style"]')).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('.credit')).toContainText('OpenFreeMap © OpenStreetMap')
    await expect.poll(() => colourAt(page, 900, 420), { timeout: 30_000 }).toEqual(SEA)
    expect(host.asked.filter((path) => /font|sprite/.test(path))).toEqual([])

    const admin = await openAdmin(await seats.open({ width: 1440, height: 900 }), house.base())
    await admin.open('Peta')
    const tier = (no: number) => admin.page.locator(`[data-tier="${no}"]`)
    await expect(admin.page.locator('[data-live="3"]')).toContainText('Peta dasar dari internet')
    await expect(tier(2)).toContainText('Siap')
    await expect(tier(1)).toContainText('BOUNDARIES_FILE')

    await host.fall()
    await expect(tier(3)).toHaveAttribute('data-fault', 'unreachable', { timeout: 60_000 })
    await expect(admin.page.locator('[data-live="2"]')).toContainText('Peta dasar dari berkas')
    await expect(tier(2)).toContainText('Protomaps © OpenStreetMap')
    await expect(page.locator('[data-basemap="tiles"]')).toBeVisible({ timeout: 60_000 })
    await expect(page.locator('.credit')).toContainText('Protomaps')
    expect(await barriers(admin.page)).toEqual([])

    await host.rise()
    await expect(tier(3)).toHaveAttribute('data-state', 'live', { timeout: 60_000 })
    await expect(page.locator('[data-basemap="style"]')).toBeVisible({ timeout: 60_000 })
  })
})

/** How a host that the server reaches fails in one browser: from the first word, or once the style is there. */
const FAILURES: Record<string, { path: string; fail: (route: Route) => Promise<void> }> = {
  'answers 500': { path: '/styles/quiet', fail: (route) => route.fulfill({ status: 500 }) },
  hangs: { path: '/styles/quiet', fail: () => Promise.resolve() },
  'dies in the middle': { path: '/planet/**', fail: (route) => route.abort('connectionreset') },
}

test.describe('with a style that one browser alone cannot have', () => {
  test.use({ isStyled: true })

  for (const [how, { path, fail }] of Object.entries(FAILURES))
    test(`the host ${how}: the wall stands on the file, stays readable, says so, and comes back; the administration tells what is live`, {
      tag: '@more',
    }, async ({ house, host, seats }) => {
      if (host === null) throw new Error('this story has a host of tiles')
      seats.expected.push(/basemap could not be loaded|Failed to load resource|^map /)
      const desk = await openDesk(house)
      const page = await seats.open()
      await page.clock.install()
      await page.route(`${host.base}${path}`, fail)
      await openWall(page, house.base(), await desk.wallToken('Dinding'), '?layout=map')
      await expect(page.locator('[data-basemap="tiles"]')).toBeVisible({ timeout: 60_000 })
      const credit = page.locator('.credit')
      await expect(credit).toContainText('Peta dasar dari internet tidak terjangkau dari layar ini')
      await expect(credit).toContainText('Protomaps © OpenStreetMap')
      await expect(credit).not.toContainText('OpenFreeMap')
      await expect.poll(() => colourAt(page, 900, 420), { timeout: 30_000 }).toEqual(SEA)

      const admin = await openAdmin(await seats.open({ width: 1440, height: 900 }), house.base())
      await admin.open('Peta')
      await expect(admin.page.locator('[data-live="3"]')).toContainText('Peta dasar dari internet')
      await expect(admin.page.locator('[data-tier="2"]')).toContainText('Siap')

      await page.unroute(`${host.base}${path}`)
      await page.clock.fastForward('10:00')
      await expect(page.locator('[data-basemap="style"]')).toBeVisible({ timeout: 60_000 })
      await expect(credit).toContainText('OpenFreeMap © OpenStreetMap')
      await expect(credit).not.toContainText('tidak terjangkau')
    })
})

test('in English, without a host, the administration says what is live and what is not set up', {
  tag: '@more',
}, async ({ house, seats }) => {
  const page = await seats.open({ width: 1440, height: 900, language: 'en', theme: 'dark' })
  await page.goto(`${house.base()}/login`)
  await page.locator('input[name=name]').fill('admin')
  await page.locator('input[name=password]').fill(PASSWORD)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  await page.getByRole('link', { name: 'Administration' }).click()
  await page.getByRole('link', { name: 'Map', exact: true }).click()
  await expect(page.locator('[data-live="2"]')).toContainText('Basemap from a file')
  await expect(page.locator('[data-tier="3"]')).toContainText('Not set up')
  await expect(page.locator('[data-tier="0"]')).toContainText('Ready')
  expect(await barriers(page)).toEqual([])
})
