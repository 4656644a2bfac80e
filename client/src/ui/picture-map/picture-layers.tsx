import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import type { Site } from '@jaga-jarak/shared/site.ts'
import type { Drawn } from '../../map/basemap/drawn.ts'
import { ApproachLayer } from '../../map/layers/approach-layer.tsx'
import { BaseLayer } from '../../map/layers/base-layer.tsx'
import { BasemapLayer } from '../../map/layers/basemap-layer.tsx'
import { EncounterLayer } from '../../map/layers/encounter-layer.tsx'
import { FootprintLayer } from '../../map/layers/footprint-layer.tsx'
import { ForecastLineLayer } from '../../map/layers/forecast-line-layer.tsx'
import { ForecastMarkLayer } from '../../map/layers/forecast-mark-layer.tsx'
import { GroupCountLayer } from '../../map/layers/group-count-layer.tsx'
import { GroupLayer } from '../../map/layers/group-layer.tsx'
import { IncidentLayer, IncidentNameLayer } from '../../map/layers/incident-layer.tsx'
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
import type { MapFile, VillageFile } from '../../map/map-file.ts'
import type { Scene } from './scene-of.ts'

export type PictureLayersProps = {
  file: MapFile
  villages: VillageFile | null
  basemap: Basemap
  onBasemap?: (drawn: Drawn) => void
  scene: Scene
  sites: readonly Site[]
  /** drawn above grounds and lines, below every mark and name */
  underMarks?: React.ReactNode
}

/** The ground and everything that moves or happens on it, lowest first; to stand in a MapRoom. */
export function PictureLayers({ file, villages, basemap, onBasemap, scene, sites, underMarks }: PictureLayersProps) {
  return (
    <>
      <BaseLayer file={file} />
      <RegionLabels file={file} villages={villages} />
      <BasemapLayer basemap={basemap} {...(onBasemap === undefined ? {} : { onDrawn: onBasemap })} />
      <RingLayer rings={scene.rings} />
      <SiteLayer sites={sites} />
      <VenueLayer venues={scene.venues} />
      <RouteLayer routes={scene.routes} />
      <TrailLayer grounds={scene.grounds} />
      <FootprintLayer grounds={scene.grounds} />
      <ForecastLineLayer forecasts={scene.forecasts} />
      <EncounterLayer encounters={scene.encounters} />
      {underMarks}
      <IncidentNameLayer incidents={scene.incidents} />
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
    </>
  )
}
