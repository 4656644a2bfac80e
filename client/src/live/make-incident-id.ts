import { IncidentId } from '@jaga-jarak/shared/primitives.ts'

/** A random UUID from 16 random bytes; browsers have `randomUUID` only behind TLS, a field laptop may not. */
export function makeUuid(random: Uint8Array): string {
  const hex = [...random.slice(0, 16)]
    .map((byte, i) => (i === 6 ? (byte & 0x0f) | 0x40 : i === 8 ? (byte & 0x3f) | 0x80 : byte))
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

/** IN2: of an incident. */
export const makeIncidentId = (random: Uint8Array): IncidentId => IncidentId.parse(makeUuid(random))
