import { playScenario } from '@jaga-jarak/server/src/simulate/play.ts'
import { readScenario } from '@jaga-jarak/server/src/simulate/read-scenario.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { openConsole } from '../driver/operator.ts'
import { PASSWORD } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 5 } })

test('[AL7] a flood is grouped by regency, the gravest by itself and all counted; in the console a group is answered with one key', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const flood = readScenario('flood')
  // Sixty pairs: as many as a story needs, spread over the same ground.
  const groups = flood.groups.map((group) => ({
    ...group,
    copies: { count: 60, columns: 10, lonStep: 0.4, latStep: 0.5 },
  }))
  const stop = new AbortController()
  const stage = { url: house.base(), name: 'admin', password: PASSWORD, signal: stop.signal }
  const played = playScenario({ ...flood, groups }, stage)
  try {
    const groupsOnBoard = wall.board.locator('[data-group]')
    await expect(groupsOnBoard.nth(2)).toBeVisible({ timeout: 60_000 })
    await expect(wall.board.locator('.card').first()).toHaveAttribute('data-alert-id', /./)
    // Sixty pairs, each near or near and foretold: one alert for each at least, wherever it is counted.
    await expect.poll(wall.counted).toBeGreaterThanOrEqual(60)
    const cut = await groupsOnBoard
      .locator('.head .name')
      .evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth))
    expect(cut).toHaveLength(0)

    const { page } = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
    // The keys are listed under ?, and / leads to the search, which tells what it hides.
    await page.keyboard.press('?')
    await expect(page.getByRole('dialog', { name: 'Tombol' })).toContainText('Nyatakan diketahui')
    await page.keyboard.press('Escape')
    await page.keyboard.press('/')
    await page.keyboard.type('Barat 7')
    const hidden = page.locator('[data-hidden]')
    await expect(page.locator('.alert-row', { hasText: 'Barat 7' }).first()).toBeVisible()
    expect(Number(await hidden.getAttribute('data-hidden'))).toBeGreaterThan(40)
    await page.getByRole('button', { name: 'Tampilkan semua' }).click()
    await expect(hidden).toHaveCount(0)

    const group = page.locator('.flood', { hasText: 'belum dilihat' }).first()
    const name = (await group.getAttribute('data-group')) ?? ''
    const row = page.locator(`.flood[data-group="${name}"] > .alert-row`)
    await row.focus()
    const answered = page.waitForResponse((response) => response.url().endsWith('/acknowledgements'))
    await page.keyboard.press('a')
    const { acknowledged } = routes.acknowledgeAlerts.reply.parse(await (await answered).json())
    expect(acknowledged.length).toBeGreaterThan(1)
    // It stays where the hand is, and opens to its members, which know who answered.
    await expect(row).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(row).toHaveAttribute('aria-expanded', 'true')
    const member = page.locator(`.flood[data-group="${name}"] [data-acknowledged-by="admin"]`)
    await expect(member.first()).toContainText('Diketahui admin')
  } finally {
    stop.abort()
    await played
  }
})

test('[AL7] in a flood a regency of several bands has its whole name on the wall, how many of each, and how near the nearest is', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const flood = readScenario('flood')
  // From column to column the two of a pair stand nearer to each other: watch, warning and danger in one regency.
  const groups = flood.groups.map((group, side) => ({
    ...group,
    copies: { count: 60, columns: 10, lonStep: side === 0 ? 0.4 : 0.395, latStep: 0.5 },
  }))
  const stop = new AbortController()
  const stage = { url: house.base(), name: 'admin', password: PASSWORD, signal: stop.signal }
  const played = playScenario({ ...flood, groups }, stage)
  try {
    const mixed = wall.board.locator('[data-group]', { has: wall.page.locator('.said svg') })
    await expect(mixed.first()).toBeVisible({ timeout: 60_000 })
    const names = wall.board.locator('[data-group] .head .name')
    await expect
      .poll(() => names.evaluateAll((all) => all.filter((it) => it.scrollWidth > it.clientWidth).length))
      .toBe(0)
    await expect(mixed.first().locator('.said')).toContainText(/terdekat/)
    await expect(mixed.first().locator('.place')).toHaveText(/\d.*\d/)
  } finally {
    stop.abort()
    await played
  }
})
