import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { mayOf } from './desk-context.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Problem } from './problem.tsx'
import { useSignOut } from './use-sign-out.ts'
import { chooseTheme, useTheme } from './use-theme.ts'

/** `children`: ways to other desks; `acts`: what this desk has besides. */
export type ViewerBarProps = { viewer: Viewer; children?: React.ReactNode; acts?: React.ReactNode }

/** Who sits here, the ways to other desks, in which language and light, and the way out. */
export function ViewerBar({ viewer, children, acts }: ViewerBarProps) {
  const { t } = useTranslation()
  const may = mayOf(viewer)
  const other = useTheme() === 'light' ? 'dark' : 'light'
  const signOut = useSignOut()
  return (
    <div className="viewer-bar">
      <nav aria-label={t('console.otherDesks')}>
        {children}
        {may('listOwnReports') ? <a href="/field">{t('field.title')}</a> : null}
        {may('readProvince') ? <Link to="/province">{t('province.link')}</Link> : null}
        {may('readNeutrality') ? <Link to="/neutrality">{t('console.neutrality')}</Link> : null}
        {may('readTrail', [null]) ? <Link to="/trail">{t('console.trail')}</Link> : null}
      </nav>
      <span>
        <Link to="/account">{viewer.name}</Link> · {t(`role.${viewer.role}`)}
      </span>
      {acts}
      <LanguageSwitch />
      <Button variant="subtle" size="compact-sm" onClick={() => chooseTheme(other)}>
        {t(`console.theme.${other}`)}
      </Button>
      <Link className="quiet-link" to="/privacy">
        {t('privacy.title')}
      </Link>
      <Button variant="subtle" size="compact-sm" loading={signOut.isPending} onClick={() => signOut.mutate({})}>
        {t('console.signOut')}
      </Button>
      <Problem error={signOut.error} />
    </div>
  )
}
