import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { onPushPath } from '../../live/push/on-push-path.ts'

const isChanged = (field: Element): boolean =>
  (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) && field.value !== field.defaultValue

/** Whether a form of the page holds words that are nowhere else yet. */
const holdsWords = (): boolean => [...document.forms].some((form) => [...form.elements].some(isChanged))

/** A push that is pressed opens here what it tells of, unless somebody is writing: then beside it. */
export function usePushPath(): void {
  const navigate = useNavigate()
  useEffect(
    () =>
      onPushPath('/console', (path) => {
        if (holdsWords()) return 'busy'
        void navigate(path)
        return 'here'
      }),
    [navigate],
  )
}
