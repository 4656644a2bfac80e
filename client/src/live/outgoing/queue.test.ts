import { expect, it } from 'vitest'
import { inOrder, isOnlyHere, nextToSend } from './queue.ts'
import { aReport } from './reports-in-test.ts'

const refused = { code: 'malformed' as const, detail: '' }

it('[IN2] sends in the order in which reports were kept, a call for help first', () => {
  const kept = [aReport(3), aReport(1), aReport(4, { isSos: true }), aReport(2)]
  expect(inOrder(kept).map(({ keptAt }) => keptAt / 1_000)).toEqual([4, 1, 2, 3])
})

it('sends only in the session of who reported, and past what was refused', () => {
  const kept = [aReport(1, { refused }), aReport(2, { by: 'usr-2' }), aReport(3)]
  expect(nextToSend(kept, 'usr-1')).toEqual(aReport(3))
  expect(nextToSend(kept, 'usr-2')).toEqual(aReport(2, { by: 'usr-2' }))
  expect(nextToSend([aReport(1, { refused })], 'usr-1')).toBeUndefined()
})

it('may be taken back before it was ever sent and after a clear no, not while the server may have it', () => {
  expect([aReport(1), aReport(1, { tries: 1 }), aReport(1, { tries: 1, refused })].map(isOnlyHere)).toEqual([
    true,
    false,
    true,
  ])
})
