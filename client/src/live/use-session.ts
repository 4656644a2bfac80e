import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { create } from 'zustand'
import { openSession } from './session.ts'
import { forgetLine } from './store.ts'

const KEY = ['session']
const RETRY_MS = 3_000

/** Who sits here: undefined while nobody has answered yet, null for nobody. Asks again until the server answers. */
export function useSession(): { viewer: Viewer | null | undefined; error: Error | null } {
  const { data: viewer, failureReason: error } = useQuery({
    queryKey: KEY,
    queryFn: openSession,
    staleTime: Number.POSITIVE_INFINITY,
    retry: true,
    retryDelay: RETRY_MS,
  })
  return { viewer, error }
}

/** Tells the screens who sits here from now on; nothing that the one before has seen stays behind. */
export function useSeat(): (viewer: Viewer | null) => void {
  const queries = useQueryClient()
  return useCallback(
    (viewer) => {
      forgetLine()
      useEnded.setState(false)
      queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEY[0] })
      queries.setQueryData(KEY, viewer)
    },
    [queries],
  )
}

/** Whether the session that stood here has ended without anybody here having ended it. */
export const useEnded = create<boolean>(() => false)

/** The server knows this session no longer: everything it showed goes, and who sits here is asked anew. */
export function useGoDark(): () => void {
  const queries = useQueryClient()
  const sit = useSeat()
  return useCallback(() => {
    sit(null)
    useEnded.setState(true)
    void queries.invalidateQueries({ queryKey: KEY })
  }, [queries, sit])
}

/** Asks again who sits here: what they still had to do may be done. */
export function useAskAgain(): () => void {
  const queries = useQueryClient()
  return useCallback(() => void queries.invalidateQueries({ queryKey: KEY }), [queries])
}
