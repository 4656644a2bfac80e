import { access, glob } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { findChromium } from './chromium.ts'
import { run } from './run.ts'

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  )

async function hasPostgres(): Promise<boolean> {
  for await (const _ of glob('/usr/lib/postgresql/*/bin/postgres')) return true
  const found = (process.env.PATH ?? '').split(delimiter).map((folder) => exists(join(folder, 'postgres')))
  return (await Promise.all(found)).includes(true)
}

/** Debian packages where this may install them. */
async function install(...packages: string[]): Promise<void> {
  if (process.getuid?.() !== 0 || !(await exists('/usr/bin/apt-get'))) return
  const env = { DEBIAN_FRONTEND: 'noninteractive' }
  await run('apt-get', ['update', '-qq'], env)
  await run('apt-get', ['install', '-y', '-qq', ...packages], env)
}

async function bringPostgres(): Promise<boolean> {
  if (await hasPostgres()) return true
  await install('postgresql')
  return hasPostgres()
}

/** The system's Chromium, else Playwright's own, which its installer leaves alone when it is there. */
async function bringChromium(): Promise<boolean> {
  if (findChromium() !== null) return true
  await install('chromium')
  return findChromium() !== null || (await run('playwright', ['install', 'chromium'])) === 0
}

type Missing = { name: string; debian: string }
const POSTGRES: Missing = { name: 'PostgreSQL server', debian: 'postgresql' }
const CHROMIUM: Missing = { name: 'Chromium', debian: 'chromium' }

/** Names each in one line; whether there is none. */
function areThere(missing: readonly Missing[]): boolean {
  if (missing.length === 0) return true
  const packages = missing.map(({ debian }) => debian).join(' ')
  console.error(`needed: ${missing.map(({ name }) => name).join(' and ')}; on Debian: sudo apt-get install ${packages}`)
  return false
}

/**
 * The programs that the tests start themselves, installed where that can be done; else each is named in one line, and
 * the answer is false.
 */
export const ensurePrograms = async (): Promise<boolean> =>
  areThere([...((await bringPostgres()) ? [] : [POSTGRES]), ...((await bringChromium()) ? [] : [CHROMIUM])])

/** The browser alone. */
export const ensureChromium = async (): Promise<boolean> => areThere((await bringChromium()) ? [] : [CHROMIUM])
