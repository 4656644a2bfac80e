import { defineConfig } from '@playwright/test'
import { LAUNCH } from './driver/launch.ts'

export default defineConfig({
  testDir: 'stories',
  // Those that are told so are a command of their own: the others must leave a machine of two cores within ten minutes.
  ...(process.env.ALL_STORIES === 'true' ? {} : { grepInvert: /@more/ }),
  outputDir: '../node_modules/.cache/e2e',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: [['list']],
  // A busy machine takes several times as long as a quiet one; what is waited for has limits of its own.
  timeout: 240_000,
  expect: { timeout: 20_000 },
  use: {
    viewport: { width: 1920, height: 1080 },
    locale: 'id-ID',
    timezoneId: 'Asia/Makassar',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: LAUNCH,
  },
})
