import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

for (const [language, theme, width, height] of [
  ['id', 'light', 1440, 900],
  ['id', 'dark', 360, 800],
  ['en', 'light', 360, 800],
  ['en', 'dark', 1440, 900],
] as const) {
  test(`anybody reads what is kept of whom and for how long: ${language}, ${theme}, ${width}`, {
    tag: theme === 'dark' || language === 'en' ? ['@more'] : [],
  }, async ({ house, seats }) => {
    const page = await seats.open({ width, height, language, theme })
    await page.goto(`${house.base()}/login`)
    await page.getByRole('link', { name: /^Priva/ }).click()
    await expect(page).toHaveURL(`${house.base()}/privacy`)
    const long = language === 'id' ? /Lengkap 14 hari.*1 mnt.*30 hari.*Sengketa hasil/ : /14 days.*1 min.*30 days/
    await expect(page.getByText(long)).toBeVisible()
    const trackers = language === 'id' ? 'Admin, Komandan, dan Operator' : 'Admin, Commander and Operator'
    await expect(page.getByText(trackers, { exact: true }).first()).toBeVisible()
    expect(await barriers(page)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
    await page.emulateMedia({ media: 'print' })
    await expect(page.getByRole('navigation')).toBeHidden()
    await expect(page.locator('.privacy')).toHaveCSS('color', 'rgb(0, 0, 0)')
    await expect(page.locator('body')).toHaveCSS('background-color', 'rgb(255, 255, 255)')
  })
}

test('an administrator takes away what is past its time and sees the run; nobody else gets there', {
  tag: '@more',
}, async ({ house, seats }) => {
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/privacy/retention`)
  await expect(page).toHaveURL(`${house.base()}/login`)
  const desk = await openConsole(page, house.base())
  await page.getByRole('link', { name: 'Privasi' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Privasi')
  await page.goto(`${house.base()}/privacy/retention`)
  await expect(page.getByText('Tidak ada yang lewat masa simpannya.')).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await desk.press('Hapus sekarang')
  await expect(page.locator('[data-outcome]')).toHaveCount(0)
  await desk.press('Tekan sekali lagi: Hapus sekarang')
  const run = page.locator('[data-outcome=done]')
  await expect(run).toContainText('admin')
  await expect(run).toContainText('Selesai')
  expect(await barriers(page)).toEqual([])
  await page.setViewportSize({ width: 360, height: 800 })
  expect(await barriers(page)).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0)
})
