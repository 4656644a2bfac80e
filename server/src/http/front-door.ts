import { resolve } from 'node:path'
import type { Health } from '@jaga-jarak/shared/api.ts'
import { PAGES, type PageName } from '@jaga-jarak/shared/matrix.ts'
import { refuse } from '@jaga-jarak/shared/refusal.ts'
import express, { type Express, type RequestHandler } from 'express'
import helmet from 'helmet'
import type { Logger } from 'pino'
import { pinoHttp } from 'pino-http'
import type { AddressOf } from '../address-of.ts'
import type { OpenedThings } from '../live/opened.ts'
import type { Trackers } from '../live/trackers.ts'
import type { WallsHeard } from '../live/walls.ts'
import type { Metrics } from '../metrics.ts'
import type { World } from '../usecases/change-world.ts'
import type { SlowestS } from '../usecases/list-devices.ts'
import { phasesNow } from '../usecases/phases-now.ts'
import type { PositionsNow } from '../usecases/read-province.ts'
import { readSystem, type Vitals } from '../usecases/read-system.ts'
import type { WhoIs } from '../usecases/who-is.ts'
import { type BasemapDoorDeps, openBasemapDoors } from './basemap-doors.ts'
import { faults } from './faults.ts'
import { isBearer } from './is-bearer.ts'
import { jsonOnly } from './json-only.ts'
import { mountOn, pageGate } from './mount.ts'
import { type NotifyDoorDeps, openNotifyDoors } from './notify-doors.ts'
import { apiPage, openApi } from './openapi.ts'
import { openPeopleDoors } from './people-doors.ts'
import { openPhotoDoors, takePieces } from './photo-doors.ts'
import { openPrivacyDoors, type PrivacyDoorDeps } from './privacy-doors.ts'
import { openProviderDoors, type ProviderDoor } from './provider-doors.ts'
import { openProvinceDoors } from './province-doors.ts'
import { sendRefusal } from './refuse.ts'
import { openScreenDoors } from './screen-doors.ts'
import { openSecurityTxt } from './security-txt.ts'
import { openSessionDoors } from './session-doors.ts'
import { openSightingDoors } from './sighting-doors.ts'
import { openSourceDoors } from './source-doors.ts'
import { jsonBodies, type TrackerDoorDeps, trackerDoors } from './tracker-doors.ts'
import { openTrailDoors } from './trail-doors.ts'
import { openWorldDoors } from './world-doors.ts'

export type FrontDoorDeps = {
  world: World
  trackers: Trackers
  opened: OpenedThings
  walls: WallsHeard
  trackerDoor: TrackerDoorDeps
  notify: NotifyDoorDeps
  privacy: Omit<PrivacyDoorDeps, 'world'>
  whoIs: WhoIs
  addressOf: AddressOf
  slowestS: SlowestS
  positions: PositionsNow
  vitals: Vitals
  isReady: () => boolean
  metrics: Metrics
  metricsToken: string | null
  securityContact: string | null
  secureCookies: boolean
  /** null: nobody signs in through a provider */
  provider: ProviderDoor | null
  /** built client; a folder without index.html answers 404 */
  clientDir: string
  mapDir: string
  basemap: BasemapDoorDeps
  version: string
  log: Logger
}

/** The map is the same for everybody, but a proxy between is nobody's. */
const MAP_CACHE = { 'Cache-Control': 'private, max-age=3600' }

/** Headers of every answer; a map style of somebody else is the one thing fetched elsewhere, where it is configured. Mantine sets styles at run time; maplibre draws from blobs of its own making. */
const security = (secure: boolean, styleOrigin: string | null) =>
  helmet({
    strictTransportSecurity: secure,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'", ...(styleOrigin === null ? [] : [styleOrigin])],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
  })

/** Requests are logged by method, path and outcome: no query (it may hold a tracker's id), no headers, no body. */
const requestLog = (log: Logger): RequestHandler =>
  pinoHttp({
    logger: log,
    useLevel: 'debug',
    serializers: {
      req: (req: { method: string; url: string }) => ({ method: req.method, path: req.url.split('?')[0] }),
      res: (res: { statusCode: number }) => ({ status: res.statusCode }),
    },
  })

