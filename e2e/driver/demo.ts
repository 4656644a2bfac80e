import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const stores = (): string[] => readdirSync(tmpdir()).filter((name) => name.startsWith('jaga-jarak-demo-'))

/** `npm run demo` as a newcomer starts it: resolves with the link of the wall that it prints. */
export async function startDemo() {
  const before = new Set(stores())
  const demo = spawn(process.execPath, [resolve(import.meta.dirname, '../../server/tasks/demo.ts')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(demo, 'exit')
  let link: URL | null = null
  for await (const line of createInterface(demo.stdout)) {
    const found = /wall\s+(http:\S+)/.exec(line)?.[1]
    if (found) {
      link = new URL(found)
      break
    }
  }
  if (link === null) throw new Error('the demo ended without a link')
  demo.stdout.resume()
  const folders = stores().filter((name) => !before.has(name))
  return {
    base: link.origin,
    token: new URLSearchParams(link.hash.slice(1)).get('token') ?? '',
    /** Ctrl-C: its exit code, and whether the store that it threw away is still there */
    async interrupt(): Promise<{ code: number | null; left: string[] }> {
      demo.kill('SIGINT')
      await ended
      return { code: demo.exitCode, left: folders.filter((name) => existsSync(resolve(tmpdir(), name))) }
    },
  }
}
