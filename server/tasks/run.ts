import { spawn } from 'node:child_process'
import { delimiter, join, resolve } from 'node:path'

export const root = resolve(import.meta.dirname, '../..')

/** Binaries of the workspace first, so that a task started by plain `node` finds the same tools as npm does. */
const path = [join(root, 'node_modules/.bin'), process.env.PATH ?? ''].join(delimiter)

/** Runs a command of the workspace in the foreground; resolves to its exit code, a signal counts as 1. */
export function run(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((done, fail) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, PATH: path, ...env },
      shell: process.platform === 'win32',
    })
    child.on('error', fail)
    child.on('exit', (code) => done(code ?? 1))
  })
}

/** Runs the steps in order and stops at the first that fails, naming it. */
export async function runSteps(steps: readonly [name: string, command: string, ...args: string[]][]): Promise<boolean> {
  for (const [name, command, ...args] of steps) {
    const began = performance.now()
    const code = await run(command, args)
    const seconds = ((performance.now() - began) / 1000).toFixed(1)
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
    if (code !== 0) return false
  }
  return true
}
