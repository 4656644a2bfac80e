import { type Alert, isStandingAlert, SHELF_MINUTES } from '@jaga-jarak/shared/alert.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { acknowledgeAlert, turnAlert } from './alert.ts'
import { turnInTime } from './alert-due.ts'
import { shelveAlert, unshelveAlert } from './alert-shelf.ts'
import type { EncounterFinding } from './findings.ts'
import { ESCALATE_MS, REENTRY_MS, REMIND_MS } from './limits.ts'
import { createWatch } from './watch.ts'
import { at, camp, group, heard, past, rules } from './watch-scene.ts'

type Band = 'watch' | 'warning' | 'danger'
const BANDS: readonly Band[] = ['watch', 'warning', 'danger']
const SEVERITIES = { watch: 'moderate', warning: 'severe', danger: 'extreme' } as const

const first = (() => {
  const watch = createWatch(rules)
  watch.setGroup(group('a', [camp(1)]))
  watch.setGroup(group('b', [camp(2)]))
  const [found] = watch.run([heard('a', 0, 0), heard('b', 500, 0)], past(0))
  if (found?.kind !== 'encounter') throw new Error('an encounter expected')
  return found
})()
const finding = (turn: EncounterFinding['turn'], band: Band, now: EpochMs): EncounterFinding => ({
  ...first,
  ...{ turn, at: now, evidence: { ...first.evidence, band, decidedAt: now } },
})
const S = 1_000
const raise = (band: Band, now = at(0)): Alert => take(undefined, 'raised', band, now)
function take(alert: Alert | undefined, turn: EncounterFinding['turn'], band: Band, now: EpochMs): Alert {
  const turned = turnAlert(alert, finding(turn, band, now), null)
  if (!turned) throw new Error('an alert expected')
  return turned.alert
}
const later = (ms: number): EpochMs => epochMs(at(0) + ms)
const ok = (it: Alert | Refused): Alert => {
  if (isRefused(it)) throw new Error(it.refused)
  return it
}
const see = (alert: Alert, ms: number): Alert =>
  ok(acknowledgeAlert(alert, { version: alert.version, comment: '' }, 'op-1', later(ms)))
const shelve = (alert: Alert, ms: number, minutes = 10): Alert | Refused =>
  shelveAlert(alert, { version: alert.version, minutes, reason: 'dijaga' }, 'op-1', later(ms))

describe('[AL3] coming back', () => {
  const over = (ms: number): Alert => take(see(raise('warning'), 5 * S), 'cleared', 'warning', later(ms))

  it('no graver within ten minutes it is the same alert, still acknowledged', () => {
    const gone = over(60 * S)
    expect(isStandingAlert(gone)).toBe(false)
    const back = take(gone, 'raised', 'warning', later(60 * S + REENTRY_MS))
    expect(back).toMatchObject({ id: gone.id, turn: 'returned', cleared: null, acknowledged: { by: 'op-1' } })
  })
  it('after that, or graver, it is another and nobody has seen it', () => {
    const gone = over(60 * S)
    for (const [band, ms] of [
      ['warning', 61 * S + REENTRY_MS],
      ['danger', 90 * S],
    ] as const) {
      const back = take(gone, 'raised', band, later(ms))
      expect([back.id === gone.id, back.turn, back.acknowledged]).toEqual([false, 'raised', null])
    }
  })
  it('what a person closed is over for good', () => {
    const gone = { ...over(60 * S), cleared: { at: later(60 * S), by: 'op-1' } }
    expect(take(gone, 'raised', 'warning', later(61 * S)).id).not.toBe(gone.id)
  })
  it('as it was when it ended, however long before it had eased', () => {
    const eased = take(see(raise('danger'), 5 * S), 'eased', 'watch', later(120 * S))
    const gone = take(eased, 'cleared', 'watch', later(1_800 * S))
    expect(take(gone, 'raised', 'watch', later(1_860 * S)).acknowledged).not.toBeNull()
    expect(take(gone, 'raised', 'warning', later(1_860 * S)).acknowledged).toBeNull()
  })
  it('to what it was when it was acknowledged, after it had eased, it is covered for ten minutes and no longer', () => {
    const eased = take(see(raise('danger'), 5 * S), 'eased', 'warning', later(60 * S))
    expect(take(eased, 'worsened', 'danger', later(60 * S + REENTRY_MS)).acknowledged).not.toBeNull()
    expect(take(eased, 'worsened', 'danger', later(61 * S + REENTRY_MS))).toMatchObject({
      acknowledged: null,
      worsenedIn: eased.version + 1,
    })
  })
})

