import { routes } from '@jaga-jarak/shared/api.ts'
import { openAdmin } from '../driver/administrator.ts'
import type { Page } from '../driver/browser.ts'
import { enter } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'

const DESK = { width: 1440, height: 900 }
const GENERAL = 'Batas jarak'
const limit = (page: Page, band: string, whose = GENERAL) =>
  page.getByLabel(`${band}, kilometer (${whose})`, { exact: true })
const preview = (page: Page): Promise<void> => page.getByRole('button', { name: 'Lihat pratinjau' }).click()
async function apply(page: Page, reason: string): Promise<void> {
  await page.getByLabel('Alasan').fill(reason)
  await page.getByRole('button', { name: 'Terapkan', exact: true }).click()
}

test('[PX11] an administrator adds an operator, looks at what other limits would do, applies them, and ends a session', async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  const [a, b] = [await desk.tracked('Massa barat', 1), await desk.tracked('Massa timur', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.52, lat: 0.5 })
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  const first = await admin.add('petugas baru', 'Operator 2', 'Operator', 'Kutai Timur')
  const other = await seats.open(DESK)
  await other.goto(`${house.base()}/login`)
  await enter(other, first, 'petugas baru')
  await other.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri' }).waitFor()

  await admin.open('Operasi')
  await expect(page.getByText('Belum ada yang berubah')).toBeVisible()
  await limit(page, 'Bahaya').fill('4')
  await limit(page, 'Waspada').fill('6')
  await limit(page, 'Pantau').fill('12')
  await preview(page)
  const effect = page.locator('[data-preview="effect"]')
  await expect(effect.locator('[data-effect="worsens"]')).toContainText('Massa barat')
  await expect(effect.locator('[data-effect="worsens"]')).toContainText('Ekstrem')
  const before = await desk.call(routes.readOperation, {})
  expect(before.limits.dangerM).toBe(1_000)

  // Only what was looked at is applied; a look at another section loses nothing.
  await limit(page, 'Bahaya').fill('4.5')
  await expect(page.getByText('berubah sesudah pratinjau')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Terapkan', exact: true })).toHaveCount(0)
  await admin.open('Sesi')
  await admin.open('Operasi')
  await expect(limit(page, 'Bahaya')).toHaveValue('4.5')
  await preview(page)
  await apply(page, 'Rapat pleno')
  await expect(page.getByText('Sudah diterapkan')).toBeVisible()
  const after = await desk.call(routes.readOperation, {})
  expect(after.limits).toEqual({ dangerM: 4_500, warningM: 6_000, watchM: 12_000 })

  await admin.open('Sesi')
  await admin.pressTwice(/Akhiri/, admin.row('petugas baru'))
  await expect(admin.row('petugas baru')).toHaveCount(0)
  await other.reload()
  await expect(other.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible()
})

test('what is wrong is said at its field in words; what is in use is named; a place is added', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  await desk.tracked('Massa timur', 1)
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  const open = (part: string): Promise<void> =>
    page.getByRole('navigation', { name: 'Bagian operasi' }).getByRole('link', { name: part }).click()
  await admin.open('Operasi')
  await limit(page, 'Waspada').fill('0.5')
  await open('Pemilihan')
  await admin.row('Bupati Berau').getByRole('button', { name: /^Ubah/ }).click()
  await page.getByLabel('Dari, baris 2').fill('2024-11-26')
  await preview(page)
  const from = page.getByLabel('Dari, baris 2')
  await expect(from).toBeFocused()
  await expect(from).toHaveAttribute('aria-invalid', 'true')
  await expect(page.getByText('sehari sesudah tahapan sebelumnya: 2024-11-24').first()).toBeVisible()
  await expect(admin.row('Bupati Berau').first()).toContainText('1 belum benar')
  await from.fill('2024-11-24')
  await page.getByRole('link', { name: GENERAL }).click()
  await expect(page.getByText('Harus lebih besar daripada batas yang lebih gawat.').first()).toBeVisible()
  await limit(page, 'Waspada').fill('3')

  await open('Pemilihan')
  await admin.pressTwice(/Hapus pemilihan/, admin.row('Gubernur Kalimantan Timur'))
  await preview(page)
  await expect(page.locator('[data-preview="inUse"]')).toContainText('Massa timur')
  await admin.pressTwice(/Buang perubahan/)
  await expect(admin.row('Gubernur Kalimantan Timur')).toHaveCount(1)

  await open('Tempat dijaga')
  await admin.press('Tambah tempat')
  await page.getByLabel('Nama tempat').fill('Gudang Sangatta')
  await page.getByLabel('Letak (lintang, bujur)').fill('117.55, 0.51')
  await page.getByLabel('Akurasi letak dalam meter').fill('20')
  await preview(page)
  await expect(page.getByLabel('Letak (lintang, bujur)')).toHaveAttribute('aria-invalid', 'true')
  await page.getByLabel('Letak (lintang, bujur)').fill('0.51, 117.55')
  await preview(page)
  await apply(page, 'Gudang baru')
  await expect(page.getByText('Sudah diterapkan')).toBeVisible()
  const { sites } = await desk.call(routes.readOperation, {})
  expect(sites).toContainEqual(
    expect.objectContaining({ name: 'Gudang Sangatta', accuracyM: 20, position: { lat: 0.51, lon: 117.55 } }),
  )
})

test('two administrators never overwrite each other: what was typed stays, and the second decides', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.open('Operasi')
  await page.getByLabel('Nama operasi').fill('Nama saya')
  await limit(page, 'Bahaya').fill('1.5')
  const { amendment, version } = await desk.call(routes.readAmendment, {})
  const limits = { ...amendment.limits, watchM: 11_000 }
  const body = { amendment: { ...amendment, limits, secondFactorFor: [] }, version, reason: 'Lebih dahulu' }
  await desk.call(routes.changeOperation, { body })
  await expect(page.getByText('Administrator lain mengubah operasi lebih dahulu')).toBeVisible()
  await expect(limit(page, 'Bahaya')).toHaveValue('1.5')
  await admin.press('Lanjutkan di atas keadaan baru')
  await expect(page.getByLabel('Nama operasi')).toHaveValue('Nama saya')
  await preview(page)
  await expect(page.locator('[data-preview="effect"]')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Terapkan', exact: true })).toHaveCount(0)
  await page.getByRole('button', { name: `Pakai punya mereka ${GENERAL}` }).click()
  await expect(limit(page, 'Pantau')).toHaveValue('11')
  await preview(page)
  await apply(page, 'Nama baru')
  await expect(page.getByText('Sudah diterapkan')).toBeVisible()
  const operation = await desk.call(routes.readOperation, {})
  expect([operation.name, operation.limits]).toEqual(['Nama saya', limits])
})
