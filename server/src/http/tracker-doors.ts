import type { Routes } from '@jaga-jarak/shared/api.ts'
import { Fix, type QuarantineReason, type Reception } from '@jaga-jarak/shared/position.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import express, { type Express, type Request, type Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { readOsmandFields, readOsmandJson, type TrackerMessage } from '../ingest/osmand.ts'
import { deviceOfTopic, readOwnTracks } from '../ingest/owntracks.ts'
import type { Unread } from '../ingest/unread.ts'
import type { Tracker, Trackers } from '../live/trackers.ts'
import type { Clock, Secrets } from '../ports.ts'
import type { ReceivePositions } from '../usecases/receive-positions.ts'
import { bearerOf } from './bearer-of.ts'
import type { OpenHandler } from './mount.ts'
import { sendRefusal } from './refuse.ts'

/** Requests of one tracker in ten seconds: a backlog at ten a second passes, a broken phone does not. */
const PER_TRACKER = { points: 100, duration: 10 }

export type TrackerDoorDeps = {
  trackers: Trackers
  secrets: Secrets
  clock: Clock
  receive: ReceivePositions
  /** a message that is no fix; `at`: where it says it was */
  setAside: (tracker: Tracker, payload: unknown, at: Unread) => QuarantineReason
}

const strings = (value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
    : {}

const basicPassword = (header: string | undefined): string | null => {
  if (!header?.startsWith('Basic ')) return null
  const [, password] = Buffer.from(header.slice(6), 'base64').toString('utf8').split(/:(.*)/s)
  return password ?? null
}

export function trackerDoors(deps: TrackerDoorDeps) {
  const { trackers, secrets, clock, receive, setAside } = deps
  const limiter = new RateLimiterMemory(PER_TRACKER)

  /** Counts a request of the tracker; over its rate the refusal, with the time to wait in the header. */
  const overRate = async (tracker: Tracker, res: Response): Promise<Refused | null> => {
    try {
      await limiter.consume(tracker.device.id)
      return null
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected
      res.setHeader('Retry-After', String(Math.ceil(rejected.msBeforeNext / 1_000)))
      return refuse('tooMany')
    }
  }

  /** The tracker behind the first id that is known, within its rate. */
  const admit = async (res: Response, ids: readonly (string | null | undefined)[]): Promise<Tracker | Refused> => {
    const known = ids.flatMap((id) => (id ? [trackers.byTokenHash(secrets.hash(id))] : [])).find((it) => it)
    return known ? ((await overRate(known, res)) ?? known) : refuse('unknownTracker')
  }

  /** 200 stored or set aside, 400 without id, 404 unknown id, 429 over the rate: what the phone's retry relies on. */
  const osmand = async (req: Request, res: Response): Promise<void> => {
    const message: TrackerMessage = req.is('application/json')
      ? readOsmandJson(req.body, clock.now())
      : readOsmandFields({ ...strings(req.query), ...strings(req.body) }, clock.now())
    if (message.kind === 'noId') return sendRefusal(res, refuse('malformed', 'id or deviceid is missing'))
    const tracker = await admit(res, [message.trackerId])
    if (isRefused(tracker)) return sendRefusal(res, tracker)
    if (message.kind === 'fix') receive(tracker, [message.fix])
    if (message.kind === 'malformed') setAside(tracker, { query: req.query, body: req.body }, message.at)
    res.status(200).end()
  }

  const owntracks = async (req: Request, res: Response): Promise<void> => {
    const { authorization } = req.headers
    const tracker = await admit(res, [
      basicPassword(authorization),
      req.get('x-limit-d'),
      strings(req.query).d,
      deviceOfTopic(req.body),
    ])
    if (isRefused(tracker)) return sendRefusal(res, tracker)
    // A phone sends an empty body now and then; the parser makes an empty object of it.
    const empty = req.body === undefined || req.get('content-length') === '0'
    const { fixes, malformed } = empty ? { fixes: [], malformed: [] } : readOwnTracks(req.body)
    if (fixes.length > 0) receive(tracker, fixes)
    for (const { message, at } of malformed) setAside(tracker, message, at)
    res.status(200).json([])
  }

  const sendPositions: OpenHandler<Routes['sendPositions']> = async ({ body, req, res }) => {
    const tracker = await admit(res, [bearerOf(req)])
    if (isRefused(tracker)) return tracker
    const receptions = body.fixes.flatMap((sent): Reception[] => {
      const fix = Fix.safeParse(sent)
      if (fix.success) return receive(tracker, [fix.data])
      return [{ outcome: 'quarantined', reason: setAside(tracker, sent, sent) }]
    })
    return { receptions }
  }

  return {
    sendPositions,
    /** `/osmand` and `/owntracks` on the main app. */
    openOn(app: Express): void {
      app.all('/osmand', formBodies, osmand)
      app.post('/owntracks', owntracks)
    },
    /** The bare door of clients that cannot take a path: everything at `/`. */
    bareApp(): Express {
      const app = express()
      app.disable('x-powered-by')
      app.all('/', jsonBodies, formBodies, osmand)
      return app
    },
  }
}

/** A batch of 500 fixes fits. */
export const jsonBodies = express.json({ limit: '256kb' })
/** Trackers alone send forms: a page of somebody else could make a browser send one to any other door. */
const formBodies = express.urlencoded({ extended: false, limit: '16kb' })
