import { barriers } from '../driver/browser.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const PATIENTLY = { timeout: 90_000 }

test('operators see how each wall is, are told of one that falls silent, and read the list by the keyboard', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  test.setTimeout(240_000)
  // The display without graphics complains of it again and again.
  seats.expected.push(/webgl/i, /could not be opened/)
  const [left, right] = [await desk.wallToken('Ruang komando, kiri'), await desk.wallToken('Lobi')]
  await desk.wallToken('Gudang')
  const wall = await openWall(await seats.open(), house.base(), left, '?layout=board')
  const { page } = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const watch = page.locator('.wall-watch')
  const said = page.locator('.unseen[role=status]')
  await expect(watch).toHaveText('1/3 layar hidup')
  await expect(watch).toHaveAttribute('data-trouble', 'false')

  const broken = await seats.open({ width: 1280, height: 720 })
  await broken.addInitScript(() => {
    const { now } = Date
    Date.now = () => now() + 12 * 60_000
    HTMLCanvasElement.prototype.getContext = () => null
  })
  await openWall(broken, house.base(), right, '?layout=map')
  await expect(watch).toHaveText('1/3 layar bermasalah', PATIENTLY)
  await expect(said.filter({ hasText: 'Lobi: Peta tidak dapat digambar' })).toContainText(
    'Jam komputernya salah',
    PATIENTLY,
  )

  await wall.page.close()
  await expect(watch).toHaveText('1/3 layar diam', PATIENTLY)
  await expect(said.filter({ hasText: 'Layar dinding Ruang komando, kiri diam' })).toHaveCount(1)

  await watch.focus()
  await page.keyboard.press('Enter')
  const list = page.getByRole('dialog', { name: 'Layar dinding' })
  const entry = (name: string) => list.locator('li', { hasText: name })
  await expect(entry('Ruang komando, kiri')).toHaveAttribute('data-state', 'silent')
  await expect(entry('Ruang komando, kiri')).toContainText(/terakhir terdengar \d+ (dtk|mnt) lalu/)
  await expect(entry('Lobi')).toHaveAttribute('data-faults', 'graphics clock')
  await expect(entry('Gudang')).toHaveAttribute('data-state', 'notOpen')
  expect(await barriers(page)).toEqual([])
  await page.keyboard.press('Escape')
  await expect(list).toBeHidden()
  await expect(watch).toBeFocused()

  await page.getByRole('button', { name: 'English' }).click()
  await expect(watch).toHaveText('1/3 walls silent')
  await page.getByRole('button', { name: 'Dark' }).click()
  await watch.click()
  await expect(page.getByRole('dialog', { name: 'Walls' })).toContainText('Cannot draw the map')
  expect(await barriers(page)).toEqual([])
})
