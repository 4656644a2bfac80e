import { z } from 'zod'
import { Latitude, Longitude, Metres, text } from './primitives.ts'
import { KemendagriCode } from './region.ts'

/** A district as a place for whoever knows no better one: a point inside of it, and how far its ground reaches from there. */
export const District = z.object({
  code: KemendagriCode,
  name: text(80),
  /** name of its regency */
  regency: text(80),
  lon: Longitude,
  lat: Latitude,
  radiusM: Metres,
})
export type District = z.infer<typeof District>

/** The file of them beside the map: `PAGES.map`/districts.json. */
export const DistrictFile = z.array(District)
