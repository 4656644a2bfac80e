import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { DataKind } from '@jaga-jarak/shared/retention.ts'
import { afterAll, describe, expect, it } from 'vitest'
import { OperationFileError, readOperation } from './read-operation.ts'

const shipped = resolve(import.meta.dirname, '../../operations')
const folder = mkdtempSync(join(tmpdir(), 'operation-'))
afterAll(() => rmSync(folder, { recursive: true }))

const kaltim = readFileSync(join(shipped, 'kaltim-2024.yaml'), 'utf8')
const refusalOf = (text: string) => {
  const file = join(folder, 'province.yaml')
  writeFileSync(file, text)
  try {
    readOperation(file)
  } catch (error) {
    if (error instanceof OperationFileError) return error
    throw error
  }
  throw new Error('a refusal expected')
}
/** Number of the first line that holds `text`. */
const lineOf = (whole: string, text: string): number => whole.split('\n').findIndex((line) => line.includes(text)) + 1
const swap = (from: string, to: string): string => {
  expect(kaltim).toContain(from)
  return kaltim.replace(from, to)
}

it('reads the province: ten regions, eleven contests, four head to head', () => {
  const operation = readOperation(join(shipped, 'kaltim-2024.yaml'))
  expect(operation.regions).toHaveLength(10)
  expect(operation.regions.find((it) => it.code === '64.02')).toMatchObject({ bps: '6403', name: 'Kutai Kartanegara' })
  expect(operation.contests).toHaveLength(11)
  expect(operation.contests.filter((it) => it.camps.length === 2).map((it) => it.id)).toEqual([
    'gubernur',
    'paser',
    'berau',
    'kutai-timur',
  ])
  expect(operation.exercise).toBeNull()
})

it('[PH1] dates are local and inclusive: the campaign ends with 23 November in WITA', () => {
  const [governor] = readOperation(join(shipped, 'kaltim-2024.yaml')).contests
  expect(governor?.calendar.slice(0, 2)).toEqual([
    { phase: 'campaign', from: Date.UTC(2024, 8, 24, 16), until: Date.UTC(2024, 10, 23, 16) },
    { phase: 'quietPeriod', from: Date.UTC(2024, 10, 23, 16), until: Date.UTC(2024, 10, 26, 16) },
  ])
})

it('[PH1] a re-vote opens the campaign again, for one contest', () => {
  const { contests } = readOperation(join(shipped, 'kaltim-2024.yaml'))
  const campaigns = (id: string) =>
    contests.find((it) => it.id === id)?.calendar.filter((it) => it.phase === 'campaign')
  expect(campaigns('kutai-kartanegara')).toHaveLength(2)
  expect(campaigns('kutai-timur')).toHaveLength(1)
})

it('an exercise is the province with another clock', () => {
  const operation = readOperation(join(shipped, 'latihan.yaml'))
  expect(operation.exercise).toEqual({ name: 'LATIHAN', clockStartsAt: Date.UTC(2024, 10, 23, 6, 30), clockSpeed: 20 })
  expect(operation.contests).toHaveLength(11)
})

