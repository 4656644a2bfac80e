import { gzipSync } from 'node:zlib'
import { routes } from '@jaga-jarak/shared/api.ts'
import { barriers, type Page, type Route } from '../driver/browser.ts'
import { standBefore } from '../driver/next-build.ts'
import { openPhone, phoneOf, signInAgain } from '../driver/officer.ts'
import { openConsole } from '../driver/operator.ts'
import { expect, test } from '../driver/story.ts'

const PHONE = { width: 360, height: 800, at: { lon: 117.5, lat: 0.5 } } as const

test('[IN2] a clash reported without network outlives the page, arrives once with both times, and its reporter sees it verified', async ({
  house,
  desk,
  seats,
}) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|401 \(Unauthorized\)/)
  const officer = await desk.officer('petugas timur', ['64.08'])
  const first = await openPhone(await seats.open(PHONE), house.base(), officer)
  await first.becomeInstalled()
  const context = first.page.context()
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())

  // The phone is offline when it happens and comes back three hours later, after its page was killed.
  const happenedAt = Date.now() - 3 * 3_600_000
  await context.setOffline(true)
  await first.page.clock.setFixedTime(happenedAt)
  await first.page.reload()
  await first.tell('Bentrokan massa', 'Berat')
  await expect(first.outbox).toContainText('Belum terkirim 1')
  await first.page.close()

  const phone = phoneOf(await context.newPage())
  await phone.page.goto(`${house.base()}/field`)
  await expect(phone.outbox).toContainText('Belum terkirim 1')
  await expect(phone.report('waiting')).toHaveCount(1)
  // The network comes back and breaks once more when the server has stored it and before the phone hears so.
  const backAt = Date.now()
  let lost = 0
  const loseAnswer = async (route: Route): Promise<void> => {
    lost = (await route.fetch()).status()
    await route.abort()
  }
  await phone.page.route('**/api/v1/incidents', loseAnswer, { times: 1 })
  await context.setOffline(false)
  await expect.poll(() => lost).toBe(200)
  await expect(phone.outbox).toContainText('Semua terkirim')
  await expect(phone.report('reported')).toHaveCount(1)
  const { reports } = await ownOf(phone.page)
  const [told] = reports
  expect([reports.length, told?.happenedAt]).toEqual([1, happenedAt])
  expect(told?.reportedAt).toBeGreaterThanOrEqual(backAt)

  await operator.open('Insiden')
  await expect(operator.incident('Bentrokan massa')).toHaveCount(1)
  await operator.incident('Bentrokan massa').click()
  const detail = operator.page.locator(`[data-detail-of="${told?.id}"]`)
  for (const time of [happenedAt, told?.reportedAt ?? 0]) await expect(detail).toContainText(clockTime(time))
  await expect(detail).toContainText('0.50000, 117.50000')
  await operator.press('Verifikasi')
  await operator.send('Verifikasi')
  await expect(phone.report('verified')).toHaveCount(1, { timeout: 30_000 })
  await expect(phone.reports).toHaveCount(1)
})

test('what is refused is shown at its report and corrected; an ended session keeps all; a report never sent is removed with a question', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|40[01] \(/)
  const officer = await desk.officer('petugas barat')
  const phone = await openPhone(await seats.open(PHONE), house.base(), officer)
  const context = phone.page.context()
  await phone.becomeInstalled()

  // The door of the reports says no once, as it would to a report of an older version of this page.
  const refusal = { status: 400, json: { refused: 'malformed', detail: 'note' } }
  await phone.page.route('**/api/v1/incidents', (route) => route.fulfill(refusal), { times: 1 })
  await phone.tell('Pelemparan batu', 'Sedang')
  await expect(phone.report('refused')).toContainText('Periksa: note')
  await phone.press('Perbaiki')
  await phone.page.getByLabel('Catatan').fill('Tiga orang')
  await phone.press('Kirim laporan')
  await expect(phone.report('reported')).toHaveCount(1)
  await expect(phone.reports).toHaveCount(1)

  await context.setOffline(true)
  await phone.page.reload()
  await phone.tell('Blokade jalan', 'Berat')
  await phone.tell('Medis', 'Ringan')
  await phone.tell('Bentrokan massa', 'Ekstrem')
  await expect(phone.outbox).toContainText('Belum terkirim 3')
  await phone.report('waiting').filter({ hasText: 'Medis' }).getByRole('button', { name: 'Hapus' }).click()
  await phone.press('Ya, hapus')
  await expect(phone.outbox).toContainText('Belum terkirim 2')

  await context.clearCookies()
  await context.setOffline(false)
  await expect(phone.outbox).toContainText('Sesi berakhir')
  await expect(phone.outbox).toContainText('Belum terkirim 2')
  await signInAgain(phone, officer)
  await expect(phone.outbox).toContainText('Semua terkirim')
  const { reports } = await ownOf(phone.page)
  expect(reports.map(({ category }) => category)).toEqual(['clash', 'roadBlockade', 'stoneThrowing'])
})

