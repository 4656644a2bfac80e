import { cameraPhoto } from '@jaga-jarak/server/src/photos-in-test.ts'
import { openPhone } from '../driver/officer.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expectClean, fetched, photoFile } from '../driver/photos.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test('a phone without network reports a clash near an encounter; console, wall and phone follow it until it is over', async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const at = { lon: 117.5, lat: 0.5 }
  const [north, south] = [await desk.tracked('Utara', 1), await desk.tracked('Selatan', 2)]
  await report(house, north, at)
  await report(house, south, { ...at, lat: 0.504 })
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await expect(wall.board.locator('[data-alert-id^="encounter:"]')).toBeVisible()

  const officer = await desk.officer('petugas timur', ['64.08'])
  const phone = await openPhone(await seats.open({ width: 360, height: 800, at }), house.base(), officer)
  await phone.becomeInstalled()
  await phone.page.context().setOffline(true)
  const photo = await cameraPhoto(640, 480)
  expect(photo.includes('RAHASIA')).toBe(true)
  await phone.tell('Bentrokan massa', 'Berat', photoFile('bentrok.jpg', photo))
  await expect(phone.outbox).toContainText('Belum terkirim 1')
  await expect(wall.board.locator('[data-incident-id]')).toHaveCount(0)
  await phone.page.context().setOffline(false)
  await expect(phone.outbox).toContainText('Semua terkirim')

  const onWall = wall.board.locator('[data-incident-id]')
  await expect(onWall).toHaveAttribute('data-status', 'reported')
  await operator.open('Insiden')
  await operator.incident('Bentrokan massa').click()
  await operator.page.locator('.photo-strip [data-photo-id]').getByRole('button').click()
  const large = operator.page.getByRole('dialog').getByRole('img')
  await expect(large).toBeVisible()
  expectClean(await fetched(operator.page, (await large.getAttribute('src')) ?? ''))
  await operator.page.keyboard.press('Escape')
  const step = async (act: string, status: string): Promise<void> => {
    await operator.press(act)
    if (act === 'Tugaskan') await operator.fill(/Petugas/, 'Regu 2')
    await operator.send(act)
    if (status !== 'closed') await expect(onWall).toHaveAttribute('data-status', status)
  }
  await step('Verifikasi', 'verified')
  await expect(phone.report('verified')).toHaveCount(1, { timeout: 30_000 })
  await step('Tugaskan', 'assigned')
  await step('Nyatakan terkendali', 'contained')
  await step('Nyatakan selesai', 'resolved')
  await step('Tutup', 'closed')
  await expect(onWall).toHaveCount(0)
  await expect(phone.report('closed')).toHaveCount(1, { timeout: 30_000 })
  await expect(phone.reports).toHaveCount(1)
})
