import { DistrictFile } from '@jaga-jarak/shared/district.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { OwnReport } from '@jaga-jarak/shared/own-report.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import type { IncidentId, PersonId } from '@jaga-jarak/shared/primitives.ts'
import { Viewer } from '@jaga-jarak/shared/roles.ts'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { z } from 'zod'
import { OutgoingPhoto, OutgoingReport } from './entry.ts'
import { PhoneClock } from './phone-clock.ts'
import { readRows, type Unread } from './read-rows.ts'
import type { Shelf } from './sender.ts'

/** What a phone knows without network, beside the reports. */
const REMEMBERED = { viewer: Viewer, operation: Operation, clock: PhoneClock, districts: DistrictFile } as const
type Remembered = { [K in keyof typeof REMEMBERED]: z.infer<(typeof REMEMBERED)[K]> }

const HeldReport = OwnReport.extend({ by: z.string() })

interface FieldDb extends DBSchema {
  outbox: { key: string; value: OutgoingReport }
  /** what the server said last of own reports */
  reports: { key: string; value: z.infer<typeof HeldReport> }
  remembered: { key: string; value: unknown }
  photos: { key: string; value: OutgoingPhoto }
}

let opened: Promise<IDBPDatabase<FieldDb>> | null = null

function open(): Promise<IDBPDatabase<FieldDb>> {
  opened ??= openDB<FieldDb>('jaga-jarak-field', 2, {
    upgrade(db, from) {
      db.createObjectStore('photos', { keyPath: 'id' })
      if (from >= 1) return
      db.createObjectStore('outbox', { keyPath: 'draft.id' })
      db.createObjectStore('reports', { keyPath: 'id' })
      db.createObjectStore('remembered')
    },
    // Another page of a newer version wants to change it: it waits for this one otherwise.
    blocking() {
      void opened?.then((db) => db.close())
      opened = null
    },
    // The browser closes it when it is short of memory; the next one who asks opens it anew.
    terminated() {
      opened = null
    },
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function reports() {
  const { store } = (await open()).transaction('outbox')
  const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()])
  return readRows(OutgoingReport, 'report', keys, rows)
}

async function photos() {
  const { store } = (await open()).transaction('photos')
  const [keys, rows] = await Promise.all([store.getAllKeys(), store.getAll()])
  return readRows(OutgoingPhoto, 'photo', keys, rows)
}

/** The shelf of this phone: it outlives the page, the browser and days without network. Each call rejects when it cannot. */
export const fieldShelf = {
  async all() {
    return (await reports()).read
  },
  async note(id, what) {
    const tx = (await open()).transaction('outbox', 'readwrite')
    const report = await tx.store.get(id)
    if (report !== undefined) await tx.store.put({ ...report, ...what })
    await tx.done
  },
  async stored(told, { by }) {
    const tx = (await open()).transaction(['outbox', 'reports'], 'readwrite')
    await Promise.all([
      tx.objectStore('outbox').delete(told.id),
      tx.objectStore('reports').put({ ...told, by }),
      tx.done,
    ])
  },
  /** resolves once it is on the disk; in place of `instead`, where it is one written anew */
  async keep(report: OutgoingReport, instead: IncidentId | null): Promise<void> {
    const tx = (await open()).transaction(['outbox', 'photos'], 'readwrite', { durability: 'strict' })
    const [outbox, photos] = [tx.objectStore('outbox'), tx.objectStore('photos')]
    if (instead !== null) await outbox.delete(instead)
    await outbox.put(report)
    // A call for help has none: those of a report that is being written stay with it.
    for (const photo of report.isSos ? [] : await photos.getAll())
      if (photo.by === report.by && (photo.reportId === null || photo.reportId === instead))
        await photos.put({ ...photo, reportId: report.draft.id })
    await tx.done
  },
  /** with its photos; `id` of one that cannot be read is whatever it lies under */
  async remove(id: IncidentId | string): Promise<void> {
    const tx = (await open()).transaction(['outbox', 'photos'], 'readwrite')
    const photos = tx.objectStore('photos')
    for (const photo of await photos.getAll()) if (photo.reportId === id) await photos.delete(photo.id)
    await tx.objectStore('outbox').delete(id)
    await tx.done
  },
  async photos() {
    const [{ unread }, { read }] = await Promise.all([reports(), photos()])
    // The server does not have a report that cannot be sent: its photos wait with it.
    const stuck = new Set<string | null>(unread.map(({ key }) => key))
    return read.filter(({ reportId }) => !stuck.has(reportId))
  },
  async unread(): Promise<Unread[]> {
    return (await Promise.all([reports(), photos()])).flatMap((it) => it.unread)
  },
  async notePhoto(id, what) {
    const tx = (await open()).transaction('photos', 'readwrite')
    const photo = await tx.store.get(id)
    if (photo !== undefined) await tx.store.put({ ...photo, ...what })
    await tx.done
  },
  async photoStored({ id, reportId }) {
    const tx = (await open()).transaction(['photos', 'reports'], 'readwrite')
    await tx.objectStore('photos').delete(id)
    const found = reportId === null ? undefined : await tx.objectStore('reports').get(reportId)
    const report = HeldReport.safeParse(found).data
    if (report !== undefined) await tx.objectStore('reports').put({ ...report, photosStored: report.photosStored + 1 })
    await tx.done
  },
  /** resolves once it is on the disk */
  async keepPhoto(photo: OutgoingPhoto): Promise<void> {
    const tx = (await open()).transaction('photos', 'readwrite', { durability: 'strict' })
    await tx.store.put(photo)
    await tx.done
  },
  async removePhoto(id: PhotoId | string): Promise<void> {
    await (await open()).delete('photos', id)
  },
  async own(by: PersonId): Promise<OwnReport[]> {
    // The server has them all: what cannot be read is asked for again.
    const held = (await (await open()).getAll('reports')).flatMap((it) => HeldReport.safeParse(it).data ?? [])
    return held.filter((it) => it.by === by).toSorted((a, b) => b.reportedAt - a.reportedAt)
  },
  /** What the server lists now; nothing that another person was told stays. */
  async keepOwn(reports: readonly OwnReport[], by: PersonId): Promise<void> {
    const tx = (await open()).transaction('reports', 'readwrite')
    await tx.store.clear()
    for (const report of reports) await tx.store.put({ ...report, by })
    await tx.done
  },
  async recall<K extends keyof Remembered>(key: K): Promise<Remembered[K] | null> {
    const found = REMEMBERED[key].safeParse(await (await open()).get('remembered', key))
    return (found.data as Remembered[K] | undefined) ?? null
  },
  async remember<K extends keyof Remembered>(key: K, value: Remembered[K] | null): Promise<void> {
    await (await open()).put('remembered', value, key)
  },
} satisfies Shelf<OutgoingReport, OwnReport> & Record<string, unknown>
