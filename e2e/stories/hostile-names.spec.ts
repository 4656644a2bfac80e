import { openAdmin } from '../driver/administrator.ts'
import { openConsole } from '../driver/operator.ts'
import { report } from '../driver/phones.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

const NAMES = [
  '<img src=x onerror="document.title=1">',
  '{{constructor.constructor("document.title=1")()}}',
  '"><script>document.title=1</script>',
  '\u202Ekanan ke kiri\u202C 🚨👩‍👩‍👧‍👦',
  'x'.repeat(80),
  '$t(console.signOut) %s %n',
]

test('hostile strings are text on every screen; nothing of them runs', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  for (const [i, name] of NAMES.entries()) {
    const tracked = await desk.tracked(name, 1 + (i % 2))
    await report(house, tracked, { lon: 117.5 + i / 1_000, lat: 0.5 })
    await desk.rally(name)
    await desk.incident(name)
  }
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken(NAMES[0] ?? ''))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await expect(wall.board.locator('[data-alert-id]').first()).toBeVisible()
  for (const section of ['Peringatan', 'Insiden', 'Rapat umum', 'Rombongan', 'Pelacak'] as const) {
    await operator.open(section)
    await expect(operator.page.getByRole('tabpanel')).toContainText(NAMES[0] ?? '')
  }
  await desk.operator(NAMES[0] ?? '')
  const admin = await openAdmin(await seats.open({ width: 1440, height: 900 }), house.base())
  for (const section of ['Orang', 'Sesi', 'Layar', 'Pelacak'] as const) {
    await admin.open(section)
    await expect(admin.page.getByRole('main')).toContainText(NAMES[0] ?? '')
  }
  // Pages beside the desk, and what may stand in them; the log names people by id, groups as they were called.
  for (const path of [
    '/trail',
    '/account',
    '/neutrality',
    '/privacy',
    '/privacy/retention',
    '/admin?section=operation',
  ]) {
    await admin.page.goto(`${house.base()}${path}`)
    await expect(admin.page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await admin.page.locator('img[src=x]').count()).toBe(0)
  }
  await admin.page.goto(`${house.base()}/trail`)
  await expect(admin.page.getByRole('main')).toContainText(NAMES[0] ?? '')
  await operator.open('Peringatan')
  await operator.page.locator('.alert-row').first().click()
  await operator.press('Riwayat')
  await expect(operator.page.getByRole('heading', { name: /Riwayat/ })).toBeVisible()
  await operator.page.keyboard.press('Escape')
  await operator.open('Perintah')
  await operator.open('Rombongan')
  for (const name of NAMES)
    await expect(operator.page.getByText(name, { exact: true }).filter({ visible: true }).first()).toBeVisible()
  for (const { page } of [wall, operator, admin]) {
    expect(await page.title()).not.toBe('1')
    expect(await page.locator('img[src=x]').count()).toBe(0)
  }
})
