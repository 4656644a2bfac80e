import 'maplibre-gl/dist/maplibre-gl.css'
import './map-room.css'
import { Map as MapLibreMap, ScaleControl, setWorkerUrl } from 'maplibre-gl'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react'
import { drawIcon, ICON_RATIO, iconFontIsThere, stretchOf } from './draw-icon.ts'
import { iconOf } from './icon-name.ts'
import { type Room, RoomContext } from './map-context.ts'
import type { Box } from './map-file.ts'
import { type MapTheme, paletteOf } from './palette.ts'
import { emptyStyle } from './style.ts'
import { createSwarm } from './swarm/swarm.ts'

setWorkerUrl(workerUrl)

const REBUILD_MS = 2_000
const FLIGHT_MS = 1_800
/** Closer than this there is nothing more to see: the map knows no streets. */
const MAX_FRAME_ZOOM = 13.5

export type MapRoomProps = {
  theme: MapTheme
  /** what must be in sight; the map flies there when it changes */
  box: Box
  /** another value: it flies there again */
  framing?: string
  /** it stays where somebody has moved it */
  isHeld?: boolean
  /** somebody moves it by hand */
  onMoved?: () => void
  /** how far things stand from the edge, pixels before `scale` */
  padding: number
  /** 1 on a 1080p wall, 2 on a 4K wall, less on a desk: everything on the map grows with it, the section does not */
  scale: number
  isInteractive: boolean
  /** shown while the browser cannot draw maps at all */
  unavailable: string
  /** it can be drawn, or can be no longer */
  onGraphics?: (isThere: boolean) => void
  /** names the map for people who cannot see it */
  label: string
  children: ReactNode
}

/** Sets up a map in `container`. Throws when the browser gives no graphics context. */
function openRoom(container: HTMLElement, { theme, box, padding, scale, isInteractive, label }: MapRoomProps): Room {
  const palette = paletteOf(theme)
  const map = new MapLibreMap({
    container,
    style: emptyStyle(palette),
    bounds: box,
    fitBoundsOptions: { padding, maxZoom: MAX_FRAME_ZOOM },
    pixelRatio: window.devicePixelRatio * scale,
    interactive: isInteractive,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    renderWorldCopies: false,
    // A symbol that has moved counts as a new one and would fade in again with each report: it must not blink.
    fadeDuration: 0,
    locale: { 'Map.Title': label },
  })
  map.setMissingStyleImageResolver(async (name) => {
    const icon = iconOf(name)
    if (icon === null) return
    await iconFontIsThere()
    if (!map.hasImage(name)) map.addImage(name, drawIcon(icon, palette), { pixelRatio: ICON_RATIO, ...stretchOf(icon) })
  })
  map.addControl(new ScaleControl({ maxWidth: 180, unit: 'metric' }), 'bottom-left')
  return { map, palette, swarm: createSwarm(), isGone: false }
}

/**
 * The map and the layers on it, lowest first. A lost graphics context is not nursed: the room is built anew, and
 * where that fails it is tried again until it works.
 */
export function MapRoom(props: MapRoomProps) {
  const { theme, box, padding, scale, isInteractive, unavailable, label, framing, isHeld, children } = props
  const container = useRef<HTMLDivElement>(null)
  const [room, setRoom] = useState<Room | null>(null)
  const [builds, setBuilds] = useState(0)
  const [isUnavailable, setUnavailable] = useState(false)

  const open = useEffectEvent((element: HTMLElement) => openRoom(element, props))
  const moved = useEffectEvent(() => props.onMoved?.())
  const sayGraphics = useEffectEvent((isThere: boolean) => {
    setUnavailable(!isThere)
    props.onGraphics?.(isThere)
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what a map cannot change while it lives
  useEffect(() => {
    const element = container.current
    if (element === null) return
    let again: ReturnType<typeof setTimeout> | undefined
    const rebuild = (): void => {
      again ??= setTimeout(() => {
        sayGraphics(false)
        setBuilds((count) => count + 1)
      }, REBUILD_MS)
    }
    let opened: Room
    try {
      opened = open(element)
    } catch (error) {
      console.error('the map could not be opened', error)
      rebuild()
      return () => clearTimeout(again)
    }
    opened.map.once('style.load', () => {
      sayGraphics(true)
      setRoom(opened)
    })
    opened.map.on('error', ({ error }) => console.error('map', error))
    opened.map.on('movestart', ({ originalEvent }) => {
      if (originalEvent !== undefined) moved()
    })
    const takeDown = (): void => {
      if (opened.isGone) return
      opened.isGone = true
      setRoom(null)
      opened.map.remove()
    }
    // Before MapLibre hears of it: it would throw its style away half, and keep the rest and the workers' share for ever.
    const lost = (event: Event): void => {
      event.stopPropagation()
      takeDown()
      rebuild()
    }
    element.addEventListener('webglcontextlost', lost, true)
    return () => {
      clearTimeout(again)
      element.removeEventListener('webglcontextlost', lost, true)
      takeDown()
    }
  }, [builds, theme, scale, isInteractive])

  const [west, south, east, north] = box
  // biome-ignore lint/correctness/useExhaustiveDependencies: another framing asks for the same box again
  useEffect(() => {
    if (room === null || room.isGone || isHeld === true) return
    const fit = (duration: number): void => {
      room.map.fitBounds([west, south, east, north], { padding, maxZoom: MAX_FRAME_ZOOM, duration })
    }
    const refit = (): void => fit(0)
    /** Says what it has come to rest at: a press while it flies ends the flight where it is. */
    const rest = (): void => container.current?.setAttribute('data-rests-at', [west, south, east, north].join(' '))
    fit(FLIGHT_MS)
    room.map.once('moveend', rest)
    room.map.on('resize', refit)
    return () => {
      room.map.off('moveend', rest)
      room.map.off('resize', refit)
    }
  }, [room, west, south, east, north, padding, framing, isHeld])

  const size = `${100 / scale}%`
  return (
    <div className="map-room">
      <section
        ref={container}
        aria-label={label}
        style={{ width: size, height: size, transform: `scale(${scale})`, transformOrigin: '0 0' }}
      />
      {isUnavailable ? <p className="map-unavailable">{unavailable}</p> : null}
      {room === null ? null : <RoomContext value={room}>{children}</RoomContext>}
    </div>
  )
}
