import { routes } from '@jaga-jarak/shared/api.ts'
import type { OpenSubject } from '@jaga-jarak/shared/opened.ts'
import { useEffect } from 'react'
import { call } from './api.ts'
import { useLine } from './store.ts'

/** What is only passed over on the way to something else is not told, milliseconds. */
const STAYS_MS = 300

/** Tells the others what this screen has open, anew on each connection; null: nothing, or nothing that is for it to tell. */
export function useOpening(subject: OpenSubject | null): void {
  const screenId = useLine((line) => line.screenId)
  const text = JSON.stringify(subject)
  useEffect(() => {
    if (screenId === null) return
    const timer = setTimeout(() => {
      // What others see of it is a courtesy: where it fails, nothing else does.
      call(routes.openSubject, { params: { screenId }, body: { subject: JSON.parse(text) } }).catch(() => undefined)
    }, STAYS_MS)
    return () => clearTimeout(timer)
  }, [screenId, text])
}
