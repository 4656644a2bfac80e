import { routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSeat } from '../../live/use-session.ts'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useChange } from '../../ui/use-change.ts'
import { chooseTheme, useTheme } from '../../ui/use-theme.ts'
import { useDesk } from './console-context.ts'

/** Who sits here, in which language and light, and the way out. */
export function ViewerBar() {
  const { t } = useTranslation()
  const { picture, may } = useDesk()
  const { viewer } = picture
  const other = useTheme() === 'light' ? 'dark' : 'light'
  const sit = useSeat()
  const signOut = useChange(routes.signOut, { onDone: () => sit(null) })
  return (
    <div className="viewer-bar">
      <span>
        <Link to="/account">{viewer.name}</Link> · {t(`role.${viewer.role}`)}
      </span>
      {may('readNeutrality') ? (
        <Button component={Link} to="/neutrality" variant="subtle" size="compact-sm">
          {t('console.neutrality')}
        </Button>
      ) : null}
      {may('readTrail') && viewer.reach === null ? (
        <Button component={Link} to="/trail" variant="subtle" size="compact-sm">
          {t('console.trail')}
        </Button>
      ) : null}
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
