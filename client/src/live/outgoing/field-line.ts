import { Health, routes } from '@jaga-jarak/shared/api.ts'
import { type District, DistrictFile } from '@jaga-jarak/shared/district.ts'
import type { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { PAGES } from '@jaga-jarak/shared/matrix.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type OwnReport, ownReportOf } from '@jaga-jarak/shared/own-report.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { create } from 'zustand'
import { ApiRefusal, call } from '../api.ts'
import { sendPhotoPiece } from '../send-photo-piece.ts'
import type { OutgoingPhoto, OutgoingReport } from './entry.ts'
import { fieldShelf } from './field-shelf.ts'
import { openLooking } from './looking.ts'
import { newerOf } from './newer-of.ts'
import { clockFrom, type PhoneClock } from './phone-clock.ts'
import type { Unread } from './read-rows.ts'
import { openSender, type Sender, type SenderState } from './sender.ts'

/** On a bad line an answer may take long; a line that is dead must not hold up the queue. */
const PATIENCE_MS = 30_000

export type FieldLine = {
  /** who reports with this phone, also without network; null: nobody was ever signed in, undefined: not read yet */
  viewer: Viewer | null | undefined
  /** whether the server knows the session; null: it did not answer yet */
  isSignedIn: boolean | null
  operation: Operation | null
  clock: PhoneClock | null
  /** for whoever knows no better place; empty until they were fetched once */
  districts: readonly District[]
  /** what is on the shelf, whoever put it there */
  outbox: OutgoingReport[]
  /** those of the report that is being written among them */
  photos: OutgoingPhoto[]
  /** what this version of the page cannot read */
  unread: Unread[]
  own: OwnReport[]
  sender: SenderState
  /** whether the server answered the last question */
  isReached: boolean
  /** the phone cannot keep anything */
  isShelfBroken: boolean
}

const NOTHING: FieldLine = {
  ...{
    viewer: undefined,
    isSignedIn: null,
    operation: null,
    clock: null,
    districts: [],
    outbox: [],
    photos: [],
    unread: [],
    own: [],
  },
  ...{ sender: { is: 'idle' }, isReached: true, isShelfBroken: false },
}
export const useFieldLine = create<FieldLine>(() => NOTHING)
const tell = (what: Partial<FieldLine>): void => useFieldLine.setState(what)

let sender: Sender | null = null
const patience = (): AbortSignal => AbortSignal.timeout(PATIENCE_MS)

/** Shows what the shelf holds now. */
async function showShelf(): Promise<void> {
  try {
    const { viewer } = useFieldLine.getState()
    const [outbox, photos, unread, own] = await Promise.all([
      fieldShelf.all(),
      fieldShelf.photos(),
      fieldShelf.unread(),
      viewer ? fieldShelf.own(viewer.id) : [],
    ])
    tell({ outbox, photos, unread, own, isShelfBroken: false })
  } catch {
    tell({ isShelfBroken: true })
  }
}

async function deliver(draft: IncidentDraft): Promise<OwnReport> {
  const stored = await call(routes.reportIncident, { body: draft }, patience())
  if (stored.id !== draft.id) throw new Error(`expected the report ${draft.id}, got ${stored.id}`)
  return ownReportOf(stored)
}

async function deliverPiece({ id, reportId, takenAt, bytes, sent }: OutgoingPhoto) {
  if (reportId === null) throw new Error(`photo ${id} belongs to no report yet`)
  const { has, photo } = await sendPhotoPiece({ incidentId: reportId, photoId: id, takenAt }, bytes, sent, patience())
  return { has, isStored: photo !== null }
}

/** The operation as it is now: another one may have begun since, or this one may have been amended. */
async function readOperation(): Promise<void> {
  const { operation: before } = useFieldLine.getState()
  const told = await call(routes.readOperation, {}, patience())
  const operation = newerOf(before, told)
  if (operation !== before) await fieldShelf.remember('operation', operation)
  tell({ operation })
  await readDistricts(before?.id !== told.id)
}

/** The browser's own store answers while they are fresh, unless it is another operation. */
async function readDistricts(isOther: boolean): Promise<void> {
  const { districts: before } = useFieldLine.getState()
  const file = await fetch(`${PAGES.map}/districts.json`, {
    cache: isOther ? 'no-cache' : 'default',
    signal: patience(),
  })
  if (!file.ok) return
  const districts = newerOf(before, DistrictFile.parse(await file.json()))
  if (districts === before) return
  await fieldShelf.remember('districts', [...districts])
  tell({ districts })
}

/**
 * Who is signed in, what the operation is, and what became of own reports; then whatever is on the shelf goes out. Whether
 * the server answered.
 */
async function look(): Promise<boolean> {
  try {
    const viewer = await call(routes.whoAmI, {}, patience())
    if (viewer === null || viewer.role === 'display') {
      tell({ isSignedIn: false, isReached: true })
      await sender?.sit(null)
      return true
    }
    tell({ viewer, isSignedIn: true, isReached: true })
    await fieldShelf.remember('viewer', viewer)
    await sender?.sit(viewer.id)
    const health = await fetch('/healthz', { signal: patience() })
    const clock = clockFrom(Health.parse(await health.json()), Date.now())
    const { reports } = await call(routes.listOwnReports, {}, patience())
    await fieldShelf.keepOwn(reports, viewer.id)
    await fieldShelf.remember('clock', clock)
    tell({ clock })
    await showShelf()
    await readOperation()
    return true
  } catch (error) {
    // What is on the screen stays; the next look finds out whether it still holds.
    const isReached = error instanceof ApiRefusal
    tell({ isReached })
    return isReached
  }
}

async function recall(): Promise<void> {
  try {
    const [viewer, operation, clock, districts] = await Promise.all([
      fieldShelf.recall('viewer'),
      fieldShelf.recall('operation'),
      fieldShelf.recall('clock'),
      fieldShelf.recall('districts'),
    ])
    tell({ viewer, operation, clock, districts: districts ?? [] })
  } catch {
    tell({ viewer: null, isShelfBroken: true })
  }
  await showShelf()
}

/** Holds the line of a phone until the answer is called. */
export function openFieldLine(): () => void {
  const after = (ms: number, then: () => void) => {
    const id = setTimeout(then, ms)
    return () => clearTimeout(id)
  }
  const opened = openSender({
    shelf: fieldShelf,
    deliver,
    deliverPiece,
    now: () => performance.now(),
    random: Math.random,
    after,
    tell(state) {
      tell({ sender: state, ...(state.is === 'waiting' ? { isReached: false } : {}) })
      void showShelf()
    },
  })
  sender = opened
  const looking = openLooking({
    look,
    isSeen: () => document.visibilityState === 'visible',
    random: Math.random,
    after,
  })
  const lookNow = (): void => void looking.lookNow()
  const lose = (): void => tell({ isReached: false })
  addEventListener('online', lookNow)
  addEventListener('offline', lose)
  document.addEventListener('visibilitychange', lookNow)
  void recall().then(looking.lookNow)
  return () => {
    looking.close()
    opened.close()
    sender = null
    removeEventListener('online', lookNow)
    removeEventListener('offline', lose)
    document.removeEventListener('visibilitychange', lookNow)
  }
}

/** Resolves once the report is on the disk of the phone; sending it is the line's business. Rejects when it cannot be kept. */
export async function keepReport(report: OutgoingReport, instead: IncidentId | null): Promise<void> {
  await fieldShelf.keep(report, instead)
  await showShelf()
  // Asked for once, and only when there is something to lose; the answer changes nothing.
  void navigator.storage?.persist?.()
  void sender?.wake()
}

export async function removeReport(id: IncidentId): Promise<void> {
  await fieldShelf.remove(id)
  await showShelf()
}

/** Resolves once the photo is on the disk of the phone. Rejects when it cannot be kept. */
export async function keepPhoto(photo: OutgoingPhoto): Promise<void> {
  await fieldShelf.keepPhoto(photo)
  await showShelf()
}

export async function removePhotos(ids: readonly PhotoId[]): Promise<void> {
  for (const id of ids) await fieldShelf.removePhoto(id)
  await showShelf()
}

/** For good. */
export async function removeUnread({ of, key }: Unread): Promise<void> {
  await (of === 'photo' ? fieldShelf.removePhoto(key) : fieldShelf.remove(key))
  await showShelf()
}