test('[IN6] without GPS a district is place enough, also without network, and the console finds it there', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const officer = await desk.officer('petugas selatan')
  const phone = await openPhone(await seats.open({ width: 360, height: 800 }), house.base(), officer)
  const context = phone.page.context()
  await phone.becomeInstalled()
  await phone.tell('Politik uang', 'Ringan')
  await expect(phone.page.getByRole('alert')).toContainText('Tempatnya belum ada')
  const districts = phone.page.getByLabel('Atau kecamatan')
  await districts.waitFor()
  await context.setOffline(true)
  await phone.page.reload()
  await districts.selectOption({ label: 'Sangatta Utara' })
  await phone.page.getByLabel('Nama tempat').fill('Pasar lama')
  await phone.press('Kirim laporan')
  await expect(phone.report('waiting')).toContainText('Pasar lama, Kec. Sangatta Utara, Kutai Timur')
  await context.setOffline(false)
  await expect(phone.report('reported')).toHaveCount(1)
  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await operator.open('Insiden')
  await operator.incident('Politik uang').click()
  const place = operator.page.locator('dt', { hasText: 'Tempat' })
  await expect(operator.page.locator('.alert-detail').filter({ has: place })).toContainText(
    'Sangatta Utara, Kutai Timur',
  )
})

test('a place is chosen on the map under a cross, by keyboard too; without network it says so and the rest works', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const { page, ...phone } = await openPhone(await seats.open(PHONE), house.base(), await desk.officer('petugas peta'))
  await phone.becomeInstalled()
  await page.context().setOffline(true)
  await page.goto(`${house.base()}/field?view=what`)
  await page.getByRole('button', { name: 'Bentrokan massa', exact: true }).click()
  await phone.press('Berat')
  const elsewhere = page.getByRole('button', { name: /Tempat lain/ })
  if (await elsewhere.isVisible()) await elsewhere.click()
  await phone.press('Pilih di peta')
  await expect(page.getByRole('alert')).toContainText('tidak dapat dimuat tanpa jaringan')
  await page.context().setOffline(false)
  await page.reload()
  const typed = page.getByLabel('Lintang, bujur')
  await typed.fill('0.5, 117.5')
  await phone.press('Pilih di peta')
  await expect(page.getByRole('button', { name: 'Pakai titik ini' })).toBeVisible({ timeout: 30_000 })
  expect(await barriers(page)).toEqual([])
  // Without animation it has moved when the key is up.
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.locator('canvas[aria-label="Peta untuk memilih tempat"]').focus()
  await page.keyboard.press('ArrowUp')
  await phone.press('Pakai titik ini')
  const [lat, lon] = (await typed.inputValue()).split(', ').map(Number)
  expect(lat).toBeGreaterThan(0.5)
  expect(lon).toBeCloseTo(117.5, 2)
  await phone.press('Kirim laporan')
  await expect(phone.report('reported')).toHaveCount(1)
})

