import { z } from 'zod'
import { text } from './primitives.ts'

/** Code of the Ministry of Home Affairs: "64" province, "64.08" regency, "64.08.04" district. Never derived from BPS. */
export const KemendagriCode = z
  .string()
  .regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, 'a Kemendagri code such as 64.08')
  .brand<'KemendagriCode'>()
export type KemendagriCode = z.infer<typeof KemendagriCode>

/** Code of the statistics office: "6404". Looks like the other one and is not. */
export const BpsCode = z
  .string()
  .regex(/^\d{2}(\d{2})?$/, 'a BPS code such as 6404')
  .brand<'BpsCode'>()

export const VulnerabilityClass = z.enum(['low', 'medium', 'high'])
export type VulnerabilityClass = z.infer<typeof VulnerabilityClass>

/** Published sets contradict each other: an index never stands without its source, date and version. */
export const VulnerabilityIndex = z.object({
  class: VulnerabilityClass,
  source: text(120),
  date: z.iso.date(),
  version: text(40),
})

export const Region = z.object({
  code: KemendagriCode,
  bps: BpsCode,
  name: text(80),
  capital: text(80).nullable(),
  vulnerability: VulnerabilityIndex.nullable().default(null),
})
export type Region = z.infer<typeof Region>

/** Where a point lies by area look-up; null is "outside", never the nearest (IN6). */
export const Place = z.object({
  regency: z.object({ code: KemendagriCode, name: text(80) }),
  district: text(80).nullable(),
})
export type Place = z.infer<typeof Place>
