import type { Plain, TrailRow } from '@jaga-jarak/shared/trail.ts'
import { csv } from './csv.ts'

const HEADER = ['seq', 'at', 'by', 'duty', 'name', 'type', 'subject kind', 'subject', 'reason', 'changes'] as const

const said = (value: Plain): string => (value === null ? '' : String(value))
const changesOf = ({ changes, details }: TrailRow): string =>
  [
    ...changes.map(({ path, before, after }) => `${path}: ${said(before)} -> ${said(after)}`),
    ...details.map(({ path, value }) => `${path}: ${said(value)}`),
  ].join('\n')

/** The trail as a table: times in UTC, one row an entry. */
export const trailCsv = (rows: readonly TrailRow[]): string =>
  csv([
    HEADER,
    ...rows.map((row) => [
      row.seq,
      new Date(row.at).toISOString(),
      row.by?.id ?? null,
      row.by?.duty ?? null,
      row.by?.name ?? null,
      row.type,
      row.subject.kind,
      row.subject.id,
      row.reason,
      changesOf(row),
    ]),
  ])
