import type { Locator, Page } from './browser.ts'
import { enter } from './operator.ts'

export type AdminSection =
  | ('Orang' | 'Sesi' | 'Operasi' | 'Layar' | 'Pelacak')
  | ('Sumber luar' | 'Pemberitahuan' | 'Peta' | 'Sistem')

/** An administrator who has signed in and opened the administration. */
export async function openAdmin(page: Page, base: string) {
  await page.goto(`${base}/login`)
  await enter(page)
  await page.getByRole('link', { name: 'Administrasi' }).click()
  await page.getByRole('navigation', { name: 'Bagian administrasi' }).waitFor()
  const press = (button: string): Promise<void> => page.getByRole('button', { name: button, exact: true }).click()
  return {
    page,
    open: (section: AdminSection): Promise<void> =>
      page.getByRole('navigation', { name: 'Bagian administrasi' }).getByRole('link', { name: section }).click(),
    row: (words: string): Locator => page.getByRole('main').locator('tbody tr').filter({ hasText: words }),
    press,
    /** What asks once more: pressed, and pressed again. */
    async pressTwice(button: RegExp, within: Locator = page.locator('body')): Promise<void> {
      const found = within.getByRole('button', { name: button })
      await found.click()
      await found.click()
    },
    /** Adds somebody for one regency; answers the first password, which is shown this once. */
    async add(name: string, duty: string, role: string, regency: string): Promise<string> {
      await press('Tambah orang')
      await page.getByLabel('Nama untuk masuk').fill(name)
      await page.getByLabel('Tugas').fill(duty)
      await page.getByLabel('Peran').selectOption({ label: role })
      await page.getByLabel('Hanya kabupaten/kota ini:').check()
      await page.getByLabel(regency).check()
      await press('Simpan')
      const password = await page.getByLabel('Kata sandi pertama').inputValue()
      await press('Sudah disampaikan, tutup')
      return password
    },
  }
}
