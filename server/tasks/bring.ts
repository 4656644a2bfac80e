import { buildMissing } from './build-missing.ts'
import { ensureChromium } from './system-programs.ts'

/** What measures a screen in Chromium needs, in a new clone too: the browser, the map, the pages. False: it was said why. */
export async function bring(): Promise<boolean> {
  if (!(await ensureChromium())) return false
  await buildMissing({ all: false })
  return true
}

if (import.meta.main) process.exitCode = (await bring()) ? 0 : 1
