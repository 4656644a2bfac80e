import type { Place } from '@jaga-jarak/shared/region.ts'

/** "Sangatta Utara, Kutai Timur"; null for outside. */
export function placeText(place: Place | null): string | null {
  if (place === null) return null
  return place.district === null ? place.regency.name : `${place.district}, ${place.regency.name}`
}

/** "Sangatta Utara" alone, where there is no room for more. */
export const shortPlaceText = (place: Place | null): string | null => place?.district ?? placeText(place)
