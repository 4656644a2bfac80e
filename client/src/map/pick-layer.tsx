import type { MapMouseEvent } from 'maplibre-gl'
import { useEffect, useEffectEvent } from 'react'
import { useRoom } from './map-context.ts'

/** What a mark on the map stands for. */
export type Picked = { kind: 'alert' | 'incident' | 'group' | 'rally' | 'site'; id: string }

/** What the features of each layer stand for; those that are no marks are passed through. */
const MARKS: Record<string, Picked['kind']> = {
  plates: 'alert',
  'plate-marks': 'alert',
  'pair-shapes': 'alert',
  'pair-ranges': 'alert',
  'pair-casings': 'alert',
  'forecast-shapes': 'alert',
  'forecast-times': 'alert',
  'forecast-casings': 'alert',
  approaches: 'alert',
  'approach-limits': 'alert',
  incidents: 'incident',
  groups: 'group',
  'groups-met': 'group',
  'group-singles': 'group',
  rallies: 'rally',
  sites: 'site',
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
    const foundAt = ({ point: { x, y } }: MapMouseEvent) => {
      const layers = [...Object.keys(MARKS), 'group-counts'].filter((id) => map.getLayer(id) !== undefined)
      const around: [[number, number], [number, number]] = [
        [x - NEAR_PX, y - NEAR_PX],
        [x + NEAR_PX, y + NEAR_PX],
      ]
      return map.queryRenderedFeatures(around, { layers })[0]
    }
    const onClick = (event: MapMouseEvent): void => {
      const found = foundAt(event)
      if (found === undefined) return
      const kind = MARKS[found.layer.id]
      if (kind === undefined) map.easeTo({ center: event.lngLat, zoom: map.getZoom() + CLOSER_BY })
      else pick({ kind, id: String(found.properties.id) })
    }
    let frame = 0
    const onMove = (event: MapMouseEvent): void => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(() => {
        if (!room.isGone) map.getCanvas().style.cursor = foundAt(event) === undefined ? '' : 'pointer'
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
