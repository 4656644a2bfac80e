import type { Reply, Route } from '@jaga-jarak/shared/api.ts'
import { type UseMutationResult, useMutation, useQueryClient } from '@tanstack/react-query'
import { call, type Given } from '../live/api.ts'
import type { Picture } from '../live/picture.ts'
import { untilShown } from '../live/until-shown.ts'

export type ChangeOptions<R extends Route> = {
  /** pending until the picture shows it: no button says done before the screens do */
  isShown?: (picture: Picture, reply: Reply<R>) => boolean
  /** list to read again afterwards */
  refreshes?: readonly string[]
  onDone?: (reply: Reply<R>, given: Given<R>) => void
}

export type Change<R extends Route> = UseMutationResult<Reply<R>, Error, Given<R>>

/** One change that a person asks of the server; never tried again by itself. */
export function useChange<R extends Route>(route: R, options: ChangeOptions<R> = {}): Change<R> {
  const { isShown, refreshes, onDone } = options
  const queries = useQueryClient()
  return useMutation<Reply<R>, Error, Given<R>>({
    mutationFn: async (given) => {
      const reply = await call(route, given)
      if (isShown !== undefined) await untilShown((picture) => isShown(picture, reply))
      return reply
    },
    retry: false,
    onSuccess: (reply, given) => onDone?.(reply, given),
    onSettled: async () => {
      if (refreshes !== undefined) await queries.invalidateQueries({ queryKey: refreshes })
    },
  })
}
