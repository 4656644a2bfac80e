import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Basemap, MapTiers, TierCheck } from '@jaga-jarak/shared/basemap.ts'
import type { Boundary } from './boundary.ts'
import type { Box } from './plane.ts'
import { type Probe, probeStyle } from './probe-style.ts'
import { readPmtiles, type TilesFault, type TilesFile, versionOf } from './read-pmtiles.ts'

export type BasemapSettings = {
  /** a PMTiles file; null: none is configured */
  file: string | null
  /** address of a style that somebody else serves; null: none is configured */
  styleUrl: string | null
  /** official borders that are configured, and whose the map was made with */
  boundaries: { source: string } | null
  boundary: Boundary
  /** of the province, degrees */
  box: Box
}
type Told = Pick<TierCheck, 'fault' | 'details' | 'source' | 'attribution'> & { state: 'ready' | 'off' | 'failed' }

const READY = { state: 'ready', fault: null, details: [], source: null, attribution: null } as const satisfies Told
const OFF: Told = { ...READY, state: 'off' }

/** Borders of an office: those that the map was made with, and why not those that are configured. */
function bordersOf({ boundaries, boundary: { taken, refused } }: BasemapSettings): Told {
  const source = boundaries?.source ?? taken?.source ?? null
  if (boundaries !== null && refused !== null) {
    return { ...READY, state: taken === null ? 'failed' : 'ready', fault: 'refused', details: refused.problems, source }
  }
  if (taken !== null) return { ...READY, source: taken.source, attribution: taken.source }
  return boundaries === null ? OFF : { ...READY, state: 'failed', fault: 'notTaken', source }
}

/** What the map is drawn of, best first, looked at anew by every `check`. `now` is real, milliseconds. */
export function createBasemap(settings: BasemapSettings, now: () => number = () => performance.now()) {
  const { file, styleUrl, box } = settings
  let tiles: { file: TilesFile } | { fault: TilesFault } | null = null
  let style: Probe | null = null
  const since = new Map<number, { told: string; at: number }>()

  const tilesTold = (): Told => {
    if (file === null) return OFF
    const source = basename(file)
    if (tiles === null) return { ...OFF, source }
    if ('file' in tiles) return { ...READY, source, attribution: tiles.file.attribution }
    return { ...READY, state: 'failed', fault: tiles.fault.reason, details: tiles.fault.details, source }
  }
  const styleTold = (): Told => {
    if (styleUrl === null) return OFF
    if (style === null) return { ...OFF, source: styleUrl }
    if ('style' in style) return { ...READY, source: styleUrl, attribution: style.style.attribution }
    return { ...READY, state: 'failed', fault: style.fault.reason, details: style.fault.details, source: styleUrl }
  }
  const told = (): Told[] => [
    { ...READY, attribution: 'geografis · Natural Earth' },
    bordersOf(settings),
    tilesTold(),
    styleTold(),
  ]

  return {
    /** origin that browsers fetch a style and its tiles from */
    styleOrigin: styleUrl === null ? null : new URL(styleUrl).origin,
    async check(): Promise<void> {
      ;[tiles, style] = await Promise.all([
        file === null ? null : readPmtiles(file, box),
        styleUrl === null ? null : probeStyle(styleUrl),
      ])
      for (const [tier, { state, fault }] of told().entries()) {
        const is = `${state} ${fault}`
        if (since.get(tier)?.told !== is) since.set(tier, { told: is, at: now() })
      }
    },
    /** The file that may be served, as it is now; null when there is none. */
    async served(): Promise<{ path: string; version: string } | null> {
      if (file === null || tiles === null || 'fault' in tiles) return null
      const there = await stat(file).catch(() => null)
      return there === null ? null : { path: file, version: versionOf(there) }
    },
    forBrowsers: (): Basemap => ({
      style:
        styleUrl !== null && style !== null && 'style' in style
          ? { url: styleUrl, attribution: style.style.attribution }
          : null,
      tiles:
        tiles !== null && 'file' in tiles ? { version: tiles.file.version, attribution: tiles.file.attribution } : null,
    }),
    tiers(): MapTiers {
      const all = told()
      const live = all.findLastIndex(({ state }) => state === 'ready')
      const tiers = all.map((it, tier): TierCheck => {
        const forMs = now() - (since.get(tier)?.at ?? now())
        return { ...it, details: [...it.details], tier, state: tier === live ? 'live' : it.state, forMs }
      })
      return { live, tiers }
    },
  }
}
export type BasemapSource = ReturnType<typeof createBasemap>
