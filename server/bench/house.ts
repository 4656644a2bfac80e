import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { routes } from '@jaga-jarak/shared/api.ts'

const PASSWORD = 'correct-horse-battery'

/** The real server with a real file, in a process and a folder of its own. */
export async function startHouse() {
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-bench-'))
  const { DATABASE_URL: _, ...env } = process.env
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../src/main.ts')], {
    env: {
      ...env,
      DATA_DIR: folder,
      OPERATION_FILE: resolve(import.meta.dirname, '../operations/kaltim-2024.yaml'),
      PORT: '0',
      OSMAND_PORT: 'off',
      ADMIN_PASSWORD: PASSWORD,
      // One session at one address stands for all screens.
      SCREENS_PER_SESSION: '1000',
      SCREENS_PER_ADDRESS: '1000',
      LOG_LEVEL: 'error',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  let url = ''
  for await (const line of createInterface(child.stdout)) {
    const found = /http:\/\/localhost:(\d+)/.exec(line)
    if (found) {
      url = `http://127.0.0.1:${found[1]}`
      break
    }
  }
  const signedIn = await fetch(`${url}${routes.signIn.path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: PASSWORD }),
  })
  return {
    url,
    name: 'admin',
    password: PASSWORD,
    cookie: signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    async stop(): Promise<void> {
      child.kill('SIGTERM')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}
