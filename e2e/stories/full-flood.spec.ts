import { routes } from '@jaga-jarak/shared/api.ts'
import { NeutralityQuery } from '@jaga-jarak/shared/neutrality.ts'
import { clockOf, type Tracked } from '../driver/desk.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const PAIRS = 500
const COLUMNS = 25
const TOGETHER = 20

/** Runs what is to be done for each, so many at once. */
async function forEach<T>(all: readonly T[], work: (it: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const worker = async (): Promise<void> => {
    for (let it = left.shift(); it !== undefined; it = left.shift()) await work(it)
  }
  await Promise.all(Array.from({ length: TOGETHER }, worker))
}

test('[AL7] 500 pairs come into danger within ten seconds: all are stored, grouped on the board, answered with an entry of each', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  test.setTimeout(300_000)
  const pairs: [Tracked, Tracked, { lon: number; lat: number }][] = []
  await forEach(
    Array.from({ length: PAIRS }, (_, n) => n),
    async (n) => {
      const place = { lon: 114 + (n % COLUMNS) * 0.19, lat: -2.3 + Math.floor(n / COLUMNS) * 0.22 }
      pairs.push([await desk.tracked(`Barat ${n}`, 1), await desk.tracked(`Timur ${n}`, 2), place])
    },
  )
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const { page } = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const from = (await clockOf(house)).now
  const began = performance.now()
  await forEach(pairs, async ([a, b, place]) => {
    await Promise.all([report(house, a, place), report(house, b, { ...place, lat: place.lat + 0.004 })])
  })
  // How fast it went in depends on the machine: it is told, not judged.
  test.info().annotations.push({ type: 'reported within', description: `${Math.round(performance.now() - began)} ms` })

  const stored = async () => {
    const query = NeutralityQuery.parse({ from, until: (await clockOf(house)).now + 1 })
    return (await desk.call(routes.readNeutrality, { query })).all
  }
  await expect.poll(async () => (await stored()).byBand.danger, { timeout: 60_000 }).toBe(PAIRS)
  // The board: the gravest by themselves, the others by regency, each counted.
  await expect.poll(wall.counted, { timeout: 60_000 }).toBe(PAIRS)
  await expect(wall.board.locator('[data-alert-id]').first()).toHaveAttribute('data-band', 'danger')

  const group = page.locator('.flood').first()
  await group.locator('> .alert-row').focus()
  const answered = page.waitForResponse((response) => response.url().endsWith('/acknowledgements'))
  await page.keyboard.press('a')
  const { acknowledged } = routes.acknowledgeAlerts.reply.parse(await (await answered).json())
  expect(acknowledged.length).toBeGreaterThan(1)
  await expect.poll(async () => (await stored()).acknowledged).toBe(acknowledged.length)
  // Sound: what was heard in so many seconds, at most once in ten.
  const sounded = Number(await page.locator('[data-sounded]').getAttribute('data-sounded'))
  expect(sounded).toBeLessThanOrEqual(1 + Math.ceil((performance.now() - began) / 10_000))
})
