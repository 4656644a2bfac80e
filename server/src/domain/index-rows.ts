import type { IndexEntry, IndexFault, IndexFaultKind } from '@jaga-jarak/shared/index-set.ts'
import { KemendagriCode, type Region, VulnerabilityClass } from '@jaga-jarak/shared/region.ts'

/** A table as it was read; `hasDecimalComma`: numbers are written as 0,72. */
export type IndexTable = { lines: readonly { line: number; cells: readonly string[] }[]; hasDecimalComma: boolean }

const CLASSES: ReadonlyMap<string, VulnerabilityClass> = new Map([
  ...VulnerabilityClass.options.map((it) => [it, it] as const),
  ...([
    ['rendah', 'low'],
    ['sedang', 'medium'],
    ['tinggi', 'high'],
  ] as const),
])
/** Faults that are told at most: more help nobody. */
const FAULTS_MOST = 100

const plain = (word: string): string => word.trim().toLowerCase()

/** A number, null where the cell is empty, undefined for anything else. */
function scoreOf(cell: string, hasDecimalComma: boolean): number | null | undefined {
  if (cell === '') return null
  const text = hasDecimalComma ? cell.replace(',', '.') : cell
  return /^-?\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined
}

/** The entries of a table, or all that is wrong with it: one wrong line, and nothing of it is taken. */
export function readIndexRows(
  regions: readonly Pick<Region, 'code'>[],
  { lines, hasDecimalComma }: IndexTable,
): { entries: IndexEntry[] } | { faults: IndexFault[] } {
  const [header, ...rows] = lines
  const columns = (header?.cells ?? []).map(plain)
  const [codeAt, classAt, scoreAt] = ['code', 'class', 'score'].map((name) => columns.indexOf(name)) as [
    number,
    number,
    number,
  ]
  const faults: IndexFault[] = []
  const wrong = (line: number, what: IndexFaultKind, found: string): null => {
    faults.push({ line, what, found: found.slice(0, 100) })
    return null
  }
  if (codeAt < 0 || (classAt < 0 && scoreAt < 0)) {
    wrong(header?.line ?? 1, 'header', header?.cells.join(' ') ?? '')
    return { faults }
  }
  if (rows.length === 0) {
    wrong(header?.line ?? 1, 'empty', '')
    return { faults }
  }
  const known = new Set<string>()
  const entryOf = (line: number, cells: readonly string[]): IndexEntry | null => {
    if (cells.length !== columns.length) return wrong(line, 'cells', String(cells.length))
    const [codeCell, classCell, scoreCell] = [codeAt, classAt, scoreAt].map((n) => cells[n]?.trim() ?? '') as [
      string,
      string,
      string,
    ]
    const code = KemendagriCode.safeParse(codeCell).data
    const isHere = regions.some((it) => code === it.code || code?.startsWith(`${it.code}.`) === true)
    if (code === undefined || !isHere || code.length > 8) return wrong(line, 'code', codeCell)
    if (known.has(code)) return wrong(line, 'twice', code)
    known.add(code)
    const its = classCell === '' ? null : CLASSES.get(plain(classCell))
    if (its === undefined) return wrong(line, 'class', classCell)
    const score = scoreOf(scoreCell, hasDecimalComma)
    if (score === undefined) return wrong(line, 'score', scoreCell)
    return its === null && score === null ? wrong(line, 'nothing', code) : { code, class: its, score }
  }
  const entries = rows.flatMap(({ line, cells }) => entryOf(line, cells) ?? [])
  return faults.length > 0 ? { faults: faults.slice(0, FAULTS_MOST) } : { entries }
}
