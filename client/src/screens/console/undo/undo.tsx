import { Button, Notification } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useCallback, useEffect, useEffectEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isTyping } from '../is-typing.ts'
import { UndoContext, type UndoOffer } from './undo-context.ts'
import { UndoFailed } from './undo-failed.tsx'

/** How long it is offered, and how long it is told what became of it, milliseconds; longer while a hand is on it. */
const OFFERED_MS = 10_000

/**
 * What can be taken back is offered for a while: a button that the keyboard reaches, and the keys Z and Ctrl+Z. The
 * newest act takes the place of the one before. Taken back it is through the ordinary door, and refused like any other
 * act when somebody else was faster.
 */
export function Undo({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  const [offer, setOffer] = useState<UndoOffer | null>(null)
  const [isHeld, setHeld] = useState(false)
  const undo = useMutation<unknown, Error, UndoOffer>({ mutationFn: (it) => it.undo(), retry: false })
  const { reset } = undo
  const dismiss = useCallback((): void => {
    setOffer(null)
    setHeld(false)
  }, [])
  const make = useCallback(
    (it: UndoOffer): void => {
      reset()
      setOffer(it)
    },
    [reset],
  )
  const isOffered = offer !== null && undo.isIdle
  const takeBack = (): void => {
    if (isOffered) undo.mutate(offer)
  }
  const onKey = useEffectEvent((event: KeyboardEvent): void => {
    const isUndo = event.key.toLowerCase() === 'z' && !event.altKey && !event.shiftKey && !event.repeat
    if (!isUndo || isTyping(event) || !isOffered) return
    event.preventDefault()
    takeBack()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => onKey(event)
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const isOver = undo.isSuccess || undo.isError
  useEffect(() => {
    if (offer === null || isHeld || (!isOver && !isOffered)) return
    const timer = setTimeout(dismiss, OFFERED_MS)
    return () => clearTimeout(timer)
  }, [offer, isHeld, isOver, isOffered, dismiss])
  return (
    <UndoContext value={make}>
      {children}
      {/* It is always there, so that what comes into it is read out. */}
      <div className="undo" role="status" data-undo={offer === null ? '' : undo.status}>
        {offer === null ? null : (
          <Notification
            // Its own role interrupts whoever is reading.
            role="group"
            title={undo.isSuccess ? t('desk.undo.undone') : offer.done}
            color="var(--accent)"
            closeButtonProps={{ 'aria-label': t('desk.undo.dismiss') }}
            onClose={dismiss}
            onFocus={() => setHeld(true)}
            onBlur={() => setHeld(false)}
            onMouseEnter={() => setHeld(true)}
            onMouseLeave={() => setHeld(false)}
          >
            {undo.isSuccess ? null : undo.isError ? (
              <UndoFailed error={undo.error} />
            ) : (
              <Button size="compact-sm" loading={undo.isPending} aria-keyshortcuts="z Control+z" onClick={takeBack}>
                {t('desk.undo.act')}{' '}
                <span className="key" aria-hidden="true">
                  Z
                </span>
              </Button>
            )}
          </Notification>
        )}
      </div>
    </UndoContext>
  )
}
