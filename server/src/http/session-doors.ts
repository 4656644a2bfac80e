import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { Request, Response } from 'express'
import type { AddressOf } from '../address-of.ts'
import { changePassword } from '../usecases/change-password.ts'
import type { World } from '../usecases/change-world.ts'
import { endSession } from '../usecases/end-session.ts'
import { listSessions } from '../usecases/list-sessions.ts'
import type { Opened } from '../usecases/open-session.ts'
import { readOwnAccount } from '../usecases/read-own-account.ts'
import { beginSecondFactor, confirmSecondFactor, removeSecondFactor } from '../usecases/second-factor.ts'
import { openDisplay, signIn } from '../usecases/sign-in.ts'
import type { WhoIs } from '../usecases/who-is.ts'
import { fromOf } from './from-of.ts'
import type { Mount } from './mount.ts'
import type { ProviderDoor } from './provider-doors.ts'
import { clearSessionCookie, setSessionCookie } from './session-cookie.ts'
import { countTries } from './tries.ts'

type SessionDoorDeps = {
  world: World
  whoIs: WhoIs
  addressOf: AddressOf
  secureCookies: boolean
  /** null: nobody signs in through one */
  provider: ProviderDoor | null
}

/** Everything a person or a wall does about its own session. */
export function openSessionDoors(mount: Mount, deps: SessionDoorDeps): void {
  const { world, whoIs, addressOf, secureCookies, provider } = deps
  const counted = countTries()
  /** Of people who are in already: what strangers try at the door does not keep them from their own. */
  const countedInside = countTries()

  const admit = async (res: Response, opened: Opened | Refused): Promise<Viewer | Refused> => {
    if (isRefused(opened)) return opened
    setSessionCookie(res, opened.token, opened.lastsMs, secureCookies)
    const caller = await whoIs(opened.token)
    if (caller === null) throw new Error('a session that was just opened is not live')
    return caller.viewer
  }

  const signInAs = signIn(world)
  mount.open('signIn', async ({ body, req, res }) => {
    const from = fromOf(req, addressOf)
    return admit(res, await counted({ res, address: from.address, account: body.name }, () => signInAs(body, from)))
  })
  const openWall = openDisplay(world)
  mount.open('openDisplay', async ({ body, req, res }) => {
    const from = fromOf(req, addressOf)
    const who = { res, address: from.address, account: `display ${world.secrets.hash(body.token)}` }
    return admit(res, await counted(who, () => openWall(body.token, from)))
  })
  mount.open('whoAmI', ({ caller }) => caller?.viewer ?? null)

  const end = endSession(world)
  mount.signed('signOut', async ({ session, res }) => {
    await end(session.personId, session.id, { cause: 'signedOut' })
    clearSessionCookie(res, secureCookies)
    return { isOpenAtProvider: provider !== null && session.entrance === 'provider' }
  })
  const list = listSessions(world)
  mount.signed('listOwnSessions', ({ caller }) => list(caller, caller.viewer.id))
  mount.signed('endOwnSession', ({ viewer, params }) =>
    end(viewer.id, params.sessionId, { cause: 'revoked', of: viewer.id }),
  )

  const account = readOwnAccount(world)
  mount.signed('readOwnAccount', ({ viewer }) => account(viewer))
  const change = changePassword(world)
  const factor = {
    begin: beginSecondFactor(world),
    confirm: confirmSecondFactor(world),
    remove: removeSecondFactor(world),
  }
  const who = ({ req, res, viewer }: { req: Request; res: Response; viewer: Viewer }) => ({
    res,
    address: addressOf(req),
    account: viewer.name,
  })
  mount.signed('changePassword', (call) => countedInside(who(call), () => change(call.caller, call.body)))
  mount.signed('beginSecondFactor', (call) =>
    countedInside(who(call), () => factor.begin(call.viewer, call.body.password)),
  )
  mount.signed('confirmSecondFactor', (call) =>
    countedInside(who(call), () => factor.confirm(call.caller, call.body.code)),
  )
  mount.signed('removeSecondFactor', (call) =>
    countedInside(who(call), () => factor.remove(call.viewer, call.body.code)),
  )
}
