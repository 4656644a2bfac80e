import { checkCalendar, type Finding } from './check-calendar.ts'
import { isTimeZone } from './local-time.ts'
import type { OperationFile } from './operation-file.ts'
import type { KeyPath } from './yaml-source.ts'

/** The sections whose own form is right; a check that needs another one has nothing to say. */
export type SoundSections = { [K in keyof OperationFile]?: OperationFile[K] | undefined }

function duplicates(values: readonly (string | number)[], pathOf: (index: number) => KeyPath): Finding[] {
  return values.flatMap((value, i) =>
    values.indexOf(value) < i ? [{ path: pathOf(i), message: `${value} is already taken` }] : [],
  )
}

function checkLimits({ limits }: SoundSections): Finding[] {
  if (limits === undefined) return []
  const { watchM, warningM, dangerM } = limits
  const findings: Finding[] = []
  const find = (key: keyof typeof limits, message: string) => findings.push({ path: ['limits', key], message })
  if (dangerM <= 0) find('dangerM', 'expected more than 0')
  if (warningM <= dangerM) find('warningM', `expected more than dangerM ${dangerM}, got ${warningM}`)
  if (watchM <= warningM) find('watchM', `expected more than warningM ${warningM}, got ${watchM}`)
  return findings
}

function checkGround({ area, province, regions = [] }: SoundSections): Finding[] {
  const findings = [
    ...duplicates(
      regions.map(({ code }) => code),
      (i) => ['regions', i, 'code'],
    ),
    ...duplicates(
      regions.map(({ bps }) => bps),
      (i) => ['regions', i, 'bps'],
    ),
  ]
  if (area !== undefined && area.east <= area.west) {
    findings.push({ path: ['area', 'east'], message: `expected more than west ${area.west}` })
  }
  if (area !== undefined && area.north <= area.south) {
    findings.push({ path: ['area', 'north'], message: `expected more than south ${area.south}` })
  }
  if (province === undefined) return findings
  if (province.code.length !== 2) findings.push({ path: ['province', 'code'], message: 'expected two digits' })
  for (const [i, { code }] of regions.entries()) {
    if (code.length === 5 && code.startsWith(`${province.code}.`)) continue
    const message = `${code} is not a regency of province ${province.code}; expected ${province.code}.nn`
    findings.push({ path: ['regions', i, 'code'], message })
  }
  return findings
}

function checkContests({ contests = [], calendars, province, regions, campColours }: SoundSections): Finding[] {
  const findings = duplicates(
    contests.map(({ id }) => id),
    (i) => ['contests', i, 'id'],
  )
  for (const [i, contest] of contests.entries()) {
    const find = (key: string, message: string) => findings.push({ path: ['contests', i, key], message })
    if (province !== undefined && regions !== undefined) {
      const ground = contest.kind === 'governor' ? [province.code] : regions.map(({ code }) => code)
      if (!ground.includes(contest.region)) {
        find('region', `unknown region ${contest.region} for a ${contest.kind}; expected one of ${ground.join(', ')}`)
      }
    }
    if (calendars !== undefined && !Object.hasOwn(calendars, contest.calendar)) {
      find('calendar', `unknown calendar ${contest.calendar}; expected one of ${Object.keys(calendars).join(', ')}`)
    }
    findings.push(...duplicates(contest.camps, (at) => ['contests', i, 'camps', at]))
    for (const [at, ballotNumber] of contest.camps.entries()) {
      if (campColours === undefined || Object.hasOwn(campColours, ballotNumber)) continue
      const message = `unknown camp ${ballotNumber}; expected a ballot number of campColours`
      findings.push({ path: ['contests', i, 'camps', at], message })
    }
  }
  return findings
}

function checkSites({ sites = [], area, regions, province }: SoundSections): Finding[] {
  const findings = duplicates(
    sites.map(({ id }) => id),
    (i) => ['sites', i, 'id'],
  )
  for (const [i, { region, position }] of sites.entries()) {
    if (regions !== undefined && province !== undefined) {
      const known: string[] = [province.code, ...regions.map(({ code }) => code)]
      if (!known.includes(region)) {
        const message = `unknown region ${region}; expected one of ${known.join(', ')}`
        findings.push({ path: ['sites', i, 'region'], message })
      }
    }
    if (area === undefined) continue
    const { lon, lat } = position
    if (lon < area.west || lon > area.east || lat < area.south || lat > area.north) {
      findings.push({ path: ['sites', i, 'position'], message: `${lat}, ${lon} (lat, lon) is outside area` })
    }
  }
  return findings
}

function checkTimes({ zone, calendars = {}, startsAt, exercise }: SoundSections): Finding[] {
  const findings = Object.entries(calendars).flatMap(([name, entries]) => checkCalendar(entries, ['calendars', name]))
  if (zone !== undefined && !isTimeZone(zone.id)) {
    findings.push({ path: ['zone', 'id'], message: `unknown time zone ${zone.id}; expected an IANA name` })
  }
  if (exercise === undefined) return findings
  const date = exercise.clock.slice(0, 10)
  const clock: KeyPath = ['exercise', 'clock']
  if (startsAt !== undefined && date < startsAt) {
    findings.push({ path: clock, message: `${exercise.clock} is before the operation starts at ${startsAt}` })
  }
  const ends = Object.values(calendars).map((entries) => entries.at(-1)?.to)
  if (ends.length > 0 && ends.every((end) => end !== undefined && end < date)) {
    findings.push({ path: clock, message: `${exercise.clock} is after the end of every calendar` })
  }
  return findings
}

/** Holds the sections of an operation file against one another. */
export function checkOperation(sections: SoundSections): Finding[] {
  return [checkTimes, checkGround, checkLimits, checkContests, checkSites].flatMap((check) => check(sections))
}