test('SOS is held for two seconds, also by a key, says that it is not sent yet, and goes out first', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|401 \(/)
  const officer = await desk.officer('petugas utara')
  const phone = await openPhone(await seats.open(PHONE), house.base(), officer)
  const context = phone.page.context()
  await phone.becomeInstalled()
  await context.setOffline(true)
  await phone.page.reload()
  await phone.tell('Blokade jalan', 'Berat')
  const button = phone.page.getByRole('button', { name: 'SOS' })
  await button.click()
  await expect(phone.sos).toHaveCount(0)
  await button.focus()
  await phone.page.keyboard.down('Enter')
  await expect(phone.sos).toContainText('Ponsel ini terus mencoba')
  await phone.page.keyboard.up('Enter')
  await context.clearCookies()
  await context.setOffline(false)
  await expect(phone.sos).toContainText('sebelum Anda masuk lagi')
  await signInAgain(phone, officer)
  await expect(phone.sos).toContainText(/SOS terkirim \d\d\.\d\d/)
  await expect(phone.outbox).toContainText('Semua terkirim')
  const { reports } = await ownOf(phone.page)
  expect(reports.map(({ severity }) => severity)).toEqual(['severe', 'extreme'])

  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await operator.open('Insiden')
  await operator.page.locator('.alert-row').first().click()
  await expect(operator.page.locator('.alert-detail')).toContainText('SOS: petugas lapangan meminta bantuan segera.')
})

test('the worker keeps what /field needs, under 400 kB, and serves no other screen', async ({ house, desk, seats }) => {
  const phone = await openPhone(await seats.open(PHONE), house.base(), await desk.officer('petugas kota'))
  await phone.becomeInstalled()
  const kept = await phone.page.evaluate(async () => {
    const [name, ...others] = (await caches.keys()).filter((it) => it.startsWith('field-'))
    if (name === undefined || others.length > 0) throw new Error('expected one version')
    const cache = await caches.open(name)
    const files = await cache.keys()
    return Promise.all(
      files.map(async (file) => ({ path: new URL(file.url).pathname, text: await (await cache.match(file))?.text() })),
    )
  })
  const bytes = kept.reduce((sum, { text }) => sum + gzipSync(text ?? '').length, 0)
  expect(bytes).toBeGreaterThan(50_000)
  expect(bytes).toBeLessThan(400_000)
  expect(kept.map(({ path }) => path).filter((path) => /\/map|wall|console|mantine/i.test(path))).toEqual([])
  const scopes = await phone.page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  )
  expect(scopes).toEqual(['/field'])
  const wall = await phone.page.context().newPage()
  await wall.goto(`${house.base()}/wall`)
  expect(await wall.evaluate(() => navigator.serviceWorker.controller)).toBeNull()

  const manifest = await (await fetch(`${house.base()}/field.webmanifest`)).json()
  expect(manifest).toMatchObject({ start_url: '/field', scope: '/field', display: 'standalone' })
  for (const { src } of manifest.icons)
    expect((await fetch(house.base() + src)).headers.get('content-type')).toBe('image/png')
})

test('a new version waits for a yes, and takes neither the draft nor what is not sent', { tag: '@more' }, async ({
  house,
  desk,
  seats,
}) => {
  const front = await standBefore(house)
  try {
    const phone = await openPhone(await seats.open(PHONE), front.base, await desk.officer('petugas pesisir'))
    await phone.becomeInstalled()
    await phone.press('Laporkan insiden')
    await phone.press('Medis')
    front.release()
    await phone.page.evaluate(async () => void (await (await navigator.serviceWorker.ready).update()))
    const take = phone.page.getByRole('button', { name: 'Pakai sekarang' })
    await expect(take).toBeVisible()
    await expect(phone.page.getByRole('heading', { name: 'Seberapa parah?' })).toBeVisible()
    await take.click()
    await expect(take).toHaveCount(0)
    await phone.press('Berat')
    await phone.press('Kirim laporan')
    await expect(phone.report('reported')).toContainText('Medis')
  } finally {
    await front.close()
  }
})