describe('[AL4] put aside', () => {
  it('it needs an end and a reason, and comes back by itself', () => {
    const shelved = ok(shelve(raise('warning'), 1 * S, SHELF_MINUTES))
    expect(shelved.shelved).toEqual({
      ...{ at: later(1 * S), by: 'op-1', until: later(1 * S + SHELF_MINUTES * 60 * S), reason: 'dijaga' },
    })
    expect(turnInTime(shelved, later(SHELF_MINUTES * 60 * S))).toBeNull()
    expect(turnInTime(shelved, later(1 * S + SHELF_MINUTES * 60 * S))).toMatchObject({
      ...{ turn: 'unshelved', shelved: null, version: shelved.version + 1 },
    })
  })
  it('danger is never, nor what is over, nor what is already', () => {
    expect(shelve(raise('danger'), 1)).toMatchObject({ refused: 'wrongStep' })
    expect(shelve(take(raise('watch'), 'cleared', 'watch', later(S)), 2 * S)).toMatchObject({
      refused: 'alreadyClosed',
    })
    expect(shelve(ok(shelve(raise('watch'), 1)), 2)).toMatchObject({ refused: 'alreadySet' })
  })
  it('it ends when it gets graver or is over, and a person takes it back', () => {
    const shelved = ok(shelve(raise('watch'), 1))
    expect(take(shelved, 'worsened', 'warning', later(9)).shelved).toBeNull()
    expect(take(shelved, 'cleared', 'watch', later(9)).shelved).toBeNull()
    expect(take(shelved, 'certaintyChanged', 'watch', later(9)).shelved).not.toBeNull()
    const back = ok(unshelveAlert(shelved, { version: shelved.version }, 'op-2', later(9)))
    expect([back.shelved, back.waitsSince]).toEqual([null, later(8)])
    expect(unshelveAlert(back, { version: back.version }, 'op-2', later(10))).toMatchObject({ refused: 'wrongStep' })
  })
  it('who saw it before it got graver puts nothing aside', () => {
    const worse = take(raise('watch'), 'worsened', 'warning', later(9))
    const wanted = { version: 1, minutes: 5, reason: 'x' }
    expect(shelveAlert(worse, wanted, 'op-1', later(10))).toMatchObject({ refused: 'changedMeanwhile', current: worse })
  })
})

describe('[AL5] time', () => {
  it.each([
    ['danger', ESCALATE_MS.extreme],
    ['warning', ESCALATE_MS.severe],
  ] as const)('takes an unanswered %s to the commander, once', (band, ms) => {
    const alert = raise(band)
    expect(turnInTime(alert, later(ms - 1))).toBeNull()
    const escalated = turnInTime(alert, later(ms))
    expect(escalated).toMatchObject({ turn: 'escalated', escalatedAt: later(ms) })
    if (!escalated) throw new Error('escalated expected')
    expect(turnInTime(escalated, later(ms * 9))).toBeNull()
    expect(see(escalated, ms + 1).escalatedAt).toBeNull()
    // What gets graver than what the commander knows goes there again.
    const warned = turnInTime(raise('warning'), later(ESCALATE_MS.severe))
    const worse = warned && take(warned, 'worsened', 'danger', later(ESCALATE_MS.severe + 1))
    expect(worse && turnInTime(worse, later(ESCALATE_MS.severe + 1 + ESCALATE_MS.extreme))).toMatchObject({
      ...{ turn: 'escalated', severity: 'extreme' },
    })
  })
  it('does nothing to what may wait, was answered, was put aside, or is over', () => {
    const far = later(3_600 * S)
    expect(turnInTime(raise('watch'), far)).toBeNull()
    expect(turnInTime(see(raise('warning'), 1), far)).toBeNull()
    expect(turnInTime(take(raise('danger'), 'cleared', 'danger', later(S)), far)).toBeNull()
    expect(turnInTime(ok(shelve(raise('warning'), 1)), later(ESCALATE_MS.severe + 1))).toBeNull()
  })
  it('a danger that nobody answers and that wobbles is not new each time', () => {
    let alert = raise('danger')
    for (let ms = 0; ms < 110 * S; ms += 50 * S) {
      alert = take(alert, 'eased', 'warning', later(ms + 35 * S))
      alert = take(alert, 'worsened', 'danger', later(ms + 50 * S))
    }
    expect(turnInTime(alert, later(ESCALATE_MS.extreme))).toMatchObject({ turn: 'escalated' })
  })
  it('a clock that was set back keeps nothing waiting for ever, and makes nobody have seen what is new', () => {
    const early = epochMs(at(0) - 7_200 * S)
    expect(turnInTime(raise('danger'), early)).toMatchObject({ turn: 'escalated' })
    expect(turnInTime(ok(shelve(raise('watch'), 1)), early)).toMatchObject({ turn: 'unshelved' })
    const reminded = turnInTime(see(raise('danger'), 1), early)
    expect(reminded).toMatchObject({ turn: 'reminded' })
    // Once, and then by the clock as it is now.
    expect(reminded && turnInTime(reminded, epochMs(early + REMIND_MS - 1))).toBeNull()
    const gone = take(see(raise('danger'), 1), 'cleared', 'danger', later(9 * S))
    const back = take(gone, 'raised', 'danger', early)
    expect([back.acknowledged, back.id === gone.id]).toEqual([null, false])
  })
  it('brings a danger that goes on to mind every ten minutes, and the acknowledgement stands', () => {
    const seen = see(raise('danger'), 1 * S)
    expect(turnInTime(seen, later(REMIND_MS))).toBeNull()
    const reminded = turnInTime(seen, later(1 * S + REMIND_MS))
    expect(reminded).toMatchObject({ turn: 'reminded', acknowledged: seen.acknowledged })
    if (!reminded) throw new Error('reminded expected')
    expect(turnInTime(reminded, later(1 * S + 2 * REMIND_MS - 1))).toBeNull()
    expect(turnInTime(reminded, later(1 * S + 2 * REMIND_MS))).toMatchObject({ turn: 'reminded' })
  })
  it('off the shelf it waits on: what it had waited before counts, what it lay there does not', () => {
    const shelved = ok(shelve(raise('warning'), 200 * S, 5))
    const back = turnInTime(shelved, later(200 * S + 5 * 60 * S))
    if (!back) throw new Error('back expected')
    expect(turnInTime(back, later(5 * 60 * S + ESCALATE_MS.severe - 1))).toBeNull()
    expect(turnInTime(back, later(5 * 60 * S + ESCALATE_MS.severe))).toMatchObject({ turn: 'escalated' })
  })
})

