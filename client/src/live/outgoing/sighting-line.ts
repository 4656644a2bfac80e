import { routes } from '@jaga-jarak/shared/api.ts'
import { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { SeenGroup, Sighting } from '@jaga-jarak/shared/sighting.ts'
import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { z } from 'zod'
import { create } from 'zustand'
import { call } from '../api.ts'
import { OutgoingSighting } from './entry.ts'
import { useFieldLine } from './field-line.ts'
import { readRows, type Unread } from './read-rows.ts'
import { NO_PHOTOS, openSender, type Sender, type Shelf } from './sender.ts'

interface SightingDb extends DBSchema {
  outbox: { key: string; value: OutgoingSighting }
}
const PATIENCE_MS = 30_000
/** Groups that can be chosen without network. */
const GROUPS_AS = 'field-groups'

export type SightingLine = {
  /** what is kept here, whoever saw it */
  waiting: OutgoingSighting[]
  /** what this version of the page cannot read */
  unread: Unread[]
  /** what the server took last in this session of the page */
  taken: SeenGroup | null
  groups: readonly SupporterGroup[]
}
export const useSightings = create<SightingLine>(() => ({ waiting: [], unread: [], taken: null, groups: keptGroups() }))

function keptGroups(): SupporterGroup[] {
  try {
    return z.array(SupporterGroup).parse(JSON.parse(globalThis.localStorage?.getItem(GROUPS_AS) ?? '[]'))
  } catch {
    return []
  }
}

let opened: Promise<IDBPDatabase<SightingDb>> | null = null
function open(): Promise<IDBPDatabase<SightingDb>> {
  opened ??= openDB<SightingDb>('jaga-jarak-sightings', 1, {
    upgrade: (db) => void db.createObjectStore('outbox', { keyPath: 'draft.id' }),
    terminated() {
      opened = null
    },
  }).catch((error: unknown) => {
    opened = null
    throw error
  })
  return opened
}

async function rows() {
  const { store } = (await open()).transaction('outbox')
  const [keys, kept] = await Promise.all([store.getAllKeys(), store.getAll()])
  return readRows(OutgoingSighting, 'sighting', keys, kept)
}

const shelf: Shelf<OutgoingSighting, SeenGroup> = {
  ...NO_PHOTOS,
  async all() {
    return (await rows()).read
  },
  async note(id, what) {
    const tx = (await open()).transaction('outbox', 'readwrite')
    const kept = await tx.store.get(id)
    if (kept !== undefined) await tx.store.put({ ...kept, ...what })
    await tx.done
  },
  async stored(told, { draft }) {
    await (await open()).delete('outbox', draft.id)
    useSightings.setState({ taken: told })
  },
}

let sender: Sender | null = null

async function show(): Promise<void> {
  const { read, unread } = await rows()
  useSightings.setState({ waiting: read, unread })
}

/** Holds the line for what was seen of groups beside that of the reports; who is signed in, that one knows. */
export function openSightingLine(): () => void {
  const own = openSender({
    shelf,
    deliver: (draft: Sighting) => call(routes.reportSighting, { body: draft }, AbortSignal.timeout(PATIENCE_MS)),
    deliverPiece: () => Promise.reject(new Error('a sighting has no photos')),
    now: () => performance.now(),
    random: Math.random,
    after(ms, then) {
      const id = setTimeout(then, ms)
      return () => clearTimeout(id)
    },
    // A shelf that cannot be read is said where something is kept.
    tell: () => void show().catch(() => undefined),
  })
  sender = own
  const sit = (): void => {
    const { viewer, isSignedIn, isReached } = useFieldLine.getState()
    if (isReached) void own.sit(isSignedIn === true && viewer ? viewer.id : null)
  }
  const stop = useFieldLine.subscribe((now, before) => {
    if (
      now.isSignedIn !== before.isSignedIn ||
      now.viewer?.id !== before.viewer?.id ||
      now.isReached !== before.isReached
    )
      sit()
  })
  sit()
  return () => {
    stop()
    own.close()
    sender = null
  }
}

/** Resolves once it is on the disk of the phone. Rejects when it cannot be kept. */
export async function keepSighting(sighting: OutgoingSighting): Promise<void> {
  const tx = (await open()).transaction('outbox', 'readwrite', { durability: 'strict' })
  await tx.store.put(sighting)
  await tx.done
  useSightings.setState({ taken: null })
  await show()
  void sender?.wake()
}

export async function removeSighting(id: Sighting['id']): Promise<void> {
  await (await open()).delete('outbox', id)
  await show()
}

/** Asks for the groups that are watched, for whoever chooses one; what was known stays without network. */
export async function fetchGroups(): Promise<void> {
  const { groups } = await call(routes.listGroups, {}, AbortSignal.timeout(PATIENCE_MS))
  localStorage.setItem(GROUPS_AS, JSON.stringify(groups))
  useSightings.setState({ groups })
}
