import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { useTranslation } from 'react-i18next'
import type { Drawn } from '../../map/basemap/drawn.ts'
import type { MapFile } from '../../map/map-file.ts'

export type MapCreditProps = {
  file: MapFile | null
  basemap: Basemap
  /** what this browser has drawn of the basemap, where it is known */
  drawn?: Drawn
}

/** Whose borders the map shows, and whose data it was drawn from. */
export function MapCredit({ file, basemap, drawn }: MapCreditProps) {
  const { t } = useTranslation()
  const source = file?.source ?? null
  const borders = source === null ? t('wall.approximate') : t('wall.bordersBy', { source })
  const hasFallenBack = drawn?.hasFallenBack === true
  const stands = hasFallenBack ? basemap.tiles : (basemap.style ?? basemap.tiles)
  return [hasFallenBack ? t('wall.styleUnreached') : null, borders, t('wall.credit'), stands?.attribution]
    .filter((it) => it != null)
    .join(' · ')
}
