import { openConsole } from '../driver/operator.ts'
import { closeIn } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 5 } })

/** Metres in a degree there. */
const DEGREE_M = 111_315
const [WEST, MPS] = [{ lon: 117.5, lat: 0.5 }, 25]
const FURTHER_ON = { ...WEST, lon: WEST.lon + 300 / DEGREE_M }

test('[AL4] [AL3] a warning is put aside with a reason, is last everywhere, and is first again when it turns to danger', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const [west, east] = [await desk.tracked('Massa barat', 1), await desk.tracked('Massa timur', 2)]
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const { page } = operator
  await closeIn(house, [west, east], { from: WEST, fromM: 3_000, toM: 2_400, mps: MPS })
  const row = page.locator('.alert-row', { hasText: 'Massa timur' })
  await expect(row).toHaveAttribute('data-band', 'warning')
  await row.click()
  await page.getByLabel('Selama').selectOption('15 menit')
  await operator.send('Tunda')
  await expect(page.getByRole('form', { name: 'Tunda' }).getByLabel('Alasan')).toBeFocused()
  await page.getByLabel('Alasan').fill('Dikawal dua regu')
  await operator.send('Tunda')
  await expect(row).toHaveAttribute('data-shelved', 'true')
  await expect(page.locator('[data-shelved-until]')).toContainText('Dikawal dua regu')
  const card = wall.board.locator('li', { hasText: 'Massa timur' })
  await expect(card).toContainText('Tunda s.d.', { timeout: 5_000 })
  await expect(card).not.toContainText('Dikawal')

  // Taken back, and put aside once more.
  await operator.press('Kembalikan sekarang')
  await expect(row).toHaveAttribute('data-shelved', 'false')
  await expect(row).toContainText('Kembali ke antrean')
  await page.getByLabel('Alasan').fill('Masih dikawal')
  await operator.send('Tunda')
  await expect(row).toHaveAttribute('data-shelved', 'true')

  await closeIn(house, [west, east], { from: FURTHER_ON, fromM: 2_400, toM: 600, mps: MPS })
  await expect(row).toHaveAttribute('data-band', 'danger')
  await expect(row).toHaveAttribute('data-shelved', 'false')
  await expect(page.getByRole('form', { name: 'Tunda' })).toHaveCount(0)
  await expect(card).toContainText(/Belum dilihat|Tak dijawab/)
})
