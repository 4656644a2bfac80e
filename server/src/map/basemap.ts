import { stat } from 'node:fs/promises'
import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import type { Box } from './plane.ts'
import { readPmtiles, type TilesFault, type TilesFile, versionOf } from './read-pmtiles.ts'

export type BasemapSettings = {
  /** a PMTiles file; null: none is configured */
  file: string | null
  /** of the province, degrees */
  box: Box
}

/** What may be drawn below the borders, looked at anew by every `check`. */
export function createBasemap({ file, box }: BasemapSettings) {
  let tiles: { file: TilesFile } | { fault: TilesFault } | null = null
  return {
    async check(): Promise<void> {
      if (file !== null) tiles = await readPmtiles(file, box)
    },
    /** The file that may be served, as it is now; null when there is none. */
    async served(): Promise<{ path: string; version: string } | null> {
      if (file === null || tiles === null || 'fault' in tiles) return null
      const there = await stat(file).catch(() => null)
      return there === null ? null : { path: file, version: versionOf(there) }
    },
    forBrowsers: (): Basemap => ({
      tiles:
        tiles !== null && 'file' in tiles ? { version: tiles.file.version, attribution: tiles.file.attribution } : null,
    }),
  }
}
export type BasemapSource = ReturnType<typeof createBasemap>
