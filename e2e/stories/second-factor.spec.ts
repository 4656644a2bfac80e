import { Secret, TOTP } from 'otpauth'
import { barriers, type Page } from '../driver/browser.ts'
import { enter } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

const OWN = 'sebuah-kereta-biru-tua'
/** Of an authenticator app a step on: the server takes one step to either side, and each code once. */
const NEXT_STEP_MS = 30_000

test.use({ secondFactorFor: ['operator'] })

const press = (page: Page, name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
/** Signs in with the own password, is asked for a code and gives this one. */
async function enterWith(page: Page, name: string, code: string): Promise<void> {
  await enter(page, OWN, name)
  await expect(page.getByRole('status')).toHaveText('Masukkan kode dari aplikasi autentikator Anda.')
  await page.getByLabel('Kode dari aplikasi').fill(code)
  await press(page, 'Masuk')
}

test('a role that must have a second factor gets in by it only: set up first, asked for from then on, a recovery code once', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  const newcomer = await desk.operator('petugas baru')
  const page = await seats.open({ width: 360, height: 800 })
  await page.goto(`${house.base()}/login`)
  await enter(page, newcomer.password, newcomer.name)
  await page.locator('input[name=current]').fill(newcomer.password)
  await page.locator('input[name=wanted]').fill(OWN)
  await page.locator('input[name=again]').fill(OWN)
  await press(page, 'Ganti kata sandi')

  // Nothing else opens before, not even by its address.
  const heading = page.getByRole('heading', { name: 'Pasang faktor kedua' })
  await expect(heading).toBeVisible()
  for (const path of ['/console', '/account']) {
    await page.goto(`${house.base()}${path}`)
    await expect(heading).toBeVisible()
  }
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Kata sandi sekarang').fill(OWN)
  await press(page, 'Pasang faktor kedua')
  const secret = await page.getByLabel('Kunci, bila gambar').inputValue()
  const app = new TOTP({ secret: Secret.fromBase32(secret) })
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('Kode enam angka').fill('000000')
  await press(page, 'Periksa kode')
  await expect(page.getByRole('alert')).toContainText('Kode tidak cocok')
  await page.getByLabel('Kode enam angka').fill(app.generate())
  await press(page, 'Periksa kode')
  const shown = page.locator('.recovery-codes li')
  await expect(shown).toHaveCount(10)
  expect(await barriers(page)).toEqual([])
  const [first = '', second = ''] = await shown.allTextContents()
  await press(page, 'Sudah saya simpan')
  await expect(page.getByRole('tablist')).toBeVisible()

  // The account says that it stays.
  await page.getByRole('link', { name: newcomer.name }).click()
  await expect(page.locator('[data-factor="set"]')).toContainText('Kode pemulihan yang belum dipakai: 10')
  await expect(page.getByText('mewajibkan faktor kedua bagi peran Anda')).toBeVisible()
  await expect(page.getByRole('button', { name: /faktor kedua/ })).toHaveCount(0)
  await page.getByRole('link', { name: 'Kembali ke meja operator' }).click()
  await press(page, 'Keluar')

  await enterWith(page, newcomer.name, app.generate({ timestamp: Date.now() + NEXT_STEP_MS }))
  await expect(page.getByRole('tablist')).toBeVisible()
  await press(page, 'Keluar')

  await enterWith(page, newcomer.name, first)
  await expect(page.getByRole('tablist')).toBeVisible()
  await press(page, 'Keluar')
  await enterWith(page, newcomer.name, first)
  await expect(page.getByRole('alert')).toContainText('Tiap kode hanya berlaku sekali')
  await page.getByLabel('Kode dari aplikasi').fill(second)
  await press(page, 'Masuk')
  await expect(page.getByRole('tablist')).toBeVisible()
  await page.getByRole('link', { name: newcomer.name }).click()
  await expect(page.locator('[data-factor="set"]')).toContainText('Kode pemulihan yang belum dipakai: 8')
})
