import type { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import type { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { describe, expect, it } from 'vitest'
import { ApiRefusal, Unreachable } from '../api.ts'
import type { OutgoingPhoto, OutgoingReport } from './entry.ts'
import { aPhoto, aReport, toldOf } from './reports-in-test.ts'
import { openSender, type SenderState } from './sender.ts'

const no = (code: RefusalCode, waitS: number | null = null) => new ApiRefusal(code, '', waitS)

/** A phone with a shelf, and a server that answers each sending by what `answers` has next: an error, or storing it. */
function phone(
  kept: readonly OutgoingReport[],
  answers: (Error | null)[] = [],
  keptPhotos: readonly OutgoingPhoto[] = [],
) {
  const album = new Map(keptPhotos.map((it) => [it.id, it]))
  const pieces: [photo: number, from: number][] = []
  const shelf = new Map(kept.map((it) => [it.draft.id, it]))
  const arrived: number[] = []
  const told: SenderState[] = []
  let timer: { ms: number; then: () => void } | null = null
  const sender = openSender({
    shelf: {
      all: async () => [...shelf.values()],
      note: async (id, what) => {
        const report = shelf.get(id)
        if (report !== undefined) shelf.set(id, { ...report, ...what })
      },
      stored: async ({ id }) => void shelf.delete(id),
      photos: async () => [...album.values()],
      notePhoto: async (id, what) => {
        const photo = album.get(id)
        if (photo !== undefined) album.set(id, { ...photo, ...what })
      },
      photoStored: async ({ id }) => void album.delete(id),
    },
    deliverPiece: async ({ keptAt, sent, bytes }) => {
      pieces.push([keptAt / 1_000, sent])
      const error = answers.shift() ?? null
      if (error !== null) throw error
      const has = Math.min(bytes.size, sent + 4)
      return { has, isStored: has === bytes.size }
    },
    deliver: async (draft: IncidentDraft) => {
      arrived.push((draft.happenedAt ?? 0) / 1_000)
      const error = answers.shift() ?? null
      if (error !== null) throw error
      return toldOf(draft)
    },
    now: () => 100_000,
    random: () => 1,
    after: (ms, then) => {
      timer = { ms, then }
      return () => {
        timer = null
      }
    },
    tell: (state) => told.push(state),
  })
  return { sender, shelf, album, pieces, arrived, state: () => told.at(-1), timer: () => timer }
}

describe('[IN2] the sender', () => {
  it('sends nothing while nobody is signed in, and everything once, in order, when somebody is', async () => {
    const { sender, shelf, arrived, state } = phone([aReport(2), aReport(1), aReport(3, { by: 'usr-2' })])
    await sender.wake()
    expect(arrived).toEqual([])
    await sender.sit('usr-1')
    await sender.wake()
    expect([arrived, [...shelf.values()], state()]).toEqual([[1, 2], [aReport(3, { by: 'usr-2' })], { is: 'idle' }])
  })

  it('backs off without an answer, keeps the order, and goes on at once when the network is back', async () => {
    const silence = new Unreachable('/api/v1/incidents')
    const { sender, shelf, arrived, state, timer } = phone([aReport(1), aReport(2)], [silence, silence])
    await sender.sit('usr-1')
    expect([arrived, state()]).toEqual([[1], { is: 'waiting', untilMs: 102_000 }])
    expect(shelf.get(aReport(1).draft.id)?.tries).toBe(1)
    await sender.wake()
    expect([state(), timer()?.ms]).toEqual([{ is: 'waiting', untilMs: 104_000 }, 4_000])
    await sender.wake()
    expect([arrived, shelf.size, timer()]).toEqual([[1, 1, 1, 2], 0, null])
  })

  it('takes a page that is not our own server, a full disk and too many tries for no answer', async () => {
    for (const error of [new SyntaxError('<html>'), no('storeUnavailable'), no('internal')]) {
      const { sender, shelf, state } = phone([aReport(1)], [error])
      await sender.sit('usr-1')
      expect([shelf.size, state()?.is]).toEqual([1, 'waiting'])
    }
    const { sender, timer } = phone([aReport(1)], [no('tooMany', 30)])
    await sender.sit('usr-1')
    expect(timer()?.ms).toBe(30_000)
  })

  it('keeps everything and stops when the session has ended; signing in again goes on', async () => {
    const { sender, shelf, arrived, state, timer } = phone([aReport(1), aReport(2)], [no('notSignedIn')])
    await sender.sit('usr-1')
    expect([arrived, shelf.size, state(), timer()]).toEqual([[1], 2, { is: 'halted', why: 'notSignedIn' }, null])
    await sender.sit('usr-1')
    expect([arrived, shelf.size]).toEqual([[1, 1, 2], 0])
  })

  it('shows a refusal at its report, and sends the others', async () => {
    const { sender, shelf, arrived, state } = phone([aReport(1), aReport(2)], [no('malformed')])
    await sender.sit('usr-1')
    await sender.wake()
    expect([arrived, state()]).toEqual([[1, 2], { is: 'idle' }])
    expect([...shelf.values()]).toEqual([aReport(1, { tries: 1, refused: { code: 'malformed', detail: '' } })])
  })

  it('lets the others go first, photos too, after the server has broken on a report three times, and keeps trying it', async () => {
    const broken = no('internal')
    const { sender, shelf, album, arrived, pieces } = phone(
      [aReport(1), aReport(2), aReport(3)],
      [broken, broken, broken, null, null, null, null, null, broken],
      [aPhoto(9, 9)],
    )
    await sender.sit('usr-1')
    await sender.wake()
    await sender.wake()
    expect(arrived).toEqual([1, 1, 1])
    await sender.wake()
    expect([arrived.slice(3), pieces.length, album.size, shelf.size]).toEqual([[2, 3, 1], 3, 0, 1])
    await sender.wake()
    expect([arrived.at(-1), shelf.size]).toEqual([1, 0])
  })

  it('tries a call for help that the server broke on again after each report that got through', async () => {
    const broken = no('internal')
    const { sender, shelf, arrived } = phone(
      [aReport(1), aReport(2), aReport(3), aReport(4, { isSos: true })],
      [broken, broken, broken, null, broken, null, null, null],
    )
    await sender.sit('usr-1')
    await sender.wake()
    await sender.wake()
    await sender.wake()
    expect(arrived).toEqual([4, 4, 4, 1, 4])
    await sender.wake()
    expect([arrived.slice(5), shelf.size]).toEqual([[2, 4, 3], 0])
  })

  it('goes round among those that the server breaks on', async () => {
    const { sender, arrived } = phone(
      [aReport(1), aReport(2)],
      Array.from({ length: 9 }, () => no('internal')),
    )
    await sender.sit('usr-1')
    for (let i = 0; i < 8; i += 1) await sender.wake()
    expect(arrived).toEqual([1, 1, 1, 2, 2, 2, 1, 1, 1])
  })

  it('sends one at a time however often it is woken, and what was kept meanwhile', async () => {
    const { sender, shelf, arrived } = phone([aReport(1)])
    const first = sender.sit('usr-1')
    shelf.set(aReport(2).draft.id, aReport(2))
    await Promise.all([first, sender.wake(), sender.wake()])
    expect([arrived, shelf.size]).toEqual([[1, 2], 0])
  })

  it('waits for its timer no longer than it is open', async () => {
    const { sender, timer } = phone([aReport(1)], [new Unreachable('x')])
    await sender.sit('usr-1')
    sender.close()
    expect(timer()).toBeNull()
  })
})

describe('photos', () => {
  it('wait for their report, go out in order, piece by piece, and a piece that was cut is sent again', async () => {
    const cut = new Unreachable('x')
    const photos = [aPhoto(2, 1), aPhoto(1, 1), aPhoto(3, null), aPhoto(4, 1, { by: 'usr-2' })]
    const { sender, album, arrived, pieces, state } = phone([aReport(1)], [null, null, cut], photos)
    await sender.sit('usr-1')
    expect([arrived, pieces, state()?.is]).toEqual([
      [1],
      [
        [1, 0],
        [1, 4],
      ],
      'waiting',
    ])
    await sender.wake()
    expect(pieces.slice(2)).toEqual([
      [1, 4],
      [1, 8],
      [2, 0],
      [2, 4],
      [2, 8],
    ])
    // That of the report being written, and another person's, stay.
    expect([[...album.values()].map(({ keptAt }) => keptAt / 1_000), state()]).toEqual([[3, 4], { is: 'idle' }])
  })

  it('a report waits for no more than one piece', async () => {
    const { sender, shelf, arrived, pieces } = phone([], [], [aPhoto(1, 9)])
    const first = sender.sit('usr-1')
    shelf.set(aReport(5).draft.id, aReport(5))
    await first
    expect([arrived, pieces.length]).toEqual([[5], 3])
  })

  it('one whose report was refused waits with it; one that is refused is shown, and the next goes on', async () => {
    const held = phone([aReport(1)], [no('malformed')], [aPhoto(1, 1)])
    await held.sender.sit('usr-1')
    expect([held.pieces, held.album.size]).toEqual([[], 1])
    const { sender, album, pieces } = phone([], [no('unreadablePhoto')], [aPhoto(1, 1), aPhoto(2, 1)])
    await sender.sit('usr-1')
    expect(pieces.map(([photo]) => photo)).toEqual([1, 2, 2, 2])
    expect([...album.values()].map(({ refused }) => refused)).toEqual([{ code: 'unreadablePhoto', detail: '' }])
  })
})
