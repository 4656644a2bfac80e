import { routes } from '@jaga-jarak/shared/api.ts'
import { openAdmin } from '../driver/administrator.ts'
import { barriers } from '../driver/browser.ts'
import { enter } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const DESK = { width: 1440, height: 900 }
const OWN = 'sebuah-kereta-biru-tua'

test('an administrator adds an operator for one regency, who acts there alone and goes dark when disabled', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  // Near Sangatta in Kutai Timur, and in Balikpapan.
  await desk.incident('Gerbang timur', { lon: 117.5, lat: 0.5 })
  await desk.incident('Pasar kota', { lon: 116.85, lat: -1.24 })
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const first = await admin.add('petugas baru', 'Operator 2', 'Operator', 'Kutai Timur')
  const row = admin.row('petugas baru')
  await expect(row).toContainText('Kutai Timur')
  await expect(row).toContainText('Kata sandi pertama belum diganti')

  const page = await seats.open(DESK)
  await page.goto(`${house.base()}/login`)
  await enter(page, first, 'petugas baru')
  await expect(page.getByRole('heading', { name: 'Pilih kata sandi Anda sendiri' })).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.locator('input[name=current]').fill(first)
  await page.locator('input[name=wanted]').fill(OWN)
  await page.locator('input[name=again]').fill(OWN)
  await page.getByRole('button', { name: 'Ganti kata sandi', exact: true }).click()
  await page.getByRole('tab', { name: 'Insiden' }).click()
  await expect(page.locator('.alert-row')).toHaveCount(1)
  await expect(page.locator('.alert-row')).toContainText('Gerbang timur')
  await expect(page.getByText('Pasar kota')).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Administrasi' })).toHaveCount(0)
  await page.goto(`${house.base()}/admin`)
  await expect(page.getByRole('heading', { name: 'Halaman ini untuk administrator' })).toBeVisible()
  await page.getByRole('link', { name: 'Kembali ke meja operator' }).click()
  await page.getByRole('tab', { name: 'Insiden' }).click()
  await expect(page.getByText('Gerbang timur')).toBeVisible()

  await row.getByRole('button', { name: /^Ubah/ }).click()
  await admin.pressTwice(/Nonaktifkan/)
  // Nothing of the picture, in words why, and the way back in.
  await expect(page.getByRole('alert')).toContainText('Sesi Anda berakhir', { timeout: 5_000 })
  await expect(page.getByText('Gerbang timur')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible()
  await enter(page, OWN, 'petugas baru')
  await expect(page.getByRole('alert').filter({ hasText: 'Nama atau kata sandi salah' })).toBeVisible()
  await expect(row).toContainText('Nonaktif')
})

test('the last administrator stays, a name is given once: said in words, with what was entered kept; a person is erased', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/409 \(Conflict\)/)
  await desk.operator('petugas lama')
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.row('Administrator').getByRole('button', { name: /^Ubah/ }).click()
  await page.getByLabel('Peran').selectOption({ label: 'Pemantau' })
  await admin.press('Simpan')
  await expect(page.getByRole('alert')).toContainText('Harus tetap ada satu administrator aktif')
  await expect(page.getByLabel('Peran')).toHaveValue('observer')

  await admin.press('Tambah orang')
  await page.getByLabel('Nama untuk masuk').fill('petugas lama')
  await page.getByLabel('Tugas').fill('Operator 3')
  await admin.press('Simpan')
  await expect(page.getByText('Pilih sedikitnya satu kabupaten/kota.')).toBeVisible()
  await page.getByLabel('Seluruh provinsi').check()
  await admin.press('Simpan')
  await expect(page.getByRole('alert')).toContainText('Nama masuk ini sudah dipakai')
  await expect(page.getByLabel('Tugas')).toHaveValue('Operator 3')
  await page.getByLabel('Cari orang').fill('LAMA')
  await expect(admin.row('Operator 1')).toHaveCount(1)
  await admin.row('petugas lama').getByRole('button', { name: /^Ubah/ }).click()
  await admin.pressTwice(/Hapus data orang ini/)
  await expect(admin.row('petugas lama')).toHaveCount(0)
  await page.getByLabel('Cari orang').fill('tidak ada')
  await expect(page.getByText('Tidak ada yang cocok dengan "tidak ada"')).toBeVisible()
})

