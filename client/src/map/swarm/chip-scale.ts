/** Below this, groups that meet nobody are counted, and the others are the marks of their pairs. */
export const COUNT_BELOW_ZOOM = 8.5

/** How large chips are, as a part of their full size: at this zoom and before, at that one and after. */
export const CHIP_SCALE = [
  [COUNT_BELOW_ZOOM, 0.7],
  [11, 1],
] as const

export function chipScale(zoom: number): number {
  const [[farZoom, least], [nearZoom, most]] = CHIP_SCALE
  const part = Math.max(0, Math.min(1, (zoom - farZoom) / (nearZoom - farZoom)))
  return least + (most - least) * part
}
