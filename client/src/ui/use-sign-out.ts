import { routes } from '@jaga-jarak/shared/api.ts'
import { useSeat } from '../live/use-session.ts'
import { type Change, useChange } from './use-change.ts'

/** The way out; who came through the provider goes on to it, so that the next one here is not let in by it. */
export function useSignOut(): Change<typeof routes.signOut> {
  const sit = useSeat()
  return useChange(routes.signOut, {
    onDone: ({ isOpenAtProvider }) => {
      sit(null)
      if (isOpenAtProvider) window.location.assign('/auth/provider/leave')
    },
  })
}
