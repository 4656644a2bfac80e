import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { PersonRole } from '@jaga-jarak/shared/roles.ts'

const SERVER = resolve(import.meta.dirname, '../../server')
const OPERATION = join(SERVER, 'operations/kaltim-2024.yaml')
export const PASSWORD = 'correct-horse-battery'

type Child = ChildProcessByStdio<null, Readable, Readable>

/** An exercise of the same province whose clock stands at a local time and runs so many times as fast. */
export type Exercise = { clockStartsAt: string; clockSpeed: number }

/** What an operation file says otherwise than that of the province. */
export type Variant = { exercise?: Exercise | null; secondFactorFor?: readonly PersonRole[] }

async function operationIn(folder: string, { exercise = null, secondFactorFor = [] }: Variant): Promise<string> {
  if (exercise === null && secondFactorFor.length === 0) return OPERATION
  const file = join(folder, 'operation.yaml')
  const lines = ['extends: kaltim-2024.yaml', 'id: latihan-e2e', 'name: Latihan']
  if (exercise !== null) {
    const { clockStartsAt, clockSpeed } = exercise
    lines.push(`exercise: { name: LATIHAN, clockStartsAt: ${clockStartsAt}, clockSpeed: ${clockSpeed} }`)
  }
  lines.push(`secondFactorFor: [${secondFactorFor.join(', ')}]`)
  await copyFile(OPERATION, join(folder, 'kaltim-2024.yaml'))
  await writeFile(file, `${lines.join('\n')}\n`)
  return file
}

/**
 * The real server in a process and a folder of its own, on a port that it keeps over its restarts.
 * `complaints` are all lines that it wrote at the level of warnings or worse.
 */
export async function startHouse(
  variant: Variant = {},
  { port: wanted = 0, settings = {} }: { port?: number; settings?: Record<string, string> } = {},
) {
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-e2e-'))
  const operationFile = await operationIn(folder, variant)
  const complaints: string[] = []
  let port = wanted
  let child: Child | null = null

  async function start(): Promise<void> {
    const { DATABASE_URL: _, ...env } = process.env
    const started: Child = spawn(process.execPath, [join(SERVER, 'src/main.ts')], {
      env: {
        ...env,
        DATA_DIR: folder,
        OPERATION_FILE: operationFile,
        PORT: String(port),
        OSMAND_PORT: 'off',
        ADMIN_PASSWORD: PASSWORD,
        LOG_LEVEL: 'warn',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child = started
    createInterface(started.stderr).on('line', (line) => complaints.push(line))
    await new Promise<void>((done, fail) => {
      started.once('exit', (code) => fail(new Error(`the server ended with ${code}: ${complaints.join('\n')}`)))
      createInterface(started.stdout).on('line', (line) => {
        const url = /http:\/\/localhost:(\d+)/.exec(line)
        if (url === null) complaints.push(line)
        else {
          port = Number(url[1])
          done()
        }
      })
    })
  }

  async function end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (child === null || child.exitCode !== null || child.signalCode !== null) return
    const gone = once(child, 'exit')
    child.kill(signal)
    await gone
  }

  await start()
  return {
    complaints,
    port: () => port,
    base: () => `http://localhost:${port}`,
    /** kill -9: nothing in it can be saved any more */
    kill: () => end('SIGKILL'),
    start,
    async stop(): Promise<void> {
      await end('SIGTERM')
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type House = Awaited<ReturnType<typeof startHouse>>
