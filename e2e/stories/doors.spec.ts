import { enter } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { PASSWORD } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'

test('a wrong password is refused in words, the right one let in, and signing out closes the door', async ({
  house,
  seats,
}) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/console`)
  await enter(page, 'not-the-password')
  await expect(page.getByRole('alert')).toHaveText('Nama atau kata sandi salah. Periksa keduanya lalu coba lagi.')
  await expect(page.getByLabel('Nama')).toHaveValue('admin')
  await enter(page)
  await expect(page.getByRole('tablist')).toBeVisible()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await expect(page.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible()
  await page.goto(`${house.base()}/console`)
  await expect(page.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible()
})

test('whoever tries too often is told how long to wait', async ({ house, seats }) => {
  seats.expected.push(/401 \(Unauthorized\)/, /429 \(Too Many Requests\)/)
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/login`)
  const notice = page.getByRole('alert')
  for (let tries = 0; tries < 5; tries++) {
    const answered = page.waitForResponse((response) => response.request().method() === 'POST')
    await enter(page, 'not-the-password')
    await answered
  }
  await enter(page, 'not-the-password')
  await expect(notice).toHaveText(/Terlalu banyak percobaan\. Tunggu \d+ detik/)
})

test('a wall with a wrong token is refused in words, and the token does not stay in its address', async ({
  house,
  seats,
}) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  const page = await seats.open()
  await page.goto(`${house.base()}/wall#token=guessed`)
  await expect(page.getByRole('heading')).toHaveText('Layar ini belum masuk')
  await expect(page).toHaveURL(`${house.base()}/wall`)
})

test('signing in and acknowledging need no mouse', async ({ house, desk, seats }) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/login`)
  await page.getByLabel('Nama').focus()
  await page.keyboard.type('admin')
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  const row = page.locator('.alert-row')
  await expect(row).toHaveCount(1)
  for (let tabs = 0; tabs < 30 && !(await row.evaluate((it) => it === document.activeElement)); tabs++) {
    await page.keyboard.press('Tab')
  }
  await expect(row).toBeFocused()
  await page.keyboard.press('a')
  await expect(row).toHaveAttribute('data-acknowledged-by', 'admin')
})
