import { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import type { Person } from '@jaga-jarak/shared/roles.ts'
import { dutyOf, freeName, type GroupRule, type Seat, sameSeat, seatOf } from '../domain/provider-seat.ts'
import type { PersonRow, Writer } from '../ports.ts'
import type { World } from './change-world.ts'
import { type From, type Opened, openSession } from './open-session.ts'
import { WITHOUT_SECOND_FACTOR } from './second-factor.ts'
import { type TurnedAway, turnAway } from './turn-away.ts'

/** Somebody as the provider tells of them. `subject`: issuer and subject, by which they are known; never the name. */
export type Presented = { subject: string; names: readonly string[]; groups: readonly string[] }

export function signInFromProvider(world: World, rules: readonly GroupRule[]) {
  const { store, clock, secrets } = world

  const add = async (tx: Writer, { subject, names }: Presented, seat: Seat): Promise<PersonId> => {
    const name = freeName(
      names,
      (await tx.people()).flatMap((it) => it.name ?? []),
    )
    const id = PersonId.parse(secrets.id('usr'))
    const person: Person = { id, duty: dutyOf(seat.role), ...seat, status: 'active', version: 1 }
    const credentials = { passwordHash: null, passwordIsInitial: false, ...WITHOUT_SECOND_FACTOR }
    await tx.savePerson({ person, name, subject, credentials })
    await tx.append([{ type: 'PersonAdded', person }], clock.now(), null)
    return id
  }

  /** No last administrator is kept here: whom the provider takes the role from, it can give it to again. */
  const follow = async (tx: Writer, row: PersonRow, seat: Seat): Promise<PersonId> => {
    const { id, role, duty, version } = row.person
    if (sameSeat(row.person, seat)) return id
    const ownWords = duty === dutyOf(role) ? dutyOf(seat.role) : duty
    const person: Person = { ...row.person, ...seat, duty: ownWords, version: version + 1 }
    await tx.savePerson({ ...row, person })
    await tx.endSessionsOfPerson(id)
    await tx.append([{ type: 'PersonChanged', person }], clock.now(), null)
    return id
  }

  return async (presented: Presented, from: From): Promise<Opened | TurnedAway> => {
    const known = await store.write(async (tx) => {
      const row = await tx.personBySubject(presented.subject)
      const seat = seatOf(rules, presented.groups)
      if (row && (row.name === null || row.person.status !== 'active')) return turnAway(world, tx, row, 'disabled')
      if (seat === null) return turnAway(world, tx, row, 'noRole')
      return row ? follow(tx, row, seat) : add(tx, presented, seat)
    })
    if (typeof known !== 'string') return known
    const opened = await openSession(world, { personId: known, displayId: null }, 'provider', from, async (read) => {
      const row = await read.person(known)
      return row?.subject === presented.subject && row.person.status === 'active'
    })
    return isRefused(opened) ? { fault: 'disabled' } : opened
  }
}
