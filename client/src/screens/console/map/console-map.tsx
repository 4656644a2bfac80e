import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { standingAlerts } from '../../../live/standing-alerts.ts'
import { NOTHING_DRAWN } from '../../../map/basemap/drawn.ts'
import { ChosenLayer } from '../../../map/layers/chosen-layer.tsx'
import { boundsOf, type MapFile } from '../../../map/map-file.ts'
import { MapRoom } from '../../../map/map-room.tsx'
import { PickLayer } from '../../../map/pick-layer.tsx'
import { useBasemap } from '../../../map/use-basemap.ts'
import { useMapFile, useVillageFile } from '../../../map/use-map-file.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { MapCredit } from '../../../ui/picture-map/map-credit.tsx'
import { PictureLayers } from '../../../ui/picture-map/picture-layers.tsx'
import { sceneOf } from '../../../ui/picture-map/scene-of.ts'
import { useSceneWords } from '../../../ui/picture-map/use-scene-words.ts'
import { addressOf } from '../../../ui/use-chosen.ts'
import { useTheme } from '../../../ui/use-theme.ts'
import { chosenOf } from './chosen-of.ts'
import { rememberedLayers, rememberLayers, sceneOfLayers } from './map-layers.ts'
import { MapTools } from './map-tools.tsx'
import type { MapSection } from './sections.ts'
import { targetOf } from './target-of.ts'
import { useFraming } from './use-framing.ts'

const PADDING = 80
/** Read from an arm's length, not from six metres. */
const SCALE = 0.62

export type ConsoleMapProps = { section: MapSection; open: string | null }

/** The map of the desk, once its file is there. */
export function ConsoleMap(props: ConsoleMapProps) {
  const { t } = useTranslation()
  const file = useMapFile()
  return file === null ? <p className="map-loading">{t('desk.map.loading')}</p> : <Drawn {...props} file={file} />
}

function Drawn({ section, open, file }: ConsoleMapProps & { file: MapFile }) {
  const { t } = useTranslation()
  const { picture, now, format } = useDesk()
  const { reach } = picture.viewer
  const villages = useVillageFile()
  const basemap = useBasemap()
  const [drawn, setDrawn] = useState(NOTHING_DRAWN)
  const theme = useTheme()
  const navigate = useNavigate()
  const words = useSceneWords(format, now, picture.operation.zone.id)
  const [layers, setLayers] = useState(rememberedLayers)
  const standing = standingAlerts(picture, now)
  const incident: typeof words.incident = (it) => `${words.incident(it)} · ${t(`severity.${it.severity}`)}`
  const scene = sceneOfLayers(sceneOf(picture, standing, { ...words, incident }), layers)
  const chosen = chosenOf(picture, section, open)
  const own = reach?.length === 1 ? (reach[0] ?? null) : null
  const key = open === null || open === 'new' ? null : `${section} ${open}`
  const { box, framing, isHeld, hold, frame, frameAll } = useFraming(key, chosen, boundsOf(file, own))
  return (
    <div className="map" data-framed={chosen.places.length === 0 ? '' : (open ?? '')} data-box={box.join(' ')}>
      <MapRoom
        theme={theme}
        box={box}
        framing={framing}
        isHeld={isHeld}
        onMoved={hold}
        padding={PADDING}
        scale={SCALE}
        isInteractive={true}
        unavailable={t('desk.map.unavailable')}
        label={t('desk.map.label')}
      >
        <PictureLayers
          file={file}
          villages={villages}
          basemap={basemap}
          onBasemap={setDrawn}
          scene={scene}
          sites={layers.includes('sites') ? picture.operation.sites : []}
          underMarks={<ChosenLayer chosen={chosen.marks} />}
        />
        <PickLayer
          onPick={(picked) => {
            const target = targetOf(picked, section, standing)
            if (target !== null) void navigate(addressOf(target.section, target.open), { replace: true })
          }}
        />
        <MapTools
          shown={layers}
          onShow={(shown) => {
            rememberLayers(shown)
            setLayers(shown)
          }}
          onFrame={frame}
          onFrameAll={frameAll}
        />
      </MapRoom>
      <p className="credit">
        <MapCredit file={file} basemap={basemap} drawn={drawn} />
      </p>
    </div>
  )
}
