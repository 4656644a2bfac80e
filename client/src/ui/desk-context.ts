import type { RouteName } from '@jaga-jarak/shared/api.ts'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { reaches, type Viewer } from '@jaga-jarak/shared/roles.ts'
import { createContext, useContext } from 'react'
import type { Picture } from '../live/picture.ts'
import type { Format } from '../text/format.ts'

/** What every part of the desk reads: the picture, the operation's clock, how figures are written, who may do what. */
export type Desk = { picture: Picture; now: number; format: Format; may: May }
/** Whether who sits here may call a route, with `regions` on what lies in these regencies; [null] is the province's. */
export type May = (name: RouteName, regions?: readonly (KemendagriCode | null)[]) => boolean

export const mayOf =
  ({ role, reach }: Viewer): May =>
  (name, regions) =>
    mayCall(role, name) &&
    (regions === undefined ||
      reaches(
        reach,
        regions.flatMap((it) => it ?? []),
      ))

export const DeskContext = createContext<Desk | null>(null)

/** Throws outside of the desk. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (desk === null) throw new Error('a part of the desk stands outside of it')
  return desk
}
