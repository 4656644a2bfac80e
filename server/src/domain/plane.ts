import { metresPerDegree } from './geodesy.ts'

/** Steps of the table of metres per degree, per degree: between them a straight line errs by 4e-7, and it stays small. */
const PER_DEGREE = 10
const table = new Float64Array((180 * PER_DEGREE + 2) * 2)
for (let i = 0; i < table.length; i += 2) {
  const { lonM, latM } = metresPerDegree(Math.min(90, i / 2 / PER_DEGREE - 90))
  table[i] = lonM
  table[i + 1] = latM
}

/** Where a row of numbers has its longitude and latitude, degrees. */
const LON = 0
const LAT = 1

/**
 * A plane that touches the ellipsoid half-way between the place it stands at and the one that is asked about. Its fields
 * begin as fractions and places are handed over in rows: V8 would make an object of each fraction otherwise.
 */
export class Plane {
  lon = 0.5
  lat = 0.5
  /** metres of a degree there */
  lonM = 0.5
  latM = 0.5
  /** what they change by half-way to a place a degree further north */
  #lonChange = 0.5
  #latChange = 0.5

  /** The place is that of the row which begins there. */
  standAt(rows: Float64Array, row: number): void {
    const lat = rows[row + LAT] ?? 0
    this.lon = rows[row + LON] ?? 0
    this.lat = lat
    const step = (lat + 90) * PER_DEGREE
    const k = step | 0
    const lonM = table[k * 2] ?? 0
    const latM = table[k * 2 + 1] ?? 0
    const lonChange = (table[k * 2 + 2] ?? 0) - lonM
    const latChange = (table[k * 2 + 3] ?? 0) - latM
    this.lonM = lonM + lonChange * (step - k)
    this.latM = latM + latChange * (step - k)
    this.#lonChange = lonChange * (PER_DEGREE / 2)
    this.#latChange = latChange * (PER_DEGREE / 2)
  }

  /** Square of the distance to the place of a row, metres; the distance is within 3e-6 of itself up to 30 km. */
  apart2(rows: Float64Array, row: number): number {
    const north = (rows[row + LAT] ?? 0) - this.lat
    const x = ((rows[row + LON] ?? 0) - this.lon) * (this.lonM + this.#lonChange * north)
    const y = north * (this.latM + this.#latChange * north)
    return x * x + y * y
  }
}
