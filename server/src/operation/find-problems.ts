import { dayAfter } from './local-time.ts'
import type { OperationFile, Problem, Span } from './operation-file.ts'

function inCalendar(name: string, spans: readonly Span[]): Problem[] {
  return spans.flatMap((span, i): Problem[] => {
    const path = ['calendars', name, i]
    const before = spans[i - 1]
    const problems: Problem[] = []
    if (span.to === undefined && i < spans.length - 1) {
      problems.push({ path, message: 'only the last phase may be without end: "to" expected' })
    }
    if (span.to !== undefined && span.to < span.from) {
      problems.push({ path: [...path, 'to'], message: `a date not before ${span.from} expected` })
    }
    if (before?.to !== undefined && span.from !== dayAfter(before.to)) {
      const what = span.from <= before.to ? 'overlaps' : 'leaves a gap after'
      const message = `${what} ${before.phase} (to ${before.to}): ${dayAfter(before.to)} expected`
      problems.push({ path: [...path, 'from'], message })
    }
    return problems
  })
}

function twice(list: readonly { id?: string; code?: string }[], section: string, key: 'id' | 'code'): Problem[] {
  const seen = new Set<string>()
  return list.flatMap((it, i): Problem[] => {
    const value = it[key] ?? ''
    if (seen.has(value)) return [{ path: [section, i, key], message: `${value} stands here a second time` }]
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

/** What a schema cannot see: references, order, overlaps. */
export function findProblems(file: OperationFile): Problem[] {
  const codes = new Set<string>([file.province.code, ...file.regions.map((region) => region.code)])
  const known = [...codes].join(', ')
  const { area, limits } = file
  const problems: Problem[] = [
    ...twice(file.regions, 'regions', 'code'),
    ...twice(file.contests, 'contests', 'id'),
    ...twice(file.sites, 'sites', 'id'),
    ...Object.entries(file.calendars).flatMap(([name, spans]) => inCalendar(name, spans)),
  ]
  const say = (path: (string | number)[], message: string): void => void problems.push({ path, message })
  if (!isZone(file.zone.id)) say(['zone', 'id'], 'an IANA time zone such as Asia/Makassar expected')
  if (area.west >= area.east) say(['area', 'east'], `more than west (${area.west}) expected`)
  if (area.south >= area.north) say(['area', 'north'], `more than south (${area.south}) expected`)
  if (limits.dangerM <= 0) say(['limits', 'dangerM'], 'more than 0 expected')
  if (limits.warningM <= limits.dangerM) say(['limits', 'warningM'], `more than dangerM (${limits.dangerM}) expected`)
  if (limits.watchM <= limits.warningM) say(['limits', 'watchM'], `more than warningM (${limits.warningM}) expected`)
  file.regions.forEach((region, i) => {
    if (!region.code.startsWith(`${file.province.code}.`)) {
      say(['regions', i, 'code'], `a code of province ${file.province.code} expected`)
    }
  })
  file.contests.forEach((contest, i) => {
    if (!codes.has(contest.region)) say(['contests', i, 'region'], `one of ${known} expected`)
    if (!(contest.calendar in file.calendars)) {
      say(['contests', i, 'calendar'], `one of ${Object.keys(file.calendars).join(', ')} expected`)
    }
    if (contest.camps > file.colours.length) {
      say(['contests', i, 'camps'], `at most ${file.colours.length}, one for each colour, expected`)
    }
  })
  file.sites.forEach((site, i) => {
    if (!codes.has(site.region)) say(['sites', i, 'region'], `one of ${known} expected`)
    const inside = site.lon >= area.west && site.lon <= area.east && site.lat >= area.south && site.lat <= area.north
    if (!inside) say(['sites', i, 'lon'], 'a place inside the area expected; are lon and lat swapped?')
  })
  return problems
}
