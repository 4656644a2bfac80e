import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { createContext, useContext } from 'react'
import type { Format } from '../../text/format.ts'
import type { Gps } from './use-gps.ts'

/** What every part of the phone's page reads. `operation` null: this phone has not heard of it yet. */
export type Officer = { viewer: Viewer; operation: Operation | null; format: Format; gps: Gps }

export const FieldContext = createContext<Officer | null>(null)

/** Throws outside of the page. */
export function useOfficer(): Officer {
  const officer = useContext(FieldContext)
  if (officer === null) throw new Error('a part of the field page stands outside of it')
  return officer
}
