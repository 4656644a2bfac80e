import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { resolve } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { type Alert, isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { HEARTBEAT_MS, type LogEntry } from '@jaga-jarak/shared/feed.ts'
import { type Incident, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import { offsetMs } from '@jaga-jarak/shared/local-time.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { AlertId, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { ScreenId } from '@jaga-jarak/shared/screen.ts'
import type { Logger } from 'pino'
import { addressOf } from './address-of.ts'
import type { Config } from './config.ts'
import { OUTSIDE_BEAT_MS, startDeadMan } from './dead-man.ts'
import { createRulebook } from './domain/rulebook.ts'
import { createWatch, type Rulebook } from './domain/watch.ts'
import { every } from './every.ts'
import { openFrontDoor } from './http/front-door.ts'
import { createPatientServer, type Patience } from './http/patient-server.ts'
import { providerDoor } from './http/provider-doors.ts'
import { readSessionCookie } from './http/session-cookie.ts'
import { watchLateness } from './lateness.ts'
import { createIntake } from './live/intake.ts'
import { createOpened } from './live/opened.ts'
import { createOrders } from './live/orders.ts'
import { createTrackers } from './live/trackers.ts'
import { createWalls } from './live/walls.ts'
import type { BasemapSource } from './map/basemap.ts'
import { countAlerts, createMetrics } from './metrics.ts'
import { createNotify, type NotifyTuning } from './notify/start-notify.ts'
import type { Clock, Gazetteer, OperationSource, Secrets, Store } from './ports.ts'
import { openBalcony } from './socket/gateway.ts'
import type { World } from './usecases/change-world.ts'
import { ensureAdmin } from './usecases/ensure-admin.ts'
import { keepCalls } from './usecases/keep-calls.ts'
import { keepIncidentAlerts } from './usecases/keep-incident-alerts.ts'
import { keepRetention } from './usecases/keep-retention.ts'
import { keepWatch } from './usecases/keep-watch.ts'
import { noteScreens, noteStart } from './usecases/note-screens.ts'
import type { RetentionDeps } from './usecases/plan-retention.ts'
import { quarantineMalformed } from './usecases/quarantine-malformed.ts'
import { readSignatures } from './usecases/read-signatures.ts'
import { receivePositions } from './usecases/receive-positions.ts'
import { remindWatch } from './usecases/remind-watch.ts'
import { storePositions } from './usecases/store-positions.ts'
import { takeSnapshot } from './usecases/take-snapshot.ts'
import { turnAlerts } from './usecases/turn-alerts.ts'
import { turnPhases } from './usecases/turn-phases.ts'
import { whoIs as whoHolds } from './usecases/who-is.ts'

export type AppDeps = {
  config: Pick<
    Config,
    | 'port'
    | 'host'
    | 'osmandPort'
    | 'adminPassword'
    | 'metricsToken'
    | 'securityContact'
    | 'privacyContact'
    | 'secureCookies'
    | 'screens'
    | 'trustedProxies'
    | 'heartbeatUrl'
    | 'provider'
    | 'notify'
  >
  operation: Operation
  source: OperationSource
  store: Store
  gazetteer: Gazetteer
  clock: Clock
  secrets: Secrets
  log: Logger
  mapDir: string
  basemap: BasemapSource
  /** other than what is usual */
  patience?: Patience | undefined
  outsideBeatMs?: number | undefined
  notifyTuning?: NotifyTuning | undefined
}

/** After these some session may be over: its screens go dark at once, on other nodes within five seconds. */
const ENDS_SESSIONS: ReadonlySet<LogEntry['event']['type']> = new Set([
  'SessionEnded',
  'PersonChanged',
  'PersonErased',
  'CredentialChanged',
  'DisplayRevoked',
  'DisplayTokenChanged',
  'OperationChanged',
])

/** After these the names that screens show are told anew. */
const CHANGES_PEOPLE: ReadonlySet<LogEntry['event']['type']> = new Set([
  ...(['PersonAdded', 'PersonChanged', 'PersonErased', 'SourceRegistered', 'SourceChanged'] as const),
])

/** The tick of the watch and the store's, real milliseconds between two runs. */
const TICK_MS = 50
const FLUSH_MS = 500
const PHASES_MS = 500
const ALERTS_MS = 500
/** How often it is asked whether retention is due, and how long it rests between two steps, real milliseconds. */
const RETENTION_MS = 60_000
const REST_MS = 5
/** How often it is looked whether the basemap is there, real milliseconds. */
const BASEMAP_MS = 30_000

const SCREENS_MS = 1_000
/** A loop that has not succeeded for so long has stopped, real milliseconds. */
const STALLED_MS = 60_000
const VERSION = '0.1.0'

const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, host, () => {
      const address: AddressInfo | string | null = server.address()
      done(typeof address === 'object' && address !== null ? address.port : port)
    })
  })

