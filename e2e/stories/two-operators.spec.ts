import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

test('[IN3] two operators act on one incident: the second is told, and nothing is overwritten', async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/409 \(Conflict\)/)
  const { id } = await desk.incident()
  const first = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  const second = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  for (const operator of [first, second]) {
    await operator.open('Insiden')
    await operator.incident('Bentrokan massa').click()
    await operator.press('Verifikasi')
  }
  // The second one's wish is held on its way until the first one's has been granted.
  let letGo = (): void => {}
  const granted = new Promise<void>((done) => {
    letGo = done
  })
  await second.page.route('**/steps', async (route) => {
    await granted
    await route.continue()
  })
  await second.send('Verifikasi')
  await first.send('Verifikasi')
  await expect(first.page.locator(`[data-incident-id="${id}"]`)).toHaveAttribute('data-status', 'verified')
  const refused = second.page.waitForResponse((response) => response.url().endsWith('/steps'))
  letGo()
  expect((await refused).status()).toBe(409)
  await expect(second.page.locator(`[data-incident-id="${id}"]`)).toHaveAttribute('data-status', 'verified')
  await expect(second.page.getByRole('alert')).toContainText('berubah lebih dahulu')
})
