import { expect, it } from 'vitest'
import { openAskingAnew } from './asking-anew.ts'

/** How often it asked, and a clock that stands until it is told to go on. */
function bench() {
  let asked = 0
  let waits: { ms: number; then: () => void }[] = []
  const asking = openAskingAnew({
    ask: () => {
      asked++
    },
    after(ms, then) {
      const wait = { ms, then }
      waits.push(wait)
      return () => {
        waits = waits.filter((it) => it !== wait)
      }
    },
  })
  return {
    ...asking,
    asked: () => asked,
    ahead: () => waits.map(({ ms }) => ms),
    pass(): void {
      const due = waits
      waits = []
      for (const { then } of due) then()
    },
  }
}

it('entries that cannot be read are asked for anew at once', () => {
  const page = bench()
  page.unread('entries')
  expect([page.asked(), page.ahead(), page.isPausing()]).toEqual([1, [], false])
})

it('a snapshot that cannot be read is asked for again after ten seconds, and again after ten more', () => {
  const page = bench()
  page.unread('snapshot')
  expect([page.asked(), page.ahead(), page.isPausing()]).toEqual([0, [10_000], true])
  page.pass()
  expect([page.asked(), page.isPausing()]).toEqual([1, false])
  page.unread('snapshot')
  expect([page.asked(), page.ahead()]).toEqual([1, [10_000]])
})

it('while it pauses, what else cannot be read makes no question of its own, and the pause grows no longer', () => {
  const page = bench()
  page.unread('snapshot')
  for (let i = 0; i < 50; i++) page.unread(i % 2 === 0 ? 'entries' : 'snapshot')
  expect([page.asked(), page.ahead()]).toEqual([0, [10_000]])
  page.pass()
  expect(page.asked()).toBe(1)
})

it('a snapshot that was read ends the pause', () => {
  const page = bench()
  page.unread('snapshot')
  page.stop()
  page.pass()
  expect([page.asked(), page.isPausing()]).toEqual([0, false])
})

it('what comes again by itself is waited for', () => {
  const page = bench()
  for (const event of ['latest', 'heartbeat', 'shapes', 'screen', 'opened']) page.unread(event)
  expect([page.asked(), page.ahead()]).toEqual([0, []])
})