it.each([
  ['an unknown key', 'limits: { watchM', 'limits: { wachM: 1, watchM', 'limits.wachM', 'unknown key', 'limits:'],
  [
    'overlapping phases',
    'from: 2024-11-24',
    'from: 2024-11-23',
    'calendars.undisputed.1.from',
    'overlaps campaign',
    'quietPeriod',
  ],
  [
    'a gap between phases',
    'from: 2024-11-24',
    'from: 2024-11-25',
    'calendars.undisputed.1.from',
    'leaves a gap',
    'quietPeriod',
  ],
  [
    'an unknown region',
    "region: '64.01', camps",
    "region: '64.99', camps",
    'contests.1.region',
    'one of 64, 64.01',
    'id: paser',
  ],
  [
    'an unknown calendar',
    'camps: 2, calendar: undisputed',
    'camps: 2, calendar: other',
    'contests.0.calendar',
    'one of undisputed',
    'id: gubernur',
  ],
  [
    'more camps than colours',
    'camps: 4, calendar',
    'camps: 5, calendar',
    'contests.6.camps',
    'at most 4',
    'id: penajam',
  ],
  ['limits out of order', 'warningM: 3000', 'warningM: 500', 'limits.warningM', 'more than dangerM (1000)', 'limits:'],
  [
    'a site with swapped coordinates',
    'lon: 116.19, lat: -1.91',
    'lon: -1.91, lat: 80',
    'sites.2.lon',
    'swapped',
    'id: kpu-paser',
  ],
  ['a zone that is none', 'Asia/Makassar', 'Asia/Atlantis', 'zone.id', 'IANA', 'zone:'],
  ['a foreign region', "code: '64.11'", "code: '65.11'", 'regions.6.code', 'province 64', 'Mahakam Ulu, capital'],
  ['an id twice', 'id: bontang', 'id: samarinda', 'contests.10.id', 'second time', 'Wali Kota Bontang'],
  [
    'an unknown phase',
    'phase: voting, from: 2024-11-27, to: 2024-11-27',
    'phase: siesta, from: 2024-11-27, to: 2024-11-27',
    'calendars.undisputed.2.phase',
    'campaign',
    'phase: voting',
  ],
])('refuses %s with file, line, key and what was expected', (_, from, to, key, message, onLine) => {
  const { problems } = refusalOf(swap(from, to))
  const problem = problems.find((it) => it.key === key)
  expect(problem?.message).toContain(message)
  expect(problem).toMatchObject({ file: 'province.yaml', line: lineOf(kaltim, onLine) })
})

it('tells all that is wrong at once', () => {
  const both = swap('warningM: 3000', 'warningM: 500').replace('Asia/Makassar', 'Asia/Atlantis')
  expect(refusalOf(both).problems.map((it) => it.key)).toEqual(['zone.id', 'limits.warningM'])
})

it('a section of the wrong form hides nothing that is wrong elsewhere', () => {
  const { problems } = refusalOf(
    swap('warningM: 3000', 'warningM: 500').replace('startsAt: 2024-09-01', 'startsAt: soon'),
  )
  expect(problems.map((it) => it.key)).toEqual(['startsAt', 'limits.warningM'])
  expect(problems[0]).toMatchObject({ line: lineOf(kaltim, 'startsAt'), column: 11 })
})

it.each([
  [
    "a governor's contest in a regency",
    "region: '64', camps",
    "region: '64.01', camps",
    'contests.0.region',
    'governor',
  ],
  ['a BPS code twice', "bps: '6402'", "bps: '6405'", 'regions.3.bps', 'second time'],
  ['a code without quotes', "code: '64.08'", 'code: 64.08', 'regions.4.code', 'expected string'],
  [
    'what it does not know, saying what it knows',
    'zone: { id',
    'zone: { di: x, id',
    'zone.di',
    'one of id, label expected',
  ],
])('refuses %s', (_, from, to, key, message) => {
  expect(refusalOf(swap(from, to)).problems).toContainEqual(
    expect.objectContaining({ key, message: expect.stringContaining(message) }),
  )
})

