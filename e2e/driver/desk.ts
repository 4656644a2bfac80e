import { randomUUID } from 'node:crypto'
import { openCaller } from '@jaga-jarak/server/src/simulate/open-caller.ts'
import { Health, routes } from '@jaga-jarak/shared/api.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { ContestId, epochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { type Person, Reach } from '@jaga-jarak/shared/roles.ts'
import { type House, PASSWORD } from './server.ts'

/** What an observer chose as password in the place of the first one. */
const CHOSEN = 'lapangan-sangatta-utara'

export type Tracked = { group: SupporterGroup; trackerId: string }
export type Newcomer = { name: string; person: Person; password: string }
export type Place = { lon: number; lat: number }

/** Where things happen unless a story says otherwise, near Sangatta. */
const PLACE: Place = { lon: 117.5, lat: 0.5 }

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
    /** An operator whom an administrator added; answers the name and the first password. */
    async operator(name: string, reach: readonly string[] | null = null): Promise<Newcomer> {
      const body = { name, duty: 'Operator 1', role: 'operator' as const, reach: Reach.parse(reach) }
      const { person, password } = await call(routes.addPerson, { body })
      return { name, person, password }
    },
    /** An observer who has chosen a password, and with it comes in at once. */
    async observer(name: string): Promise<{ name: string; password: string }> {
      const body = { name, duty: 'Pemantau 1', role: 'observer' as const, reach: null }
      const { password } = await call(routes.addPerson, { body })
      const observer = await openCaller({ url: house.base(), name, password })
      await observer(routes.changePassword, { body: { current: password, wanted: CHOSEN } })
      return { name, password: CHOSEN }
    },
    /** An officer in the field. */
    async officer(name: string, reach: readonly string[] | null = null): Promise<Newcomer> {
      const body = { name, duty: 'Petugas 1', role: 'field' as const, reach: Reach.parse(reach) }
      const { person, password } = await call(routes.addPerson, { body })
      return { name, person, password }
    },
    /** A rally of the first camp of the governor's contest, from now on for an hour. */
    async rally(name: string): Promise<Rally> {
      const { now } = await clockOf(house)
      const camps = [{ contestId: ContestId.parse('gubernur'), ballotNumber: 1 }]
      const window = { from: now, until: epochMs(now + 3_600_000) }
      const venue = { name, position: PLACE }
      return call(routes.planRally, {
        body: { kind: 'openRally', camps, venue, ...window, headcount: 12_000, notice: 'STTP/1' },
      })
    },
    /** A clash that somebody has reported, with the same words as place and note. */
    incident(words = '', position: Place = PLACE): Promise<Incident> {
      const id = IncidentId.parse(randomUUID())
      const what = { category: 'clash', severity: 'severe' } as const
      const body = { id, ...what, position, placeText: words, note: words, rallyId: null }
      return call(routes.reportIncident, { body })
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
