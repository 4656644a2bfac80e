import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { backoffMs } from './backoff.ts'
import type { Outgoing, OutgoingPhoto } from './entry.ts'
import { openFaults } from './faults.ts'
import { type Halt, type Outcome, outcomeOf } from './outcome-of.ts'
import { nextPhoto, nextToSend } from './queue.ts'

export type SenderState =
  | { is: 'idle' }
  | { is: 'sending' }
  /** until then, unless the network comes back before */
  | { is: 'waiting'; untilMs: number }
  | { is: 'halted'; why: Halt }

/** Where reports are kept. Whatever changed it, the sender reads it anew before each sending. */
export type Shelf<E extends Outgoing, Told> = {
  all: () => Promise<E[]>
  /** notes something at a report that is still there */
  note: (id: E['draft']['id'], what: Partial<Pick<Outgoing, 'tries' | 'refused'>>) => Promise<void>
  /** takes a report off and keeps in its place what the server says of it */
  stored: (told: Told, sent: E) => Promise<void>
  photos: () => Promise<OutgoingPhoto[]>
  notePhoto: (id: PhotoId, what: Partial<Pick<OutgoingPhoto, 'sent' | 'refused'>>) => Promise<void>
  /** takes a photo off, and counts it with its report */
  photoStored: (photo: OutgoingPhoto) => Promise<void>
}

/** Of a line that carries no photos. */
export const NO_PHOTOS = {
  photos: async () => [],
  notePhoto: async () => undefined,
  photoStored: async () => undefined,
}

export type SenderDeps<E extends Outgoing, Told> = {
  shelf: Shelf<E, Told>
  /** resolves when the server has answered that it is stored */
  deliver: (draft: E['draft']) => Promise<Told>
  /** sends the next piece of a photo; how much of it the server has then */
  deliverPiece: (photo: OutgoingPhoto) => Promise<{ has: number; isStored: boolean }>
  now: () => number
  random: () => number
  /** calls back after so many milliseconds; the answer calls it off */
  after: (ms: number, then: () => void) => () => void
  tell: (state: SenderState) => void
}

/**
 * Sends one report after the other, each until it is stored or refused (IN2); when none waits, photos of those that are
 * stored, piece by piece, so that a report never waits for more than one piece. What the server breaks on three times lets the others go first.
 * `wake`: something was put on the shelf,
 * or the network is back; `sit`: whose session this is now, null for nobody.
 */
export function openSender<E extends Outgoing, Told>(deps: SenderDeps<E, Told>) {
  const { shelf, deliver, deliverPiece, now, random, after, tell } = deps
  let by: PersonId | null = null
  const faults = openFaults()
  let failures = 0
  let isRunning = false
  let isWoken = false
  let isClosed = false
  let callOff = (): void => undefined

  async function sendNext(): Promise<SenderState> {
    if (by === null) return { is: 'idle' }
    const reports = await shelf.all()
    const { turnOf } = faults
    const next = nextToSend(reports, by, turnOf)
    if (next === undefined || turnOf(next.draft.id) > 0) {
      const photo = nextPhoto(await shelf.photos(), reports, by, turnOf)
      if (photo !== undefined && (next === undefined || turnOf(photo.id) < turnOf(next.draft.id)))
        return sendPiece(photo)
    }
    if (next === undefined) return { is: 'idle' }
    const { id } = next.draft
    // Noted before it leaves: a page that is killed now does not know whether the server has it.
    await shelf.note(id, { tries: next.tries + 1 })
    const outcome = await deliver(next.draft).then((told): Outcome<Told> => ({ is: 'stored', told }), outcomeOf)
    if (outcome.is === 'stored') {
      await shelf.stored(outcome.told, next)
      const urgent = reports.filter(({ isSos, draft }) => isSos && draft.id !== id)
      faults.stored(
        id,
        urgent.map(({ draft }) => draft.id),
      )
    }
    if (outcome.is === 'later' && outcome.isFault) faults.broke(id)
    if (outcome.is === 'refused') await shelf.note(id, { refused: { code: outcome.code, detail: outcome.detail } })
    return then(outcome)
  }

  async function sendPiece(photo: OutgoingPhoto): Promise<SenderState> {
    const outcome = await deliverPiece(photo).catch(outcomeOf)
    if (!('is' in outcome)) {
      const { has, isStored } = outcome
      await (isStored ? shelf.photoStored(photo) : shelf.notePhoto(photo.id, { sent: has }))
      // A server that has no more of it than before takes nothing now.
      return then(isStored || has > photo.sent ? { is: 'moved' } : { is: 'later', waitS: null, isFault: false })
    }
    if (outcome.is === 'later' && outcome.isFault) faults.broke(photo.id)
    if (outcome.is === 'refused')
      await shelf.notePhoto(photo.id, { refused: { code: outcome.code, detail: outcome.detail } })
    return then(outcome)
  }

  /** What is next after an outcome. */
  function then(outcome: Outcome<Told> | { is: 'moved' }): SenderState {
    if (outcome.is === 'halted') return { is: 'halted', why: outcome.why }
    if (outcome.is !== 'later') {
      failures = 0
      return { is: 'sending' }
    }
    failures += 1
    const waitMs = Math.max(backoffMs(failures, random()), (outcome.waitS ?? 0) * 1_000)
    return { is: 'waiting', untilMs: now() + waitMs }
  }

  async function run(): Promise<void> {
    if (isRunning) {
      isWoken = true
      return
    }
    isRunning = true
    callOff()
    let state: SenderState = { is: 'sending' }
    try {
      tell(state)
      while (state.is === 'sending' || isWoken) {
        isWoken = false
        state = await sendNext()
        if (isClosed) return
      }
    } catch {
      // The shelf itself failed; what lies on it stays, and is looked at again.
      failures += 1
      state = { is: 'waiting', untilMs: now() + backoffMs(failures, random()) }
    } finally {
      isRunning = false
    }
    tell(state)
    if (state.is === 'waiting') callOff = after(state.untilMs - now(), () => void run())
  }

  return {
    wake: (): Promise<void> => run(),
    sit(person: PersonId | null): Promise<void> {
      by = person
      return run()
    },
    close: (): void => {
      isClosed = true
      callOff()
    },
  }
}
export type Sender = ReturnType<typeof openSender<Outgoing, unknown>>
