import { cameraPhoto } from '@jaga-jarak/server/src/photos-in-test.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { OWN_REPORTS } from '@jaga-jarak/shared/own-report.ts'
import { PIECE_BYTES } from '@jaga-jarak/shared/photo.ts'
import { badLine } from '../driver/bad-line.ts'
import type { Page } from '../driver/browser.ts'
import { barriers } from '../driver/browser.ts'
import type { Desk } from '../driver/desk.ts'
import { openPhone, type Phone, phoneOf } from '../driver/officer.ts'
import { openConsole } from '../driver/operator.ts'
import { expectClean, fetched, photoFile } from '../driver/photos.ts'
import { expect, test } from '../driver/story.ts'

const PHONE = { width: 360, height: 800, at: { lon: 117.5, lat: 0.5 } } as const
/** Up to the step where photos are taken. */
async function begin(phone: Phone, category: string, severity: string): Promise<void> {
  await phone.press('Laporkan insiden')
  await phone.page.getByRole('button', { name: category, exact: true }).click()
  await phone.press(severity)
}

/** The bytes of the photos that lie on the phone. */
const onPhone = (page: Page): Promise<number[][]> =>
  page.evaluate(async () => {
    const db = await new Promise<IDBDatabase>((done, fail) => {
      const opening = indexedDB.open('jaga-jarak-field')
      opening.onsuccess = () => done(opening.result)
      opening.onerror = () => fail(opening.error)
    })
    const photos = await new Promise<{ bytes: Blob }[]>((done, fail) => {
      const asking = db.transaction('photos').objectStore('photos').getAll()
      asking.onsuccess = () => done(asking.result)
      asking.onerror = () => fail(asking.error)
    })
    db.close()
    return Promise.all(photos.map(async ({ bytes }) => [...new Uint8Array(await bytes.arrayBuffer())]))
  })

test('photos taken without network outlive the page, follow their report, and show neither place nor camera', {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  seats.expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  const officer = await desk.officer('petugas foto', ['64.08'])
  const first = await openPhone(await seats.open(PHONE), house.base(), officer)
  await first.becomeInstalled()
  const context = first.page.context()
  await context.setOffline(true)
  await first.page.reload()
  const photo = await cameraPhoto(2_400, 1_800)
  for (const trace of ['RAHASIA', 'Exif', 'xmpmeta']) expect(photo.includes(trace)).toBe(true)

  await begin(first, 'Bentrokan massa', 'Berat')
  await first.page.getByLabel('Pilih foto').setInputFiles([photoFile('a.jpg', photo), photoFile('b.jpg', photo)])
  await expect(first.page.locator('[data-photo-id]')).toHaveCount(2)
  await first.page.getByLabel('Ambil foto').setInputFiles(photoFile('c.jpg', photo))
  await expect(first.page.locator('[data-photo-id]')).toHaveCount(3)
  await first.page.getByLabel('Pilih foto').setInputFiles(photoFile('d.jpg', Buffer.from('<html>')))
  await expect(first.page.getByRole('alert')).toContainText('bukan foto yang dapat dibaca: d.jpg')
  expect(await barriers(first.page)).toEqual([])
  // The camera, or a call, ends the page in the middle of the report.
  await first.page.close()

  const phone = phoneOf(await context.newPage())
  await phone.page.goto(`${house.base()}/field?view=check`)
  await expect(phone.page.locator('[data-photo-id]')).toHaveCount(3)
  await phone.press('Hapus foto 3')
  await expect(phone.page.locator('[data-photo-id]')).toHaveCount(2)
  await phone.press('Kirim laporan')
  await expect(phone.outbox).toContainText('Belum terkirim 1')
  await expect(phone.outbox).toContainText('Foto belum terkirim 2')
  const kept = await onPhone(phone.page)
  expect(kept).toHaveLength(2)
  for (const bytes of kept) {
    expectClean(bytes)
    // More than one piece, so that what was cut goes on where it was.
    expect(bytes.length).toBeGreaterThan(PIECE_BYTES)
    expect(bytes.length).toBeLessThan(400_000)
  }

  // The network comes back and breaks once in the middle of the first photo.
  let pieces = 0
  await phone.page.route('**/photos/**', async (route) => {
    pieces += 1
    if (pieces === 2) await route.abort()
    else await route.continue()
  })
  await context.setOffline(false)
  await expect(phone.outbox).toContainText('Semua terkirim', { timeout: 30_000 })
  await expect(phone.report('reported')).toContainText('2 foto terkirim')
  expect(await onPhone(phone.page)).toEqual([])

  const operator = await openConsole(await seats.open({ width: 1440, height: 900 }), house.base())
  await operator.open('Insiden')
  await operator.incident('Bentrokan massa').click()
  const thumbnails = operator.page.locator('.photo-strip [data-photo-id]')
  await expect(thumbnails).toHaveCount(2)
  await expect(operator.page.locator('[data-deed="photoAdded"]')).toHaveCount(2)
  await thumbnails.first().getByRole('button').click()
  const large = operator.page.getByRole('dialog')
  await expect(large.getByRole('img', { name: /^Foto 1 dari 2, Bentrokan massa/ })).toBeVisible()
  await operator.page.keyboard.press('ArrowRight')
  await expect(large.getByRole('img', { name: /^Foto 2 dari 2/ })).toBeVisible()
  expect(await barriers(operator.page)).toEqual([])
  const src = (await large.getByRole('img').getAttribute('src')) ?? ''
  expectClean(await fetched(operator.page, src))
  await operator.page.keyboard.press('Escape')
  await expect(large).toHaveCount(0)
  await expect(thumbnails.first().getByRole('button')).toBeFocused()

  await operator.page.locator('input[type=file]').setInputFiles(photoFile('konsol.jpg', photo))
  await expect(thumbnails).toHaveCount(3)
})

