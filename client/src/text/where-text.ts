import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'
import type { TFunction } from 'i18next'
import { placeText } from './place-text.ts'

type Where = { place: Place | null; accuracyM?: number | null }

/** Where something is, in words: its district and regency, outside of the province, or that nobody knows. */
export const whereText = (t: TFunction, where: Where, inWords: typeof placeText = placeText): string =>
  inWords(where.place) ?? t(isPlaceKnown(where) ? 'wall.outside' : 'wall.nowhere')
