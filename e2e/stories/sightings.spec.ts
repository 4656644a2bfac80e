import { openPhone } from '../driver/officer.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

const PHONE = { width: 360, height: 800 } as const

test('[IN2, PX4] two officers see opposing crowds, one of them without network; the console has danger once both have arrived', async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const here = await openPhone(
    await seats.open({ ...PHONE, at: { lon: 117.5, lat: 0.5 } }),
    house.base(),
    await desk.officer('petugas satu'),
  )
  await here.seeCrowd({ camp: 'Nomor 1', headcount: '500', place: 'Lapangan' })
  await expect(here.page.locator('[data-sighting="taken"]')).toContainText('Massa di Lapangan')
  await operator.open('Rombongan')
  await expect(operator.page.getByRole('tabpanel')).toContainText('Massa di Lapangan')

  const there = await openPhone(
    await seats.open({ ...PHONE, at: { lon: 117.504, lat: 0.5 } }),
    house.base(),
    await desk.officer('petugas dua'),
  )
  const context = there.page.context()
  await there.becomeInstalled()
  await context.setOffline(true)
  await there.seeCrowd({ camp: 'Nomor 2', headcount: '200', place: 'Simpang' })
  await expect(there.outbox).toContainText('Belum terkirim 1')
  await there.page.reload()
  await expect(there.page.locator('[data-sighting="waiting"]')).toContainText('Massa di Simpang')
  await context.setOffline(false)
  await expect(there.outbox).toContainText('Semua terkirim')
  await operator.open('Peringatan')
  await expect(operator.page.locator('.alert-row', { hasText: 'Massa di Simpang' })).toContainText('Bahaya')
})

test('an officer goes along with a convoy: their phone speaks for it until they stop', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  await desk.tracked('Konvoi Timur', 1)
  const phone = await openPhone(
    await seats.open({ ...PHONE, at: { lon: 117.5, lat: 0.5 } }),
    house.base(),
    await desk.officer('petugas tiga'),
  )
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await phone.page.getByRole('button', { name: 'Bagikan posisi' }).click()
  await phone.page.getByRole('button', { name: 'Konvoi Timur' }).click()
  await expect(phone.page.locator('.sharing')).toContainText(/Terkirim \d\d\.\d\d/)
  await operator.open('Pelacak')
  await expect(operator.page.getByRole('tabpanel')).toContainText('Ponsel petugas')
  await operator.open('Rombongan')
  await expect(operator.page.locator('[data-group-id]', { hasText: 'Konvoi Timur' })).not.toContainText('Belum')
  await phone.page.getByRole('button', { name: 'Berhenti berbagi' }).click()
  await expect(phone.page.locator('.sharing')).toHaveCount(0)
})
