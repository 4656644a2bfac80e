import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'

export const HERE = KemendagriCode.parse('64.08')
export const ELSEWHERE = KemendagriCode.parse('64.71')
const regency = (code: KemendagriCode): Place => ({ regency: { code, name: code }, district: null })
/** East of 116 is here, the rest elsewhere. */
export const placeAt = ({ lon }: Position): Place => regency(lon > 116 ? HERE : ELSEWHERE)
