import { routes } from '@jaga-jarak/shared/api.ts'
import { Secret, TOTP } from 'otpauth'
import { enter } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

const OWN = 'sebuah-kereta-biru-tua'

test('a new operator chooses a password, sets up a second factor, is asked for it, and goes dark when disabled', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/401 \(Unauthorized\)/, /422 \(Unprocessable/)
  const newcomer = await desk.operator('petugas baru', ['64.08'])
  const page = await seats.open({ width: 1440, height: 900 })
  const press = (name: string): Promise<void> => page.getByRole('button', { name, exact: true }).click()
  await page.goto(`${house.base()}/login`)
  await enter(page, newcomer.password, newcomer.name)

  // Nothing else opens before the first password is exchanged, not even by its address.
  await expect(page.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri' })).toBeVisible()
  await page.goto(`${house.base()}/console`)
  await expect(page.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri' })).toBeVisible()
  const choose = async (wanted: string): Promise<void> => {
    await page.locator('input[name=current]').fill(newcomer.password)
    await page.locator('input[name=wanted]').fill(wanted)
    await page.locator('input[name=again]').fill(wanted)
    await press('Ganti kata sandi')
  }
  await choose('jagajarak2024')
  await expect(page.getByText('mudah ditebak. Pilih yang lain')).toBeVisible()
  await choose(OWN)
  await expect(page.getByRole('tablist')).toBeVisible()

  await page.getByRole('link', { name: newcomer.name }).click()
  await expect(page.locator('[data-factor="none"]')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Lepaskan faktor kedua' })).toHaveCount(0)
  await press('Pasang faktor kedua')
  await page.getByLabel('Kata sandi sekarang').fill(OWN)
  await page.getByRole('button', { name: 'Pasang faktor kedua' }).click()
  const secret = await page.getByLabel('Kunci, bila gambar').inputValue()
  const totp = new TOTP({ secret: Secret.fromBase32(secret) })
  await page.getByLabel('Kode enam angka').fill(totp.generate())
  await press('Periksa kode')
  await expect(page.locator('.recovery-codes li')).toHaveCount(10)
  const codes = await page.locator('.recovery-codes li').allTextContents()
  await press('Sudah saya simpan')
  await expect(page.locator('[data-factor="set"]')).toContainText('Kode pemulihan yang belum dipakai: 10')
  await expect(page.getByRole('button', { name: 'Pasang faktor kedua' })).toHaveCount(0)
  await expect(page.locator('[data-session-id]')).toHaveCount(1)
  await page.getByRole('link', { name: 'Kembali ke meja operator' }).click()
  await press('Keluar')

  await enter(page, OWN, newcomer.name)
  await expect(page.getByRole('status')).toHaveText('Masukkan kode dari aplikasi autentikator Anda.')
  await page.getByLabel('Kode dari aplikasi').fill(codes[0] ?? '')
  await press('Masuk')
  await expect(page.getByRole('tablist')).toBeVisible()

  // Taken off again with a code of its own; what is offered follows at once.
  await page.getByRole('link', { name: newcomer.name }).click()
  await press('Lepaskan faktor kedua')
  await page.getByLabel('Kode dari aplikasi').fill(codes[1] ?? '')
  await press('Lepaskan faktor kedua')
  await expect(page.locator('[data-factor="none"]')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Pasang faktor kedua' })).toBeVisible()
  await page.getByRole('link', { name: 'Kembali ke meja operator' }).click()

  const { person, name } = newcomer
  const body = { ...person, name, status: 'disabled' as const }
  await desk.call(routes.changePerson, { params: { personId: person.id }, body })
  await expect(page.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible({ timeout: 5_000 })
  await expect(page.getByRole('tablist')).toHaveCount(0)
})
