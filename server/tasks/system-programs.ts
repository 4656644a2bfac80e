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

/** Playwright's own browser, where it has brought one. */
async function hasOwnChromium(): Promise<boolean> {
  const { chromium } = await import('@playwright/test')
  return exists(chromium.executablePath())
}

/** A program that the tests start themselves, and the Debian package that brings it. */
const PROGRAMS = [
  { name: 'PostgreSQL server', isThere: hasPostgres, debian: 'postgresql' },
  { name: 'Chromium', isThere: async () => findChromium() !== null || hasOwnChromium(), debian: 'chromium' },
]

async function missing(): Promise<typeof PROGRAMS> {
  const there = await Promise.all(PROGRAMS.map(({ isThere }) => isThere()))
  return PROGRAMS.filter((_, i) => !there[i])
}

/**
 * Installs what is missing where it can: Debian packages as root, elsewhere Playwright's own browser. Else names it
 * in one line and answers false.
 */
export async function ensurePrograms(): Promise<boolean> {
  const wanted = await missing()
  if (wanted.length === 0) return true
  if (process.getuid?.() === 0 && (await exists('/usr/bin/apt-get'))) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], env)
    await run('apt-get', ['install', '-y', '-qq', ...wanted.map(({ debian }) => debian)], env)
  } else if (wanted.some(({ debian }) => debian === 'chromium')) {
    await run('playwright', ['install', 'chromium'])
  }
  const left = await missing()
  if (left.length === 0) return true
  const packages = left.map(({ debian }) => debian).join(' ')
  console.error(
    `the tests need ${left.map(({ name }) => name).join(' and ')}; on Debian: sudo apt-get install ${packages}`,
  )
  return false
}
