import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

test('[PX8] on a phone a route with a line that is no point is refused by that line, and its field is at hand', {
  tag: '@more',
}, async ({ house, seats }) => {
  const operator = await openConsole(await seats.open({ width: 360, height: 800 }), house.base())
  await operator.open('Rombongan')
  await operator.press('Daftarkan rombongan')
  const form = operator.page.getByRole('form', { name: 'Daftarkan rombongan' })
  const route = form.getByLabel('Rute yang dinyatakan')
  await form.getByLabel('Nama rombongan').fill('Konvoi uji')
  await route.fill('0.5000, 117.5000\n0.5200, timur')
  const save = form.getByRole('button', { name: 'Simpan' })
  await save.click()
  await expect(form).toContainText('Baris 2 bukan titik: 0.5200, timur')
  await expect(route).toBeFocused()
  await expect(route).toBeInViewport()
  await route.fill('0.5000, 117.5000\n0.5200, 117.5100')
  await save.click()
  await expect(operator.page.locator('tr[data-group-id]')).toContainText('Konvoi uji')
})
