import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeUnread, useFieldLine } from '../../live/outgoing/field-line.ts'
import { type Unread, unreadOf } from '../../live/outgoing/read-rows.ts'
import { removeSighting, useSightings } from '../../live/outgoing/sighting-line.ts'
import { useOfficer } from './field-context.ts'

/** What lies on this phone and cannot be sent by this version of the page: a person copies its words and removes it. */
export function UnreadRows() {
  const { t } = useTranslation()
  const { viewer } = useOfficer()
  const { unread } = useFieldLine()
  const { unread: sightings } = useSightings()
  const all = unreadOf([...unread, ...sightings], viewer.id)
  if (all.length === 0) return null
  return (
    <section className="own" aria-labelledby="unread-title" data-unread={all.length}>
      <h2 id="unread-title">{t('field.unread.title', { count: all.length })}</h2>
      <p role="alert">{t('field.unread.why')}</p>
      <ul>
        {all.map((it) => (
          <Row key={it.of + it.key} row={it} />
        ))}
      </ul>
    </section>
  )
}

function Row({ row }: { row: Unread }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const [copy, setCopy] = useState<'copied' | 'cannotCopy' | null>(null)
  const { of, key, text } = row
  const take = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text)
      setCopy('copied')
    } catch {
      setCopy('cannotCopy')
    }
  }
  return (
    <li>
      <details>
        <summary>{t(`field.unread.of.${of}`)}</summary>
        <pre className="unread-text">{text}</pre>
      </details>
      {copy === null ? null : <p role="status">{t(`field.unread.${copy}`)}</p>}
      {isAsked ? (
        <div className="acts">
          <p>{t('field.own.removeWhy')}</p>
          <button
            type="button"
            className="act"
            onClick={() => void (of === 'sighting' ? removeSighting(key) : removeUnread(row))}
          >
            {t('field.own.removeSure')}
          </button>
          <button type="button" className="act" onClick={() => setAsked(false)}>
            {t('field.own.keep')}
          </button>
        </div>
      ) : (
        <div className="acts">
          <button type="button" className="act" onClick={() => void take()}>
            {t('field.unread.copy')}
          </button>
          <button type="button" className="act" onClick={() => setAsked(true)}>
            {t('field.own.remove')}
          </button>
        </div>
      )}
    </li>
  )
}