test('a wall gets a link once, is seen, gets another link and goes dark with the old one', { tag: '@more' }, async ({
  house,
  seats,
}) => {
  seats.expected.push(/401 \(Unauthorized\)/)
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.open('Layar')
  await expect(page.getByText('Belum ada layar')).toBeVisible()
  await admin.press('Daftarkan layar')
  await page.getByLabel('Nama layar').fill('Ruang komando')
  await admin.press('Simpan')
  const link = new URL(await page.getByLabel('Tautan layar').inputValue())
  await admin.press('Sudah dibuka, tutup')
  const token = new URLSearchParams(link.hash.slice(1)).get('token') ?? ''
  const wall = await openWall(await seats.open(), house.base(), token)
  const row = admin.row('Ruang komando')
  await expect(row).toContainText('lalu')
  await admin.pressTwice(/Tautan baru/, row)
  await expect(wall.page.getByText('Layar ini belum masuk')).toBeVisible({ timeout: 10_000 })
  await admin.press('Sudah dibuka, tutup')
  await admin.pressTwice(/Cabut/, row)
  await expect(row).toContainText('Dicabut')
})

test('[AL1] a tracker is set up by a code that carries its id and interval; one that is too slow is told so', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const { group } = await desk.tracked('Massa timur', 1)
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.open('Pelacak')
  await admin.press('Daftarkan pelacak')
  await page.getByLabel('Nama pelacak').fill('Ponsel lambat')
  await page.getByLabel('Rombongan', { exact: true }).selectOption({ label: group.name })
  await page.getByLabel('Jarak laporan dalam detik').fill('120')
  await admin.press('Simpan')
  const trackerId = await page.getByLabel('ID pelacak').inputValue()
  const link = async (): Promise<URL> =>
    new URL((await page.getByRole('link', { name: 'Buka pengaturan' }).getAttribute('href')) ?? '')
  expect(Object.fromEntries((await link()).searchParams)).toMatchObject({ id: trackerId, interval: '120' })
  await expect(page.getByRole('img', { name: 'Kode QR' })).toBeVisible()
  await page.getByText('OwnTracks', { exact: true }).click()
  expect(atob((await link()).searchParams.get('inline') ?? '')).toContain(trackerId)
  await expect(admin.row('Ponsel lambat')).toContainText('terlalu jarang, perlu tiap 58 dtk')
  await report(house, { group, trackerId }, { lon: 117.5, lat: 0.5 })

  await admin.press('Sudah disalin, tutup')
  await admin.row('Ponsel lambat').getByRole('button', { name: /^Ubah/ }).click()
  await admin.pressTwice(/Ganti ID pelacak/)
  await expect(page.getByLabel('ID pelacak')).not.toHaveValue(trackerId)
  const answer = await fetch(`${house.base()}/osmand?id=${trackerId}&lat=0.5&lon=117.5`)
  expect(answer.status).toBe(404)
})

test('the system page says how the server fares, and that somebody should look when nobody is heard at a rally', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  await desk.tracked('Massa timur', 1)
  const admin = await openAdmin(await seats.open(DESK), house.base())
  await admin.open('Sistem')
  const vital = (name: string) => admin.page.locator(`[data-vital="${name}"]`)
  await expect(vital('store')).toContainText('SQLite')
  await expect(vital('devices')).toContainText('0 dari 1')
  await expect(vital('devices')).toHaveAttribute('data-well', 'true')
  const rally = await desk.rally('Lapangan utara')
  const { call } = desk
  const params = { rallyId: rally.id }
  await call(routes.moveRally, { params, body: { phase: 'mustering', version: rally.version } })
  await expect(vital('devices')).toContainText('Perhatian')
})
