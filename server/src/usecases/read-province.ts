import { spotOf } from '@jaga-jarak/shared/alert-life.ts'
import type { FramePosition } from '@jaga-jarak/shared/frame.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type ProvinceQuery, type ProvinceReport, SPARK_DAYS, type SparkDay } from '@jaga-jarak/shared/province.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import { RISK_WINDOW_MS } from '@jaga-jarak/shared/risk.ts'
import { reaches, type Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkReach, checkRegions } from '../domain/reach.ts'
import { riskOf } from '../domain/risk.ts'
import {
  districtsIn,
  type Ground,
  inDistrict,
  inRegency,
  type Live,
  liveFigures,
  liveOf,
  liveOn,
  type Past,
  pastByDistrict,
  pastByRegency,
  pastBySpan,
  pastIn,
  pastOf,
  rollup,
} from '../domain/rollup.ts'
import { lastDays, mainContest, type Span, timeSteps } from '../domain/time-steps.ts'
import type { Gazetteer } from '../ports.ts'
import type { World } from './change-world.ts'
import { indexSets } from './keep-index-sets.ts'

/** Newest place of each group that is watched, as the screens get it. */
export type PositionsNow = () => readonly FramePosition[]
/** A group is where it was last heard of; one that never was is with whoever looks after it. */
function groupsNow(groups: readonly SupporterGroup[], positions: PositionsNow, gazetteer: Gazetteer): Live['groups'] {
  const newest = new Map(positions().map((position) => [position.no, position]))
  return groups
    .filter(({ status }) => status === 'watched')
    .map(({ no, region }) => {
      const position = newest.get(no)
      if (position === undefined) return { health: 'unheard', regions: region === null ? [] : [region], spots: [] }
      const place = gazetteer.placeAt(position)
      return {
        health: position.freshness,
        regions: place === null ? [] : [place.regency.code],
        spots: place === null ? [] : [spotOf(place)],
      }
    })
}

function sparkOf(past: Past, days: readonly Span[], now: EpochMs): SparkDay[] {
  const ofDay = pastBySpan(past, days)
  return days.map((day, n) => {
    const { alerts, incidents } = rollup(ofDay(n), now)
    return { ...day, alerts, incidents }
  })
}

/** How the province and each regency fare in a period, as the log tells it, and now, of the reader's regencies. */
export const readProvince =
  (world: World, positions: PositionsNow) =>
  async (
    { reach }: Viewer,
    { from, until, by, region: asked, contest: contestId, index: wanted }: ProvinceQuery,
  ): Promise<ProvinceReport | Refused> => {
    const { store, operation, gazetteer, clock } = world
    const region = asked ?? null
    const refused = region && (checkRegions(operation, [region]) ?? checkReach({ reach }, [region]))
    if (refused) return refused
    const contest =
      contestId === undefined ? mainContest(operation) : operation.contests.find(({ id }) => id === contestId)
    if (contestId !== undefined && contest === undefined) return refuse('unknownContest', contestId)
    const now = clock.now()
    // The last day is told as far as the period goes.
    const days = lastDays(until - 1, SPARK_DAYS, operation.zone.id).map((day) => ({
      ...{ from: day.from, until: epochMs(Math.min(day.until, until)) },
    }))
    const begin = epochMs(Math.min(from, days[0]?.from ?? from))
    const everything = await store.consistent(async (read) => ({
      sets: await indexSets(world, read),
      lastDay: await read.incidentLives(epochMs(now - RISK_WINDOW_MS), epochMs(now + 1)),
      alerts: await read.alertLives(begin, until),
      incidents: await read.incidentLives(begin, until),
      rallies: await read.ralliesWithin(begin, until),
      live: {
        alerts: await read.standingAlerts(),
        incidents: await read.openIncidents(),
        rallies: await read.liveRallies(),
        groups: groupsNow(await read.groups(), positions, gazetteer),
      },
    }))
    const index = wanted ?? null
    const sets = everything.sets.filter(({ id, isOwn }) => (index === null ? isOwn : id === index))
    if (index !== null && sets.length === 0) return refuse('unknownIndex', index)
    const entries = sets.flatMap((set) => set.entries)
    const classOf = (code: string): VulnerabilityClass | null => entries.find((it) => it.code === code)?.class ?? null
    const told = pastOf(everything, reach)
    const past = pastIn(told, { from, until })
    const live = liveOf(everything.live, reach)
    const codes = operation.regions.map(({ code }) => code).filter((code) => reaches(reach, [code]))
    const [ever, inPeriod] = [pastByRegency(told, codes), pastByRegency(past, codes)]
    const inLastDay = pastByRegency({ alerts: [], incidents: everything.lastDay, rallies: [] }, codes)
    const inDistricts = region === null ? null : pastByDistrict(inPeriod(region), region)
    const steps = timeSteps({ zone: operation.zone, contest }, { from, until }, by)
    const inStep = pastBySpan(region === null ? past : inPeriod(region), steps)
    const on = (its: Past, ground: Ground) => ({
      figures: rollup(its, now),
      live: liveFigures(liveOn(live, ground)),
    })
    return {
      ...{ from, until, by, region, index, takenAt: now },
      contest: by === 'phase' ? (contest?.id ?? null) : null,
      indexSets: sets.map(({ name, version }) => ({ name, version })),
      all: { figures: rollup(past, now), live: liveFigures(live) },
      regencies: codes.map((code) => {
        const its = on(inPeriod(code), inRegency(code))
        const { bySeverity } = rollup(inLastDay(code), now)
        return {
          ...{ code, ...its },
          risk: riskOf({ vulnerability: classOf(code), live: its.live, lastDay: bySeverity }),
          days: sparkOf(ever(code), days, now),
        }
      }),
      districts:
        region === null || inDistricts === null
          ? []
          : districtsIn(region, past, live).map((district) => ({
              district,
              ...on(inDistricts(district), inDistrict(region, district)),
            })),
      steps: steps.map((step, n) => ({ ...step, figures: rollup(inStep(n), now) })),
    }
  }
