import { routes } from '@jaga-jarak/shared/api.ts'
import type { NotifyRule, OwnPush } from '@jaga-jarak/shared/notify.ts'
import { useCallback, useEffect, useState } from 'react'
import { call } from '../api.ts'
import { canPush, isBlocked, type PushWorker, pushHere, turnPushOff, turnPushOn } from './own-push.ts'

export type OwnPushState = {
  /** undefined: not known yet */
  all: readonly OwnPush[] | undefined
  here: OwnPush | null
  can: 'yes' | 'unsupported' | 'blocked'
  isPending: boolean
  error: Error | null
  turnOn: (rule?: NotifyRule) => Promise<void>
  turnOff: (push: OwnPush) => Promise<void>
}

/** Whether this browser is told (by `worker`, where no other was asked before), and the way to change it; nothing is asked of the person before a button is pressed. */
export function useOwnPush(worker: PushWorker): OwnPushState {
  const [known, setKnown] = useState<{ all: readonly OwnPush[]; here: OwnPush | null } | null>(null)
  const [isPending, setPending] = useState(false)
  const [error, setError] = useState<Error | null>(null)
  const look = useCallback(async () => {
    const { subscriptions } = await call(routes.readOwnPush, {})
    return { all: subscriptions, here: await pushHere(subscriptions) }
  }, [])
  const doing = async (work: () => Promise<unknown>): Promise<void> => {
    setPending(true)
    setError(null)
    try {
      await work()
      setKnown(await look())
    } catch (caught) {
      setError(caught instanceof Error ? caught : new Error(String(caught)))
    } finally {
      setPending(false)
    }
  }
  useEffect(() => {
    look().then(setKnown, (caught: unknown) => setError(caught instanceof Error ? caught : null))
  }, [look])
  return {
    ...{ all: known?.all, here: known?.here ?? null, isPending, error },
    can: !canPush() ? 'unsupported' : isBlocked() ? 'blocked' : 'yes',
    turnOn: (rule) => doing(() => turnPushOn(worker, rule)),
    turnOff: (push) =>
      doing(() =>
        push.id === known?.here?.id ? turnPushOff() : call(routes.removePush, { params: { pushId: push.id } }),
      ),
  }
}
