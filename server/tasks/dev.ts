import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { buildMissing } from './build-missing.ts'
import { root } from './run.ts'

/** Server and pages, each started again or reloaded when its files change; either one's end is the end of both. */
async function dev(): Promise<void> {
  await buildMissing({ all: false })
  const { port } = readConfig(process.env)
  const start = (args: string[]): ChildProcess => spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
  const server = start(['--watch', '--watch-preserve-output', 'server/src/main.ts'])
  const pages = start([join(root, 'node_modules/vite/bin/vite.js'), 'client'])
  console.log(`pages with reload: http://localhost:5173 (they call the server on port ${port})`)
  const stopped = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')])
  await Promise.race([once(server, 'exit'), once(pages, 'exit'), stopped])
  for (const child of [server, pages]) child.kill('SIGTERM')
}

await dev()
