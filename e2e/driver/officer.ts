import type { Locator, Page } from './browser.ts'
import type { Newcomer } from './desk.ts'
import { enter } from './operator.ts'
import type { photoFile } from './photos.ts'

const OWN = 'sebuah-kereta-biru-tua'

/** What an officer sees and presses on the phone. */
export function phoneOf(page: Page) {
  const press = (name: string | RegExp): Promise<void> => page.getByRole('button', { name }).click()
  return {
    page,
    outbox: page.locator('[data-outbox]'),
    sos: page.locator('[data-sos]'),
    reports: page.locator('[data-report-id]'),
    report: (status: string): Locator => page.locator(`[data-report-id][data-status="${status}"]`),
    press,
    /** Three taps from the first question on. */
    async tell(category: string, severity: string, photo?: ReturnType<typeof photoFile>): Promise<void> {
      await press('Laporkan insiden')
      const tile = page.getByRole('button', { name: category, exact: true })
      await page.getByRole('heading', { name: 'Apa yang terjadi?' }).waitFor()
      if (!(await tile.isVisible())) await press('Kejadian lain')
      await tile.click()
      await press(severity)
      if (photo !== undefined) {
        await page.getByLabel('Ambil foto').setInputFiles(photo)
        await page.locator('[data-photo-id]').waitFor()
      }
      await press('Kirim laporan')
    },
    /** A crowd that stands where the phone is. */
    async seeCrowd(seen: { camp: string; headcount: string; place: string }): Promise<void> {
      await press('Laporkan massa')
      await page.getByLabel(seen.camp).check()
      await page.getByLabel(seen.headcount, { exact: true }).check()
      await page.getByLabel('Diam', { exact: true }).check()
      await page.getByLabel(/Nama tempat/).fill(seen.place)
      await press('Kirim laporan')
    },
    /** Until the page would open without network. */
    async becomeInstalled(): Promise<void> {
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready
        if (active?.state === 'activated') return
        await new Promise<void>((done) => active?.addEventListener('statechange', () => done(), { once: true }))
      })
    },
  }
}
export type Phone = ReturnType<typeof phoneOf>

/** An officer who signs in for the first time, chooses a password and stands at `/field`. */
export async function openPhone(page: Page, base: string, { name, password }: Newcomer): Promise<Phone> {
  await page.goto(`${base}/field`)
  await page.getByRole('link', { name: 'Masuk' }).click()
  await enter(page, password, name)
  await page.locator('input[name=current]').fill(password)
  await page.locator('input[name=wanted]').fill(OWN)
  await page.locator('input[name=again]').fill(OWN)
  await page.locator('form button[type=submit]').click()
  const phone = phoneOf(page)
  await phone.outbox.waitFor()
  return phone
}

/** The same officer signs in again. */
export async function signInAgain({ page }: Phone, { name }: Newcomer): Promise<void> {
  await page.getByRole('link', { name: 'Masuk lagi' }).click()
  await enter(page, OWN, name)
  await phoneOf(page).outbox.waitFor()
}
