import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { ClientToServer, ServerToClient, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import Database from 'better-sqlite3'
import { io, type Socket } from 'socket.io-client'
import { expect, it } from 'vitest'
import { verifyLog } from './store/verify-log.ts'

const ROUNDS = 30
const PASSWORD = 'correct-horse-battery'

/** The real server in a process of its own; resolves with its address when it is ready. */
async function startServer(folder: string): Promise<{ child: ChildProcess; base: string }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, 'main.ts')], {
    env: {
      ...process.env,
      DATA_DIR: folder,
      PORT: '0',
      OSMAND_PORT: 'off',
      ADMIN_PASSWORD: PASSWORD,
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let printed = ''
  for await (const chunk of child.stdout ?? []) {
    printed += String(chunk)
    const url = /http:\/\/localhost:(\d+)/.exec(printed)
    if (url) return { child, base: `http://127.0.0.1:${url[1]}` }
  }
  throw new Error(`the server ended before it was ready: ${printed}`)
}

const kill = async (child: ChildProcess): Promise<void> => {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

const post = async (url: string, body: unknown, cookie: string) => {
  const headers = { 'content-type': 'application/json', cookie }
  return fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
}

async function signIn(base: string): Promise<string> {
  const answer = await post(`${base}${routes.signIn.path}`, { name: 'admin', password: PASSWORD }, '')
  return answer.headers.getSetCookie()[0]?.split(';')[0] ?? ''
}

function snapshot(base: string, cookie: string): Promise<Snapshot> {
  const socket = io(base, { transports: ['websocket'], parser: frameParser, forceNew: true, extraHeaders: { cookie } })
  return new Promise<Snapshot>((done) => {
    socket.on('connect', () => socket.emit('resume', { after: null }))
    socket.once('snapshot', done)
  }).finally(() => socket.close())
}

/** The first alert about a group that a screen is told of. */
function raisedAbout(base: string, cookie: string, groupId: GroupId): Promise<Alert> {
  const socket: Socket<ServerToClient, ClientToServer> = io(base, {
    transports: ['websocket'],
    parser: frameParser,
    forceNew: true,
    extraHeaders: { cookie },
  })
  return new Promise<Alert>((done) => {
    const look = (alerts: readonly Alert[]): void => {
      const found = alerts.find((it) => it.subjects.includes(groupId) && it.acknowledged === null)
      if (found) done(found)
    }
    socket.on('connect', () => socket.emit('resume', { after: null }))
    socket.on('snapshot', ({ alerts }) => look(alerts))
    socket.on('entries', (entries) => look(entries.flatMap(({ event }) => ('alert' in event ? [event.alert] : []))))
  }).finally(() => socket.close())
}

/** A group with its tracker; the camp alternates, so that each newcomer meets all those of the other camp. */
async function newcomer(base: string, cookie: string, round: number): Promise<{ groupId: GroupId; trackerId: string }> {
  const camps = [{ contestId: 'gubernur', ballotNumber: 1 + (round % 2) }]
  const made = await post(`${base}/api/v1/groups`, { name: `r${round}`, kind: 'crowd', radiusM: 0, camps }, cookie)
  const group = routes.registerGroup.reply.parse(await made.json())
  const device = await post(`${base}/api/v1/devices`, { label: group.name, groupId: group.id }, cookie)
  const { trackerId } = routes.registerDevice.reply.parse(await device.json())
  return { groupId: group.id, trackerId }
}

it(`[LG1] [LG4] ${ROUNDS} times kill -9 while reports stream in: nothing acknowledged is lost, nothing doubled`, async () => {
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-crash-'))
  const acknowledged = new Set<string>()
  const trackers: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { child, base } = await startServer(folder)
    const cookie = await signIn(base)
    const { groupId, trackerId } = await newcomer(base, cookie, round)
    trackers.push(trackerId)
    let streaming = true
    const stream = (async () => {
      for (let i = 0; streaming; i++) {
        const id = trackers[i % trackers.length]
        await fetch(`${base}/osmand?id=${id}&lat=0.5&lon=${117.5 + (i % 7) / 10_000}&speed=0`).catch(() => {})
      }
    })()
    if (round > 0) {
      const alert = await raisedAbout(base, cookie, groupId)
      const path = routes.acknowledgeAlert.path.replace(':alertId', encodeURIComponent(alert.id))
      const answer = await post(`${base}${path}`, { version: alert.version }, cookie)
      if (answer.ok) acknowledged.add(alert.id)
    }
    await kill(child)
    streaming = false
    await stream

    const db = new Database(join(folder, 'jaga-jarak.sqlite'))
    expect(db.pragma('integrity_check', { simple: true })).toBe('ok')
    db.close()
    expect((await verifyLog({ sqliteFile: join(folder, 'jaga-jarak.sqlite') })).firstBroken).toBeNull()
  }
  const { child, base } = await startServer(folder)
  const { alerts } = await snapshot(base, await signIn(base))
  await kill(child)
  const kept = new Set(alerts.filter((it) => it.acknowledged).map((it) => it.id as string))
  expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([])
  const subjects = alerts.map((it) => `${it.evidence.kind}:${it.subjects.join('~')}`)
  expect(new Set(subjects).size).toBe(subjects.length)
  expect(acknowledged.size).toBeGreaterThan(ROUNDS / 2)
  console.log(`${acknowledged.size} acknowledgements and ${alerts.length} alerts after ${ROUNDS} kills`)
  await rm(folder, { recursive: true })
})