export function openFrontDoor(deps: FrontDoorDeps): { app: Express; osmandApp: Express } {
  const { world, whoIs, log, metrics, version } = deps
  const app = express()
  app.disable('x-powered-by')
  app.use(requestLog(log), security(deps.secureCookies, deps.basemap.styleOrigin))

  app.get('/healthz', (_, res) => {
    const { clock, operation } = world
    const health: Health = {
      status: 'alive',
      operation: operation.name,
      exercise: operation.exercise !== null,
      phases: phasesNow(operation, world.orders(), clock.now()),
      now: clock.now(),
      clockSpeed: clock.speed,
      provider: deps.provider !== null,
    }
    res.json(health)
  })
  app.get('/readyz', (_, res) => {
    if (deps.isReady()) res.json({ status: 'ready' })
    else sendRefusal(res, refuse('storeUnavailable'))
  })

  openSecurityTxt(app, deps.securityContact, world.clock)

  // Names, tracks and secrets stay in no browser's cache.
  app.use('/api', (_, res, next) => {
    res.setHeader('Cache-Control', 'no-store')
    next()
  })
  const gate = (name: PageName): RequestHandler => pageGate(whoIs, name)
  const administrators = gate('metrics')
  const scraper: RequestHandler = (req, res, next) => {
    const isCollector = deps.metricsToken !== null && isBearer(req.get('authorization'), deps.metricsToken)
    return isCollector ? next() : administrators(req, res, next)
  }
  app.get(PAGES.metrics, scraper, async (_, res) => {
    res.type(metrics.registry.contentType).send(await metrics.registry.metrics())
  })
  app.get(PAGES.openApi, gate('openApi'), (_, res) => void res.json(openApi(version)))
  app.get(PAGES.api, gate('api'), (_, res) => void res.type('html').send(apiPage(version)))
  openBasemapDoors(app, gate('map'), deps.basemap, MAP_CACHE)
  app.use(
    PAGES.map,
    gate('map'),
    express.static(deps.mapDir, { index: false, cacheControl: false, setHeaders: (res) => void res.set(MAP_CACHE) }),
  )

  app.use('/api', jsonOnly)
  app.use(jsonBodies)
  takePieces(app)
  const doors = trackerDoors(deps.trackerDoor)
  doors.openOn(app)
  const mount = mountOn(app, whoIs)
  mount.open('sendPositions', doors.sendPositions)
  openSessionDoors(mount, deps)
  openPeopleDoors(mount, world)
  openWorldDoors(mount, world, deps.trackers, deps.slowestS)
  openSightingDoors(mount, world, deps.trackers, deps.trackerDoor.receive)
  openScreenDoors(mount, world, deps.opened, deps.walls)
  mount.signed('readSystem', readSystem(world, deps.trackers, deps.vitals))
  mount.signed('readMapTiers', () => deps.basemap.tiers())
  openPrivacyDoors(mount, { world, ...deps.privacy })
  openTrailDoors(mount, world)
  openProvinceDoors(mount, world, deps.positions)
  openNotifyDoors(mount, world, deps.notify)
  openPhotoDoors(mount, world)
  openSourceDoors(mount, world, deps.addressOf)

  if (deps.provider) openProviderDoors(app, deps.provider, deps)
  app.use(['/api', '/auth'], (_, res) => sendRefusal(res, refuse('notFound')))
  app.use(
    '/assets',
    express.static(resolve(deps.clientDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  )
  app.use(express.static(deps.clientDir, { index: false }))
  app.get('/{*path}', (_, res) => {
    res.setHeader('Cache-Control', 'no-cache')
    res.sendFile(resolve(deps.clientDir, 'index.html'))
  })
  app.use(faults(log))
  const osmandApp = doors.bareApp()
  osmandApp.use(faults(log))
  return { app, osmandApp }
}
