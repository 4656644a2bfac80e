import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { SignInFault } from '@jaga-jarak/shared/session.ts'
import { hash, verify } from '@node-rs/argon2'
import type { PersonRow, Reader } from '../ports.ts'
import type { World } from './change-world.ts'
import { type From, type Opened, openSession } from './open-session.ts'
import { takeCode } from './second-factor.ts'

/** Hash of nobody's password: an unknown name costs the same time as a wrong password. */
const hashOfNobody = (world: World): Promise<string> => hash(world.secrets.token())

export function signIn(world: World) {
  const { store, clock } = world
  const nobody = hashOfNobody(world)

  const note = async (row: PersonRow | undefined, fault: SignInFault): Promise<void> => {
    const personId = row?.person.id ?? null
    await store.write((tx) => tx.append([{ type: 'SignInFailed', personId, fault }], clock.now(), null))
  }
  const fail = async (row: PersonRow | undefined, fault: SignInFault): Promise<Refused> => {
    await note(row, fault)
    // One answer for all: who tries is not told what was right, but for a right password that wants a code.
    return refuse('wrongCredentials')
  }

  return async ({ name, password, code }: Body<Routes['signIn']>, from: From): Promise<Opened | Refused> => {
    const row = await store.read.personByName(name)
    const known = row?.credentials.passwordHash ?? null
    const isRight = await verify(known ?? (await nobody), password)
    if (!row) return fail(row, 'unknownName')
    if (known === null || !isRight) return fail(row, 'wrongPassword')
    if (row.person.status !== 'active') return fail(row, 'disabled')
    if (row.credentials.totpSecret !== null) {
      if (code === undefined) {
        // Whoever has only the password is never seen otherwise.
        await note(row, 'noCode')
        return refuse('needsCode')
      }
      if (!(await takeCode(world, row.person.id, code))) return fail(row, 'wrongCode')
    }
    const { id } = row.person
    return openSession(world, { personId: id, displayId: null }, 'password', from, async (read) => {
      const now = await read.person(id)
      const isSame =
        now?.credentials.passwordHash === known && now.credentials.totpSecret === row.credentials.totpSecret
      return isSame && now.person.status === 'active'
    })
  }
}

export const openDisplay =
  (world: World) =>
  async (token: string, from: From): Promise<Opened | Refused> => {
    const find = (read: Reader) => read.displayByToken(world.secrets.hash(token))
    const display = await find(world.store.read)
    if (display?.status !== 'active') return refuse('wrongCredentials')
    const holder = { personId: null, displayId: display.id }
    return openSession(world, holder, 'token', from, async (read) => (await find(read))?.status === 'active')
  }
