import type { ExpressionSpecification, SymbolLayerSpecification } from 'maplibre-gl'
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { nameFeatures, roomFeatures } from '../features.ts'
import { iconName } from '../icon-name.ts'
import { isInSight } from '../in-sight.ts'
import { useRoom } from '../map-context.ts'
import type { Box } from '../map-file.ts'
import { degreesAtZoom } from '../pixels.ts'
import type { MapGroup } from '../scene.ts'
import { BOLD } from '../style.ts'
import { CHIP_SCALE, COUNT_BELOW_ZOOM } from '../swarm/chip-scale.ts'
import { createSwarmLayers } from '../swarm/swarm-layers.ts'
import { useGeoJsonLayer } from '../use-geojson-layer.ts'
import { useSight } from '../use-sight.ts'
import { useZoomStep } from '../use-zoom-step.ts'

/** From here on groups have their names. */
const NAMES_ZOOM = 10
/** Where there are no names, chips that stand this near to each other take one room, and it follows them this often. */
const ROOM_PX = 8
const ROOMS_MS = 5_000
const MOST_ROOMS = 500

/** Where a name stands about its chip, em of its size. */
const BESIDE = { left: [1.3, 0], right: [-1.3, 0], bottom: [0, -1.1], top: [0, 1] } as const
const inOrder = (...anchors: readonly (keyof typeof BESIDE)[]): ExpressionSpecification => [
  'literal',
  anchors.flatMap((anchor) => [anchor, [...BESIDE[anchor]]]),
]
/** The side that is free of its way and its opponent first; the side where those are last. */
const MET_ANCHORS: ExpressionSpecification = [
  'match',
  ['get', 'anchor'],
  'left',
  inOrder('left', 'bottom', 'top', 'right'),
  'right',
  inOrder('right', 'bottom', 'top', 'left'),
  'bottom',
  inOrder('bottom', 'left', 'right', 'top'),
  inOrder('top', 'left', 'right', 'bottom'),
]

const roomOf = (scale: number): ExpressionSpecification => ['*', scale, ['coalesce', ['get', 'size'], 1]]

/**
 * Supporter groups: a chip with the ballot number, an arrow where they move, their name when there is room. From afar
 * those that meet are not drawn one over the other: the mark of their pair stands for both.
 */
export function GroupLayer({ groups }: { groups: readonly MapGroup[] }) {
  useNames(groups)
  useMarks(groups)
  return null
}

const inSight = (groups: readonly MapGroup[], sight: Box): MapGroup[] =>
  groups.filter(({ position: { lon, lat } }) => isInSight(sight, [lon, lat, lon, lat]))

/** Names, and the room that chips take of whatever else looks for some: the chips themselves are drawn by the swarm. */
function useNames(groups: readonly MapGroup[]): void {
  const zoom = useZoomStep()
  const sight = useSight()
  // From afar nothing moves by more than a pixel until the next time.
  const held = useHeld(groups, ROOMS_MS)
  const isNamed = zoom >= NAMES_ZOOM - 0.25
  const isFar = zoom < COUNT_BELOW_ZOOM - 0.5
  const rooms = useMemo(
    () => roomFeatures(isNamed || isFar ? [] : inSight(held, sight), degreesAtZoom(ROOM_PX, zoom), MOST_ROOMS),
    [held, zoom, sight, isNamed, isFar],
  )
  useGeoJsonLayer({
    id: 'groups',
    features: isNamed ? nameFeatures(inSight(groups, sight)) : rooms,
    paint: ({ text, halo }) => {
      const chip: SymbolLayerSpecification['layout'] = {
        // A bare name would be read as a template: it has braces.
        'icon-image': ['image', iconName({ kind: 'chip', mark: null, freshness: 'fresh' })],
        'icon-allow-overlap': true,
        'icon-size': ['interpolate', ['linear'], ['zoom'], ...CHIP_SCALE.flatMap(([at, scale]) => [at, roomOf(scale)])],
        'symbol-sort-key': ['coalesce', ['get', 'lot'], 0],
        'text-field': ['step', ['zoom'], '', NAMES_ZOOM, ['coalesce', ['get', 'label'], '']],
        'text-font': BOLD,
        'text-size': 24,
        'text-radial-offset': 1.5,
        'text-justify': 'auto',
        'text-max-width': 9,
        'text-optional': true,
      }
      const ink: SymbolLayerSpecification['paint'] = {
        'icon-opacity': 0,
        'text-color': text,
        'text-halo-color': halo,
        'text-halo-width': 2.5,
      }
      return [
        {
          id: 'groups',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['!=', ['get', 'isMet'], true],
          layout: { ...chip, 'text-variable-anchor': ['left', 'right', 'bottom', 'top'] },
          paint: ink,
        },
        {
          id: 'groups-met',
          type: 'symbol',
          minzoom: COUNT_BELOW_ZOOM,
          filter: ['==', ['get', 'isMet'], true],
          layout: { ...chip, 'text-size': 28, 'text-variable-anchor-offset': MET_ANCHORS },
          paint: ink,
        },
      ]
    },
  })
}

/** What `value` was when it was last looked at, each so many milliseconds. */
function useHeld<T>(value: T, ms: number): T {
  const [held, setHeld] = useState(value)
  const look = useEffectEvent(() => setHeld(value))
  useEffect(() => {
    const timer = setInterval(() => look(), ms)
    return () => clearInterval(timer)
  }, [ms])
  return held
}

/** Chips and arrows: names lie under the chips of their own kind and of those that lie higher. */
function useMarks(groups: readonly MapGroup[]): void {
  const room = useRoom()
  const isSeen = useZoomStep() >= COUNT_BELOW_ZOOM - 0.5
  const show = useRef(() => {})
  const add = useEffectEvent(() => {
    const { map, swarm, palette } = room
    const layers = createSwarmLayers(map, swarm, palette)
    map.addLayer(layers.arrows, 'groups')
    map.addLayer(layers.free, 'groups-met')
    // What lies above comes after.
    map.addLayer(layers.met)
    show.current = () => layers.show()
    return layers
  })
  useEffect(() => {
    const { met, free, arrows } = add()
    return () => {
      if (room.isGone) return
      for (const { id } of [met, free, arrows]) room.map.removeLayer(id)
    }
  }, [room])

  useEffect(() => {
    if (room.swarm.fill(isSeen ? groups : [])) show.current()
  }, [groups, isSeen, room])
}
