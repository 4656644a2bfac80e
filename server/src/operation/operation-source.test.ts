import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { expect, it } from 'vitest'
import { sourceOf } from './operation-source.ts'
import { readOperationFile } from './read-operation.ts'
import { toOperation } from './to-operation.ts'

const shipped = resolve(import.meta.dirname, '../../operations')
const files = readdirSync(shipped).filter((name) => name.endsWith('.yaml'))

it.each(files)('%s with nothing changed is what the file tells of', (name) => {
  const file = readOperationFile(resolve(shipped, name))
  const { amendment, amend } = sourceOf(file)
  expect(OperationAmendment.parse(JSON.parse(JSON.stringify(amendment)))).toEqual(amendment)
  const { widening, phaseLimits, ...rest } = toOperation(file)
  expect(amend(amendment)).toEqual({ ...rest, widening, phaseLimits })
})

it('names what is wrong where it stands in the change', () => {
  const { amendment, amend } = sourceOf(readOperationFile(resolve(shipped, 'kaltim-2024.yaml')))
  const contests = amendment.contests.map((contest, i) =>
    i === 2 ? { ...contest, calendar: [{ phase: 'voting' as const, from: '2024-11-27', to: '2024-11-01' }] } : contest,
  )
  const sites = amendment.sites.map((site, i) => (i === 1 ? { ...site, lon: site.lat, lat: 80 } : site))
  const problems = amend({ ...amendment, contests, sites })
  if (!Array.isArray(problems)) throw new Error('problems expected')
  const paths = problems.map(({ path }) => path.join('.'))
  expect(paths).toContain('contests.2.calendar.0.to')
  expect(paths).toContain('sites.1.lon')
  expect(problems.map(({ what }) => what)).toEqual(expect.arrayContaining(['endBeforeStart', 'outside']))
})
