import { useEffect } from 'react'
import { onPushPath } from '../../live/push/on-push-path.ts'

/** A push that is pressed brings this page to the front as it is: nobody is taken out of a report. */
export function usePushPath(): void {
  useEffect(() => onPushPath('/field', () => 'here'), [])
}
