import type { Scene } from '../../../ui/picture-map/scene-of.ts'

/** What may be left out of the map. Groups and what is open about them never are. */
export const LAYERS = ['incidents', 'rallies', 'ways', 'sites'] as const
export type Layer = (typeof LAYERS)[number]

const REMEMBERED_AS = 'jaga-jarak.console-layers'

export const rememberedLayers = (): readonly Layer[] => {
  const off = (localStorage.getItem(REMEMBERED_AS) ?? '').split(' ')
  return LAYERS.filter((it) => !off.includes(it))
}
export const rememberLayers = (shown: readonly Layer[]): void =>
  localStorage.setItem(REMEMBERED_AS, LAYERS.filter((it) => !shown.includes(it)).join(' '))

/** The scene without what was left out. */
export function sceneOfLayers(scene: Scene, shown: readonly Layer[]): Scene {
  const keep = <T>(layer: Layer, list: T[]): T[] => (shown.includes(layer) ? list : [])
  return {
    ...scene,
    incidents: keep('incidents', scene.incidents),
    rallies: keep('rallies', scene.rallies),
    venues: keep('rallies', scene.venues),
    routes: keep('ways', scene.routes),
    grounds: shown.includes('ways') ? scene.grounds : scene.grounds.map((it) => ({ ...it, trail: [] })),
    rings: keep('sites', scene.rings),
  }
}
