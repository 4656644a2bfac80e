import type { Locator, Page } from './browser.ts'
import { PASSWORD } from './server.ts'

export type Section = 'Peringatan' | 'Insiden' | 'Rapat umum' | 'Rombongan' | 'Pelacak' | 'Perintah'

/** Fills the sign-in page and sends it. */
export async function enter(page: Page, password = PASSWORD, name = 'admin'): Promise<void> {
  await page.getByLabel('Nama').fill(name)
  await page.locator('input[name=password]').fill(password)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
}

/** An observer who has signed in, and thereby came to the governor's office. */
export async function openOffice(page: Page, base: string, { name, password }: { name: string; password: string }) {
  await page.goto(`${base}/login`)
  await enter(page, password, name)
  const fact = (of: string): Locator => page.locator(`[data-fact="${of}"] b`)
  await fact('open').waitFor()
  return {
    page,
    fact,
    /** A period by its name, those of a phase with their contest. */
    during: (period: string): Promise<string[]> =>
      page.getByRole('combobox', { name: 'Masa' }).selectOption({ label: period }),
  }
}

/** An operator who has signed in and sits at the console. */
export async function openConsole(page: Page, base: string) {
  await page.goto(`${base}/login`)
  await enter(page)
  await page.getByRole('tablist').waitFor()
  return {
    page,
    phases: page.locator('[data-phases]'),
    open: (section: Section): Promise<void> => page.getByRole('tab', { name: section }).click(),
    alert: (alertId: string): Locator => page.locator(`.alert-row[data-alert-id="${alertId}"]`),
    incident: (category: string): Locator => page.locator('.alert-row', { hasText: category }),
    choose: (label: string | RegExp, option: string): Promise<string[]> =>
      page.getByLabel(label).selectOption({ label: option }),
    fill: (label: string | RegExp, value: string): Promise<void> => page.getByLabel(label).fill(value),
    press: (button: string): Promise<void> => page.getByRole('button', { name: button, exact: true }).click(),
    /** The button of a form, where the same word stands above it too. */
    send: (form: string): Promise<void> =>
      page.getByRole('form', { name: form }).getByRole('button', { name: form }).click(),
  }
}