/** What is true of an alert, kept by hand beside it: no versions, only what happened when. */
class Model {
  now = 0
  band: Band | null = null
  /** when the cause went; null while it is there */
  goneAt: number | null = null
  /** what somebody saw: how grave it was then, and since when it has been less */
  seen: { band: Band; easedAt: number | null } | null = null
  shelvedUntil: number | null = null
  shelvedAt = 0
  /** since when somebody is waited for, and the gravest it has been since */
  waitsSince = 0
  waitsFor: Band | null = null
  isEscalated = false
}
type Real = { alert: Alert | undefined }
type Command = fc.Command<Model, Real>
const rank = (band: Band): number => BANDS.indexOf(band)

const agree = (model: Model, { alert }: Real): void => {
  expect(alert === undefined).toBe(model.band === null)
  if (!alert || model.band === null) return
  expect(alert.severity).toBe(SEVERITIES[model.band])
  expect([alert.cleared !== null, alert.acknowledged !== null]).toEqual([model.goneAt !== null, model.seen !== null])
  expect(alert.shelved?.until ?? null).toBe(model.shelvedUntil === null ? null : later(model.shelvedUntil))
  expect(alert.escalatedAt !== null).toBe(model.isEscalated)
  // Nobody has put danger aside, and nothing that is over or answered waits for the commander.
  if (alert.shelved) expect([alert.severity === 'extreme', alert.cleared]).toEqual([false, null])
  if (alert.acknowledged) expect(alert.escalatedAt).toBeNull()
}
const isLately = (then: number | null, now: number): boolean => then !== null && now >= then && now - then <= REENTRY_MS
const isCovered = ({ seen, now, goneAt, band: before }: Model, band: Band): boolean => {
  if (seen === null || rank(band) > rank(seen.band)) return false
  return isLately(goneAt !== null && before !== null && rank(band) <= rank(before) ? goneAt : seen.easedAt, now)
}

