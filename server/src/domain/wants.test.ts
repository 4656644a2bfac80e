import type { NotifyRule } from '@jaga-jarak/shared/notify.ts'
import { USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { expect, it } from 'vitest'
import { anAlert } from '../store/specimens.ts'
import { type Notice, noticeOf } from './notice.ts'
import { wants } from './wants.ts'

const NOON = 12 * 60
const notice = (some: Parameters<typeof anAlert>[2] = {}, occasion: Notice['occasion'] = 'raised'): Notice => ({
  alert: anAlert('a-1', 'g-1', { severity: 'severe', ...some }),
  occasion,
  earlier: null,
})
const rule = (some: Partial<NotifyRule>): NotifyRule => ({ ...USUAL_RULE, leastSeverity: 'severe', ...some })
const code = (text: string) => KemendagriCode.parse(text)

it('passes what is as grave as the rule says or graver; of unknown severity is as good as moderate', () => {
  const severities = ['extreme', 'severe', 'moderate', 'minor', 'unknown'] as const
  const passed = (leastSeverity: NotifyRule['leastSeverity']) =>
    severities.filter((severity) => wants(rule({ leastSeverity }), notice({ severity }), NOON))
  expect(passed('extreme')).toEqual(['extreme'])
  expect(passed('severe')).toEqual(['extreme', 'severe'])
  expect(passed('moderate')).toEqual(['extreme', 'severe', 'moderate', 'unknown'])
  expect(passed('minor')).toEqual(severities)
})

it('[AL5] what nobody answered in time is told whatever its severity', () => {
  expect(wants(rule({ leastSeverity: 'extreme' }), notice({ severity: 'severe' }, 'escalated'), NOON)).toBe(true)
  expect(wants(rule({ leastSeverity: 'extreme' }), notice({ severity: 'severe' }, 'worsened'), NOON)).toBe(false)
})

it('quiet hours hold back what is not danger, over midnight too, and never danger', () => {
  const night = rule({ quiet: { fromMin: 22 * 60, untilMin: 5 * 60 } })
  const told = (minute: number, severity: 'extreme' | 'severe') => wants(night, notice({ severity }), minute)
  for (const [minute, isTold] of [
    [1_319, true],
    [1_320, false],
    [0, false],
    [299, false],
    [300, true],
  ] as const) {
    expect([minute, told(minute, 'severe')]).toEqual([minute, isTold])
    expect(told(minute, 'extreme')).toBe(true)
  }
  const noon = rule({ quiet: { fromMin: 720, untilMin: 780 } })
  expect([719, 720, 779, 780].map((minute) => wants(noon, notice(), minute))).toEqual([true, false, false, true])
  expect(wants(noon, notice({}, 'escalated'), 720)).toBe(false)
})

it('goes by kind and by regency; what lies in none concerns everybody', () => {
  expect(wants(rule({ kinds: ['encounter'] }), notice(), NOON)).toBe(false)
  expect(wants(rule({ kinds: ['encounter', 'coverageGap'] }), notice(), NOON)).toBe(true)
  const here = rule({ regions: [code('64.08')] })
  expect(wants(here, notice({ regions: [code('64.71')] }), NOON)).toBe(false)
  expect(wants(here, notice({ regions: [code('64.71'), code('64.08')] }), NOON)).toBe(true)
  expect(wants(here, notice({ regions: [] }), NOON)).toBe(true)
  expect(wants(rule({ isOn: false }), notice({ severity: 'extreme' }), NOON)).toBe(false)
})

it('a notice is what was raised, got worse or waited too long, and nothing that eases or is answered', () => {
  const alert = anAlert('a-1', 'g-1', { version: 3, worsenedIn: 3 })
  const seen = { at: alert.raisedAt, by: 'usr-1', comment: '', severity: 'severe' as const }
  expect(noticeOf({ type: 'AlertRaised', alert })?.occasion).toBe('raised')
  expect(noticeOf({ type: 'AlertTurned', alert })?.occasion).toBe('worsened')
  expect(noticeOf({ type: 'AlertTurned', alert: { ...alert, worsenedIn: 2 } })).toBeNull()
  expect(noticeOf({ type: 'AlertTurned', alert: { ...alert, acknowledged: seen } })).toBeNull()
  expect(noticeOf({ type: 'AlertEscalated', alert: { ...alert, turn: 'escalated' } })?.occasion).toBe('escalated')
  expect(noticeOf({ type: 'AlertEscalated', alert: { ...alert, turn: 'reminded' } })?.occasion).toBe('reminded')
  for (const type of ['AlertCleared', 'AlertAcknowledged', 'AlertShelved', 'AlertUnshelved'] as const)
    expect(noticeOf({ type, alert })).toBeNull()
})

it('what comes to a regency that it had not reached is told there, unless it was in none or is answered', () => {
  const [here, there] = [code('64.08'), code('64.71')]
  const alert = anAlert('a-1', 'g-1', { regions: [here, there], version: 3, worsenedIn: 1 })
  const turned = (some: Partial<typeof alert>, earlier: KemendagriCode[]) =>
    noticeOf({ type: 'AlertTurned', alert: { ...alert, ...some } }, earlier)
  expect(turned({}, [here])).toMatchObject({ occasion: 'reached', earlier: [here] })
  expect(turned({ worsenedIn: 3 }, [here])).toMatchObject({ occasion: 'worsened', earlier: null })
  const seen = { at: alert.raisedAt, by: 'usr-1', comment: '', severity: 'severe' } as never
  for (const none of [turned({}, [here, there]), turned({}, []), turned({ acknowledged: seen }, [here])])
    expect(none).toBeNull()
})
