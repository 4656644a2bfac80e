import { useTranslation } from 'react-i18next'
import { BaseLayer } from '../../map/layers/base-layer.tsx'
import { EncounterLayer } from '../../map/layers/encounter-layer.tsx'
import { FootprintLayer } from '../../map/layers/footprint-layer.tsx'
import { GroupCountLayer } from '../../map/layers/group-count-layer.tsx'
import { GroupLayer } from '../../map/layers/group-layer.tsx'
import { IncidentLayer } from '../../map/layers/incident-layer.tsx'
import { RallyLayer } from '../../map/layers/rally-layer.tsx'
import { RangeLayer } from '../../map/layers/range-layer.tsx'
import { RegionLabels } from '../../map/layers/region-labels.tsx'
import { SiteLayer } from '../../map/layers/site-layer.tsx'
import { boundsOf } from '../../map/map-file.ts'
import { MapRoom } from '../../map/map-room.tsx'
import { useMapFile, useVillageFile } from '../../map/use-map-file.ts'
import { SeverityMark } from '../../ui/severity-mark.tsx'
import type { Board } from './board-of.ts'
import { frameOf } from './frame-of.ts'
import type { WallView } from './layout.ts'
import { sceneOf, whereIs } from './scene-of.ts'
import { useWallScale } from './use-measure.ts'
import { useTour } from './use-tour.ts'
import { useWall } from './wall-context.ts'

const PADDING = 70

/** The map of the wall: it tours the gravest encounters and comes back to the province or to its regency. */
export function WallMap({ board, view, isOld }: { board: Board; view: WallView; isOld: boolean }) {
  const { t } = useTranslation()
  const { picture, format } = useWall()
  const file = useMapFile()
  const villages = useVillageFile()
  const scale = useWallScale()
  const step = useTour(board.alerts, isOld)
  if (file === null) return <p className="map-loading">{t('wall.mapLoading')}</p>

  const scene = sceneOf(picture, board.alerts, {
    distance: format.distance,
    age: format.age,
    rally: ({ phase }) => t(`rallyPhase.${phase}`),
    incident: ({ category }) => t(`category.${category}`),
  })
  const framed = step.kind === 'province' ? [] : board.alerts.filter(({ alert }) => step.ids.includes(alert.id))
  const places = framed.flatMap(({ alert }) =>
    alert.evidence.kind === 'encounter'
      ? alert.evidence.sides.map(({ groupId, position }) => whereIs(picture, groupId) ?? position)
      : [],
  )
  const { limits } = picture.operation
  return (
    <div className="map" data-framed={framed.map(({ alert }) => alert.id).join(' ')}>
      <MapRoom
        theme="dark"
        box={frameOf(places) ?? boundsOf(file, view.region)}
        padding={PADDING}
        scale={scale}
        isInteractive={false}
        unavailable={t('wall.mapUnavailable')}
        label={t('wall.map')}
      >
        <BaseLayer file={file} />
        <RegionLabels file={file} villages={villages} />
        <SiteLayer sites={picture.operation.sites} />
        <FootprintLayer groups={scene.groups} />
        <RallyLayer rallies={scene.rallies} />
        <EncounterLayer encounters={scene.encounters} />
        <GroupCountLayer groups={scene.groups} />
        <GroupLayer groups={scene.groups} />
        <IncidentLayer incidents={scene.incidents} />
        <RangeLayer encounters={scene.encounters} />
      </MapRoom>
      <p className="legend">
        {(['danger', 'warning', 'watch'] as const).map((band) => (
          <span key={band}>
            <SeverityMark band={band} /> {t(`band.${band}`)}{' '}
            {t('wall.within', { distance: format.distance(limits[`${band}M`]) })}
          </span>
        ))}
      </p>
      <p className="credit">
        {t('wall.approximate')} · {t('wall.credit')}
      </p>
    </div>
  )
}
