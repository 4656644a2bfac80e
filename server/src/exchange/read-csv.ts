/** A line of a table: where it begins, the first is 1, and its cells as they stand there, without spaces around them. */
export type CsvLine = { line: number; cells: string[] }

// Each place is looked at once: a cell without marks takes its spaces along, which are cut off later.
const CELL = /(?:"((?:[^"]|"")*)"[ \t]*|([^"\r\n]*))(\r\n|\n|\r|SEPARATOR|$)/y

/**
 * Reads a table as RFC 4180 has it, and as spreadsheets write it where the comma is in numbers: with semicolons, when
 * there is one in the first line. Empty lines are passed over. Null: a quotation mark is never closed.
 */
export function readCsv(text: string): { separator: ',' | ';'; lines: CsvLine[] } | null {
  const table = text.replace(/^\ufeff/, '')
  const separator = (table.split(/[\r\n]/, 1)[0] ?? '').includes(';') ? ';' : ','
  const cell = new RegExp(
    CELL.source.replace('SEPARATOR', separator).replace('[^"\\r\\n]', `[^"\\r\\n${separator}]`),
    'y',
  )
  const lines: CsvLine[] = []
  let [line, cells]: [number, string[]] = [1, []]
  let begin = line
  for (;;) {
    const at = cell.lastIndex
    const found = cell.exec(table)
    if (found === null) return null
    const [whole, quoted, bare, end] = found
    cells.push((quoted?.replaceAll('""', '"') ?? bare ?? '').trim())
    line += whole.split(/\r\n|\n|\r/).length - 1
    if (end === separator) continue
    if (cells.length > 1 || cells[0] !== '') lines.push({ line: begin, cells })
    if (end === '' || cell.lastIndex === at) return { separator, lines }
    cells = []
    begin = line
  }
}
