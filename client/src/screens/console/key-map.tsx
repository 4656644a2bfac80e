import { Button } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../ui/desk-context.ts'
import { isTyping } from './is-typing.ts'

const KEYS = ['arrows', 'enter', 'a', 'slash', 'm', 'z', 'escape', 'question'] as const

/** What the keyboard does here: under `?`, and behind a button for who has not found it yet. `/` leads to the search. */
export function KeyMap() {
  const { t } = useTranslation()
  const { may } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const open = (): void => dialog.current?.showModal()
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (isTyping(event) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') dialog.current?.showModal()
      if (event.key !== '/') return
      const search = document.querySelector<HTMLInputElement>('[data-search]')
      if (search === null) return
      event.preventDefault()
      search.focus()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  }, [])
  const keys = KEYS.filter((key) => key !== 'a' || may('acknowledgeAlert'))
  return (
    <>
      <Button variant="subtle" size="compact-sm" aria-keyshortcuts="?" onClick={open}>
        {t('console.keys.title')}
      </Button>
      <dialog className="key-map" ref={dialog} aria-labelledby="key-map-title">
        <h2 id="key-map-title">{t('console.keys.title')}</h2>
        <dl>
          {keys.map((key) => (
            <div key={key}>
              <dt>
                <kbd>{t(`console.keys.${key}.key`)}</kbd>
              </dt>
              <dd>{t(`console.keys.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{t('desk.undo.which')}</p>
        <Button onClick={() => dialog.current?.close()}>{t('console.keys.close')}</Button>
      </dialog>
    </>
  )
}
