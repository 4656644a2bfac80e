import { IncidentCollection } from '@jaga-jarak/shared/source.ts'
import { openAdmin } from '../driver/administrator.ts'
import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

const DESK = { width: 1440, height: 900 }

test('[IN2] a call centre gets a door of its own, reports twice what is one incident, and reads what became of it', async ({
  house,
  seats,
}) => {
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.open('Sumber luar')
  await expect(page.getByText('Belum ada sumber.')).toBeVisible()
  await admin.press('Daftarkan sumber')
  await page.getByLabel('Nama sumber').fill('Pusat Panggilan 110')
  await admin.press('Tambah kata')
  await page.getByLabel('Kata sumber').fill('Tawuran')
  await page.getByLabel('Kejadian di sini').selectOption({ label: 'Bentrokan massa' })
  await admin.press('Tambah kata')
  await page.getByLabel('Kata sumber').last().fill(' tawuran ')
  await admin.press('Simpan')
  await expect(page.getByText('Kata ini sudah ada.')).toBeVisible()
  await page.getByRole('button', { name: 'Hapus kata tawuran' }).last().click()
  expect(await barriers(page)).toEqual([])
  await admin.press('Simpan')
  const token = await page.getByLabel('Token').inputValue()
  await expect(page.getByLabel('Contoh kiriman')).toHaveValue(
    new RegExp(`^curl ${house.base()}/api/v1/intake/incidents`),
  )
  expect(await barriers(page)).toEqual([])
  await admin.press('Sudah dipasang, tutup')

  const url = `${house.base()}/api/v1/intake/incidents`
  const authorization = `Bearer ${token}`
  const report = {
    category: 'TAWURAN',
    severity: 'severe',
    position: { lon: 117.5, lat: 0.5 },
    placeText: 'Simpang tiga',
  }
  const send = () =>
    fetch(url, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json', 'idempotency-key': 'LP-2024-17' },
      body: JSON.stringify(report),
    })
  expect([(await send()).status, (await send()).status]).toEqual([200, 200])

  const operator = await openConsole(await seats.open(DESK), house.base())
  await operator.open('Insiden')
  await expect(operator.page.locator('.alert-row')).toHaveCount(1)
  await operator.incident('Bentrokan massa').click()
  await expect(operator.page.locator('.alert-detail')).toContainText('Pusat Panggilan 110')
  await operator.press('Verifikasi')
  await operator.send('Verifikasi')
  await expect(operator.page.locator('.alert-row')).toHaveAttribute('data-status', 'verified')

  const read = IncidentCollection.parse(await (await fetch(url, { headers: { authorization } })).json())
  expect(read.features.map(({ properties }) => properties.status)).toEqual(['verified'])

  await expect(admin.row('Pusat Panggilan 110')).toContainText('1')
  await admin.pressTwice(/tutup pintu/i, admin.row('Pusat Panggilan 110'))
  await expect(admin.row('Pusat Panggilan 110')).toHaveAttribute('data-status', 'revoked')
  expect((await send()).status).toBe(401)
  await admin.pressTwice(/buka lagi/i, admin.row('Pusat Panggilan 110'))
  await expect(page.getByLabel('Token')).not.toHaveValue(token)
  expect((await send()).status).toBe(401)
})
