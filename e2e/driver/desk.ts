import { openCaller } from '@jaga-jarak/server/src/simulate/open-caller.ts'
import { Health, routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { type House, PASSWORD } from './server.ts'

export type Tracked = { group: SupporterGroup; trackerId: string }
export type Place = { lon: number; lat: number }

/** Somebody who prepares and looks over the REST API, signed in as the administrator. */
export async function openDesk(house: House) {
  const call = await openCaller({ url: house.base(), name: 'admin', password: PASSWORD })
  return {
    call,
    /** A group of a camp of the governor's contest, with one tracker. */
    async tracked(name: string, ballotNumber: number): Promise<Tracked> {
      const camps = [{ contestId: ContestId.parse('gubernur'), ballotNumber }]
      const group = await call(routes.registerGroup, { body: { name, kind: 'crowd', camps, radiusM: 0 } })
      const { trackerId } = await call(routes.registerDevice, { body: { label: name, groupId: group.id } })
      return { group, trackerId }
    },
    /** The token of a new wall. */
    async wallToken(name: string): Promise<string> {
      return (await call(routes.registerDisplay, { body: { name } })).token
    },
  }
}
export type Desk = Awaited<ReturnType<typeof openDesk>>

/** The operation's clock as the server shows it. */
export async function clockOf(house: House): Promise<Health> {
  return Health.parse(await (await fetch(`${house.base()}/healthz`)).json())
}
