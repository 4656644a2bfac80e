import { type FileHandle, open } from 'node:fs/promises'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { z } from 'zod'
import { plainText } from './plain-text.ts'
import type { Box } from './plane.ts'

const HEADER_BYTES = 127
/** The description of a file is some kilobytes; what unpacks to more is no description. */
const MAX_METADATA_BYTES = 1_000_000
const GZIP = 2
const VECTOR = 1
/** Layers that the style draws; a file without them is another kind of map. */
const LAYERS = ['earth', 'water', 'roads']

const Metadata = z.object({
  attribution: z.string().optional(),
  vector_layers: z.array(z.object({ id: z.string() })).default([]),
})

/** Why a file is not taken as basemap; `details` are in the words of whoever found it. */
export type TilesFault = {
  reason: 'missing' | 'notPmtiles' | 'truncated' | 'notVector' | 'otherLayers' | 'elsewhere'
  details: string[]
}
export type TilesFile = { version: string; attribution: string | null; zooms: [number, number] }

const fault = (reason: TilesFault['reason'], ...details: string[]): { fault: TilesFault } => ({
  fault: { reason, details },
})
const apart = (a: Box, b: Box): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]

/** Stands for the content of a file, as ETag and in addresses. */
export const versionOf = ({ size, mtimeMs }: { size: number; mtimeMs: number }): string =>
  `${size.toString(36)}-${Math.round(mtimeMs).toString(36)}`

async function readMetadata(file: FileHandle, header: Buffer): Promise<z.infer<typeof Metadata> | null> {
  const [offset, length] = [Number(header.readBigUInt64LE(24)), Number(header.readBigUInt64LE(32))]
  if (length > MAX_METADATA_BYTES) return null
  const bytes = Buffer.alloc(length)
  await file.read(bytes, 0, length, offset)
  try {
    const isPacked = header.readUInt8(97) === GZIP
    const plain = isPacked ? await promisify(gunzip)(bytes, { maxOutputLength: MAX_METADATA_BYTES }) : bytes
    return Metadata.safeParse(JSON.parse(plain.toString('utf8'))).data ?? null
  } catch {
    return null
  }
}

/**
 * Looks at head and description of a PMTiles file (version 3) and says whether it is a Protomaps basemap of the ground
 * within `box`, degrees. Tiles are not read.
 */
export async function readPmtiles(path: string, box: Box): Promise<{ file: TilesFile } | { fault: TilesFault }> {
  let file: FileHandle
  try {
    file = await open(path)
  } catch (error) {
    return fault('missing', error instanceof Error ? error.message : String(error))
  }
  try {
    const stat = await file.stat()
    if (!stat.isFile()) return fault('missing', `${path} is no file`)
    const header = Buffer.alloc(HEADER_BYTES)
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, 0)
    const version = header.readUInt8(7)
    if (bytesRead < HEADER_BYTES || header.toString('latin1', 0, 7) !== 'PMTiles' || version !== 3) {
      return fault('notPmtiles', 'PMTiles version 3 expected')
    }
    // Root directory, description, leaf directories and tiles: a copy that broke off lacks the end of one.
    const ends = [8, 24, 40, 56].map((at) => header.readBigUInt64LE(at) + header.readBigUInt64LE(at + 8))
    const end = ends.reduce((most, it) => (it > most ? it : most))
    if (end > BigInt(stat.size)) return fault('truncated', `${end} bytes expected, got ${stat.size}`)
    if (header.readUInt8(99) !== VECTOR) return fault('notVector')
    const metadata = await readMetadata(file, header)
    const layers = metadata?.vector_layers.map(({ id }) => id) ?? []
    const lacking = LAYERS.filter((id) => !layers.includes(id))
    if (lacking.length > 0) return fault('otherLayers', `${LAYERS.join(', ')} expected, got ${layers.join(', ')}`)
    const degrees = (at: number): number => header.readInt32LE(at) / 1e7
    const bounds: Box = [degrees(102), degrees(106), degrees(110), degrees(114)]
    if (apart(bounds, box)) return fault('elsewhere', `${box.join(', ')} expected, got ${bounds.join(', ')}`)
    const attribution = plainText(metadata?.attribution)
    return { file: { version: versionOf(stat), attribution, zooms: [header.readUInt8(100), header.readUInt8(101)] } }
  } finally {
    await file.close()
  }
}
