import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/** One village or urban ward of Indonesia with its representative point. `code` is the Kemendagri code. */
export type Village = {
  code: string
  name: string
  district: string
  regency: string
  province: string
  lon: number
  lat: number
}

type Row = {
  code: string
  village: string
  district: string
  city: string
  province: string
  latitude: number
  longitude: number
}

/** The package's own entry parses a second file of 34 MB for its text search; the list alone is enough. */
export const villageFile = (): string => createRequire(import.meta.url).resolve('geografis/data/json/data.json')

/** All villages, ordered by code. Parses 31 MB: at build time only. */
export function readVillages(): Village[] {
  const rows: Row[] = JSON.parse(readFileSync(villageFile(), 'utf8'))
  return rows
    .filter((row) => Number.isFinite(row.longitude) && Number.isFinite(row.latitude))
    .map((row) => ({
      code: row.code,
      name: row.village,
      // Some names of the list end in a full stop.
      district: row.district.replace(/\.$/, ''),
      regency: row.city,
      province: row.province,
      lon: row.longitude,
      lat: row.latitude,
    }))
    .sort((a, b) => (a.code < b.code ? -1 : 1))
}

export const provinceOf = (code: string): string => code.slice(0, 2)
export const regencyOf = (code: string): string => code.slice(0, 5)
export const districtOf = (code: string): string => code.slice(0, 8)

/**
 * Names of the regencies of a province by code, without the word for their kind: "Kutai Timur", "Samarinda".
 * A city keeps "Kota" where a regency of the same province has the same name.
 */
export function regencyNames(villages: readonly Village[]): Map<string, string> {
  const full = new Map(villages.map((village) => [regencyOf(village.code), village.regency]))
  const bare = (name: string): string => name.replace(/^(Kabupaten|Kota)( Administrasi)? /, '')
  const regencies = new Set([...full.values()].filter((name) => name.startsWith('Kabupaten ')).map(bare))
  return new Map(
    [...full].map(([code, name]) => {
      const short = bare(name)
      return [code, name.startsWith('Kota ') && regencies.has(short) ? `Kota ${short}` : short]
    }),
  )
}
