import type { TierFault } from '@jaga-jarak/shared/basemap.ts'
import { z } from 'zod'
import { plainText } from './plain-text.ts'

/** Slower than this no map is drawn from it (milliseconds). */
const PATIENCE_MS = 5_000
const MAX_BYTES = 2_000_000

const Source = z.object({ type: z.string(), url: z.string().optional(), attribution: z.string().optional() })
const Style = z.object({
  version: z.literal(8),
  sources: z.record(z.string(), Source),
  layers: z.array(z.unknown()).min(1),
})
const TileJson = z.object({ tiles: z.array(z.string()).min(1), attribution: z.string().optional() })

type Fault = { reason: Extract<TierFault, 'unreachable' | 'badAnswer' | 'notStyle'>; details: string[] }
export type Probe = { style: { attribution: string | null } } | { fault: Fault }

class Refused extends Error {
  readonly fault: Fault
  constructor(reason: Fault['reason'], detail: string) {
    super(detail)
    this.fault = { reason, details: [detail] }
  }
}

/** Reads no more than a style may be long. */
async function readJson(url: URL, signal: AbortSignal): Promise<unknown> {
  const answer = await fetch(url, { signal, redirect: 'error' })
  if (!answer.ok) throw new Refused('badAnswer', `${url.href}: status 200 expected, got ${answer.status}`)
  const pieces: Uint8Array[] = []
  let bytes = 0
  for await (const piece of answer.body ?? []) {
    bytes += piece.length
    if (bytes > MAX_BYTES) throw new Refused('notStyle', `${url.href}: at most ${MAX_BYTES} bytes expected`)
    pieces.push(piece)
  }
  try {
    return JSON.parse(Buffer.concat(pieces).toString('utf8'))
  } catch {
    throw new Refused('notStyle', `${url.href}: JSON expected`)
  }
}

const causeOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

/** Asks for a map style and for the description of its vector tiles, as a browser would, and says whether both are there. */
export async function probeStyle(address: string): Promise<Probe> {
  const url = new URL(address)
  const signal = AbortSignal.timeout(PATIENCE_MS)
  try {
    const style = Style.safeParse(await readJson(url, signal))
    if (!style.success) throw new Refused('notStyle', `${address}: ${z.prettifyError(style.error)}`)
    const vector = Object.values(style.data.sources).filter(({ type }) => type === 'vector')
    const told = vector.map((source) => source.attribution)
    if (vector.length === 0) throw new Refused('notStyle', `${address}: a source of vector tiles expected`)
    for (const { url: description } of vector) {
      if (description === undefined) continue
      const from = new URL(description, url)
      // The page's policy names one host: what lies elsewhere no browser would fetch.
      if (from.origin !== url.origin) throw new Refused('notStyle', `${from.origin}: tiles from ${url.origin} expected`)
      const tiles = TileJson.safeParse(await readJson(from, signal))
      if (!tiles.success) throw new Refused('notStyle', `${from.href}: ${z.prettifyError(tiles.error)}`)
      told.push(tiles.data.attribution)
    }
    const named = new Set(told.map(plainText).filter((it) => it !== null))
    return { style: { attribution: named.size === 0 ? null : [...named].join(' ') } }
  } catch (error) {
    if (error instanceof Refused) return { fault: error.fault }
    return { fault: { reason: 'unreachable', details: [`${address}: ${causeOf(error)}`] } }
  }
}
