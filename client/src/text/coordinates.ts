import { Position } from '@jaga-jarak/shared/primitives.ts'

/** What a field for {@link readCoordinates} may hold, for its `pattern`. */
export const COORDINATES = '\\s*-?\\d{1,2}(\\.\\d+)?\\s*[,;\\s]\\s*-?\\d{1,3}(\\.\\d+)?\\s*'
const exact = new RegExp(`^${COORDINATES}$`)

/** "0.5021, 117.5530": latitude first, as people write it. */
export const writeCoordinates = ({ lat, lon }: Position): string => `${lat.toFixed(5)}, ${lon.toFixed(5)}`

/** The position that a text names, latitude first; null when it names none. */
export function readCoordinates(text: string): Position | null {
  if (!exact.test(text)) return null
  const [lat, lon] = text
    .split(/[,;\s]+/)
    .filter((it) => it !== '')
    .map(Number)
  return Position.safeParse({ lat, lon }).data ?? null
}
