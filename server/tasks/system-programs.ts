import { access, glob } from 'node:fs/promises'
import { delimiter, join } from 'node:path'
import { run } from './run.ts'

/** A program that the tests start themselves, where it may lie, and the Debian package that brings it. */
const PROGRAMS = [
  { name: 'PostgreSQL server', file: 'postgres', extra: '/usr/lib/postgresql/*/bin/postgres', debian: 'postgresql' },
]

async function isThere({ file, extra }: (typeof PROGRAMS)[number]): Promise<boolean> {
  for await (const _ of glob(extra)) return true
  const candidates = (process.env.PATH ?? '').split(delimiter).map((folder) => join(folder, file))
  const found = await Promise.allSettled(candidates.map((candidate) => access(candidate)))
  return found.some((it) => it.status === 'fulfilled')
}

/** Installs what is missing where it can (Debian, as root); else names it in one line and answers false. */
export async function ensurePrograms(): Promise<boolean> {
  const missing: typeof PROGRAMS = []
  for (const program of PROGRAMS) if (!(await isThere(program))) missing.push(program)
  if (missing.length === 0) return true
  const packages = missing.map((it) => it.debian)
  const canInstall =
    process.getuid?.() === 0 &&
    (await access('/usr/bin/apt-get').then(
      () => true,
      () => false,
    ))
  if (canInstall) {
    const env = { DEBIAN_FRONTEND: 'noninteractive' }
    await run('apt-get', ['update', '-qq'], env)
    if ((await run('apt-get', ['install', '-y', '-qq', ...packages], env)) === 0) return true
  }
  console.error(
    `the tests need ${missing.map((it) => it.name).join(' and ')}; on Debian: sudo apt-get install ${packages.join(' ')}`,
  )
  return false
}
