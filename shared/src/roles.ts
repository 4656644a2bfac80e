import { z } from 'zod'
import { PersonId, sensitive, text, Version } from './primitives.ts'
import { KemendagriCode } from './region.ts'

/** Who has a session. A tracker has none: it only speaks, with a token of its own. */
export const Role = z.enum(['admin', 'commander', 'operator', 'planner', 'observer', 'field', 'display'])
export type Role = z.infer<typeof Role>

/** Roles that a person may have. */
export const PersonRole = Role.exclude(['display'])
export type PersonRole = z.infer<typeof PersonRole>

/** Regencies that somebody is bound to; null: the whole province. */
export const Reach = z.array(KemendagriCode).min(1).max(60).nullable()
export type Reach = z.infer<typeof Reach>

/** What somebody is called where no name may stand: "Operator 2", "Posko Bontang". */
const duty = text(60)

/** Who stands behind a session, as its own screens know it. `id` is a person's or a wall's. */
export const Viewer = z.object({
  id: PersonId,
  name: text(80),
  duty,
  role: Role,
  reach: Reach,
  /** what must be done before anything else is allowed; null: nothing */
  due: z.enum(['password', 'secondFactor']).nullable(),
})
export type Viewer = z.infer<typeof Viewer>

/** Who an id stands for. `name` is null for viewers who may not know it, and for people whose name was erased. */
export const Signature = z.object({
  id: PersonId,
  duty,
  name: text(80).register(sensitive, { kind: 'officer' }).nullable(),
})
export type Signature = z.infer<typeof Signature>

export const PersonDraft = z.object({ name: text(80), duty, role: PersonRole, reach: Reach })
export type PersonDraft = z.infer<typeof PersonDraft>

/** A person as the log knows them: everything but the name. */
export const Person = PersonDraft.omit({ name: true }).extend({
  id: PersonId,
  status: z.enum(['active', 'disabled']),
  version: Version,
})
export type Person = z.infer<typeof Person>

/** Whether somebody bound to `reach` has to do with any of these regencies. What lies in none is the province's. */
export const reaches = (reach: Reach, regions: readonly KemendagriCode[]): boolean =>
  reach === null || regions.some((region) => reach.some((own) => region === own || region.startsWith(`${own}.`)))
