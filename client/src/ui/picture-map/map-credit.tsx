import { useTranslation } from 'react-i18next'
import type { MapFile } from '../../map/map-file.ts'

/** Whose borders the map shows, and what it was drawn from. */
export function MapCredit({ file }: { file: MapFile | null }) {
  const { t } = useTranslation()
  const source = file?.source ?? null
  return (
    <>
      {source === null ? t('wall.approximate') : t('wall.bordersBy', { source })} · {t('wall.credit')}
    </>
  )
}
