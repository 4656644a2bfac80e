import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type BodyInput, type Query, type Reply, type Route, routes } from '@jaga-jarak/shared/api.ts'
import type { ClientToServer, ServerToClient } from '@jaga-jarak/shared/feed.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { ContestId, DisplayId, epochMs, PersonId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { Reach, type Role } from '@jaga-jarak/shared/roles.ts'
import type { Logger } from 'pino'
import { io, type Socket } from 'socket.io-client'
import { z } from 'zod'
import { createApp } from './app.ts'
import { realClock } from './clock.ts'
import type { Config } from './config.ts'
import type { Patience } from './http/patient-server.ts'
import { createLogger } from './logger.ts'
import { type BasemapSettings, createBasemap } from './map/basemap.ts'
import type { NotifyTuning } from './notify/start-notify.ts'
import { type NotifyConfig, NotifySettings, notifyOf } from './notify-settings.ts'
import { sourceOf } from './operation/operation-source.ts'
import { readOperationFile } from './operation/read-operation.ts'
import type { Clock, Gazetteer, SessionRow } from './ports.ts'
import { secrets } from './secrets.ts'
import { openStore } from './store/open-store.ts'
import type { World } from './usecases/change-world.ts'
import { currentOperation } from './usecases/current-operation.ts'
import { WITHOUT_SECOND_FACTOR } from './usecases/second-factor.ts'

export const PASSWORD = 'correct-horse-battery'

const NO_BASEMAP: BasemapSettings = {
  ...{ file: null, styleUrl: null, boundaries: null, boundary: { taken: null, refused: null } },
  box: [113.7, -2.6, 119.1, 2.7],
}

export type ScreenSocket = Socket<ServerToClient, ClientToServer>
export type Answer<T> = { status: number; body: T; headers: Headers }

/** What a test has otherwise: a store that is there already, PostgreSQL, a clock, a log or limits of its own. */
export type Setting = {
  dataDir?: string
  databaseUrl?: string
  clock?: Clock
  log?: Logger
  screens?: Config['screens']
  trustedProxies?: Config['trustedProxies']
  heartbeatUrl?: string | null
  outsideBeatMs?: number
  gazetteer?: Gazetteer
  provider?: Config['provider']
  patience?: Patience
  securityContact?: string | null
  metricsToken?: string | null
  notify?: Partial<NotifyConfig>
  notifyTuning?: NotifyTuning
  basemap?: Partial<BasemapSettings>
}

