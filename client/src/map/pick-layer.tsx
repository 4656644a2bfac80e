import type { MapMouseEvent } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import { SIZE } from './draw-icon.ts'
import { useRoom } from './map-context.ts'
import { mercatorX, mercatorY, worldPx } from './pixels.ts'
import { COUNT_BELOW_ZOOM, chipScale } from './swarm/chip-scale.ts'

/** What a mark on the map stands for. */
export type Picked = { kind: 'alert' | 'incident' | 'group' | 'rally' | 'site'; id: string }

type Found = Picked | { kind: 'count' }
type Kind = Found['kind']

/** What the features of each layer stand for; those that are no marks are passed through. Chips of groups lie between. */
const ABOVE_CHIPS: Record<string, Kind> = {
  plates: 'alert',
  'plate-marks': 'alert',
  'pair-shapes': 'alert',
  'pair-ranges': 'alert',
  'forecast-shapes': 'alert',
  'forecast-times': 'alert',
  approaches: 'alert',
  'approach-limits': 'alert',
  incidents: 'incident',
}
const BELOW_CHIPS: Record<string, Kind> = {
  groups: 'group',
  'groups-met': 'group',
  'group-singles': 'group',
  rallies: 'rally',
  sites: 'site',
  'pair-casings': 'alert',
  'forecast-casings': 'alert',
  'group-counts': 'count',
}
/** A hand does not hit a pixel. */
const NEAR_PX = 5
const CLOSER_BY = 1.6

/** A press on a mark picks it, one on a count of groups comes closer; the pointer says where there is something. */
export function PickLayer({ onPick }: { onPick: (picked: Picked) => void }) {
  const room = useRoom()
  const pick = useEffectEvent(onPick)
  useEffect(() => {
    const { map } = room
    const foundIn = ({ point: { x, y } }: MapMouseEvent, marks: Record<string, Kind>): Found | null => {
      const layers = Object.keys(marks).filter((id) => map.getLayer(id) !== undefined)
      const around: [[number, number], [number, number]] = [
        [x - NEAR_PX, y - NEAR_PX],
        [x + NEAR_PX, y + NEAR_PX],
      ]
      for (const { layer, properties } of map.queryRenderedFeatures(around, { layers })) {
        const kind = marks[layer.id]
        if (kind === 'count') return { kind }
        // The room that several chips take is no mark of any.
        if (kind !== undefined && properties.id !== undefined) return { kind, id: String(properties.id) }
      }
      return null
    }
    const chipAt = ({ lngLat: { lng, lat } }: MapMouseEvent): Picked | null => {
      const zoom = map.getZoom()
      if (zoom < COUNT_BELOW_ZOOM) return null
      const reach = (chipScale(zoom) * SIZE.chip[0]) / 2 + NEAR_PX
      const id = room.swarm.find(mercatorX(lng), mercatorY(lat), reach / worldPx(zoom))
      return id === null ? null : { kind: 'group', id }
    }
    const foundAt = (event: MapMouseEvent): Found | null =>
      foundIn(event, ABOVE_CHIPS) ?? chipAt(event) ?? foundIn(event, BELOW_CHIPS)
    const onClick = (event: MapMouseEvent): void => {
      const found = foundAt(event)
      if (found === null) return
      if (found.kind === 'count') map.easeTo({ center: event.lngLat, zoom: map.getZoom() + CLOSER_BY })
      else pick(found)
    }
    let frame = 0
    const onMove = (event: MapMouseEvent): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (!room.isGone) map.getCanvas().style.cursor = foundAt(event) === null ? '' : 'pointer'
      })
    }
    map.on('click', onClick)
    map.on('mousemove', onMove)
    return () => {
      cancelAnimationFrame(frame)
      map.off('click', onClick)
      map.off('mousemove', onMove)
    }
  }, [room])
  return null
}
