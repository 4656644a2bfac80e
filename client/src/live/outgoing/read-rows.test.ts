import { expect, it } from 'vitest'
import { OutgoingReport } from './entry.ts'
import { readRows, unreadOf } from './read-rows.ts'
import { aReport } from './reports-in-test.ts'

/** As another version of the page kept it. */
const older = (no: number, by: unknown) => {
  const { draft, isSos: _, ...kept } = aReport(no)
  return { ...kept, by, draft: { id: draft.id, kind: 'clash', note: 'Tiga orang' } }
}
const keyOf = (no: number): string => aReport(no).draft.id

it('[IN2] sets a row of an older version aside with its words, and reads the others, SOS among them', () => {
  const rows = [older(1, 'usr-1'), aReport(2), aReport(3, { isSos: true }), null]
  const { read, unread } = readRows(OutgoingReport, 'report', [1, 2, 3, 4].map(keyOf), rows)
  expect(read).toEqual([aReport(2), aReport(3, { isSos: true })])
  expect(unread.map(({ key, of, by }) => [key, of, by])).toEqual([
    [keyOf(1), 'report', 'usr-1'],
    [keyOf(4), 'report', null],
  ])
  expect(unread[0]?.text).toContain('Tiga orang')
})

it('shows nobody the words of another person', () => {
  const rows = [older(1, 'usr-1'), older(2, 'usr-2'), older(3, 7)]
  const { unread } = readRows(OutgoingReport, 'report', [1, 2, 3].map(keyOf), rows)
  expect(unreadOf(unread, 'usr-2').map(({ key }) => key)).toEqual([keyOf(2), keyOf(3)])
})
