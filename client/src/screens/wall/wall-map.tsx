import { useTranslation } from 'react-i18next'
import { placesOf } from '../../live/places.ts'
import { ApproachLayer } from '../../map/layers/approach-layer.tsx'
import { BaseLayer } from '../../map/layers/base-layer.tsx'
import { EncounterLayer } from '../../map/layers/encounter-layer.tsx'
import { FootprintLayer } from '../../map/layers/footprint-layer.tsx'
import { ForecastLineLayer } from '../../map/layers/forecast-line-layer.tsx'
import { ForecastMarkLayer } from '../../map/layers/forecast-mark-layer.tsx'
import { GroupCountLayer } from '../../map/layers/group-count-layer.tsx'
import { GroupLayer } from '../../map/layers/group-layer.tsx'
import { IncidentLayer } from '../../map/layers/incident-layer.tsx'
import { PartLayer } from '../../map/layers/part-layer.tsx'
import { PlateLayer } from '../../map/layers/plate-layer.tsx'
import { RallyLayer, RallyRoomLayer } from '../../map/layers/rally-layer.tsx'
import { RangeLayer } from '../../map/layers/range-layer.tsx'
import { RegionLabels } from '../../map/layers/region-labels.tsx'
import { RingLayer } from '../../map/layers/ring-layer.tsx'
import { RouteLayer } from '../../map/layers/route-layer.tsx'
import { SiteLayer } from '../../map/layers/site-layer.tsx'
import { TrailLayer } from '../../map/layers/trail-layer.tsx'
import { VenueLayer } from '../../map/layers/venue-layer.tsx'
import { boundsOf } from '../../map/map-file.ts'
import { MapRoom } from '../../map/map-room.tsx'
import { useMapFile, useVillageFile } from '../../map/use-map-file.ts'
import { LimitsInForce } from '../../ui/limits-in-force.tsx'
import type { Board } from './board-of.ts'
import { frameOf } from './frame-of.ts'
import type { WallView } from './layout.ts'
import { OrderStrip } from './order-strip.tsx'
import { sceneOf } from './scene-of.ts'
import { localDay } from './time-line.ts'
import { useWallScale } from './use-measure.ts'
import { useTour } from './use-tour.ts'
import { useWall } from './wall-context.ts'

const PADDING = 70

/** The map of the wall: it tours the gravest encounters and comes back to the province or to its regency. */
export function WallMap({ board, view, isOld }: { board: Board; view: WallView; isOld: boolean }) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const file = useMapFile()
  const villages = useVillageFile()
  const scale = useWallScale()
  const step = useTour(board.alerts, isOld)
  if (file === null) return <p className="map-loading">{t('wall.mapLoading')}</p>

  const today = localDay(now, picture.operation.zone.id)
  const scene = sceneOf(picture, board.alerts, {
    distance: format.distance,
    within: (metres) => t('wall.within', { distance: format.exact(metres) }),
    age: format.age,
    when: (at) => t('wall.meets', { time: format.time(at), duration: format.duration(at - now) }),
    isToday: ({ from, until }) => from < today.until && until > today.from,
    rally: ({ phase }) => t(`rallyPhase.${phase}`),
    incident: ({ category }) => t(`category.${category}`),
  })
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
        label={t('wall.map')}
      >
        <BaseLayer file={file} />
        <RegionLabels file={file} villages={villages} />
        <RingLayer rings={scene.rings} />
        <SiteLayer sites={picture.operation.sites} />
        <VenueLayer venues={scene.venues} />
        <RouteLayer routes={scene.routes} />
        <TrailLayer grounds={scene.grounds} />
        <FootprintLayer grounds={scene.grounds} />
        <ForecastLineLayer forecasts={scene.forecasts} />
        <EncounterLayer encounters={scene.encounters} />
        <RallyLayer rallies={scene.rallies} />
        <GroupCountLayer groups={scene.groups} />
        <PartLayer parts={scene.parts} />
        <GroupLayer groups={scene.groups} />
        <IncidentLayer incidents={scene.incidents} />
        <ApproachLayer approaches={scene.approaches} />
        <ForecastMarkLayer forecasts={scene.forecasts} />
        <RangeLayer encounters={scene.encounters} />
        <PlateLayer encounters={scene.encounters} forecasts={scene.forecasts} approaches={scene.approaches} />
        <RallyRoomLayer rallies={scene.rallies} />
      </MapRoom>
      <LimitsInForce picture={picture} now={now} format={format}>
        <OrderStrip />
      </LimitsInForce>
      <p className="credit">
        {t('wall.approximate')} · {t('wall.credit')}
      </p>
    </div>
  )
}
