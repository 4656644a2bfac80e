import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { placesOf } from '../../live/places.ts'
import { NOTHING_DRAWN } from '../../map/basemap/drawn.ts'
import { frameOf } from '../../map/frame-of.ts'
import { boundsOf } from '../../map/map-file.ts'
import { MapRoom } from '../../map/map-room.tsx'
import { useBasemap } from '../../map/use-basemap.ts'
import { useMapFile, useVillageFile } from '../../map/use-map-file.ts'
import { LimitsInForce } from '../../ui/limits-in-force.tsx'
import { MapCredit } from '../../ui/picture-map/map-credit.tsx'
import { PictureLayers } from '../../ui/picture-map/picture-layers.tsx'
import { sceneOf } from '../../ui/picture-map/scene-of.ts'
import { useSceneWords } from '../../ui/picture-map/use-scene-words.ts'
import type { Board } from './board-of.ts'
import type { WallView } from './layout.ts'
import { OrderStrip } from './order-strip.tsx'
import { useWallScale } from './use-measure.ts'
import { useTour } from './use-tour.ts'
import { useWall } from './wall-context.ts'

const PADDING = 70

export type WallMapProps = {
  board: Board
  view: WallView
  isOld: boolean
  /** whether the display can draw its map */
  onGraphics: (isThere: boolean) => void
}

/** The map of the wall: it tours the gravest encounters and comes back to the province or to its regency. */
export function WallMap({ board, view, isOld, onGraphics }: WallMapProps) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const file = useMapFile()
  const villages = useVillageFile()
  const basemap = useBasemap()
  const [drawn, setDrawn] = useState(NOTHING_DRAWN)
  const scale = useWallScale()
  const step = useTour(board.alerts, isOld)
  const words = useSceneWords(format, now, picture.operation.zone.id)
  if (file === null) return <p className="map-loading">{t('wall.mapLoading')}</p>

  const scene = sceneOf(picture, board.alerts, words)
  const framed = step.kind === 'province' ? [] : board.alerts.filter(({ alert }) => step.ids.includes(alert.id))
  const places = framed.flatMap(({ alert }) => placesOf(picture, alert.evidence))
  return (
    <div className="map" data-framed={framed.map(({ alert }) => alert.id).join(' ')}>
      <MapRoom
        theme={view.theme}
        box={frameOf(places) ?? boundsOf(file, view.region)}
        padding={PADDING}
        scale={scale}
        isInteractive={false}
        unavailable={t('wall.mapUnavailable')}
        onGraphics={onGraphics}
        label={t('wall.map')}
      >
        <PictureLayers
          file={file}
          villages={villages}
          basemap={basemap}
          onBasemap={setDrawn}
          scene={scene}
          sites={picture.operation.sites}
        />
      </MapRoom>
      <LimitsInForce picture={picture} now={now} format={format}>
        <OrderStrip />
      </LimitsInForce>
      <p className="credit">
        <MapCredit file={file} basemap={basemap} drawn={drawn} />
      </p>
    </div>
  )
}
