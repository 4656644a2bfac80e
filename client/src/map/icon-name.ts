import { Band } from '@jaga-jarak/shared/alert.ts'
import { Freshness } from '@jaga-jarak/shared/group.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { CampColour } from '@jaga-jarak/shared/operation.ts'
import { SiteKind } from '@jaga-jarak/shared/site.ts'
import { z } from 'zod'

const Mark = z.object({ colour: CampColour, ballotNumber: z.number() }).nullable()

const Icon = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('chip'), mark: Mark, freshness: Freshness }),
  z.object({ kind: z.literal('arrow'), mark: Mark }),
  z.object({
    kind: z.literal('plate'),
    band: Band,
    marks: z.tuple([Mark, Mark]).nullable(),
    isForetold: z.boolean(),
  }),
  z.object({ kind: z.literal('severity'), band: Band }),
  z.object({ kind: z.literal('meeting'), band: Band }),
  z.object({
    kind: z.literal('rally'),
    pennants: z.array(z.object({ mark: Mark, isPlanned: z.boolean() })).min(1),
    /** how many there are besides */
    more: z.number(),
  }),
  z.object({ kind: z.literal('incident'), severity: Severity }),
  z.object({ kind: z.literal('site'), site: SiteKind }),
])
/** An icon that is drawn when the map first asks for it by name. */
export type Icon = z.infer<typeof Icon>

/** Name under which MapLibre asks for the icon; the same icon always has the same name. */
export const iconName = (icon: Icon): string => JSON.stringify(icon)

/** Null for a name that is not of this house. */
export function iconOf(name: string): Icon | null {
  if (!name.startsWith('{')) return null
  const { data } = Icon.safeParse(JSON.parse(name))
  return data ?? null
}