/** Where the server reaches one of its own doors, whatever address it listens at. */
function ownUrl(server: Server, path: string): string {
  const at = server.address()
  if (typeof at !== 'object' || at === null) throw new Error('not listening')
  const host = at.address === '::' || at.address === '0.0.0.0' ? 'localhost' : at.address
  return `http://${host.includes(':') ? `[${host}]` : host}:${at.port}${path}`
}

const shut = (server: Server): Promise<void> =>
  new Promise((done) => {
    if (!server.listening) return done()
    server.close(() => done())
    server.closeAllConnections()
  })

/** Puts the rooms together. Everything it starts, `close` stops; the store is the caller's. */
export async function createApp(deps: AppDeps) {
  const { config, operation, source, store, gazetteer, clock, secrets, log } = deps
  const metrics = createMetrics()
  const stopHearing = store.onUnreadable(({ table, id, why }) => {
    metrics.unreadable.inc({ table })
    log.error({ table, id, why }, 'a row of the store cannot be read and is set aside')
  })
  const lateness = watchLateness()
  const startedAt = clock.monotonic()
  let feedLagMs: number | null = null
  const intake = createIntake()
  const opened = createOpened()
  const orders = createOrders(await store.read.ordersAfter(clock.now()))
  const world: World = { store, clock, secrets, gazetteer, operation, source, orders: orders.all }
  const regionAt: Rulebook['regionAt'] = (position) => gazetteer.placeAt(position)?.regency.code ?? null
  const rulebook = (): Rulebook => createRulebook(world.operation, orders.all(), regionAt)
  const watch = createWatch(rulebook())
  const trackers = createTrackers(await store.read.trackers())
  await remindWatch({ watch, trackers, store, clock })

  /** Those that are not over, as the log tells them. */
  const alerts = new Map<AlertId, Alert>((await store.read.standingAlerts()).map((alert) => [alert.id, alert]))
  const incidents = new Map<IncidentId, Incident>((await store.read.openIncidents()).map((it) => [it.id, it]))
  countAlerts(metrics, alerts.values())
  const followIncident = (incident: Incident): void => {
    if (isOpenIncident(incident)) incidents.set(incident.id, incident)
    else incidents.delete(incident.id)
  }
  const followAlert = (alert: Alert): void => {
    if (isStandingAlert(alert)) alerts.set(alert.id, alert)
    else alerts.delete(alert.id)
  }

  /** What a commit changes in the live rooms. */
  const follow = ({ by, event }: LogEntry): void => {
    opened.follow(event)
    if ('alert' in event) followAlert(event.alert)
    if ('incident' in event) followIncident(event.incident)
    if (event.type === 'GroupRegistered' || event.type === 'GroupChanged') watch.setGroup(event.group)
    else if (event.type === 'DeviceRegistered') trackers.save(event.device)
    else if (event.type === 'DeviceChanged') {
      const before = trackers.byId(event.device.id)?.device
      trackers.save(event.device)
      // A new name or interval says nothing of where its group is: only who it speaks for does.
      if (event.device.status === 'revoked' || before?.groupId !== event.device.groupId) watch.unassign(event.device.id)
    } else if (event.type === 'DeviceErased') {
      trackers.forget(event.device.id)
      watch.unassign(event.device.id)
    } else if (event.type === 'RallyPlanned' || event.type === 'RallyChanged') watch.setRally(event.rally)
    else if (event.type === 'OrderGiven' || event.type === 'OrderEnded') {
      orders.take(event.order, clock.now())
      watch.setRules(rulebook())
    } else if (event.type === 'OperationChanged') {
      world.operation = event.operation
      watch.setRules(rulebook())
    } else if (event.type === 'AlertCleared' && by !== null) {
      watch.release(event.alert.evidence.kind, event.alert.subjects)
    }
  }

  const receive = receivePositions({
    clock,
    intake,
    ground: { area: operation.area, startsAt: operation.startsAt, exercise: operation.exercise !== null },
  })
  const quarantine = quarantineMalformed({ clock, intake, area: operation.area })
  const retaining: RetentionDeps = {
    ...{ store, clock },
    get operation() {
      return world.operation
    },
    zoneMs: offsetMs(operation.zone.id, clock.now()),
    pause: () => rest(REST_MS),
  }
  const retention = keepRetention(retaining, (error) => log.warn({ err: error }, 'retention failed; it is tried again'))
  const flush = storePositions({ store, intake, clock })
  const notify = await createNotify({
    ...{ world, config: config.notify, zoneMs: retaining.zoneMs, contact: config.securityContact, log },
    tuning: deps.notifyTuning,
  })
  const whoIs = whoHolds(world)
  const seenFrom = addressOf(config.trustedProxies)
  let ready = false
  const { app, osmandApp } = openFrontDoor({
    world,
    trackers,
    opened,
    walls: createWalls(() => clock.monotonic()),
    whoIs,
    addressOf: seenFrom,
    slowestS: (id) => watch.slowestS(id, clock.now()),
    positions: () => watch.positions(clock.now()),
    vitals: () => ({
      version: VERSION,
      upMs: clock.monotonic() - startedAt,
      lateMs: lateness.lateMs(),
      screens: balcony.screens(),
      feedLagMs,
      lostPoints: intake.dropped(),
    }),
    metrics,
    log,
    trackerDoor: {
      trackers,
      secrets,
      clock,
      setAside(tracker, payload, at) {
        const reason = quarantine(tracker, payload, at)
        metrics.receptions.inc({ outcome: 'quarantined', reason })
        return reason
      },
      receive(tracker, fixes, seen) {
        const receptions = receive(tracker, fixes, seen)
        for (const it of receptions) {
          metrics.receptions.inc({ outcome: it.outcome, reason: it.outcome === 'quarantined' ? it.reason : '' })
        }
        return receptions
      },
    },
    notify: notify.doors,
    privacy: { retention, planDeps: retaining, flush, contact: config.privacyContact },
    isReady: () => ready,
    metricsToken: config.metricsToken,
    securityContact: config.securityContact,
    secureCookies: config.secureCookies,
    provider: await providerDoor(world, config.provider),
    clientDir: resolve(import.meta.dirname, '../../client/dist'),
    mapDir: deps.mapDir,
    basemap: deps.basemap,
    version: VERSION,
  })
  const server = createPatientServer(app, deps.patience)
  const osmandServer = createPatientServer(osmandApp, deps.patience)
  const balcony = openBalcony({
    httpServer: server,
    read: store.read,
    addressOf: seenFrom,
    whoIs: (cookieHeader) => whoIs(readSessionCookie(cookieHeader)),
    snapshot: takeSnapshot(world),
    limits: config.screens,
    newId: () => ScreenId.parse(secrets.id('scr')),
    noteScreens: noteScreens(world),
    frame: () => ({ now: clock.now(), ...watch.latest(clock.now()) }),
    shapes: () => watch.shapes(),
    opened,
    clock,
    log,
  })
  const stopFollowing = store.onCommit((entries) => {
    for (const entry of entries) follow(entry)
    if (entries.some(({ event }) => 'alert' in event)) countAlerts(metrics, alerts.values())
    const tell = async (): Promise<void> => {
      await balcony.wake()
      if (entries.some(({ event }) => CHANGES_PEOPLE.has(event.type)))
        balcony.tellPeople(await readSignatures(store.read))
      if (entries.some(({ event }) => ENDS_SESSIONS.has(event.type))) await balcony.checkSessions()
    }
    tell().catch((error: unknown) => log.warn({ err: error }, 'the log cannot be read'))
  })

  const tick = keepWatch({
    watch,
    intake,
    store,
    gazetteer,
    clock,
    onStored: (seconds) => metrics.alertStoring.observe(seconds),
  })
  const phases = turnPhases(world)
  const turn = turnAlerts(world, () => alerts.values())
  const calls = keepCalls(world, intake)
  const ofIncidents = keepIncidentAlerts(world, { incidents: () => incidents.values(), alerts: () => alerts.values() })
  /** LG5: a beat waits here for the tick, then for the store, then goes out. */
  const beat: { enteredAt: number; ticked: boolean } = { enteredAt: clock.monotonic(), ticked: false }
  let sentBeatAt = Number.NEGATIVE_INFINITY

  const adminPassword = await ensureAdmin(world, config.adminPassword)
  await noteStart(world)
  await balcony.start()
  await phases()

  const loops = [
    every(
      TICK_MS,
      'the watch',
      async () => {
        const entered = clock.monotonic()
        const done = metrics.tick.startTimer()
        await tick()
        done()
        if (!beat.ticked) Object.assign(beat, { enteredAt: entered, ticked: true })
      },
      log,
    ),
    every(
      FLUSH_MS,
      'storing positions',
      async () => {
        const carriesBeat = beat.ticked
        const done = metrics.storing.startTimer()
        await flush()
        done()
        metrics.screens.set(balcony.screens())
        metrics.dropped.set(intake.dropped())
        if (!carriesBeat) return
        beat.ticked = false
        if (clock.monotonic() - sentBeatAt < HEARTBEAT_MS - FLUSH_MS) return
        sentBeatAt = clock.monotonic()
        const lag = sentBeatAt - beat.enteredAt
        metrics.feedLag.set(lag / 1_000)
        feedLagMs = lag
        balcony.beat(lag)
      },
      log,
    ),
    every(PHASES_MS, 'the calendar', phases, log),
    every(ALERTS_MS, 'alerts that wait', turn, log),
    every(ALERTS_MS, 'calls for help', calls, log),
    every(ALERTS_MS, 'incidents that wait', ofIncidents, log),
    every(SCREENS_MS, 'noting screens', balcony.tellScreens, log),
  ]
  /** What may take long, or wait for others: that they stand still is nobody's alarm. */
  const chores = [
    every(RETENTION_MS, 'retention', async () => (ready ? retention.daily() : undefined), log),
    every(BASEMAP_MS, 'the basemap', () => deps.basemap.check(), log),
    ...notify.start(),
  ]
  const port = await listen(server, config.port, config.host)
  const osmandPort = config.osmandPort === null ? null : await listen(osmandServer, config.osmandPort, config.host)
  ready = true
  const { heartbeatUrl } = config
  const deadMan =
    heartbeatUrl === null
      ? null
      : startDeadMan({
          ...{ url: heartbeatUrl, everyMs: deps.outsideBeatMs ?? OUTSIDE_BEAT_MS, log },
          proofs: [
            { part: 'watch', holds: async () => clock.monotonic() - sentBeatAt < 3 * HEARTBEAT_MS },
            { part: 'feed', holds: async (signal) => balcony.hasTold(await store.read.head(), signal) },
            { part: 'doors', holds: async (signal) => (await fetch(ownUrl(server, '/healthz'), { signal })).ok },
            // Without an id it says no, which is an answer.
            {
              part: 'trackers',
              holds: async (signal) =>
                osmandPort === null || (await fetch(ownUrl(osmandServer, '/'), { signal })).status < 500,
            },
            { part: 'loops', holds: async () => loops.every((loop) => loop.stalledMs() < STALLED_MS) },
          ],
        })

  return {
    port,
    osmandPort,
    /** of the administrator that this start created; null when there was one, or when the password was given */
    adminPassword,
    async close(): Promise<void> {
      ready = false
      await deadMan?.stop()
      await retention.stop()
      lateness.close()
      await balcony.close()
      await Promise.all([shut(server), shut(osmandServer), ...[...loops, ...chores].map((loop) => loop.stop())])
      stopFollowing()
      stopHearing()
      await flush()
      await balcony.tellScreens().catch((error: unknown) => log.warn({ err: error }, 'who saw what is not noted'))
    },
  }
}
