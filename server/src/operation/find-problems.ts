import type { CalendarSpan, Problem, ProblemKind } from '@jaga-jarak/shared/amendment.ts'
import { dayAfter } from '@jaga-jarak/shared/local-time.ts'
import type { SoundSections } from './operation-file.ts'

function inCalendar(name: string, spans: readonly CalendarSpan[]): Problem[] {
  return spans.flatMap((span, i): Problem[] => {
    const path = ['calendars', name, i]
    const before = spans[i - 1]
    const problems: Problem[] = []
    if (span.to === undefined && i < spans.length - 1) {
      problems.push({
        path: [...path, 'to'],
        what: 'endMissing',
        message: 'only the last phase may be without end: "to" expected',
      })
    }
    if (span.to !== undefined && span.to < span.from) {
      problems.push({
        path: [...path, 'to'],
        what: 'endBeforeStart',
        message: `a date not before ${span.from} expected`,
      })
    }
    if (before?.to !== undefined && span.from !== dayAfter(before.to)) {
      const how = span.from <= before.to ? 'overlaps' : 'leaves a gap after'
      const expected = dayAfter(before.to)
      const message = `${how} ${before.phase} (to ${before.to}): ${expected} expected`
      problems.push({ path: [...path, 'from'], what: 'notNextDay', expected, message })
    }
    return problems
  })
}

type Key = 'id' | 'code' | 'bps'

function twice(list: readonly { [K in Key]?: string }[], section: string, key: Key): Problem[] {
  const seen = new Set<string>()
  return list.flatMap((it, i): Problem[] => {
    const value = it[key] ?? ''
    if (seen.has(value))
      return [{ path: [section, i, key], what: 'twice', message: `${value} stands here a second time` }]
    seen.add(value)
    return []
  })
}

const isZone = (id: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: id })
    return true
  } catch {
    return false
  }
}

const above = (limit: number, name: string): string => `more than ${name} (${limit}) expected`

function inGround({ area, province, regions = [], zone, limits, phaseLimits }: SoundSections): Problem[] {
  const problems = [...twice(regions, 'regions', 'code'), ...twice(regions, 'regions', 'bps')]
  const say = (path: (string | number)[], message: string, what: ProblemKind = 'form'): void =>
    void problems.push({ path, what, message })
  if (zone && !isZone(zone.id)) say(['zone', 'id'], 'an IANA time zone such as Asia/Makassar expected')
  if (area && area.west >= area.east) say(['area', 'east'], above(area.west, 'west'))
  if (area && area.south >= area.north) say(['area', 'north'], above(area.south, 'south'))
  for (const [path, its] of [
    [['limits'], limits] as const,
    ...Object.entries(phaseLimits ?? {}).map(([phase, its]) => [['phaseLimits', phase], its] as const),
  ]) {
    if (its && its.dangerM <= 0) say([...path, 'dangerM'], 'more than 0 expected', 'notPositive')
    if (its && its.warningM <= its.dangerM) say([...path, 'warningM'], above(its.dangerM, 'dangerM'), 'notAbove')
    if (its && its.watchM <= its.warningM) say([...path, 'watchM'], above(its.warningM, 'warningM'), 'notAbove')
  }
  for (const [i, { code }] of regions.entries()) {
    if (province && !(code.length === 5 && code.startsWith(`${province.code}.`))) {
      say(['regions', i, 'code'], `a regency's code of province ${province.code} expected`)
    }
  }
  return problems
}

function inContests({ contests = [], province, regions, calendars, colours }: SoundSections): Problem[] {
  const problems = twice(contests, 'contests', 'id')
  for (const [i, contest] of contests.entries()) {
    const say = (key: string, what: ProblemKind, message: string, expected?: string): void =>
      void problems.push({ path: ['contests', i, key], what, message, ...(expected && { expected }) })
    if (province && regions) {
      const regencies = regions.map((region) => region.code)
      const known = [province.code, ...regencies]
      const fitting = contest.kind === 'governor' ? [province.code] : regencies
      if (!known.includes(contest.region)) say('region', 'region', `one of ${known.join(', ')} expected`)
      else if (!fitting.includes(contest.region))
        say('region', 'region', `for a ${contest.kind} one of ${fitting.join(', ')} expected`)
    }
    if (calendars && !Object.hasOwn(calendars, contest.calendar)) {
      say('calendar', 'form', `one of ${Object.keys(calendars).join(', ')} expected`)
    }
    if (colours && contest.camps > colours.length) {
      say('camps', 'camps', `at most ${colours.length}, one for each colour, expected`, `${colours.length}`)
    }
  }
  return problems
}

function inSites({ sites = [], province, regions, area, contests }: SoundSections): Problem[] {
  const problems = twice(sites, 'sites', 'id')
  for (const [i, site] of sites.entries()) {
    if (province && regions) {
      const known: string[] = [province.code, ...regions.map((region) => region.code)]
      if (!known.includes(site.region)) {
        problems.push({ path: ['sites', i, 'region'], what: 'region', message: `one of ${known.join(', ')} expected` })
      }
    }
    const { camp } = site
    const contest = camp && contests?.find((it) => it.id === camp.contestId)
    if (camp && contests && (!contest || camp.ballotNumber > contest.camps)) {
      const message = 'a contest of this operation and a ballot number in it expected'
      problems.push({ path: ['sites', i, 'camp'], what: 'camp', message })
    }
    if (!area) continue
    const inside = site.lon >= area.west && site.lon <= area.east && site.lat >= area.south && site.lat <= area.north
    const message = 'a place inside the area expected; are lon and lat swapped?'
    if (!inside) problems.push({ path: ['sites', i, 'lon'], what: 'outside', message })
  }
  return problems
}

/** An exercise stands somewhere in the operation, else no contest has a phase. */
function inExercise({ exercise, startsAt, calendars }: SoundSections): Problem[] {
  if (!exercise) return []
  const date = exercise.clockStartsAt.slice(0, 10)
  const path = ['exercise', 'clockStartsAt']
  if (startsAt && date < startsAt)
    return [{ path, what: 'form', message: `a time not before startsAt (${startsAt}) expected` }]
  const ends = Object.values(calendars ?? {}).map((spans) => spans.at(-1)?.to)
  const isOver = ends.length > 0 && ends.every((end) => end !== undefined && end < date)
  return isOver ? [{ path, what: 'exerciseOver', message: 'a time before the end of some calendar expected' }] : []
}

/** A phase that never ends would keep tracks for ever. */
function inRetention({ retention, calendars }: SoundSections): Problem[] {
  if (!retention || !calendars) return []
  const { phase } = retention.tracks.deleteAfter
  const ending = new Set(
    Object.values(calendars).flatMap((spans) => spans.filter((it) => it.to !== undefined).map((it) => it.phase)),
  )
  if (ending.has(phase)) return []
  const message = `a phase that ends in some calendar (${[...ending].join(', ')}) expected`
  return [{ path: ['retention', 'tracks', 'deleteAfter', 'phase'], what: 'keptForEver', message }]
}

/** What a schema cannot see: references, order, overlaps. */
export function findProblems(sections: SoundSections): Problem[] {
  return [
    ...inGround(sections),
    ...Object.entries(sections.calendars ?? {}).flatMap(([name, spans]) => inCalendar(name, spans)),
    ...inContests(sections),
    ...inSites(sections),
    ...inExercise(sections),
    ...inRetention(sections),
  ]
}
