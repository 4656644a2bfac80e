import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { MAX_SHARED } from '@jaga-jarak/shared/sighting.ts'
import { create } from 'zustand'
import { ApiRefusal, call } from '../api.ts'

type SharedFix = Body<Routes['sharePosition']>['fixes'][number]

export type Sharing = {
  /** who this phone goes along with; null: nobody */
  group: Pick<SupporterGroup, 'id' | 'name'> | null
  /** when the server last took a position, by the phone's clock */
  sentAt: number | null
  /** taken and not sent yet; positions are newest wins, so the oldest go when it is too many */
  waiting: readonly SharedFix[]
  /** why it stopped by itself */
  ended: 'closed' | null
}
const NOBODY: Sharing = { group: null, sentAt: null, waiting: [], ended: null }
export const useSharing = create<Sharing>(() => NOBODY)

const PATIENCE_MS = 15_000
let isSending = false

export const startSharing = ({ id, name }: Pick<SupporterGroup, 'id' | 'name'>): void =>
  useSharing.setState({ ...NOBODY, group: { id, name } })
export const stopSharing = (): void => useSharing.setState(NOBODY)

/** Sends what was measured since; what the network does not take waits for the next one. */
export async function sharePosition(fix: SharedFix): Promise<void> {
  const { group, waiting } = useSharing.getState()
  if (group === null) return
  const last = waiting.at(-1)
  const fixes = last?.fixedAt === fix.fixedAt ? waiting : [...waiting, fix].slice(-MAX_SHARED)
  useSharing.setState({ waiting: fixes })
  if (isSending) return
  isSending = true
  try {
    const body = { fixes: [...fixes] }
    await call(routes.sharePosition, { params: { groupId: group.id }, body }, AbortSignal.timeout(PATIENCE_MS))
    const now = useSharing.getState()
    if (now.group?.id !== group.id) return
    useSharing.setState({ sentAt: Date.now(), waiting: now.waiting.filter((it) => !fixes.includes(it)) })
  } catch (error) {
    if (!(error instanceof ApiRefusal)) return
    const { code } = error
    if (code === 'notFound' || code === 'alreadyClosed') useSharing.setState({ ...NOBODY, ended: 'closed' })
  } finally {
    isSending = false
  }
}
