import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { z } from 'zod'

/** How several displays share the work: map only, board only, or both; and which regency this one looks at. */
const WallLayout = z.enum(['split', 'map', 'board'])
/** Dark for a room with dimmed light; light for one with the sun in it. */
const WallTheme = z.enum(['dark', 'light'])
/** One of several walls in a room sounds. */
const WallSound = z.enum(['on', 'off'])
export type WallView = {
  layout: z.infer<typeof WallLayout>
  region: KemendagriCode | null
  theme: z.infer<typeof WallTheme>
  isLoud: boolean
}

/**
 * From `?layout=map|board|split&region=64.08&theme=dark|light&sound=on|off`; what is not understood falls back to all of
 * it, dark and mute.
 */
export function readView(search: string): WallView {
  const given = new URLSearchParams(search)
  return {
    layout: WallLayout.catch('split').parse(given.get('layout')),
    region: KemendagriCode.nullable().catch(null).parse(given.get('region')),
    theme: WallTheme.catch('dark').parse(given.get('theme')),
    isLoud: WallSound.catch('off').parse(given.get('sound')) === 'on',
  }
}
