import type { Basemap } from '@jaga-jarak/shared/basemap.ts'
import { useTranslation } from 'react-i18next'
import type { MapFile } from '../../map/map-file.ts'

/** Whose borders the map shows, and whose data it was drawn from. */
export function MapCredit({ file, basemap }: { file: MapFile | null; basemap: Basemap }) {
  const { t } = useTranslation()
  const source = file?.source ?? null
  const borders = source === null ? t('wall.approximate') : t('wall.bordersBy', { source })
  return [borders, t('wall.credit'), (basemap.style ?? basemap.tiles)?.attribution]
    .filter((it) => it != null)
    .join(' · ')
}
