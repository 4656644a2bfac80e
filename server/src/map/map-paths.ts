import { join } from 'node:path'

/**
 * Files of a generated map: `map`, `villages` and `districts` are for the browser, `lookup` and `boundary` for the server.
 * Whoever reads the map is handed the folder of the first ones; `boundary`, which tells of this machine, is not in it.
 */
export type MapPaths = { map: string; lookup: string; villages: string; districts: string; boundary: string }

/** Where the generated map of a province lies under the cache folder, whether or not it is there yet. */
export function mapPaths(provinceCode: string, cacheDir: string): MapPaths {
  const file = (name: string): string => join(cacheDir, provinceCode, name)
  return {
    ...{
      map: file('map.json'),
      lookup: file('lookup.json'),
      boundary: join(cacheDir, `${provinceCode}-boundary.json`),
    },
    ...{ villages: file('villages.json'), districts: file('districts.json') },
  }
}
