import { routes } from '@jaga-jarak/shared/api.ts'
import { leavePush } from '../live/push/own-push.ts'
import { useSeat } from '../live/use-session.ts'
import { type Change, useChange } from './use-change.ts'

/** The way out; who came through the provider goes on to it, so that the next one here is not let in by it. This browser is told no more. */
export function useSignOut(): Change<typeof routes.signOut> {
  const sit = useSeat()
  return useChange(routes.signOut, {
    onDone: ({ isOpenAtProvider }) => {
      sit(null)
      const left = leavePush()
      if (isOpenAtProvider) void left.then(() => window.location.assign('/auth/provider/leave'))
    },
  })
}
