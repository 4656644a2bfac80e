import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, chownSync, constants, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { delimiter, join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'

const DEBIAN = '/usr/lib/postgresql'
const PROGRAMS = ['initdb', 'postgres'] as const
const START_MS = 30_000
const POLL_MS = 25
/** Somebody else may take the free port before PostgreSQL does. */
const PORTS_TO_TRY = 3

/**
 * Starts the server and stops it when standard input ends: the kernel closes that pipe however the test process
 * ends, SIGKILL included. $1 is the folder to remove, the rest the server's command.
 */
const KEEPER = `
home=$1; shift
exec 3<&0
"$@" & server=$!
{ read -r _ <&3; kill -INT "$server"; } & keeper=$!
wait "$server"
kill "$keeper" 2>/dev/null
rm -rf "$home"
`

/** There is nothing here that could be started; the message names the Debian package. */
export class PostgresMissing extends Error {}

type Account = { uid: number; gid: number } | Record<string, never>
type Keeper = ChildProcessByStdio<Writable, null, Readable>

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function debianFolders(): string[] {
  try {
    const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
    return versions.map((version) => join(DEBIAN, version, 'bin'))
  } catch {
    return []
  }
}

function programFolder(): string {
  const folders = [...debianFolders(), ...(process.env.PATH ?? '').split(delimiter)]
  const folder = folders.find((each) => PROGRAMS.every((program) => isProgram(join(each, program))))
  if (folder === undefined) throw new PostgresMissing('PostgreSQL is missing: install the Debian package "postgresql"')
  return folder
}

/** PostgreSQL refuses root; Debian's package brings an account for it. */
function account(): Account {
  if (process.getuid?.() !== 0) return {}
  const idOf = (flag: '-u' | '-g') => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }))
  try {
    return { uid: idOf('-u'), gid: idOf('-g') }
  } catch {
    throw new PostgresMissing(
      'PostgreSQL refuses root and there is no account "postgres": install the Debian package "postgresql"',
    )
  }
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  if (address === null || typeof address === 'string') throw new Error('no TCP port to be had')
  return address.port
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 1_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query('select 1')
    return true
  } catch {
    return false
  } finally {
    await client.end().catch(() => {})
  }
}

/** True when it answers, false when it has ended before. */
async function ready(keeper: Keeper, url: string): Promise<boolean> {
  const deadline = performance.now() + START_MS
  while (keeper.exitCode === null && performance.now() < deadline) {
    if (await answers(url)) return true
    await wait(POLL_MS)
  }
  return false
}

/** Resolves when the server has stopped and its folder is gone. */
async function stopped(keeper: Keeper): Promise<void> {
  if (keeper.exitCode !== null || keeper.signalCode !== null) return
  const ended = once(keeper, 'exit')
  keeper.stdin.end()
  await ended
}

function newCluster(bin: string, as: Account): string {
  const home = mkdtempSync('/tmp/jaga-jarak-pg-')
  if ('uid' in as) chownSync(home, as.uid, as.gid)
  // A locale that sorts unlike bytes, so that an order which silently leans on the database's shows.
  const locale = ['--locale=C.UTF-8', '--locale-provider=icu', '--icu-locale=id-ID']
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--no-sync', ...locale]
  try {
    execFileSync(join(bin, 'initdb'), ['-D', join(home, 'cluster'), ...options], { ...as, cwd: home, stdio: 'pipe' })
  } catch (error) {
    rmSync(home, { recursive: true, force: true })
    throw error
  }
  return home
}

async function serve(
  bin: string,
  as: Account,
  settings: readonly string[],
): Promise<{ keeper: Keeper; url: string } | { failure: string }> {
  const home = newCluster(bin, as)
  const port = await freePort()
  const all = [`listen_addresses=127.0.0.1`, `port=${port}`, `unix_socket_directories=${home}`, ...settings]
  const command = [join(bin, 'postgres'), '-D', join(home, 'cluster'), ...all.flatMap((each) => ['-c', each])]
  const keeper = spawn('/bin/sh', ['-c', KEEPER, 'keeper', home, ...command], {
    ...as,
    cwd: home,
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let said = ''
  keeper.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000)
  })
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  if (await ready(keeper, url)) return { keeper, url }
  await stopped(keeper)
  return { failure: said }
}

/**
 * A real PostgreSQL with a new, empty cluster in a temporary folder, fsync on unless `settings` ("name=value") say
 * otherwise, on a free port of 127.0.0.1. It ends with `stop` or with this process, whichever comes first. Throws one
 * line that names the Debian package when it is not installed.
 */
export async function startPostgres(
  settings: readonly string[] = [],
): Promise<{ url: string; stop: () => Promise<void> }> {
  const [bin, as] = [programFolder(), account()]
  let failure = ''
  for (let attempt = 0; attempt < PORTS_TO_TRY; attempt += 1) {
    const served = await serve(bin, as, settings)
    if ('url' in served) return { url: served.url, stop: () => stopped(served.keeper) }
    failure = served.failure
  }
  throw new Error(`PostgreSQL did not start: ${failure}`)
}
