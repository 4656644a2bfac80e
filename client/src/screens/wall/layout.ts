import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { z } from 'zod'

/** How several displays share the work: map only, board only, or both; and which regency this one looks at. */
export const WallLayout = z.enum(['split', 'map', 'board'])
export type WallLayout = z.infer<typeof WallLayout>
export type WallView = { layout: WallLayout; region: KemendagriCode | null }

/** From `?layout=map|board|split&region=64.08`; what is not understood falls back to all of it. */
export function readView(search: string): WallView {
  const given = new URLSearchParams(search)
  return {
    layout: WallLayout.catch('split').parse(given.get('layout')),
    region: KemendagriCode.nullable().catch(null).parse(given.get('region')),
  }
}
