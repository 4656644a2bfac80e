import { USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { expect, it } from 'vitest'
import { ruleIn } from './rule-in.ts'

const regions = ['64.08', '64.71'].map((code) => ({ code: KemendagriCode.parse(code) }))
const reading = (fields: Record<string, string>) => (name: string) => fields[name] ?? ''
const usual = { isOn: 'on', least: 'extreme', kinds: 'all', regions: 'all', quiet: 'none' }

it('reads a rule', () => {
  expect(ruleIn(reading(usual), regions)).toEqual(USUAL_RULE)
  const fields = { ...usual, kinds: 'some', 'kind:sos': 'on', regions: 'some', 'in:64.71': 'on', least: 'minor' }
  const quiet = { quiet: 'some', quietFrom: '22:00', quietUntil: '05:30' }
  expect(ruleIn(reading({ ...fields, ...quiet, isOn: '' }), regions)).toEqual({
    ...{ isOn: false, kinds: ['sos'], leastSeverity: 'minor', regions: ['64.71'] },
    quiet: { fromMin: 1_320, untilMin: 330 },
  })
})

it('says what is missing', () => {
  const fields = { ...usual, kinds: 'some', regions: 'some', quiet: 'some', quietFrom: '10:00', quietUntil: '10:00' }
  expect(ruleIn(reading(fields), regions)).toEqual(['kinds', 'regions', 'quiet'])
})
