import { createHash, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { routes } from '@jaga-jarak/shared/api.ts'
import { type Incident, IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { PHOTO_BYTES, PHOTOS_MOST, PhotoId, PIECE_BYTES } from '@jaga-jarak/shared/photo.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { cameraPhoto, sendPhoto, sendPiece } from './photos-in-test.ts'
import { backUp } from './store/back-up.ts'
import { openStore } from './store/open-store.ts'
import { restore } from './store/restore.ts'

const place: Place = { regency: { code: KemendagriCode.parse('64.08'), name: 'Kutai Timur' }, district: null }
let running: Running
let operator: string
let elsewhere: string
let field: string
let otherField: string
let commander: string
let photo: Buffer
beforeAll(async () => {
  running = await startApp({ gazetteer: { placeAt: () => place } })
  operator = await running.seat('operator', ['64.08'])
  elsewhere = await running.seat('operator', ['64.71'])
  field = await running.seat('field', ['64.08'])
  otherField = await running.seat('field', ['64.08'])
  commander = await running.seat('commander', null)
  photo = await cameraPhoto()
})
afterAll(() => running.stop())

async function report(cookie = field): Promise<Incident> {
  const what = { category: 'clash', severity: 'severe', position: { lon: 117.5, lat: 0.5 } }
  const body = IncidentDraft.parse({ id: randomUUID(), ...what })
  return (await running.call(routes.reportIncident, { cookie, body })).body
}
const read = async (
  name: 'readPhoto' | 'readThumbnail' | 'readOriginal',
  cookie: string,
  incident: string,
  id: string,
) => {
  const path = routes[name].path.replace(':incidentId', incident).replace(':photoId', id)
  const answer = await running.raw(path, { headers: { cookie } })
  return { status: answer.status, headers: answer.headers, bytes: Buffer.from(await answer.arrayBuffer()) }
}
const incidentNow = async ({ id }: Incident) => {
  const incident = await running.store.read.incident(id)
  if (!incident) throw new Error('an incident expected')
  return incident
}
const entriesOf = ({ id }: Incident) => running.store.read.entries({ subject: id }, 'rising', 100)
/** What a camera writes beside the pixels, wherever it stands in a file. */
const TRACES = ['RAHASIA', 'Exif', 'http://ns.adobe.com', 'xmpmeta', 'Photoshop 3.0', 'ICC_PROFILE', '12345']

describe('what is kept of a photo', () => {
  it('the camera wrote place, camera and words into it, or the next test proves nothing', async () => {
    const metadata = await sharp(photo).metadata()
    expect([metadata.orientation, metadata.exif !== undefined, metadata.xmp !== undefined]).toEqual([6, true, true])
    for (const trace of ['RAHASIA-KAMERA', 'RAHASIA-XMP', 'Exif']) expect(photo.includes(trace)).toBe(true)
    // GPS: the tag of that directory, 0x8825, in either byte order.
    expect(photo.includes(Buffer.from([0x88, 0x25])) || photo.includes(Buffer.from([0x25, 0x88]))).toBe(true)
  })

  it('is the pixels alone, turned upright and 1,600 at most, and its hash stands in the chain', async () => {
    const incident = await report()
    const takenAt = Date.now() - 3_600_000
    const sent = await sendPhoto(running, { cookie: field, incidentId: incident.id, takenAt }, photo)
    expect(sent).toMatchObject({ status: 200, body: { has: photo.length, photo: { takenAt, hasOriginal: false } } })
    const kept = sent.body.photo
    if (!kept) throw new Error('a photo expected')
    const whole = await read('readPhoto', operator, incident.id, kept.id)
    const small = await read('readThumbnail', operator, incident.id, kept.id)
    for (const { bytes } of [whole, small]) {
      const { format, exif, xmp, iptc, icc, orientation } = await sharp(bytes).metadata()
      expect({ format, exif, xmp, iptc, icc, orientation }).toEqual({ format: 'jpeg' })
      for (const trace of TRACES) expect([trace, bytes.includes(trace)]).toEqual([trace, false])
    }
    // 2,000 x 1,500 that was held upright.
    expect([kept.width, kept.height]).toEqual([1_200, 1_600])
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 240, height: 320 })
    expect(kept).toMatchObject({
      bytes: whole.bytes.length,
      sha256: createHash('sha256').update(whole.bytes).digest('hex'),
    })
    const last = (await entriesOf(incident)).at(-1)
    expect(last?.event).toMatchObject({ type: 'PhotoAdded', photoId: kept.id, incident: { photos: [kept] } })
    const { firstBroken } = await running.store.verify(() => undefined)
    expect(firstBroken).toBeNull()
    // Nothing of how it came is left behind.
    expect(await running.store.read.photoUploadsOf(incident.reportedBy)).toEqual([])
    expect(await running.store.read.photoBytes(kept.id, 'original')).toBeUndefined()
  })

  it('goes out as a JPEG that no browser keeps or takes for anything else', async () => {
    const incident = await report()
    const { body } = await sendPhoto(running, { cookie: operator, incidentId: incident.id }, photo)
    const { headers } = await read('readPhoto', operator, incident.id, body.photo?.id ?? '')
    const told = ['content-type', 'cache-control', 'x-content-type-options', 'content-disposition'].map((it) =>
      headers.get(it),
    )
    expect(told).toEqual(['image/jpeg', 'no-store', 'nosniff', 'inline'])
  })

  it.each(['png', 'webp'] as const)('%s becomes a JPEG, see-through becomes white', async (format) => {
    const incident = await report()
    const clear = { width: 20, height: 10, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } }
    const image = await sharp({ create: clear })[format]().toBuffer()
    const { body } = await sendPhoto(running, { cookie: field, incidentId: incident.id }, image)
    const { bytes } = await read('readPhoto', operator, incident.id, body.photo?.id ?? '')
    expect([...(await sharp(bytes).raw().toBuffer()).subarray(0, 3)]).toEqual([255, 255, 255])
  })
})

