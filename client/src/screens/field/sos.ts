import { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { create } from 'zustand'

/** The last call for help from this phone, until its sender has put it away. */
const KEPT_AS = 'field-sos'
const kept = (): IncidentId | null => IncidentId.safeParse(localStorage.getItem(KEPT_AS)).data ?? null

export const useSos = create<{ id: IncidentId | null; isLost: boolean }>(() => ({ id: kept(), isLost: false }))

export function callForHelp(id: IncidentId): void {
  localStorage.setItem(KEPT_AS, id)
  useSos.setState({ id, isLost: false })
}

export const couldNotCall = (): void => useSos.setState({ isLost: true })

export function putAway(): void {
  localStorage.removeItem(KEPT_AS)
  useSos.setState({ id: null, isLost: false })
}
