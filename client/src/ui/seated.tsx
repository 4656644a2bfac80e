import './desk.css'
import './list.css'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import type { Beat } from '../live/age.ts'
import { openFeed } from '../live/feed.ts'
import type { Picture } from '../live/picture.ts'
import { type Link, useLine } from '../live/store.ts'
import { useGoDark, useSession } from '../live/use-session.ts'
import { Problem } from './problem.tsx'

/** What a desk is shown by: the picture is there, and so is the clock. */
export type Seat = { picture: Picture; link: Link; beat: Beat }

/**
 * Lets a person with a session sit down and holds the line meanwhile; whoever has none signs in first. When the session
 * ends, here or by somebody else, nothing of what it showed stays.
 */
export function Seated({ children }: { children: (seat: Seat) => React.ReactNode }) {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  const goDark = useGoDark()
  const { link, picture, beat } = useLine()
  const isPerson = viewer !== undefined && viewer !== null && viewer.role !== 'display' && viewer.due === null
  useEffect(() => (isPerson ? openFeed() : undefined), [isPerson])
  const isRefused = isPerson && link === 'refused'
  useEffect(() => {
    if (isRefused) goDark()
  }, [isRefused, goDark])
  if (viewer !== undefined && !isPerson) return <Navigate to="/login" replace />
  if (isPerson && !isRefused && picture !== null && beat !== null) return children({ picture, link, beat })
  return (
    <main className="work-door">
      <p role="status">{t('console.opening')}</p>
      <Problem error={error} />
    </main>
  )
}