/** Every row of the trail of one kind, oldest first. */
async function rowsOf(desk: Desk, type: 'IncidentReported' | 'PhotoAdded') {
  const rows = []
  for (let before: number | undefined; ; ) {
    const query = { type, ...(before === undefined ? {} : { before }) }
    const page = await desk.call(routes.readTrail, { query } as never)
    rows.push(...page.rows)
    before = page.rows.at(-1)?.seq
    if (!page.hasOlder) return rows.toReversed()
  }
}

const REPORTS = Number(process.env.REPORTS ?? 100)
const LINE = {
  bytesPerS: (Number(process.env.LINE_KBIT ?? 512) * 1_000) / 8,
  delayMs: Number(process.env.LINE_DELAY_MS ?? 150),
  cutEvery: 5,
}

test(`[IN2] ${REPORTS} reports with photos over a line that is dead, then slow, and cuts one in five requests`, {
  tag: '@more',
}, async ({ house, desk, seats }) => {
  test.setTimeout(Number(process.env.LINE_MINUTES ?? 9) * 60_000)
  seats.expected.push(/Failed to load resource|ERR_/)
  const line = await badLine(house)
  try {
    const officer = await desk.officer('petugas jauh', ['64.08'])
    const phone = await openPhone(await seats.open(PHONE), line.base, officer)
    await phone.becomeInstalled()
    line.become('dead')
    await phone.page.reload()
    const photo = photoFile('foto.jpg', await cameraPhoto(320, 240))
    for (let no = 1; no <= REPORTS; no++) {
      await begin(phone, 'Bentrokan massa', 'Sedang')
      await phone.page.getByLabel('Ambil foto').setInputFiles(photo)
      await phone.page.locator('[data-photo-id]').waitFor()
      await phone.press('Kirim laporan')
      await expect(phone.outbox).toContainText(`Belum terkirim ${no}`)
    }
    await expect(phone.outbox).toContainText(`Foto belum terkirim ${REPORTS}`)
    expect(await rowsOf(desk, 'IncidentReported')).toEqual([])

    const bytesOnPhone = (await onPhone(phone.page)).reduce((sum, it) => sum + it.length, 0)
    const backAt = Date.now()
    line.become(LINE)
    await expect(phone.outbox).toContainText('Semua terkirim', { timeout: test.info().timeout })
    const tookS = (Date.now() - backAt) / 1_000
    const { requests, cutGoingUp, cutComingBack, bytes } = line.tally
    const said = `${REPORTS} reports, ${bytesOnPhone} bytes of photos, ${LINE.bytesPerS * 8} bit/s, delay ${LINE.delayMs} ms`
    const cuts = `${requests} requests, ${cutGoingUp} cut going up, ${cutComingBack} coming back, ${bytes} bytes`
    console.log(`${said}: ${cuts}, all there after ${tookS.toFixed(0)} s`)
    expect(cutGoingUp).toBeGreaterThan(REPORTS / 20)
    expect(cutComingBack).toBeGreaterThan(REPORTS / 20)

    // Each once, in the order in which they were made, with both times.
    const reported = await rowsOf(desk, 'IncidentReported')
    expect(new Set(reported.map(({ subject }) => subject.id)).size).toBe(REPORTS)
    expect(reported).toHaveLength(REPORTS)
    const happened = reported.map(({ changes }) => Number(changes.find(({ path }) => path === 'happenedAt')?.after))
    expect(happened).toEqual(happened.toSorted((a, b) => a - b))
    for (const [i, { at }] of reported.entries()) {
      expect(happened[i]).toBeLessThan(backAt)
      expect(at).toBeGreaterThanOrEqual(backAt)
    }
    const added = await rowsOf(desk, 'PhotoAdded')
    expect(added.map(({ subject }) => subject.id)).toEqual(reported.map(({ subject }) => subject.id))
    // Reports do not wait for photos: all of them were there before the second photo.
    expect(added[1]?.seq).toBeGreaterThan(reported.at(-1)?.seq ?? 0)
    await expect(phone.reports).toHaveCount(OWN_REPORTS)
  } finally {
    await line.close()
  }
})