test('[IN2] a report that this version cannot read is set aside, copied and removed, and holds up none of the others', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  const phone = await openPhone(await seats.open(PHONE), house.base(), await desk.officer('petugas lama'))
  await phone.page.evaluate(
    (row) =>
      new Promise<void>((done, fail) => {
        const asked = indexedDB.open('jaga-jarak-field')
        asked.onerror = () => fail(asked.error)
        asked.onsuccess = () => {
          const tx = asked.result.transaction('outbox', 'readwrite')
          tx.objectStore('outbox').put(row)
          tx.oncomplete = () => {
            asked.result.close()
            done()
          }
        }
      }),
    { draft: { id: '00000000-0000-4000-8000-000000000001', kind: 'clash', note: 'Tiga orang' }, keptAt: 1 },
  )
  await phone.tell('Medis', 'Ringan')
  await expect(phone.report('reported')).toHaveCount(1)
  const aside = phone.page.locator('[data-unread="1"]')
  await expect(aside).toContainText('TIDAK terkirim')
  await expect(phone.outbox).toContainText('Selebihnya terkirim')
  await aside.getByText('Laporan', { exact: true }).click()
  await expect(aside.locator('pre')).toContainText('Tiga orang')
  expect(await barriers(phone.page)).toEqual([])
  await phone.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await phone.press('Salin isi')
  await expect(aside).toContainText('Tersalin')
  expect(await phone.page.evaluate(() => navigator.clipboard.readText())).toContain('Tiga orang')
  await aside.getByRole('button', { name: 'Hapus' }).click()
  await phone.press('Ya, hapus')
  await expect(aside).toHaveCount(0)
  await expect(phone.outbox).toContainText('Semua terkirim')
})

test('a phone that was prepared in an exercise shows the real operation as soon as the server answers', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED/)
  const phone = await openPhone(await seats.open(PHONE), house.base(), await desk.officer('petugas latihan'))
  const { page } = phone
  const context = page.context()
  await phone.becomeInstalled()
  // The operation as it was while the phone was prepared.
  const exercise = { name: 'Gladi', clockStartsAt: Date.now(), clockSpeed: 1 }
  await page.route('**/api/v1/operation', async (route) => {
    const answer = await route.fetch()
    const operation = { ...(await answer.json()), name: 'Gladi', exercise }
    await route.fulfill({ response: answer, json: operation })
  })
  await page.route('**/map/districts.json', async (route) => {
    const answer = await route.fetch()
    await route.fulfill({ response: answer, json: (await answer.json()).slice(0, 1) })
  })
  await page.reload()
  const head = page.getByRole('banner')
  await expect(head).toContainText('LATIHAN')
  await page.unrouteAll()
  await context.setOffline(true)
  await page.reload()
  await expect(head).toContainText('LATIHAN')
  await context.setOffline(false)
  await expect(head).not.toContainText('Gladi')
  await expect(head).not.toContainText('LATIHAN')
  await phone.press('Laporkan insiden')
  await phone.press('Medis')
  await phone.press('Ringan')
  await phone.press(/Tempat lain/)
  await expect(page.getByLabel('Atau kecamatan').locator('option', { hasText: 'Sangatta Utara' })).toHaveCount(1)
})

test('[PX12] a shared position that is set aside is not said to be sent, says why, and is not sent again', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  await desk.tracked('Konvoi Selatan', 1)
  const far = { ...PHONE, at: { lon: 10, lat: 10 } }
  const { page, press } = await openPhone(await seats.open(far), house.base(), await desk.officer('petugas jauh'))
  const sent: string[] = []
  page.on('request', (it) => void (it.url().endsWith('/positions') ? sent.push(it.postData() ?? '') : null))
  await press('Bagikan posisi')
  await press('Konvoi Selatan')
  const sharing = page.locator('.sharing')
  await expect(sharing).toContainText('di luar wilayah operasi')
  await expect(sharing).toContainText('Belum ada posisi di peta')
  await expect(sharing).not.toContainText('Terkirim')
  expect(await barriers(page)).toEqual([])
  expect(new Set(sent).size).toBe(sent.length)
})

/** What the server tells this phone's person of their own reports. */
async function ownOf(page: Page) {
  const path = routes.listOwnReports.path
  return routes.listOwnReports.reply.parse(await page.evaluate(async (it) => (await fetch(it)).json(), path))
}

/** 14.35 */
const clockTime = (at: number): string =>
  new Intl.DateTimeFormat('id-ID', { timeZone: 'Asia/Makassar', hour: '2-digit', minute: '2-digit' }).format(at)
