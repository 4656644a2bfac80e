import { z } from 'zod'

/** A number as it stands in the query of an address; what is no number stays what it is, and is refused. */
export const numberInQuery = <T extends z.ZodType>(schema: T) =>
  z.preprocess((text) => (typeof text === 'string' && /^-?\d{1,16}$/.test(text) ? Number(text) : text), schema)

/** The query of an address, with its question mark; what is undefined is left out. Empty when nothing is asked. */
export function writeQuery(query: object): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [`${encodeURIComponent(name)}=${encodeURIComponent(String(value))}`],
  )
  return given.length === 0 ? '' : `?${given.join('&')}`
}
