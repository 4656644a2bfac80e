import { cameraPhoto } from '@jaga-jarak/server/src/photos-in-test.ts'
import { openCaller } from '@jaga-jarak/server/src/simulate/open-caller.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers, type Page } from '../driver/browser.ts'
import type { Desk } from '../driver/desk.ts'
import { enter, openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { photoFile } from '../driver/photos.ts'
import type { House } from '../driver/server.ts'
import { expect, test } from '../driver/story.ts'

const DESK = { width: 1440, height: 900 }
const OWN = 'sebuah-kereta-biru-tua'

/** A second operator, with a password of their own, at the console. */
async function another(house: House, desk: Desk, page: Page): Promise<Page> {
  const newcomer = await desk.operator('rini')
  const call = await openCaller({ url: house.base(), name: newcomer.name, password: newcomer.password })
  await call(routes.changePassword, { body: { current: newcomer.password, wanted: OWN } })
  await page.goto(`${house.base()}/login`)
  await enter(page, OWN, newcomer.name)
  await page.getByRole('tablist').waitFor()
  return page
}

test('two operators see on row and detail who has an alert open, and it ends when it is closed', async ({
  house,
  desk,
  seats,
}) => {
  const [a, b] = [await desk.tracked('Massa timur', 1), await desk.tracked('Massa barat', 2)]
  await report(house, a, { lon: 117.5, lat: 0.5 })
  await report(house, b, { lon: 117.505, lat: 0.5 })
  const admin = await openConsole(await seats.open(DESK), house.base())
  const second = await another(house, desk, await seats.open({ ...DESK, theme: 'dark' }))
  const [mine, theirs] = [admin.page.locator('.alert-row').first(), second.locator('.alert-row').first()]

  await theirs.click()
  await expect(mine.locator('.opened-by')).toContainText(/Dibuka oleh rini · \d+ dtk/)
  await expect(theirs.locator('.opened-by')).toHaveCount(0)
  await mine.click()
  await expect(admin.page.locator('[data-detail-of] .opened-by')).toContainText('Dibuka oleh rini')
  await expect(second.locator('[data-detail-of] [role="status"]').first()).toHaveText('Dibuka oleh admin')
  expect(await barriers(admin.page)).toEqual([])

  // It keeps nobody from acting.
  await mine.focus()
  await admin.page.keyboard.press('a')
  await expect(theirs).toContainText('Diketahui admin')
  await second.getByRole('tab', { name: 'Insiden' }).click()
  await expect(mine.locator('.opened-by')).toHaveCount(0, { timeout: 5_000 })
  await theirs.page().context().close()
})

test('a rejected incident is taken back with one key; too late, it is told who was faster', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/409 \(Conflict\)/)
  const { id } = await desk.incident('Simpang tiga')
  const operator = await openConsole(await seats.open(DESK), house.base())
  const { page } = operator
  await operator.open('Insiden')
  const row = page.locator(`[data-incident-id="${id}"]`)
  const toast = page.locator('[data-undo]')
  const reject = async (): Promise<void> => {
    await operator.press('Tolak')
    await operator.fill('Alasan', 'Bukan bentrokan')
    await operator.send('Tolak')
    await expect(toast).toContainText('Insiden ditolak')
    await expect(row).toHaveCount(0)
    // It has left the picture and is still open here.
    await expect(page.locator(`[data-detail-of="${id}"]`)).toBeVisible()
  }
  await row.click()
  await reject()
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('z')
  await expect(row).toHaveAttribute('data-status', 'reported')
  await expect(toast).toContainText('Sudah diurungkan')

  await reject()
  const rejected = await desk.call(routes.readIncidentStory, { params: { incidentId: id } })
  expect(rejected.story.done.map(({ deed }) => deed)).toContain('reopened')
  const body = { act: 'reopen' as const, version: 4, reason: 'Ternyata benar' }
  await desk.call(routes.actOnIncident, { params: { incidentId: id }, body })
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(toast.getByRole('alert')).toContainText('admin sudah mengubahnya lagi')
})

test('a closed incident is opened by its number, and a merged report leads to the one that it is in', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const lead = await desk.incident('Simpang tiga')
  const report = await desk.incident('Dekat simpang')
  const closed = await desk.incident('Pasar')
  await desk.tracked('Konvoi Pasar', 1)
  const params = { incidentId: closed.id }
  await desk.call(routes.actOnIncident, { params, body: { act: 'reject', version: closed.version, reason: 'Keliru' } })
  const body = { version: report.version, into: lead.id, intoVersion: lead.version, severity: lead.severity }
  await desk.call(routes.mergeIncident, { params: { incidentId: report.id }, body })
  const { page, open } = await openConsole(await seats.open(DESK), house.base())
  await open('Insiden')
  await page.getByRole('searchbox').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(closed.id)
  await page.keyboard.press('Enter')
  await expect(page.locator('[data-left="rejected"]')).toBeVisible()
  await expect(page.locator(`[data-detail-of="${closed.id}"]`)).toContainText('Pasar')
  await expect(page.getByRole('button', { name: 'Buka lagi' })).toBeVisible()
  // The picture does not have it: what is done to it is read anew.
  const detail = page.locator(`[data-detail-of="${closed.id}"]`)
  await detail.locator('input[type=file]').setInputFiles(photoFile('a.jpg', await cameraPhoto(800, 600)))
  await expect(detail.locator('[data-photo-id]')).toHaveCount(1)
  await detail.getByRole('button', { name: 'Kaitkan' }).click()
  await detail.getByRole('combobox', { name: 'Rombongan' }).click()
  await page.getByRole('option', { name: 'Konvoi Pasar' }).click()
  await detail.getByRole('textbox', { name: 'Komentar' }).fill('Sama jalan')
  await detail.getByRole('form').getByRole('button', { name: 'Simpan' }).click()
  await expect(detail.locator('.incident-story')).toContainText('Sama jalan')
  await page.getByRole('button', { name: 'Urungkan' }).click()
  await expect(detail.locator('.incident-story li')).toHaveCount(5)

  await page.getByRole('searchbox').fill('simpang')
  await page.locator(`[data-incident-id="${lead.id}"]`).click()
  await page.locator(`[data-report-id="${report.id}"]`).getByRole('link').click()
  await expect(page.locator(`[data-left="${lead.id}"]`)).toBeVisible()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'Buka insiden induknya' }).click()
  await expect(page.locator(`[data-detail-of="${lead.id}"]`)).toBeVisible()
})
