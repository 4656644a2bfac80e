import { memo, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { openFeed } from '../../live/feed.ts'
import { openSession } from '../../live/session.ts'
import { useLine } from '../../live/store.ts'
import { useSecond } from '../../live/use-second.ts'
import { readView } from './layout.ts'
import { mayReload } from './may-reload.ts'
import { usePulse } from './use-pulse.ts'
import { useServed } from './use-served.ts'
import { useSteady } from './use-steady.ts'
import { WallScreen, type WallScreenProps } from './wall-screen.tsx'

const RETRY_MS = 5_000
/** The address of a wall never changes but by loading it anew. */
const view = readView(window.location.search)
type Door = 'opening' | 'open' | 'notSignedIn' | 'unreachable'

/** `/wall`: signs in with the token of its link, holds the line, shows the wall. */
export function Wall() {
  const { t } = useTranslation()
  const door = useDoor()
  const { link, picture, beat } = useLine()
  const served = useServed(() => mayReload({ picture, beat }, performance.now()))
  usePulse()
  useEffect(() => (door === 'open' ? openFeed() : undefined), [door])
  const isClosed = door === 'notSignedIn' || (door === 'open' && link === 'refused')
  // A wall that was revoked shows nothing of what it was told before.
  if (picture !== null && beat !== null && !isClosed) {
    return <SteadyWall picture={picture} link={link} beat={beat} view={view} served={served} />
  }
  const says = isClosed ? 'notSignedIn' : door === 'open' ? 'waiting' : door === 'opening' ? 'opening' : 'unreachable'
  return (
    <main className="wall-door" data-theme={view.theme} data-door={isClosed ? 'notSignedIn' : door}>
      <h1>{t(`wall.${says}`)}</h1>
      {isClosed ? <p>{t('wall.howToSignIn')}</p> : null}
    </main>
  )
}

const Drawn = memo(WallScreen)

function SteadyWall({ picture, ...rest }: WallScreenProps) {
  return <Drawn picture={useSteady(picture, useSecond())} {...rest} />
}

/** Asks until the server has answered; a wall that nobody touches has nobody to press a button. */
function useDoor(): Door {
  const [door, setDoor] = useState<Door>('opening')
  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const knock = async (): Promise<void> => {
      const viewer = await openSession()
      if (!isOver) setDoor(viewer === null ? 'notSignedIn' : 'open')
    }
    const attempt = (): void => {
      knock().catch((error: unknown) => {
        if (isOver) return
        console.error('the wall could not sign in', error)
        setDoor('unreachable')
        retry = setTimeout(attempt, RETRY_MS)
      })
    }
    attempt()
    return () => {
      isOver = true
      clearTimeout(retry)
    }
  }, [])
  return door
}
