import { expect, test } from 'vitest'
import { openLooking } from './looking.ts'

/** Looks that end when the test says so, and a clock that stands until it is told to go on. */
function bench() {
  const ends: ((isReached: boolean) => void)[] = []
  const waits: { ms: number; then: () => void; isOff: boolean }[] = []
  let isSeen = true
  const looking = openLooking({
    look: () => new Promise((done) => ends.push(done)),
    isSeen: () => isSeen,
    random: () => 1,
    after(ms, then) {
      const wait = { ms, then, isOff: false }
      waits.push(wait)
      return () => {
        wait.isOff = true
      }
    },
  })
  return {
    looking,
    ends,
    ahead: () => waits.filter(({ isOff }) => !isOff).map(({ ms }) => ms),
    hide: () => {
      isSeen = false
    },
  }
}

test('a look that was answered is followed by the next in 15 s', async () => {
  const { looking, ends, ahead } = bench()
  const look = looking.lookNow()
  ends[0]?.(true)
  await look
  expect(ahead()).toEqual([15_000])
})

test('a phone that says it is online before it is asks again soon, later each time, never later than 15 s', async () => {
  const { looking, ends, ahead } = bench()
  const waited: number[] = []
  for (const i of [0, 1, 2, 3, 4]) {
    const look = looking.lookNow()
    ends[i]?.(false)
    await look
    waited.push(...ahead().slice(-1))
  }
  expect(waited).toEqual([2_000, 4_000, 8_000, 15_000, 15_000])
})

test('a look that hangs holds up no other, and there is one next look, whichever ends first', async () => {
  const { looking, ends, ahead } = bench()
  const hanging = looking.lookNow()
  const second = looking.lookNow()
  ends[1]?.(true)
  await second
  ends[0]?.(false)
  await hanging
  expect(ahead()).toEqual([15_000])
})

test('nothing is asked while nobody looks, nor planned once it is closed', async () => {
  const { looking, ends, ahead, hide } = bench()
  hide()
  await looking.lookNow()
  expect(ends).toHaveLength(0)
  expect(ahead()).toEqual([15_000])
  looking.close()
  expect(ahead()).toEqual([])
})
