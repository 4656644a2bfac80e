import { seats } from '../driver/browser.ts'
import { startDemo } from '../driver/demo.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const WITHIN_MS = 120_000

test('a newcomer sees two convoys close in, are foretold, rise through the bands and clear, within two minutes', {
  tag: '@more',
}, async ({ browser }) => {
  test.setTimeout(WITHIN_MS + 30_000)
  const taken = seats(browser)
  const demo = await startDemo()
  try {
    const wall = await openWall(await taken.open(), demo.base, demo.token)
    const bands = await wall.keepBands('Konvoi pulang utara', 'Konvoi pulang selatan')
    // [PX9] foretold with its place and basis while they are still kilometres apart
    const forecast = wall.page.locator('.board [data-alert-id^="predictedEncounter:"]', {
      hasText: 'Konvoi pulang utara',
    })
    await expect(forecast).toContainText('menurut rute', { timeout: WITHIN_MS })
    expect(await bands()).not.toContain('danger')
    await expect.poll(bands, { timeout: WITHIN_MS }).toContain('cleared')
    expect(await bands()).toEqual(['watch', 'warning', 'danger', 'warning', 'watch', 'cleared'])
    await expect(wall.page.locator('[data-exercise]')).toHaveText('LATIHAN')
    expect(taken.complaints).toEqual([])
  } finally {
    await taken.leave()
    expect(await demo.interrupt()).toEqual({ code: 0, left: [] })
  }
})
