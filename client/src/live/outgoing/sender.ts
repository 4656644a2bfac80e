import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { backoffMs } from './backoff.ts'
import type { Outgoing } from './entry.ts'
import { type Halt, type Outcome, outcomeOf } from './outcome-of.ts'
import { nextToSend } from './queue.ts'

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
}

export type SenderDeps<E extends Outgoing, Told> = {
  shelf: Shelf<E, Told>
  /** resolves when the server has answered that it is stored */
  deliver: (draft: E['draft']) => Promise<Told>
  now: () => number
  random: () => number
  /** calls back after so many milliseconds; the answer calls it off */
  after: (ms: number, then: () => void) => () => void
  tell: (state: SenderState) => void
}

/**
 * Sends one report after the other, each until it is stored or refused (IN2). `wake`: something was put on the shelf,
 * or the network is back; `sit`: whose session this is now, null for nobody.
 */
export function openSender<E extends Outgoing, Told>(deps: SenderDeps<E, Told>) {
  const { shelf, deliver, now, random, after, tell } = deps
  let by: PersonId | null = null
  let failures = 0
  let isRunning = false
  let isWoken = false
  let isClosed = false
  let callOff = (): void => undefined

  async function sendNext(): Promise<SenderState> {
    const next = by === null ? undefined : nextToSend(await shelf.all(), by)
    if (next === undefined) return { is: 'idle' }
    const { id } = next.draft
    // Noted before it leaves: a page that is killed now does not know whether the server has it.
    await shelf.note(id, { tries: next.tries + 1 })
    const outcome = await deliver(next.draft).then((told): Outcome<Told> => ({ is: 'stored', told }), outcomeOf)
    if (outcome.is === 'stored') await shelf.stored(outcome.told, next)
    if (outcome.is === 'refused') await shelf.note(id, { refused: { code: outcome.code, detail: outcome.detail } })
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
