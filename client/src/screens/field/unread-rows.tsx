import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { removeUnread, useFieldLine } from '../../live/outgoing/field-line.ts'
import { type Unread, unreadOf } from '../../live/outgoing/read-rows.ts'
import { removeSighting, useSightings } from '../../live/outgoing/sighting-line.ts'
import { useOfficer } from './field-context.ts'
import { RemoveActs } from './remove-acts.tsx'

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
      <RemoveActs onRemove={() => void (of === 'sighting' ? removeSighting(key) : removeUnread(row))}>
        <button type="button" className="act" onClick={() => void take()}>
          {t('field.unread.copy')}
        </button>
      </RemoveActs>
    </li>
  )
}
