import { spawn } from 'node:child_process'
import { BackupRefused } from './backup-manifest.ts'

/** Runs a program of PostgreSQL. Throws BackupRefused with the last of what it said. */
export function runProgram(name: string, args: readonly string[]): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(name, args, { stdio: ['ignore', 'ignore', 'pipe'] })
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
    child.once('close', (code) => {
      if (code === 0) done()
      else fail(new BackupRefused(`${name} failed\n${said.trim()}`))
    })
  })
}
