import { spawn } from 'node:child_process'
import { BackupRefused } from './backup-manifest.ts'

/**
 * Runs pg_dump or pg_restore on a database. The password goes by the environment: arguments can be read by everybody on
 * the machine. Throws BackupRefused with the last of what it said.
 */
export function runPostgresProgram(name: string, databaseUrl: string, args: readonly string[]): Promise<void> {
  const url = new URL(databaseUrl)
  const password = url.searchParams.get('password') ?? decodeURIComponent(url.password)
  const env = password === '' ? process.env : { ...process.env, PGPASSWORD: password }
  url.password = ''
  url.searchParams.delete('password')
  return new Promise((done, fail) => {
    const child = spawn(name, ['-d', url.href, ...args], { stdio: ['ignore', 'ignore', 'pipe'], env })
    let said = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-2_000)
    })
    child.once('error', (error: NodeJS.ErrnoException) =>
      fail(
        new BackupRefused(
          error.code === 'ENOENT'
            ? `${name} is not installed: on Debian, apt-get install postgresql-client`
            : error.message,
        ),
      ),
    )
    child.once('close', (code, signal) => {
      if (code === 0) done()
      else fail(new BackupRefused(`${name} failed (${signal ?? code})\n${said.trim()}`))
    })
  })
}
