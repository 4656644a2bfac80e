import type { Plain, TrailRow } from '@jaga-jarak/shared/trail.ts'
import { type Cell, csv, csvRows } from './csv.ts'

const HEADER = ['seq', 'at', 'by', 'duty', 'name', 'type', 'subject kind', 'subject', 'reason', 'changes'] as const

const said = (value: Plain): string => (value === null ? '' : String(value))
const changesOf = ({ changes, details }: TrailRow): string =>
  [
    ...changes.map(({ path, before, after }) => `${path}: ${said(before)} -> ${said(after)}`),
    ...details.map(({ path, value }) => `${path}: ${said(value)}`),
  ].join('\n')

const cellsOf = (row: TrailRow): Cell[] => [
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
]

/** The trail as a table, piece by piece: times in UTC, one row an entry. */
export async function* trailCsv(pages: AsyncIterable<readonly TrailRow[]>): AsyncGenerator<string> {
  let head = csv([HEADER])
  for await (const rows of pages) {
    yield head + csvRows(rows.map(cellsOf))
    head = ''
  }
  if (head !== '') yield head
}
