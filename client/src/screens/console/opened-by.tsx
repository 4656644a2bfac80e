import type { Opened } from '@jaga-jarak/shared/opened.ts'
import { useTranslation } from 'react-i18next'
import { useLine } from '../../live/store.ts'
import { whoSigned } from '../../live/who-signed.ts'
import { useDesk } from '../../ui/desk-context.ts'

type OpenedByProps = { ids: readonly Opened['subject']['id'][]; isAnnounced?: boolean }

/**
 * Who else has one of these open, and since when; nothing where nobody has. It holds nobody up. `isAnnounced`: who does
 * not see the screen is told when that changes, not how long it lasts.
 */
export function OpenedBy({ ids, isAnnounced = false }: OpenedByProps) {
  const { t } = useTranslation()
  const { picture, now, format } = useDesk()
  const opened = useLine((line) => line.opened)
  const own = useLine((line) => line.screenId)
  const others = opened
    .filter(({ screenId, subject }) => screenId !== own && ids.includes(subject.id))
    .toSorted((a, b) => a.since - b.since)
  const nameOf = ({ by }: Opened): string =>
    by === picture.viewer.id ? t('desk.opened.yourself') : whoSigned(picture, by)
  const each = others.map((it) => `${nameOf(it)} · ${format.age(now - it.since)}`)
  return (
    <>
      {isAnnounced ? (
        <span className="unseen" role="status">
          {others.length === 0 ? '' : t('desk.opened.by', { names: others.map(nameOf).join(', ') })}
        </span>
      ) : null}
      {others.length === 0 ? null : (
        <span className="opened-by" data-opened-by={others.map(({ by }) => by).join(' ')} aria-hidden={isAnnounced}>
          <svg viewBox="0 0 24 24" width="1em" height="1em" aria-hidden="true">
            <path
              d="M1.5 12C4 7.5 7.7 5 12 5s8 2.5 10.5 7C20 16.5 16.3 19 12 19S4 16.5 1.5 12Z"
              fill="none"
              stroke="currentColor"
              strokeWidth="2.2"
            />
            <circle cx="12" cy="12" r="3.5" fill="currentColor" />
          </svg>
          <span>{t('desk.opened.by', { names: each.join(', ') })}</span>
        </span>
      )}
    </>
  )
}
