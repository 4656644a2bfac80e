import { useCallback } from 'react'
import { useNavigate, useSearchParams } from 'react-router'

/** One decision at a time; each is an address, so that the phone's own way back goes one step back. */
const VIEWS = ['home', 'what', 'howBad', 'check', 'crowd', 'share'] as const
/** Those that follow one another; the others are one step from the first. */
const BEFORE: Partial<Record<(typeof VIEWS)[number], 'what' | 'howBad'>> = { howBad: 'what', check: 'howBad' }
export type View = (typeof VIEWS)[number]

export function useView(): { view: View; go: (view: View) => void; back: () => void; home: () => void } {
  const [search] = useSearchParams()
  const navigate = useNavigate()
  const asked = search.get('view')
  const view = VIEWS.find((it) => it === asked) ?? 'home'
  const go = useCallback((to: View) => void navigate(`/field?view=${to}`), [navigate])
  const back = useCallback(() => {
    const before = BEFORE[view]
    void navigate(before === undefined ? '/field' : `/field?view=${before}`, { replace: true })
  }, [navigate, view])
  const home = useCallback(() => void navigate('/field', { replace: true }), [navigate])
  return { view, go, back, home }
}
