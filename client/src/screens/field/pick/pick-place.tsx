import './pick-place.css'
import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { useTranslation } from 'react-i18next'
import { BaseLayer } from '../../../map/layers/base-layer.tsx'
import { BasemapLayer } from '../../../map/layers/basemap-layer.tsx'
import { RegionLabels } from '../../../map/layers/region-labels.tsx'
import { useRoom } from '../../../map/map-context.ts'
import { type Box, boundsOf, type MapFile } from '../../../map/map-file.ts'
import { MapRoom } from '../../../map/map-room.tsx'
import { useBasemap } from '../../../map/use-basemap.ts'
import { useMapFile, useVillageFile } from '../../../map/use-map-file.ts'
import { MapCredit } from '../../../ui/picture-map/map-credit.tsx'
import { useTheme } from '../../../ui/use-theme.ts'

/** Degrees to each side of what is known of the place: some five kilometres. */
const AROUND = 0.05
/** Held in a hand. */
const SCALE = 0.62

const intoSight = (section: HTMLElement | null): void => section?.scrollIntoView({ block: 'start' })

export type PickPlaceProps = {
  /** what is known of the place; null: the regency, or all of the province */
  near: Position | null
  regency: string | null
  onPick: (at: Position) => void
  onCancel: () => void
}

/** The map under a cross that stays in its middle: it is moved by finger or by the arrow keys. Needs the network. */
export function PickPlace(props: PickPlaceProps) {
  const { t } = useTranslation()
  const file = useMapFile()
  const basemap = useBasemap()
  return (
    <section className="pick-place" ref={intoSight} aria-label={t('field.pick.title')}>
      <p>{t('field.pick.title')}</p>
      {file === null ? (
        <p role="status">{t('field.pick.loading')}</p>
      ) : (
        <Ground {...props} file={file} basemap={basemap} />
      )}
      <p className="hint">
        <MapCredit file={file} basemap={basemap} />
      </p>
      <button type="button" className="act" onClick={props.onCancel}>
        {t('field.pick.cancel')}
      </button>
    </section>
  )
}

function Ground({ near, regency, onPick, file, basemap }: PickPlaceProps & { file: MapFile; basemap: Basemap }) {
  const { t } = useTranslation()
  const theme = useTheme()
  const villages = useVillageFile()
  const box: Box =
    near === null
      ? boundsOf(file, regency)
      : [near.lon - AROUND, near.lat - AROUND, near.lon + AROUND, near.lat + AROUND]
  return (
    <div className="map">
      <MapRoom
        theme={theme}
        box={box}
        isHeld={true}
        padding={8}
        scale={SCALE}
        isInteractive={true}
        unavailable={t('field.pick.unavailable')}
        label={t('field.pick.map')}
      >
        <BaseLayer file={file} />
        <RegionLabels file={file} villages={villages} />
        <BasemapLayer basemap={basemap} />
        <Take onPick={onPick} />
      </MapRoom>
      <div className="cross" aria-hidden="true">
        <svg viewBox="0 0 48 48" role="presentation">
          <path d="M24 4v16M24 28v16M4 24h16M28 24h16" stroke="var(--ground)" strokeWidth="7" />
          <path d="M24 4v16M24 28v16M4 24h16M28 24h16" stroke="var(--text)" strokeWidth="3" />
        </svg>
      </div>
    </div>
  )
}

function Take({ onPick }: Pick<PickPlaceProps, 'onPick'>) {
  const { t } = useTranslation()
  const { map } = useRoom()
  return (
    <button
      type="button"
      className="big report take"
      onClick={() => {
        const { lng: lon, lat } = map.getCenter()
        onPick({ lon, lat })
      }}
    >
      {t('field.pick.take')}
    </button>
  )
}