describe('extends', () => {
  const exercise = (clock: string) =>
    `extends: kaltim-2024.yaml\nid: drill\nname: Drill\nexercise: { name: LATIHAN, clockStartsAt: ${clock}, clockSpeed: 1 }\n`
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text)

  it('names the file that is wrong, be it the extended one', () => {
    write('kaltim-2024.yaml', swap('warningM: 3000', 'warningM: 500'))
    expect(refusalOf(exercise('2024-11-23T14:30')).problems).toEqual([
      expect.objectContaining({ file: 'kaltim-2024.yaml', line: lineOf(kaltim, 'limits:'), key: 'limits.warningM' }),
    ])
  })

  it.each(['2024-08-31T23:59', '2024-11-23T24:30', '2024-11-23T14:30Z'])('refuses the exercise clock %s', (clock) => {
    write('kaltim-2024.yaml', kaltim)
    expect(refusalOf(exercise(clock)).problems).toEqual([
      expect.objectContaining({ file: 'province.yaml', line: 4, key: 'exercise.clockStartsAt' }),
    ])
  })

  it('never takes id and name, a circle, or a file that is not there', () => {
    write('kaltim-2024.yaml', kaltim)
    expect(refusalOf('extends: kaltim-2024.yaml').problems).toMatchObject([
      { file: 'province.yaml', line: 1, key: 'id' },
      { file: 'province.yaml', line: 1, key: 'name' },
    ])
    expect(refusalOf(`${exercise('2024-11-23T14:30')}limits: { watchM: 9, warningM: 3 }`).problems).toMatchObject([
      { file: 'province.yaml', line: 5, key: 'limits.dangerM' },
    ])
    write('circle.yaml', 'extends: province.yaml')
    expect(refusalOf('extends: circle.yaml').message).toContain('does not extend this one')
    expect(refusalOf('extends: nowhere.yaml').message).toContain('province.yaml:1: extends: nowhere.yaml is not there')
  })
})

it('broken YAML is named by line; a file elsewhere cannot be taken in', () => {
  expect(refusalOf('id: [').message).toMatch(/province\.yaml:1: /)
  expect(refusalOf('extends: ../kaltim-2024.yaml').message).toContain('same folder')
})

it('another province is another file', () => {
  const file = join(folder, 'sulut.yaml')
  writeFileSync(
    file,
    `id: sulut
name: Pilkada Sulawesi Utara
zone: { id: Asia/Makassar, label: WITA }
province: { code: '71', bps: '71', name: Sulawesi Utara }
regions: [{ code: '71.71', bps: '7171', name: Manado }]
area: { west: 123, south: 0, east: 128, north: 6 }
startsAt: 2024-09-01
calendars: { all: [{ phase: campaign, from: 2024-09-25 }] }
colours: [violet, teal]
contests: [{ id: gubernur, kind: governor, name: Gubernur, region: '71', camps: 2, calendar: all }]
limits: { watchM: 8000, warningM: 2000, dangerM: 500 }
sites: []
`,
  )
  expect(readOperation(file)).toMatchObject({ id: 'sulut', limits: { dangerM: 500 }, sites: [] })
})

describe('retention', () => {
  it('has figures of its own when the file says nothing', () => {
    const file = join(folder, 'without.yaml')
    writeFileSync(file, kaltim.slice(0, kaltim.indexOf('retention:')))
    const { retention } = readOperation(file)
    expect(retention.tracks.deleteAfter).toEqual({ phase: 'resultDispute', days: 30 })
    expect(Object.keys(retention)).toEqual(DataKind.options)
  })

  const line = '  quarantined: { days: 30 }'
  it.each([
    [line, '  quarantined: { days: 0 }', 'quarantined: { days: 0', 'retention.quarantined.days'],
    [line, '  quarantined: { weeks: 3 }', 'quarantined: { weeks', 'retention.quarantined.weeks'],
    [line, '  aside: { days: 30 }', 'aside: {', 'retention.aside'],
    ['phase: resultDispute, days: 30', 'phase: settled, days: 30', 'tracks: {', 'retention.tracks.deleteAfter.phase'],
    ['keepOneEveryS: 60', 'keepOneEveryS: 1', 'tracks: {', 'retention.tracks.keepOneEveryS'],
  ])('refuses %s -> %s with its line and key', (from, to, at, key) => {
    const text = swap(from, to)
    const { problems } = refusalOf(text)
    expect(problems.find((it) => it.key === key)).toMatchObject({ file: 'province.yaml', line: lineOf(text, at) })
  })
})