describe('[IN2] pieces', () => {
  it('sent twice, out of place, overlapping or after the end they are one photo and one entry', async () => {
    const incident = await report()
    const photoId = randomUUID()
    const sent = { cookie: field, incidentId: incident.id, photoId }
    const small = await cameraPhoto(600, 400)
    const piece = (from: number, until: number) =>
      sendPiece(running, sent, { from, of: small.length, bytes: small.subarray(from, until) })
    expect((await piece(5_000, 9_000)).body).toEqual({ has: 0, photo: null })
    expect((await piece(0, 5_000)).body.has).toBe(5_000)
    expect((await piece(0, 5_000)).body.has).toBe(5_000)
    expect((await piece(2_000, 7_000)).body.has).toBe(7_000)
    const last = await Promise.all([piece(7_000, small.length), piece(7_000, small.length), piece(7_000, small.length)])
    for (const { status, body } of last)
      expect([status, body.has, body.photo?.id]).toEqual([200, small.length, photoId])
    expect((await piece(0, 5_000)).body.photo?.id).toBe(photoId)
    expect((await incidentNow(incident)).photos).toHaveLength(1)
    expect((await entriesOf(incident)).map(({ event }) => event.type)).toEqual(['IncidentReported', 'PhotoAdded'])
  })

  it('what has come outlives the end of the server', async () => {
    const first = await startApp({ gazetteer: { placeAt: () => place } })
    const cookie = await first.seat('field', null)
    const draft = { category: 'clash', severity: 'minor', position: { lon: 117.5, lat: 0.5 } } as const
    const id = IncidentDraft.shape.id.parse(randomUUID())
    await first.call(routes.reportIncident, { cookie, body: { id, ...draft } })
    const sent = { cookie, incidentId: id, photoId: randomUUID() }
    const half = Math.floor(photo.length / 2 / PIECE_BYTES) * PIECE_BYTES
    for (let from = 0; from < half; from += PIECE_BYTES)
      await sendPiece(first, sent, { from, of: photo.length, bytes: photo.subarray(from, from + PIECE_BYTES) })
    await first.stop({ keep: true })
    const second = await startApp({ dataDir: first.folder, gazetteer: { placeAt: () => place } })
    const head = photo.subarray(0, 10)
    expect((await sendPiece(second, sent, { from: 0, of: photo.length, bytes: head })).body.has).toBe(half)
    expect((await sendPhoto(second, sent, photo)).body.photo?.id).toBe(sent.photoId)
    await second.stop()
  })

  it('an id that stands for another photo, sender, incident or length is refused', async () => {
    const [incident, other] = [await report(), await report()]
    const [photoId, begun] = [randomUUID(), randomUUID()]
    const small = await cameraPhoto(60, 40)
    await sendPhoto(running, { cookie: field, incidentId: incident.id, photoId }, small)
    const piece = { from: 0, of: small.length, bytes: small.subarray(0, 9) }
    await sendPiece(running, { cookie: field, incidentId: incident.id, photoId: begun }, piece)
    const told = [
      await sendPhoto(running, { cookie: operator, incidentId: incident.id, photoId }, small),
      await sendPhoto(running, { cookie: field, incidentId: other.id, photoId }, small),
      await sendPhoto(running, { cookie: field, incidentId: other.id, photoId: begun }, small),
      await sendPiece(
        running,
        { cookie: field, incidentId: incident.id, photoId: begun },
        { ...piece, of: piece.of + 1 },
      ),
    ]
    expect(told.map(({ status, body }) => [status, body.refused])).toEqual(told.map(() => [409, 'idTaken']))
  })

  it('who begins more than a few and ends none loses the oldest, and an incident has so many and no more', async () => {
    const incident = await report()
    const by = incident.reportedBy
    const small = await cameraPhoto(60, 40)
    const cookie = field
    const ids = Array.from({ length: 10 }, () => randomUUID())
    for (const photoId of ids)
      await sendPiece(
        running,
        { cookie, incidentId: incident.id, photoId },
        { from: 0, of: 100, bytes: small.subarray(0, 9) },
      )
    expect(await running.store.read.photoUploadsOf(by)).toHaveLength(8)
    for (let i = 0; i < PHOTOS_MOST; i++)
      expect((await sendPhoto(running, { cookie, incidentId: incident.id }, small)).status).toBe(200)
    const over = await sendPhoto(running, { cookie, incidentId: incident.id }, small)
    expect([over.status, over.body.refused]).toEqual([422, 'tooManyPhotos'])
    await running.store.write(async (tx) => {
      for (const { photoId } of await tx.photoUploadsOf(by)) await tx.removePhotoPieces(photoId)
    })
  })
})

