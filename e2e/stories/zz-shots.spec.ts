import { routes } from '@jaga-jarak/shared/api.ts'
import { enter, openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
for (const [theme, language] of [['light', 'id'], ['dark', 'en']] as const)
test(`shots ${theme}`, async ({ house, desk, seats }) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  await desk.incident('Gerbang timur')
  const { id: groupId, no: _, ...draft } = a.group
  await desk.call(routes.changeGroup, { params: { groupId }, body: { ...draft, name: 'Massa baru', headcount: 900 } })
  const { page } = await openConsole(await seats.open({ width: 1440, height: 900, theme }), house.base())
  await page.evaluate((it) => localStorage.setItem('language', it), language)
  await page.goto(house.base() + '/console')
  await page.getByRole('tablist').waitFor()
  await page.screenshot({ path: `/tmp/trail/console-${theme}.png` })
  await page.goto(house.base() + '/trail')
  await page.getByRole('button', { name: /Periksa keutuhan log|Check the log/ }).click()
  await page.locator('[data-verification="intact"]').waitFor()
  await page.screenshot({ path: `/tmp/trail/trail-${theme}.png` })
  await page.emulateMedia({ media: 'print' })
  await page.screenshot({ path: `/tmp/trail/trail-${theme}-print.png` })
})
