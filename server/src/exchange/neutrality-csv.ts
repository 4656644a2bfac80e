import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Figures, NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type Cell, csv } from './csv.ts'

const HEADER: readonly Cell[] = [
  ...['of', 'contest', 'ballot number', 'regency', 'alerts'],
  ...AlertKind.options,
  ...Band.options.map((band) => `encounter ${band}`),
  ...['acknowledged', 'shelved', 'median ms', 'p90 ms', 'orders', 'plans refused'],
  ...Severity.options.map((severity) => `incidents ${severity}`),
]

const cellsOf = (it: Figures): Cell[] => [
  it.alerts,
  ...AlertKind.options.map((kind) => it.byKind[kind]),
  ...Band.options.map((band) => it.byBand[band]),
  ...[it.acknowledged, it.shelved, it.medianMs, it.p90Ms, it.orders, it.plansRefused],
  ...Severity.options.map((severity) => it.incidents[severity]),
]

/** The report as a table: a row for all, for each camp, for none, and for each regency. */
export function neutralityCsv(
  report: NeutralityReport,
  { contests, regions }: Pick<Operation, 'contests' | 'regions'>,
): string {
  const contestName = new Map(contests.map(({ id, name }) => [id, name]))
  const regionName = new Map(regions.map(({ code, name }) => [code, name]))
  return csv([
    HEADER,
    ['all', null, null, null, ...cellsOf(report.all)],
    ...report.camps.map(({ camp: { contestId, ballotNumber }, figures }) => [
      ...['camp', contestName.get(contestId) ?? contestId, ballotNumber, null],
      ...cellsOf(figures),
    ]),
    ['no camp', null, null, null, ...cellsOf(report.noCamp)],
    ...report.regencies.map(({ code, figures }) => [
      ...['regency', null, null, regionName.get(code) ?? code],
      ...cellsOf(figures),
    ]),
  ])
}
