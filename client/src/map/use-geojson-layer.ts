import { GeoJSONSource, type GeoJSONSourceSpecification, type LayerSpecification } from 'maplibre-gl'
import { useEffect, useEffectEvent, useRef } from 'react'
import { isSame } from './is-same.ts'
import { type Room, useRoom } from './map-context.ts'

/** At most four times a second, and never before the worker has drawn the one before. */
const MIN_INTERVAL_MS = 250

/** A style layer without its source: the hook puts in its own. */
export type Paint = LayerSpecification extends infer L
  ? L extends { source: string }
    ? Omit<L, 'source'>
    : never
  : never

export type Drawing = {
  /** id of the source; ids of the layers stand in `paint` */
  id: string
  features: GeoJSON.FeatureCollection
  /** lowest first; read once, when the map is made */
  paint: (palette: Room['palette']) => Paint[]
  cluster?: Pick<GeoJSONSourceSpecification, 'cluster' | 'clusterMaxZoom' | 'clusterRadius'>
}

/** Newest wins: what came while the worker was busy is passed over for what came last. */
function createSender(room: Room, id: string, first: GeoJSON.FeatureCollection) {
  let sent = first
  let next: GeoJSON.FeatureCollection | null = null
  let isBusy = false
  const drain = async (): Promise<void> => {
    isBusy = true
    while (next !== null && !room.isGone) {
      const features = next
      next = null
      if (isSame(features, sent)) continue
      sent = features
      const source = room.map.getSource(id)
      if (!(source instanceof GeoJSONSource)) break
      await Promise.all([source.setData(features), new Promise((resolve) => setTimeout(resolve, MIN_INTERVAL_MS))])
    }
    isBusy = false
  }
  return (features: GeoJSON.FeatureCollection): void => {
    next = features
    if (isBusy) return
    drain().catch((error: unknown) => {
      isBusy = false
      // A worker that dies with its map rejects what it had in hand.
      if (!room.isGone) console.error(`the map layer ${id} could not be drawn`, error)
    })
  }
}

/** One source and its layers: the first effect adds them in the order of the layer components, the second updates. */
export function useGeoJsonLayer(drawing: Drawing): void {
  const room = useRoom()
  const send = useRef<(features: GeoJSON.FeatureCollection) => void>(() => {})
  const add = useEffectEvent((): { id: string; layers: Paint[] } => {
    const { id, features, paint, cluster } = drawing
    const layers = paint(room.palette)
    room.map.addSource(id, { type: 'geojson', data: features, ...cluster })
    for (const layer of layers) room.map.addLayer({ ...layer, source: id })
    send.current = createSender(room, id, features)
    return { id, layers }
  })

  useEffect(() => {
    const { id, layers } = add()
    return () => {
      if (room.isGone) return
      for (const layer of layers) room.map.removeLayer(layer.id)
      room.map.removeSource(id)
    }
  }, [room])

  const { features } = drawing
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new room has a new sender, which wants the newest too
  useEffect(() => send.current(features), [features, room])
}
