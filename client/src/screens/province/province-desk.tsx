import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import { ViewerBar } from '../../ui/viewer-bar.tsx'
import { Textures } from './textures.tsx'

/** The governor's office below its frame: ways to other desks, and what is asked for. */
export function ProvinceDesk({ children }: { children: React.ReactNode }) {
  const { t } = useTranslation()
  const { picture, may } = useDesk()
  return (
    <>
      <ViewerBar viewer={picture.viewer}>
        <Link to="/console">{t('console.title')}</Link>
      </ViewerBar>
      <Textures />
      {may('readProvince') ? children : <p className="empty">{t('province.notYours')}</p>}
    </>
  )
}