it('who sends without end is told to wait', async () => {
  const cookie = await running.seat('field', null)
  const { id } = await report(cookie)
  const sent = { cookie, incidentId: id, photoId: randomUUID() }
  let answer = await sendPiece(running, sent, { from: 0, of: 9_000, bytes: Buffer.alloc(1) })
  for (let n = 1; answer.status === 200 && n < 400; n++)
    answer = await sendPiece(running, sent, { from: n, of: 9_000, bytes: Buffer.alloc(1) })
  expect([answer.status, answer.body.refused]).toEqual([429, 'tooMany'])
  expect((await running.store.read.photoUpload(PhotoId.parse(sent.photoId)))?.has).toBe(300)
})

describe('what is no photo', () => {
  const bombSvg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'
  const hostile: [string, () => Promise<Buffer> | Buffer][] = [
    ['HTML', () => Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['SVG', () => Buffer.from(bombSvg)],
    [
      'SVG behind the first bytes of a JPEG',
      () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(bombSvg)]),
    ],
    [
      'a GIF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
          .gif()
          .toBuffer(),
    ],
    [
      'a TIFF',
      () =>
        sharp({ create: { width: 9, height: 9, channels: 3, background: '#f00' } })
          .tiff()
          .toBuffer(),
    ],
    ['half a JPEG', async () => photo.subarray(0, Math.floor(photo.length / 2))],
    ['the head of a PNG', () => Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108020000', 'hex')],
    ['noise', () => Buffer.from(Array.from({ length: 5_000 }, (_, i) => (i * 7_919) % 256))],
  ]
  it.each(hostile)('%s is refused, and nothing of it stays', async (_, make) => {
    const incident = await report()
    const before = await running.store.read.head()
    const answer = await sendPhoto(running, { cookie: field, incidentId: incident.id }, await make())
    expect([answer.status, answer.body.refused]).toEqual([422, 'unreadablePhoto'])
    expect([(await incidentNow(incident)).photos, await running.store.read.head()]).toEqual([[], before])
    expect(await running.store.read.photoUploadsOf(incident.reportedBy)).toEqual([])
  })

  it('a picture that unfolds to 3,600 million pixels is refused within a second', async () => {
    const incident = await report()
    // The head alone says how large it is; what follows is never unfolded.
    const small = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#000' } })
      .png()
      .toBuffer()
    const huge = Buffer.from(small)
    huge.writeUInt32BE(60_000, 16)
    huge.writeUInt32BE(60_000, 20)
    huge.writeUInt32BE(crc32(huge.subarray(12, 29)), 29)
    const began = performance.now()
    const answer = await sendPhoto(running, { cookie: field, incidentId: incident.id }, huge)
    expect([answer.status, answer.body.refused]).toEqual([422, 'unreadablePhoto'])
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  it('a JPEG with a page behind it is a JPEG, and the page is gone', async () => {
    const incident = await report()
    const small = await cameraPhoto(60, 40)
    const both = Buffer.concat([small, Buffer.from('<script>alert("RAHASIA")</script>PK\u0003\u0004')])
    const { body } = await sendPhoto(running, { cookie: field, incidentId: incident.id }, both)
    const { bytes } = await read('readPhoto', operator, incident.id, body.photo?.id ?? '')
    expect(bytes.includes('script')).toBe(false)
  })

  it('no bytes, too many, too large a piece and another type are refused before anything is kept', async () => {
    const incident = await report()
    const path = routes.addPhoto.path.replace(':incidentId', incident.id).replace(':photoId', randomUUID())
    const put = async (query: string, type: string | null, body: Buffer) => {
      const headers = { cookie: field, ...(type === null ? {} : { 'content-type': type }) }
      const answer = await running.raw(`${path}?${query}`, { method: 'PUT', headers, body: new Uint8Array(body) })
      return [answer.status, JSON.parse(await answer.text()).refused]
    }
    const octets = 'application/octet-stream'
    const few = Buffer.alloc(9, 1)
    expect(await put('from=0&of=0', octets, few)).toEqual([400, 'malformed'])
    expect(await put(`from=0&of=${PHOTO_BYTES + 1}`, octets, few)).toEqual([400, 'malformed'])
    expect(await put('from=-1&of=9', octets, few)).toEqual([400, 'malformed'])
    // Nothing is a question: how much is there?
    expect(await put('from=0&of=9', octets, Buffer.alloc(0))).toEqual([200, undefined])
    expect(await put(`from=0&of=${PHOTO_BYTES}`, octets, Buffer.alloc(PIECE_BYTES + 1))).toEqual([413, 'tooLarge'])
    for (const type of ['image/jpeg', 'text/plain', 'multipart/form-data; boundary=x', 'image/svg+xml'])
      expect([type, ...(await put('from=0&of=9', type, few))]).toEqual([type, 400, 'malformed'])
    expect(await running.store.read.photoUploadsOf(incident.reportedBy)).toEqual([])
  })
})

describe('whose', () => {
  it('to others than its reporter and who acts there an incident is not to be found; observers and walls add nothing', async () => {
    const incident = await report()
    const small = await cameraPhoto(60, 40)
    const send = async (cookie: string) => {
      const { status, body } = await sendPhoto(running, { cookie, incidentId: incident.id }, small)
      return [status, body.refused]
    }
    for (const cookie of [otherField, elsewhere]) expect(await send(cookie)).toEqual([404, 'notFound'])
    for (const role of ['observer', 'planner', 'display'] as const)
      expect(await send(await running.seat(role, null))).toEqual([403, 'notAllowed'])
    expect(await send('jj_session=forged')).toEqual([401, 'notSignedIn'])
    for (const cookie of [field, operator, commander]) expect((await send(cookie))[0]).toBe(200)
    const none = await sendPhoto(running, { cookie: operator, incidentId: randomUUID() }, small)
    expect([none.status, none.body.refused]).toEqual([404, 'notFound'])
  })

  it('who reads the incident sees it; walls, field officers and other regencies do not; ids of others fit nowhere', async () => {
    const [incident, other] = [await report(), await report()]
    const { body } = await sendPhoto(running, { cookie: field, incidentId: incident.id }, photo)
    const id = body.photo?.id ?? ''
    const see = async (cookie: string, of = incident.id) => [
      (await read('readPhoto', cookie, of, id)).status,
      (await read('readThumbnail', cookie, of, id)).status,
    ]
    const observer = await running.seat('observer', ['64.08'])
    const planner = await running.seat('planner', null)
    for (const cookie of [operator, commander, observer, planner]) expect(await see(cookie)).toEqual([200, 200])
    const wall = await running.seat('display', null)
    for (const cookie of [wall, field, elsewhere]) expect(await see(cookie)).toEqual([403, 403])
    expect(await see('')).toEqual([401, 401])
    expect(await see(operator, other.id)).toEqual([404, 404])
  })

  it('a closed incident still takes what its reporter sends late; no version moves by it [IN3]', async () => {
    const incident = await report()
    const { body } = await running.call(routes.actOnIncident, {
      ...{ cookie: operator, params: { incidentId: incident.id } },
      body: { act: 'reject', version: 1, reason: 'Salah lapor' },
    })
    expect((await sendPhoto(running, { cookie: field, incidentId: incident.id }, photo)).status).toBe(200)
    const now = await incidentNow(incident)
    expect([now.status, now.photos.length, now.version]).toEqual(['rejected', 1, body.version])
    const own = await running.call(routes.listOwnReports, { cookie: field })
    expect(own.body.reports.find(({ id }) => id === incident.id)?.photosStored).toBe(1)
    const { body: told } = await running.call(routes.readIncidentStory, {
      ...{ cookie: operator, params: { incidentId: incident.id } },
    })
    expect(told.story.done.map(({ deed, word }) => [deed, word])).toEqual([
      ['reported', ''],
      ['rejected', 'Salah lapor'],
      ['photoAdded', ''],
    ])
  })

  it('[IN4] merged and split again each report has its own', async () => {
    const [a, b] = [await report(), await report()]
    for (const { id } of [a, b]) await sendPhoto(running, { cookie: field, incidentId: id }, photo)
    const merged = await running.call(routes.mergeIncident, {
      ...{ cookie: operator, params: { incidentId: a.id } },
      body: { version: 1, into: b.id, intoVersion: 1, severity: 'severe' },
    })
    expect((await sendPhoto(running, { cookie: field, incidentId: a.id }, photo)).status).toBe(200)
    const { report: under, lead } = merged.body
    const body = { version: under.version, leadVersion: lead.version }
    const split = await running.call(routes.splitIncident, { cookie: operator, params: { incidentId: a.id }, body })
    expect([split.body.report.photos.length, split.body.lead.photos.length]).toEqual([2, 1])
  })
})

describe('as it came', () => {
  it('is kept only where the operation says so, is read by those who command, and each reading is an entry', async () => {
    const incident = await report()
    const { operation } = running.world
    operation.photos.keepOriginals = true
    const { body } = await sendPhoto(running, { cookie: field, incidentId: incident.id }, photo)
    operation.photos.keepOriginals = false
    const id = body.photo?.id ?? ''
    expect((await read('readOriginal', operator, incident.id, id)).status).toBe(403)
    const before = await running.store.read.head()
    const original = await read('readOriginal', commander, incident.id, id)
    expect(original.bytes.equals(photo)).toBe(true)
    expect([original.headers.get('content-type'), original.headers.get('content-disposition')]).toEqual([
      ...['application/octet-stream', 'attachment'],
    ])
    const [entry] = await running.store.read.entriesAfter(before, 9)
    expect(entry?.event).toEqual({ type: 'DataRead', what: 'photoOriginal', subject: incident.id })

    // Whom it names is erased: so is what their camera wrote.
    const admin = await running.signIn()
    const params = { personId: incident.reportedBy }
    const told = await running.call(routes.exportPerson, { cookie: admin, params })
    expect(told.body.photos).toContainEqual({ ...body.photo, incidentId: incident.id })
    field = await running.seat('field', ['64.08'])
    expect((await running.call(routes.erasePerson, { cookie: admin, params })).status).toBe(200)
    expect((await read('readOriginal', commander, incident.id, id)).status).toBe(404)
    expect((await read('readPhoto', commander, incident.id, id)).status).toBe(200)
  })
})

it('a backup carries every byte, and restored it reads the same', async () => {
  const incident = await report()
  const { body } = await sendPhoto(running, { cookie: field, incidentId: incident.id }, photo)
  const id = PhotoId.parse(body.photo?.id)
  const folder = join(running.folder, 'backup')
  const about = { takenAt: new Date(0).toISOString(), version: 'x', operation: null, progress: () => undefined }
  await backUp({ sqliteFile: join(running.folder, 'jaga-jarak.sqlite') }, folder, about)
  const place = { sqliteFile: join(running.folder, 'restored', 'jaga-jarak.sqlite') }
  await restore(folder, place, { force: false, progress: () => undefined })
  const store = await openStore(place)
  const [was, is] = [await running.store.read.photoBytes(id, 'image'), await store.read.photoBytes(id, 'image')]
  await store.close()
  expect(is?.length).toBe(body.photo?.bytes)
  expect(Buffer.compare(was ?? Buffer.alloc(0), is ?? Buffer.alloc(1))).toBe(0)
})
