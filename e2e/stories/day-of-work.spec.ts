import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'
import { openWall } from '../driver/wall.ts'

test.use({ exercise: { clockStartsAt: '2024-11-23T14:30', clockSpeed: 1 } })

test('[IN1] a rally moves on and an incident is reported and resolved: the wall follows by itself', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const rally = await desk.rally('Lapangan utara')
  const wall = await openWall(await seats.open(), house.base(), await desk.wallToken('Dinding'))
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await expect(wall.rally(rally.id)).toContainText('Terjadwal')

  await operator.open('Rapat umum')
  for (const phase of ['Berkumpul', 'Berlangsung']) {
    await operator.choose('Keadaan: Lapangan utara', `Ubah menjadi ${phase}`)
    await expect(wall.rally(rally.id)).toContainText(phase)
  }

  await operator.open('Insiden')
  await operator.press('Laporkan insiden')
  const form = operator.page.getByRole('form', { name: 'Laporkan insiden' })
  await form.getByLabel('Kejadian').selectOption({ label: 'Bentrokan massa' })
  await form.getByLabel('Keparahan').selectOption({ label: 'Berat' })
  await form.getByLabel('Tempat', { exact: true }).selectOption({ label: 'Lokasi rapat: Lapangan utara' })
  await form.getByLabel(/^Catatan/).fill('Dua rombongan saling dorong di gerbang')
  await form.getByRole('button', { name: 'Laporkan insiden' }).click()
  const onWall = wall.board.locator('[data-incident-id]')
  await expect(onWall).toContainText('Bentrokan massa')
  await expect(onWall).toContainText('Dilaporkan')

  for (const [act, status] of [
    ['Verifikasi', 'Terverifikasi'],
    ['Tugaskan', 'Ditugaskan'],
    ['Nyatakan terkendali', 'Terkendali'],
    ['Nyatakan selesai', 'Selesai'],
  ] as const) {
    await operator.press(act)
    const step = operator.page.getByRole('form', { name: act })
    const word = step.getByRole('textbox')
    await word.fill('Patroli di tempat')
    await step.getByRole('button', { name: act }).click()
    await expect(onWall).toContainText(status)
  }
  await operator.press('Tutup')
  const step = operator.page.getByRole('form', { name: 'Tutup' })
  await step.getByRole('textbox').fill('Tertib kembali')
  await step.getByRole('button', { name: 'Tutup' }).click()
  await expect(onWall).toHaveCount(0)
})
