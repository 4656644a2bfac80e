import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { LAUNCH } from '../driver/launch.ts'
import { expect, test } from '../driver/story.ts'

const KIOSK = resolve(import.meta.dirname, '../../client/kiosk/jaga-jarak-wall')
const PORT = '9337'

/** The processes that draw pages of the browser with this folder, by their command lines. */
async function renderersOf(folder: string): Promise<number[]> {
  const found: number[] = []
  for (const pid of await readdir('/proc')) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('--type=renderer') && line.includes(folder)) found.push(Number(pid))
  }
  return found
}

test('the kiosk ends when the renderer of its wall has died, so that it is started anew', { tag: '@more' }, async ({
  house,
  desk,
}) => {
  test.skip(process.platform !== 'linux', 'the kiosk is a script for Linux')
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-kiosk-'))
  const kiosk = spawn(KIOSK, ['--headless=new', ...LAUNCH.args], {
    env: {
      ...process.env,
      WALL_URL: `${house.base()}/wall?layout=board#token=${await desk.wallToken('Dinding')}`,
      CHROMIUM: 'executablePath' in LAUNCH ? LAUNCH.executablePath : 'chromium',
      XDG_STATE_HOME: folder,
      PORT,
      // The title changes every ten seconds.
      LOOK_S: '12',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  kiosk.stderr.setEncoding('utf8').on('data', (piece: string) => {
    said += piece
  })
  const ended = once(kiosk, 'exit')
  const title = async (): Promise<string> => {
    const pages = await fetch(`http://127.0.0.1:${PORT}/json/list`).then(
      (it) => it.text(),
      () => '',
    )
    return /"title": "(Jaga Jarak · \d+)"/.exec(pages)?.[1] ?? ''
  }
  await expect.poll(title, { timeout: 60_000 }).not.toBe('')
  const first = await title()
  await expect.poll(title, { timeout: 60_000 }).not.toBe(first)
  expect(kiosk.exitCode).toBeNull()
  for (const pid of await renderersOf(folder)) process.kill(pid, 'SIGKILL')
  await ended
  expect(kiosk.exitCode).toBe(1)
  expect(said).toContain('stands still')
  await rm(folder, { recursive: true, force: true, maxRetries: 5 })
})