/** The cause is there, as near as that. */
const present = (band: Band): Command => ({
  check: () => true,
  run(model, real) {
    const { band: before, goneAt } = model
    const isRaised = before === null || goneAt !== null
    const turn = isRaised
      ? 'raised'
      : rank(band) > rank(before)
        ? 'worsened'
        : rank(band) < rank(before)
          ? 'eased'
          : null
    if (turn === null) return
    const grew = turn !== 'eased'
    const kept = !grew || isCovered(model, band)
    // What was over and answered, and is not covered, is another alert: nothing of it is left.
    if (!kept) {
      // Nobody has answered what only comes back: it waits on.
      const hasWaited =
        model.seen === null &&
        model.waitsFor !== null &&
        rank(band) <= rank(model.waitsFor) &&
        (goneAt === null || isLately(goneAt, model.now))
      if (!hasWaited) Object.assign(model, { waitsSince: model.now, waitsFor: band, isEscalated: false })
      model.seen = null
    }
    if (grew) model.shelvedUntil = null
    if (model.seen) model.seen.easedAt = rank(band) < rank(model.seen.band) ? (model.seen.easedAt ?? model.now) : null
    Object.assign(model, { band, goneAt: null })
    real.alert = take(real.alert, turn, band, later(model.now))
    agree(model, real)
  },
  toString: () => `present(${band})`,
})
const gone: Command = {
  check: ({ band, goneAt }) => band !== null && goneAt === null,
  run(model, real) {
    if (model.seen) model.seen.easedAt ??= model.now
    model.goneAt = model.now
    model.shelvedUntil = null
    real.alert = take(real.alert, 'cleared', model.band ?? 'watch', later(model.now))
    agree(model, real)
  },
  toString: () => 'gone',
}
/** One of two operators says that it is known, as it stood `ago` changes before. */
const acknowledge = (by: string, ago: number): Command => ({
  check: ({ band }) => band !== null,
  run(model, real) {
    const { alert } = real
    if (!alert || model.band === null) throw new Error('an alert expected')
    const version = alert.version - ago
    const said = acknowledgeAlert(alert, { version, comment: '' }, by, later(model.now))
    // AL3: never of what got worse after what was seen.
    const refused =
      model.seen !== null ? 'alreadyAcknowledged' : version < alert.worsenedIn ? 'changedMeanwhile' : undefined
    expect(isRefused(said) ? said.refused : undefined).toBe(refused)
    if (isRefused(said)) return
    model.seen = { band: model.band, easedAt: model.goneAt }
    model.isEscalated = false
    real.alert = said
    expect(real.alert.acknowledged?.by).toBe(by)
    agree(model, real)
  },
  toString: () => `acknowledge(${by}, ${ago})`,
})
const putAside = (minutes: number): Command => ({
  check: ({ band, goneAt }) => band !== null && goneAt === null,
  run(model, real) {
    const { alert } = real
    if (!alert) throw new Error('an alert expected')
    const said = shelve(alert, model.now, minutes)
    expect(isRefused(said)).toBe(model.band === 'danger' || model.shelvedUntil !== null)
    if (isRefused(said)) return
    model.shelvedUntil = model.now + minutes * 60 * S
    model.shelvedAt = model.now
    real.alert = said
    agree(model, real)
  },
  toString: () => `putAside(${minutes})`,
})
/** The clock goes on, or is set back; whatever is due then turns. */
const pass = (seconds: number): Command => ({
  check: () => true,
  run(model, real) {
    model.now += seconds * S
    for (;;) {
      const { alert } = real
      const turned = alert && turnInTime(alert, later(model.now))
      if (!turned) break
      if (turned.turn === 'unshelved') {
        // Its time has come, or the clock was set back before it began.
        expect(model.shelvedUntil !== null && (model.shelvedUntil <= model.now || model.now < model.shelvedAt)).toBe(
          true,
        )
        model.waitsSince = model.now - Math.max(0, model.shelvedAt - model.waitsSince)
        model.shelvedUntil = null
      } else if (turned.turn === 'escalated') {
        expect([model.seen, model.shelvedUntil, model.isEscalated]).toEqual([null, null, false])
        const patience = model.band === 'danger' ? ESCALATE_MS.extreme : ESCALATE_MS.severe
        const waitedMs = model.now - model.waitsSince
        expect(waitedMs >= patience || waitedMs < 0).toBe(true)
        model.isEscalated = true
      } else expect([turned.turn, model.band, model.seen !== null]).toEqual(['reminded', 'danger', true])
      real.alert = turned
    }
    const waits = model.band !== null && model.goneAt === null && model.seen === null && model.shelvedUntil === null
    const patience =
      model.band === 'danger' ? ESCALATE_MS.extreme : model.band === 'warning' ? ESCALATE_MS.severe : null
    const waitedMs = model.now - model.waitsSince
    if (waits && patience !== null && (waitedMs >= patience || waitedMs < 0)) expect(model.isEscalated).toBe(true)
    if (model.shelvedUntil !== null) expect(model.shelvedUntil).toBeGreaterThan(model.now)
    agree(model, real)
  },
  toString: () => `pass(${seconds})`,
})

it('[AL1] [AL2] [AL3] [AL4] [AL5] any history of causes, two operators, shelves and time equals the model', () => {
  const commands = [
    fc.constantFrom(...BANDS).map(present),
    fc.constantFrom(...BANDS).map(present),
    fc.constant(gone),
    fc.tuple(fc.constantFrom('op-1', 'op-2'), fc.integer({ min: 0, max: 3 })).map(([by, ago]) => acknowledge(by, ago)),
    fc.integer({ min: 1, max: SHELF_MINUTES }).map(putAside),
    fc
      .oneof(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 60, max: 900 }), fc.integer({ min: -1_800, max: -1 }))
      .map(pass),
  ]
  fc.assert(
    fc.property(fc.commands(commands, { maxCommands: 40, size: 'max' }), (history) => {
      fc.modelRun(() => ({ model: new Model(), real: { alert: undefined } }), history)
    }),
    { numRuns: Number(process.env.ALERT_LIFE_RUNS ?? 10_000), seed: 7, endOnFailure: true },
  )
})
