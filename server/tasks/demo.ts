import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { routes } from '@jaga-jarak/shared/api.ts'
import { openCaller } from '../src/simulate/open-caller.ts'
import { playScenario, type Tally } from '../src/simulate/play.ts'
import { readScenario } from '../src/simulate/read-scenario.ts'
import { buildMissing } from './build-missing.ts'
import { root } from './run.ts'

const PORT = 8080
const SAY_EVERY_S = 300
const OPERATION_FILE = join(root, 'server/operations/latihan.yaml')

type Server = ChildProcessByStdio<null, Readable, null>

/** The usual port, or any free one when somebody has it. */
async function portToTake(): Promise<number> {
  const probe = createServer()
  const free = await new Promise<boolean>((done) => {
    probe.once('error', () => done(false))
    probe.listen(PORT, '127.0.0.1', () => done(true))
  })
  if (!free) return 0
  probe.close()
  await once(probe, 'close')
  return PORT
}

/** Resolves with the address that the server prints when it is ready. Throws when it ends before. */
async function addressOf(server: Server): Promise<string> {
  const lines = createInterface(server.stdout)
  for await (const line of lines) {
    const found = /http:\/\/localhost:\d+/.exec(line)
    if (found) {
      server.stdout.resume()
      return found[0]
    }
  }
  throw new Error('the server ended before it was ready')
}

/** Plays the grand rally day on a store that is thrown away; resolves with the exit code once somebody has stopped it. */
async function demo(): Promise<number> {
  await buildMissing({ all: false, env: { ...process.env, OPERATION_FILE } })
  const folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-demo-'))
  const password = randomBytes(9).toString('base64url')
  const { DATABASE_URL: _, ...env } = process.env
  const server: Server = spawn(process.execPath, [join(root, 'server/src/main.ts')], {
    env: {
      ...env,
      OPERATION_FILE,
      DATA_DIR: folder,
      PORT: String(await portToTake()),
      OSMAND_PORT: 'off',
      ADMIN_PASSWORD: password,
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(server, 'exit')
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const stopped = new Promise<'stopped'>((done) => stop.signal.addEventListener('abort', () => done('stopped')))
  try {
    const url = await addressOf(server)
    const call = await openCaller({ url, name: 'admin', password })
    const { token } = await call(routes.registerDisplay, { body: { name: 'Demo' } })
    console.log(`
  LATIHAN: the last campaign day in East Kalimantan, 23 November 2024 from 14.30 WITA, twenty times as fast.
  Two convoys drive home near Sangatta, one of them by the other road: watch, warning, danger, cleared, in 2 minutes.

  wall      ${url}/wall#token=${token}
  console   ${url}/console   admin / ${password}

  Nothing is kept. Ctrl-C ends it.
`)
    let said = 0
    const onProgress = ({ atS, sent, accepted }: Tally & { atS: number }): void => {
      if (atS < said + SAY_EVERY_S) return
      said += SAY_EVERY_S
      console.log(`  minute ${Math.round(said / 60)}: ${accepted} of ${sent} reports accepted`)
    }
    const played = playScenario(readScenario('grand-rally-day'), {
      url,
      name: 'admin',
      password,
      signal: stop.signal,
      onProgress,
    }).then(() => {
      if (!stop.signal.aborted) console.log('  The day is over; wall and console stay open until Ctrl-C.')
      return stopped
    })
    const what = await Promise.race([played, stopped, ended.then(() => 'ended' as const)])
    if (what === 'ended' && !stop.signal.aborted) throw new Error('the server ended; nothing of the demo is left')
    return 0
  } finally {
    stop.abort()
    server.kill('SIGTERM')
    await ended
    rmSync(folder, { recursive: true, force: true })
  }
}

try {
  process.exitCode = await demo()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