/** The whole server on a free port with a real store of its own, and the means to call it as people do. */
export async function startApp({
  dataDir,
  databaseUrl,
  clock = realClock,
  log = createLogger('silent'),
  screens = { perSession: 20, perAddress: 200 },
  trustedProxies = [],
  heartbeatUrl = null,
  outsideBeatMs,
  gazetteer = { placeAt: () => null },
  provider = null,
  patience,
  securityContact = 'mailto:keamanan@example.id',
  metricsToken = null,
  notify = {},
  notifyTuning,
  basemap = {},
}: Setting = {}) {
  const folder = dataDir ?? (await mkdtemp(join(tmpdir(), 'jaga-jarak-')))
  const sqliteFile = join(folder, 'jaga-jarak.sqlite')
  const store = await openStore(databaseUrl === undefined ? { sqliteFile } : { databaseUrl })
  const file = readOperationFile(resolve(import.meta.dirname, '../operations/kaltim-2024.yaml'))
  const source = sourceOf(file)
  const operation = await currentOperation(file.id, source, store.read)
  const app = await createApp({
    config: {
      port: 0,
      host: '127.0.0.1',
      osmandPort: 0,
      adminPassword: PASSWORD,
      metricsToken,
      securityContact,
      secureCookies: false,
      privacyContact: 'Sekretariat, Samarinda',
      screens,
      trustedProxies,
      heartbeatUrl,
      provider,
      notify: { ...notifyOf(z.object(NotifySettings).parse({}), null), ...notify },
    },
    operation,
    source,
    store,
    gazetteer,
    clock,
    secrets,
    log,
    mapDir: folder,
    basemap: createBasemap({ ...NO_BASEMAP, ...basemap }),
    patience,
    outsideBeatMs,
    notifyTuning,
  })
  const base = `http://127.0.0.1:${app.port}`
  const sockets: ScreenSocket[] = []

  const raw = (path: string, init: RequestInit = {}): Promise<Response> => fetch(`${base}${path}`, init)

  async function call<R extends Route>(
    route: R,
    given: { params?: Record<string, string>; query?: Query<R>; body?: BodyInput<R>; cookie?: string } = {},
  ): Promise<Answer<Reply<R>>> {
    const path = route.path.replaceAll(/:(\w+)/g, (_, key: string) => encodeURIComponent(given.params?.[key] ?? 'none'))
    const response = await raw(path + writeQuery(given.query ?? {}), {
      method: route.method.toUpperCase(),
      headers: {
        ...(given.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(given.cookie === undefined ? {} : { cookie: given.cookie }),
      },
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    })
    const text = await response.text()
    return {
      status: response.status,
      body: text === '' ? undefined : route.file ? text : JSON.parse(text),
      headers: response.headers,
    }
  }

  const cookieOf = (answer: Answer<unknown>): string => answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''

  return {
    app,
    store,
    /** for calling a use case beside the doors */
    world: { store, clock, secrets, gazetteer, operation, source, orders: () => [] } satisfies World,
    base,
    folder,
    raw,
    call,
    cookieOf,
    async signIn(): Promise<string> {
      return cookieOf(await call(routes.signIn, { body: { name: 'admin', password: PASSWORD } }))
    },
    /** Somebody with a session of their own, there without signing in; answers the cookie. */
    async seat(role: Role, reach: readonly string[] | null, some: Partial<SessionRow> = {}): Promise<string> {
      const [id, token] = [PersonId.parse(secrets.id('usr')), secrets.token()]
      const now = clock.wall()
      const session = {
        id: SessionId.parse(secrets.id('ses')),
        tokenHash: secrets.hash(token),
        ...{ personId: role === 'display' ? null : id, displayId: role === 'display' ? DisplayId.parse(id) : null },
        ...{ entrance: 'password' as const, address: '127.0.0.1', agent: '' },
        ...{ openedAt: now, seenAt: now, expiresAt: epochMs(now + 3_600_000) },
      }
      await store.write(async (tx) => {
        const own = Reach.parse(reach)
        if (role === 'display') {
          const display = { id: DisplayId.parse(id), name: id, status: 'active' as const, reach: own }
          await tx.saveDisplay(display, secrets.hash(id))
        } else {
          const person = { id, duty: 'Uji', role, reach: own, status: 'active' as const, version: 1 }
          const credentials = { passwordHash: null, passwordIsInitial: false, ...WITHOUT_SECOND_FACTOR }
          await tx.savePerson({ person, name: id, subject: null, credentials })
        }
        await tx.addSession({ ...session, ...some })
      })
      return `jj_session=${token}`
    },
    /** A group with one tracker; answers the tracker's secret-bearing id. */
    async tracked(cookie: string, name: string, ballotNumber: number): Promise<{ groupId: string; trackerId: string }> {
      const camps = [{ contestId: ContestId.parse('gubernur'), ballotNumber }]
      const group = await call(routes.registerGroup, { cookie, body: { name, kind: 'crowd', camps, radiusM: 0 } })
      const groupId = group.body.id
      const device = await call(routes.registerDevice, { cookie, body: { label: name, groupId } })
      return { groupId, trackerId: device.body.trackerId }
    },
    report: (trackerId: string, lon: number, lat: number) =>
      raw(`/osmand?id=${trackerId}&lat=${lat}&lon=${lon}&speed=0`),
    screen(cookie: string | null, headers: Record<string, string> = {}): ScreenSocket {
      const socket: ScreenSocket = io(base, {
        transports: ['websocket'],
        parser: frameParser,
        forceNew: true,
        reconnection: false,
        extraHeaders: { ...headers, ...(cookie === null ? {} : { cookie }) },
      })
      sockets.push(socket)
      return socket
    },
    async stop({ keep = false } = {}): Promise<void> {
      for (const socket of sockets) socket.close()
      await app.close()
      await store.close()
      if (!keep) await rm(folder, { recursive: true, force: true })
    },
  }
}
export type Running = Awaited<ReturnType<typeof startApp>>
