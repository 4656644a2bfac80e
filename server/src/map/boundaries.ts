import { type KemendagriCode, Region } from '@jaga-jarak/shared/region.ts'
import { z } from 'zod'
import { type Box, inBox, type XY } from './plane.ts'
import { type Area, areaHolds, areaOf, type Rings } from './polygon.ts'
import { ringCrossing } from './ring-crossing.ts'
import { regencyOf, type Village } from './villages.ts'

/** Borders of all regencies of a province as an office drew them. */
export type Boundaries = { regencies: { code: KemendagriCode; name: string; polygons: Rings[] }[] }

/** What a boundaries file is checked against; `box` is the province with room around it, degrees. */
export type KnownProvince = { regencies: ReadonlyMap<string, string>; villages: readonly Village[]; box: Box }

/** All that is wrong with a boundaries file, each with the feature. */
export class BoundariesError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(['boundaries file refused', ...problems].join('\n'))
    this.name = 'BoundariesError'
    this.problems = problems
  }
}

/** Share of a regency's villages that its own border must hold: fewer, and it bears another's code. */
const LEAST_HELD = 0.5
/** Share of a regency that a neighbour may hold as well: surveys meet to the metre seldom. */
const MOST_SHARED = 0.01
const OVERLAP_GRID = 60

const Collection = z.object({ type: z.literal('FeatureCollection'), features: z.array(z.unknown()).min(1) })
const Feature = z.object({
  type: z.literal('Feature'),
  properties: z.object({ code: Region.shape.code, name: Region.shape.name }),
  geometry: z.object({ type: z.string(), coordinates: z.unknown() }),
})
const Place = z.tuple([z.number(), z.number()]).rest(z.number())
const Polygon = z.array(z.array(Place).min(4)).min(1)
const Geometry = { Polygon: Polygon.transform((it) => [it]), MultiPolygon: z.array(Polygon).min(1) }

const isArea = (type: string): type is keyof typeof Geometry => type === 'Polygon' || type === 'MultiPolygon'
const firstOf = (error: z.ZodError): string => {
  const [issue] = error.issues
  return `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'not readable'}`
}

/** What is wrong with the corners of one feature; the first of each kind is enough. */
function problemOf(polygons: readonly Rings[], { box }: KnownProvince): string | null {
  const corners = polygons.flat(2)
  const [west, south, east, north] = box
  const astray = corners.find(([lon, lat]) => !inBox(box, lon, lat))
  if (astray !== undefined) {
    const [lon, lat] = astray
    if (inBox(box, lat, lon)) return `longitude and latitude changed places: [lon, lat] expected, got [${lon}, ${lat}]`
    return `outside of the province: lon ${west} to ${east} and lat ${south} to ${north} expected, got [${lon}, ${lat}]`
  }
  for (const ring of polygons.flat()) {
    const [first, last] = [ring[0], ring.at(-1)]
    if (first?.[0] !== last?.[0] || first?.[1] !== last?.[1]) return `a ring that ends where it begins expected`
    const crossing = ringCrossing(ring)
    if (crossing !== undefined) return `its border crosses itself near [${crossing.join(', ')}]`
  }
  return null
}

/** Share of the first area that the second holds too, by points of a grid. */
function shared(one: Area, other: Area): number {
  const [west, south, east, north] = one.box
  if (other.box[0] > east || other.box[2] < west || other.box[1] > north || other.box[3] < south) return 0
  let [held, both] = [0, 0]
  for (let i = 0.5; i < OVERLAP_GRID; i++) {
    for (let j = 0.5; j < OVERLAP_GRID; j++) {
      const at: XY = [west + (i / OVERLAP_GRID) * (east - west), south + (j / OVERLAP_GRID) * (north - south)]
      if (!areaHolds(one, ...at)) continue
      held += 1
      if (areaHolds(other, ...at)) both += 1
    }
  }
  return held === 0 ? 0 : both / held
}

/** Reads a boundaries file as an operator gives it. Throws BoundariesError with all that is wrong. */
export function readBoundaries(content: string, known: KnownProvince): Boundaries {
  let json: unknown
  try {
    json = JSON.parse(content)
  } catch (error) {
    throw new BoundariesError([
      `JSON expected: ${(error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')}`,
    ])
  }
  const collection = Collection.safeParse(json)
  if (!collection.success) throw new BoundariesError([`a FeatureCollection expected: ${firstOf(collection.error)}`])

  const problems: string[] = []
  const regencies = new Map<string, { code: KemendagriCode; name: string; polygons: Rings[]; title: string }>()
  for (const [i, value] of collection.data.features.entries()) {
    const feature = Feature.safeParse(value)
    if (!feature.success) {
      problems.push(`feature ${i + 1}: ${firstOf(feature.error)}`)
      continue
    }
    const { properties, geometry } = feature.data
    const { code, name } = properties
    const title = `feature ${i + 1} (${code} ${name})`
    if (!known.regencies.has(code)) {
      problems.push(`${title}: unknown code; one of ${[...known.regencies.keys()].join(', ')} expected`)
    } else if (regencies.has(code)) problems.push(`${title}: ${code} stands there a second time`)
    else if (!isArea(geometry.type)) problems.push(`${title}: Polygon or MultiPolygon expected, got ${geometry.type}`)
    else {
      const parsed = Geometry[geometry.type].safeParse(geometry.coordinates)
      if (!parsed.success) problems.push(`${title}: coordinates.${firstOf(parsed.error)}`)
      const polygons = (parsed.data ?? []).map((rings) => rings.map((ring) => ring.map(([x, y]): XY => [x, y])))
      const problem = problemOf(polygons, known)
      if (problem !== null) problems.push(`${title}: ${problem}`)
      regencies.set(code, { code, name, polygons, title })
    }
  }
  for (const [code, name] of known.regencies) {
    const isThere = collection.data.features.some((it) => Feature.safeParse(it).data?.properties.code === code)
    if (!isThere) problems.push(`${code} ${name} is missing`)
  }
  // Corners that are wrong tell nothing of where the areas lie.
  if (problems.length > 0) throw new BoundariesError(problems)
  problems.push(...betweenThem([...regencies.values()], known.villages))
  if (problems.length > 0) throw new BoundariesError(problems)
  return { regencies: [...regencies.values()].map(({ code, name, polygons }) => ({ code, name, polygons })) }
}

/** What is wrong between regencies, or between one and its villages. */
function betweenThem(
  regencies: readonly { code: string; polygons: Rings[]; title: string }[],
  villages: readonly Village[],
): string[] {
  const areas = regencies.map(({ code, polygons, title }) => ({ code, title, area: areaOf(polygons) }))
  return areas.flatMap(({ code, title, area }, i) => {
    const problems = areas.slice(i + 1).flatMap((other) => {
      const share = Math.max(shared(area, other.area), shared(other.area, area))
      return share > MOST_SHARED ? [`${title}: ${Math.round(share * 100)} % overlap with ${other.title}`] : []
    })
    const own = villages.filter((village) => regencyOf(village.code) === code)
    const held = own.filter(({ lon, lat }) => areaHolds(area, lon, lat)).length
    if (held < own.length * LEAST_HELD) {
      problems.push(`${title}: ${held} of its ${own.length} villages lie in it; does it bear another's code?`)
    }
    return problems
  })
}
