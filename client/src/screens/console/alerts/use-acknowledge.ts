import { type Alert, isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { useChange } from '../../../ui/use-change.ts'

/** AL3: says that an alert was seen as it stands on this screen. */
export function useAcknowledge(alert: Alert) {
  const change = useChange(routes.acknowledgeAlert, {
    isShown: (picture, reply) => holds(picture.alerts, reply, isStandingAlert(reply)),
  })
  return {
    ...change,
    acknowledge: (comment = ''): void => {
      if (alert.acknowledged !== null || change.isPending) return
      change.mutate({ params: { alertId: alert.id }, body: { version: alert.version, comment } })
    },
  }
}
