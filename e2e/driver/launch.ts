import { findChromium } from '@jaga-jarak/server/tasks/chromium.ts'

const own = findChromium()
const isRoot = process.getuid?.() === 0

/**
 * How Chromium is started for stories and benches: the system's own, else Playwright's. The map draws by software where
 * there is no graphics card; Chromium's own sandbox refuses root.
 */
export const LAUNCH = {
  ...(own === null ? {} : { executablePath: own }),
  args: [
    '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader',
    '--ignore-gpu-blocklist',
    ...(isRoot ? ['--no-sandbox'] : []),
  ],
}
