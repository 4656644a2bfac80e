import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import { IncidentCategory, IncidentStatus, Severity } from '@jaga-jarak/shared/incident.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { GroupHealth, type LiveFigures, type ProvinceReport, type RollupFigures } from '@jaga-jarak/shared/province.ts'
import { type Risk, RiskInput } from '@jaga-jarak/shared/risk.ts'
import { type Cell, csv } from './csv.ts'

const KEY: readonly Cell[] = ['of', 'regency', 'name', 'district', 'from', 'until', 'contest', 'phase']
/** At the end of every row, so that one that is cut out still says when it was taken and whose classes its risk is of. */
const TAKEN: readonly Cell[] = ['taken at', 'index', 'index version']

const PAST: readonly Cell[] = [
  'alerts',
  ...AlertKind.options.map((kind) => `alerts ${kind}`),
  ...Band.options.flatMap((band) => [`encounters ${band}`, `encounters ${band} closest m`]),
  ...['closest m', 'answered', 'median ms', 'p95 ms', 'coverage gap ms', 'incidents'],
  ...Severity.options.map((severity) => `incidents ${severity}`),
  ...IncidentCategory.options.map((category) => `incidents ${category}`),
  ...IncidentStatus.options.map((status) => `incidents ${status}`),
  ...['merged reports', 'rallies'],
]
const pastCells = (it: RollupFigures): Cell[] => [
  it.alerts,
  ...AlertKind.options.map((kind) => it.byKind[kind]),
  ...Band.options.flatMap((band) => [it.encounters[band].count, it.encounters[band].closestM]),
  ...[it.closestM, it.answered, it.medianMs, it.p95Ms, it.gapMs, it.incidents],
  ...Severity.options.map((severity) => it.bySeverity[severity]),
  ...IncidentCategory.options.map((category) => it.byCategory[category] ?? 0),
  ...IncidentStatus.options.map((status) => it.byStatus[status]),
  ...[it.merged, it.rallies],
]

const LIVE: readonly Cell[] = [
  ...['live rallies'],
  ...GroupHealth.options.map((health) => `live groups ${health}`),
  'live alerts',
  ...AlertKind.options.map((kind) => `live alerts ${kind}`),
  ...Band.options.map((band) => `live encounters ${band}`),
  ...['live unanswered', 'live incidents'],
  ...Severity.options.map((severity) => `live incidents ${severity}`),
]
const liveCells = (it: LiveFigures): Cell[] => [
  it.rallies,
  ...GroupHealth.options.map((health) => it.groups[health]),
  it.alerts,
  ...AlertKind.options.map((kind) => it.byKind[kind]),
  ...Band.options.map((band) => it.byBand[band]),
  ...[it.unanswered, it.incidents],
  ...Severity.options.map((severity) => it.bySeverity[severity]),
]
const RISK: readonly Cell[] = ['risk points', ...RiskInput.options.map((input) => `risk ${input}`)]
const riskCells = ({ points, terms }: Risk): Cell[] => [points, ...terms.map(({ value }) => value)]
const NO_RISK: readonly Cell[] = RISK.map(() => null)
const NOTHING_LIVE: readonly Cell[] = LIVE.map(() => null)

const time = (at: number): string => new Date(at).toISOString()

/** Of several sets, where the operation's own classes have several sources. */
const joined = (words: readonly string[]): string | null => (words.length === 0 ? null : words.join('; '))

/**
 * The report as a table, times in UTC: a row for all, for each regency, for each district and for each step of the
 * period with all figures, and one for each day of a regency's last seven with its alerts and incidents.
 */
export function provinceCsv(report: ProvinceReport, { regions }: Pick<Operation, 'regions'>): string {
  const nameOf = new Map(regions.map(({ code, name }) => [code, name]))
  const { from, until, region, takenAt, indexSets } = report
  const period: Cell[] = [time(from), time(until), null, null]
  const taken: Cell[] = [
    time(takenAt),
    joined(indexSets.map(({ name }) => name)),
    joined(indexSets.map(({ version }) => version)),
  ]
  const named = (code: (typeof regions)[number]['code'] | null): Cell[] =>
    code === null ? [null, null] : [code, nameOf.get(code) ?? null]
  const [alertsAt, incidentsAt] = [PAST.indexOf('alerts'), PAST.indexOf('incidents')]
  const rows: Cell[][] = [
    ['all', null, null, null, ...period, ...pastCells(report.all.figures), ...liveCells(report.all.live), ...NO_RISK],
    ...report.regencies.map(({ code, figures, live, risk }) => [
      ...['regency', ...named(code), null, ...period, ...pastCells(figures)],
      ...[...liveCells(live), ...riskCells(risk)],
    ]),
    ...report.districts.map(({ district, figures, live }) => [
      ...['district', ...named(region), district, ...period, ...pastCells(figures)],
      ...[...liveCells(live), ...NO_RISK],
    ]),
    ...report.steps.map((step) => [
      ...['step', ...named(region), null, time(step.from), time(step.until)],
      ...[report.contest, step.phase, ...pastCells(step.figures)],
      ...[...NOTHING_LIVE, ...NO_RISK],
    ]),
    ...report.regencies.flatMap(({ code, days }) =>
      days.map((day) => [
        ...['day', ...named(code), null, time(day.from), time(day.until), null, null],
        ...PAST.map((_, n) => (n === alertsAt ? day.alerts : n === incidentsAt ? day.incidents : null)),
        ...[...NOTHING_LIVE, ...NO_RISK],
      ]),
    ),
  ]
  return csv([[...KEY, ...PAST, ...LIVE, ...RISK, ...TAKEN], ...rows.map((row) => [...row, ...taken])])
}
