import { isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { alertOrder } from '@jaga-jarak/shared/alert-order.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acknowledgeAlert, closeAlert, turnAlert } from './alert.ts'
import type { EncounterFinding } from './findings.ts'
import { createWatch } from './watch.ts'
import { at, camp, group, heard, past, rules } from './watch-scene.ts'

const finding = (turn: EncounterFinding['turn'], band: 'watch' | 'warning' | 'danger', s = 0): EncounterFinding => {
  const watch = createWatch(rules)
  watch.setGroup(group('a', [camp(1)]))
  watch.setGroup(group('b', [camp(2)]))
  const [first] = watch.run([heard('a', 0, s), heard('b', 500, s)], past(s))
  if (first?.kind !== 'encounter') throw new Error('an encounter expected')
  return { ...first, turn, evidence: { ...first.evidence, band } }
}
const turned = (...args: Parameters<typeof turnAlert>) => {
  const it = turnAlert(...args)
  if (!it) throw new Error('an alert expected')
  return it
}
const raised = (band: 'watch' | 'warning' | 'danger' = 'watch') =>
  turned(undefined, finding('raised', band), null).alert

it('[AL1] the id follows from kind, subjects and first instant alone', () => {
  expect(raised().id).toBe(`encounter:a~b@${at(0)}`)
  expect(raised()).toEqual(raised())
})

it('[AL2] cleared and unacknowledged stays in sight; acknowledged as well, it is over', () => {
  const cleared = turned(raised(), finding('cleared', 'watch', 9), null).alert
  expect(cleared.cleared).toEqual({ at: at(9), by: null })
  expect(isStandingAlert(cleared)).toBe(true)
  const seen = acknowledgeAlert(cleared, { version: cleared.version, comment: '' }, 'admin', at(10))
  if (isRefused(seen)) throw new Error(seen.refused)
  expect(isStandingAlert(seen)).toBe(false)
})

it('[AL1] what comes back while its cleared alert still stands is the same alert, returned and unseen', () => {
  const cleared = turned(raised(), finding('cleared', 'watch', 9), null).alert
  const back = turned(cleared, finding('raised', 'warning', 20), null)
  expect(back).toMatchObject({ event: 'AlertTurned', alert: { id: cleared.id, turn: 'returned', cleared: null } })
})

it('[AL3] an acknowledgement carries who, when and comment, and ends when the alert gets worse', () => {
  const alert = raised()
  const seen = acknowledgeAlert(alert, { version: 1, comment: 'patrol sent' }, 'admin', at(5))
  if (isRefused(seen)) throw new Error(seen.refused)
  expect(seen.acknowledged).toEqual({ at: at(5), by: 'admin', comment: 'patrol sent', severity: 'moderate' })
  expect(turned(seen, finding('eased', 'watch', 6), null).alert.acknowledged).not.toBeNull()
  expect(turned(seen, finding('worsened', 'danger', 6), null).alert).toMatchObject({
    acknowledged: null,
    turn: 'worsened',
  })
})

it('[AL3] it covers only what the person saw: an older version is refused with the newer alert', () => {
  const worse = turned(raised(), finding('worsened', 'danger', 3), null).alert
  expect(acknowledgeAlert(worse, { version: 1, comment: '' }, 'admin', at(4))).toEqual({
    refused: 'changedMeanwhile',
    detail: 'worsened',
    current: worse,
  })
})

it('[AL3] what eased or changed its certainty since needs no second look; what got worse does', () => {
  const worse = turned(raised(), finding('worsened', 'danger', 3), null).alert
  const eased = turned(worse, finding('eased', 'warning', 4), null).alert
  const doubtful = turned(eased, finding('certaintyChanged', 'warning', 5), null).alert
  const refused = [1, 2, 3, 4, 5].map((version) =>
    isRefused(acknowledgeAlert(doubtful, { version, comment: '' }, 'admin', at(6))),
  )
  expect([doubtful.version, doubtful.worsenedIn]).toEqual([4, 2])
  expect(refused).toEqual([true, false, false, false, true])
})

it('[AL3] whatever happens to an alert, an acknowledgement covers all up to the version seen and no later worsening', () => {
  const bands = ['watch', 'warning', 'danger'] as const
  const anEvent = fc.oneof(fc.constantFrom(...bands), fc.constant('gone' as const))
  fc.assert(
    fc.property(fc.constantFrom(...bands), fc.array(anEvent, { maxLength: 12 }), (first, events) => {
      const history = [raised(first)]
      for (const event of events) {
        const last = history.at(-1)
        if (last?.evidence.kind !== 'encounter' || (event === 'gone' && last.cleared)) continue
        const [before, after] = [bands.indexOf(last.evidence.band), bands.indexOf(event === 'gone' ? 'watch' : event)]
        const step = after > before ? 'worsened' : after < before ? 'eased' : 'certaintyChanged'
        const turn = event === 'gone' ? 'cleared' : last.cleared ? 'raised' : step
        const found = finding(turn, event === 'gone' ? last.evidence.band : event, history.length)
        history.push(turned(last, found, null).alert)
      }
      const now = history.at(-1)
      const rank = (i: number) => Severity.options.indexOf(history[i]?.severity ?? 'unknown')
      const isWorse = (i: number) => rank(i) < rank(i - 1) || (history[i - 1]?.cleared != null && !history[i]?.cleared)
      for (const [i, { version }] of history.entries()) {
        const seen = now && acknowledgeAlert(now, { version, comment: '' }, 'admin', at(99))
        const later = history.flatMap((_, k) => (k > i && isWorse(k) ? [k] : []))
        expect(isRefused(seen)).toBe(later.length > 0)
      }
    }),
    { numRuns: 200, seed: 3 },
  )
})

it('[PX5] only what cannot clear by itself may be closed by a person', () => {
  expect(closeAlert(raised('danger'), { version: 1, reason: 'x' }, 'admin', at(1))).toMatchObject({
    refused: 'wrongStep',
  })
  const unknown = turned(raised(), { ...finding('lostContact', 'watch', 9), certainty: 'unknown' }, null).alert
  const closed = closeAlert(unknown, { version: 2, reason: 'seen by patrol' }, 'admin', at(10))
  expect(closed).toMatchObject({
    turn: 'closedByPerson',
    cleared: { by: 'admin' },
    acknowledged: { comment: 'seen by patrol' },
  })
})

it('a cause that goes when nothing stands turns nothing', () => {
  expect(turnAlert(undefined, finding('cleared', 'watch'), null)).toBeNull()
})

it('[AL1] only a raise opens an alert: what was found before a person closed it turns nothing after', () => {
  for (const turn of ['worsened', 'eased', 'lostContact', 'heardAgain', 'certaintyChanged'] as const) {
    expect(turnAlert(undefined, finding(turn, 'danger'), null)).toBeNull()
  }
})

it('[AL3] a raise over a standing alert keeps its acknowledgement unless it is graver', () => {
  const seen = acknowledgeAlert(raised('warning'), { version: 1, comment: '' }, 'admin', at(5))
  if (isRefused(seen)) throw new Error(seen.refused)
  expect(turned(seen, finding('raised', 'warning', 6), null).alert.acknowledged).not.toBeNull()
  expect(turned(seen, finding('raised', 'danger', 6), null).alert.acknowledged).toBeNull()
})

it('[AL1] severity and urgency follow the band; an unknown certainty is an unknown urgency', () => {
  const of = (band: 'watch' | 'warning' | 'danger') => [raised(band).severity, raised(band).urgency]
  expect([of('watch'), of('warning'), of('danger')]).toEqual([
    ['moderate', 'expected'],
    ['severe', 'immediate'],
    ['extreme', 'immediate'],
  ])
  const lost = { ...finding('lostContact', 'danger', 9), certainty: 'unknown' as const }
  expect(turned(raised('danger'), lost, null).alert).toMatchObject({ urgency: 'unknown', severity: 'extreme' })
})

it('[AL8] severity, then time to contact, then range; nothing lifts an alert out of its severity', () => {
  const make = (id: string, band: 'watch' | 'danger', rangeM: number, closingMps: number | null) => {
    const it = raised(band)
    if (it.evidence.kind !== 'encounter') throw new Error('an encounter expected')
    return {
      ...it,
      id: it.id,
      evidence: { ...it.evidence, rangeM, closingMps, place: null },
      subjects: it.subjects,
      label: id,
    }
  }
  const list = [
    make('watch, soon', 'watch', 4_000, 40),
    make('danger, parting', 'danger', 100, -5),
    make('danger, far but soon', 'danger', 900, 20),
    make('watch, still', 'watch', 3_500, 0),
  ]
  expect(list.toSorted(alertOrder(() => undefined)).map((it) => it.label)).toEqual([
    'danger, far but soon',
    'danger, parting',
    'watch, soon',
    'watch, still',
  ])
})
