import { Fix, type Reception } from '@jaga-jarak/shared/position.ts'
import { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { describe, expect, it } from 'vitest'
import { ApiRefusal, Unreachable } from '../api.ts'
import { type Measured, NOBODY, type Sharing, withFailure, withMeasured, withReceptions } from './sharing.ts'

/** At that many seconds by the phone; the operation's clock is an hour ahead. */
const at = (s: number): Measured => ({
  at: s * 1_000,
  fix: Fix.parse({ lon: 117.5, lat: 0.5, accuracyM: 8, fixedAt: 3_600_000 + s * 1_000 }),
})
const began: Sharing = { ...NOBODY, group: { id: GroupId.parse('grp-1'), name: 'Rombongan' } }
const measured = (...seconds: number[]): Sharing => seconds.map(at).reduce(withMeasured, began)
const newest: Reception = { outcome: 'newest' }
const no = (code: ConstructorParameters<typeof ApiRefusal>[0]) => new ApiRefusal(code, '', null)

describe('positions of the own phone', () => {
  it('are said to be sent as of the last that moved the marker', () => {
    const sharing = measured(10, 20, 30)
    const told = withReceptions(sharing, sharing.waiting, [{ outcome: 'late' }, newest, { outcome: 'held' }])
    expect([told.sentAt, told.aside, told.waiting]).toEqual([3_620_000, null, []])
  })

  it('[PX12] that were set aside are not said to be sent, and why is kept until one is taken', () => {
    const sharing = measured(10)
    const told = withReceptions(sharing, sharing.waiting, [{ outcome: 'quarantined', reason: 'tooInaccurate' }])
    expect([told.sentAt, told.aside, told.waiting]).toEqual([null, 'tooInaccurate', []])
    const later = withMeasured(told, at(20))
    const taken = withReceptions(later, later.waiting, [newest])
    expect([taken.sentAt, taken.aside]).toEqual([3_620_000, null])
  })

  it('are sent once: the same place told again is nothing new, whatever became of it', () => {
    const sharing = measured(10)
    expect(withMeasured(sharing, at(10)).waiting).toHaveLength(1)
    for (const reception of [newest, { outcome: 'quarantined', reason: 'outsideArea' } as const]) {
      const told = withReceptions(sharing, sharing.waiting, [reception])
      expect(withMeasured(told, { ...at(10), fix: { ...at(10).fix, fixedAt: at(11).fix.fixedAt } }).waiting).toEqual([])
    }
  })

  it('that came while others were on their way wait for the next sending, and so do all without an answer', () => {
    const sent = measured(10).waiting
    const meanwhile = withMeasured({ ...measured(10), waiting: sent }, at(20))
    expect(withReceptions(meanwhile, sent, [newest]).waiting).toEqual([at(20)])
    for (const error of [new Unreachable('x'), no('tooMany'), no('internal')])
      expect(withFailure(meanwhile, sent, error)).toEqual(meanwhile)
  })

  it('halt in words while the person is not let in, and go on after', () => {
    const sharing = measured(10)
    for (const why of ['notSignedIn', 'notYet', 'notAllowed'] as const) {
      const halted = withFailure(sharing, sharing.waiting, no(why))
      expect([halted.halt, halted.waiting, halted.sentAt]).toEqual([why, [at(10)], null])
      expect(withReceptions(halted, halted.waiting, [newest]).halt).toBeNull()
    }
  })

  it('end with their group, and are not sent again when they are not taken as they are', () => {
    const sharing = measured(10)
    expect(withFailure(sharing, sharing.waiting, no('alreadyClosed'))).toEqual({ ...NOBODY, ended: 'closed' })
    const refused = withFailure(sharing, sharing.waiting, no('malformed'))
    expect([refused.waiting, refused.aside, refused.sentAt]).toEqual([[], 'malformed', null])
  })
})
