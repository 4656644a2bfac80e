import { ECDH } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { type NotifyRule, OwnPush, PUSH_MOST, type PushAddress, PushId } from '@jaga-jarak/shared/notify.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkRegions } from '../domain/reach.ts'
import type { PushRow } from '../notify-ports.ts'
import type { Reader } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'
import type { Caller } from './who-is.ts'

/** A point that is not on the curve would fail at every sending. */
function isOnCurve(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url', 'base64url', 'uncompressed')
    return true
  } catch {
    return false
  }
}

const ofPerson = async (read: Reader, { id }: Viewer): Promise<PushRow[]> =>
  (await read.pushes()).filter(({ personId }) => personId === id)

export type PushDraft = PushAddress & { rule: NotifyRule }

/** `isService`: whether an address belongs to a push service that this server may call. */
export const ownPush = (world: World, isService: (endpoint: string) => boolean) => ({
  async list(by: Viewer): Promise<OwnPush[]> {
    return (await ofPerson(world.store.read, by)).map((row) => OwnPush.parse(row))
  },

  /**
   * The address is what a browser is known by: whoever signs in there next takes it over. It is told until the session
   * ends, as {@link PushRow} says.
   */
  async save(
    { viewer: by, session }: Caller,
    { endpoint, keys, rule }: PushDraft,
    agent: string,
  ): Promise<OwnPush | Refused> {
    if (!isService(endpoint)) return refuse('unknownPushService')
    if (!isOnCurve(keys.p256dh)) return refuse('malformed', 'keys.p256dh')
    const unknown = checkRegions(world.operation, rule.regions)
    if (unknown) return unknown
    const id = PushId.parse(`psh-${world.secrets.hash(endpoint).slice(0, 40)}`)
    return changeWorld(world, by.id, async (tx) => {
      // Ended while this was on its way: nobody would ever take the row away.
      if (!(await tx.sessions()).some((it) => it.id === session.id)) return refuse('notSignedIn')
      const own = await ofPerson(tx, by)
      const known = own.find((it) => it.id === id)
      const since = known?.since ?? world.clock.wall()
      const oldest = own.at(0)
      if (known === undefined && own.length >= PUSH_MOST && oldest) await tx.removePush(oldest.id)
      const of = { personId: by.id, sessionId: session.id, until: session.expiresAt }
      const row = { id, ...of, agent: agent.slice(0, 300), since, rule, address: { endpoint, keys } }
      await tx.savePush(row)
      const change = known === undefined ? ('turnedOn' as const) : ('ruleChanged' as const)
      // Sent again as it was, after signing in anew or by a worker, it is no news.
      const isSame = known !== undefined && isDeepStrictEqual(known.rule, rule)
      return {
        reply: OwnPush.parse(row),
        event: isSame ? null : { type: 'PushChanged', personId: by.id, pushId: id, change },
      }
    })
  },

  remove: ({ id: personId }: Viewer, id: PushId): Promise<undefined | Refused> =>
    changeWorld(world, personId, async (tx) => {
      if ((await tx.push(id))?.personId !== personId) return refuse('notFound')
      await tx.removePush(id)
      return { reply: undefined, event: { type: 'PushChanged', personId, pushId: id, change: 'turnedOff' } }
    }),
})
