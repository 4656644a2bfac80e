import './console.css'
import './list.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { openFeed } from '../../live/feed.ts'
import { useLine } from '../../live/store.ts'
import { useSeat, useSession } from '../../live/use-session.ts'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { ConsoleScreen } from './console-screen.tsx'

/** `/console`: the operators' desk; whoever has no session signs in first. */
export function Console() {
  return (
    <Office>
      <Door />
    </Office>
  )
}

function Door() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  const sit = useSeat()
  const { link, picture, beat } = useLine()
  const isPerson = viewer !== undefined && viewer !== null && viewer.role !== 'display' && viewer.due === null
  useEffect(() => (isPerson ? openFeed() : undefined), [isPerson])
  const isRefused = isPerson && link === 'refused'
  useEffect(() => {
    if (isRefused) sit(null)
  }, [isRefused, sit])
  if (viewer !== undefined && !isPerson) return <Navigate to="/login" replace />
  if (isPerson && picture !== null && beat !== null) return <ConsoleScreen picture={picture} link={link} beat={beat} />
  return (
    <main className="console-door">
      <p role="status">{t('console.opening')}</p>
      <Problem error={error} />
    </main>
  )
}
