import { routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { create } from 'zustand'
import { call } from '../api.ts'
import { type Measured, NOBODY, type Sharing, withFailure, withMeasured, withReceptions } from './sharing.ts'

export const useSharing = create<Sharing>(() => NOBODY)

const PATIENCE_MS = 15_000
let isSending = false

export const startSharing = ({ id, name }: Pick<SupporterGroup, 'id' | 'name'>): void =>
  useSharing.setState({ ...NOBODY, group: { id, name } })
export const stopSharing = (): void => useSharing.setState(NOBODY)

/** Sends what was measured since; what the network does not take waits for the next one. */
export async function sharePosition(measured: Measured): Promise<void> {
  const before = useSharing.getState()
  const { group } = before
  if (group === null) return
  const now = withMeasured(before, measured)
  useSharing.setState(now)
  const sent = now.waiting
  if (isSending || sent.length === 0) return
  isSending = true
  const settle = (how: (sharing: Sharing) => Sharing): void => {
    // Whoever went along with another group meanwhile is told nothing of this one.
    if (useSharing.getState().group?.id === group.id) useSharing.setState(how)
  }
  try {
    const given = { params: { groupId: group.id }, body: { fixes: sent.map(({ fix }) => fix) } }
    const { receptions } = await call(routes.sharePosition, given, AbortSignal.timeout(PATIENCE_MS))
    settle((sharing) => withReceptions(sharing, sent, receptions))
  } catch (error) {
    settle((sharing) => withFailure(sharing, sent, error))
  } finally {
    isSending = false
  }
}
