import type { QuarantineReason } from '@jaga-jarak/shared/position.ts'

export type UnreadReason = Extract<QuarantineReason, 'malformed' | 'swappedLatLon'>

/**
 * PX12: why a message is no fix. A latitude beyond the poles that would do as a longitude, beside a longitude that
 * would do as a latitude, has been swapped: at 117 degrees east this is the only sign of it.
 */
export function unreadReason({ lon, lat }: { lon?: unknown; lat?: unknown }): UnreadReason {
  if (typeof lon !== 'number' || typeof lat !== 'number') return 'malformed'
  const isSwapped = Math.abs(lat) > 90 && Math.abs(lat) <= 180 && Math.abs(lon) <= 90
  return isSwapped ? 'swappedLatLon' : 'malformed'
}
