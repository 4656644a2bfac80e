/** What a cell may hold; null is an empty one. */
export type Cell = string | number | boolean | null

/** A spreadsheet takes what begins like this for a formula; with an apostrophe before it, it is text. */
const FORMULA = /^[=+\-@\t\r]/

function cellText(cell: Cell): string {
  if (typeof cell !== 'string') return cell === null ? '' : String(cell)
  const isFormula = FORMULA.test(cell)
  const text = isFormula ? `'${cell}` : cell
  return isFormula || /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Rows as RFC 4180 has them, to be added to what stands before. */
export const csvRows = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('')

/** A whole table, with a mark by which spreadsheets know that it is UTF-8. */
export const csv = (rows: readonly (readonly Cell[])[]): string => `\ufeff${csvRows(rows)}`
