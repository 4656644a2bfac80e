import { useEffect } from 'react'
import { createRoot } from 'react-dom/client'
import { GroupLayer } from '../src/map/layers/group-layer.tsx'
import { useRoom } from '../src/map/map-context.ts'
import { MapRoom } from '../src/map/map-room.tsx'
import type { MapGroup } from '../src/map/scene.ts'
import { SetDataLayer } from './set-data-layer.tsx'

/** All groups are in sight, each with its own chip. */
const BOX = [116, -0.7, 118.4, 0.7] as const
const STEP_DEGREES = 0.002

/** So many groups, spread over the box, after so many steps, each on its own way. */
function groupsAt(count: number, step: number): MapGroup[] {
  const columns = Math.ceil(Math.sqrt(count * 1.7))
  const rows = Math.ceil(count / columns)
  return Array.from({ length: count }, (_, i): MapGroup => {
    const courseDeg = (i * 137.5) % 360
    const [east, north] = [Math.sin((courseDeg * Math.PI) / 180), Math.cos((courseDeg * Math.PI) / 180)]
    return {
      id: `group ${i}`,
      name: `Rombongan ${i}`,
      mark: { colour: i % 2 === 0 ? 'violet' : 'teal', ballotNumber: (i % 2) + 1 },
      position: {
        lon: BOX[0] + ((i % columns) / columns) * (BOX[2] - BOX[0]) + east * step * STEP_DEGREES,
        lat: BOX[1] + (Math.floor(i / columns) / rows) * (BOX[3] - BOX[1]) + north * step * STEP_DEGREES,
      },
      courseDeg: (courseDeg + step) % 360,
      speedMps: i % 5 === 0 ? 0 : 8,
      freshness: i % 11 === 0 ? 'stale' : 'fresh',
      ageText: '2 mnt',
      meets: null,
    }
  })
}

const root = createRoot(document.getElementById('root') ?? document.body)
let isIdle: () => void = () => {}

function Listener() {
  const { map } = useRoom()
  useEffect(() => {
    const idle = (): void => isIdle()
    map.on('idle', idle)
    return () => void map.off('idle', idle)
  }, [map])
  return null
}

/** Draws these groups and resolves once they stand. */
function draw(way: string, groups: readonly MapGroup[]): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>()
  isIdle = resolve
  root.render(
    <MapRoom key={way} theme="dark" box={[...BOX]} padding={0} scale={1} isInteractive={false} unavailable="" label="">
      {way === 'layer' ? <GroupLayer groups={groups} /> : <SetDataLayer groups={groups} />}
      <Listener />
    </MapRoom>,
  )
  return promise
}

// `place` makes the places of a step, `show` draws them and resolves once they stand: only that is measured.
let groups: readonly MapGroup[] = []
const place = (count: number, step: number): void => {
  groups = groupsAt(count, step)
}
const show = (way: string): Promise<void> => draw(way, groups)
Object.assign(window, { place, show })
