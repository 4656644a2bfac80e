import { localTime, offsetMs } from '@jaga-jarak/shared/local-time.ts'

/** Value of a `datetime-local` field: the minute of an instant in a zone, "2024-11-23T14:30". */
export const writeLocalMinute = (at: number, zone: string): string =>
  new Date(at + offsetMs(zone, at)).toISOString().slice(0, 16)

/** Epoch milliseconds of a `datetime-local` value in a zone; null when it is none. */
export function readLocalMinute(text: string, zone: string): number | null {
  const at = localTime(text, zone)
  return Number.isNaN(at) ? null : at
}
