import { AxeBuilder } from '@axe-core/playwright'
import {
  type Browser,
  type BrowserContextOptions,
  expect,
  type Locator,
  type Page,
  type Route,
  test,
} from '@playwright/test'

export { expect, type Locator, type Page, type Route, test }

/** What a page is opened with: sizes, language and theme as a person would have them. */
export type Seat = {
  width?: number
  height?: number
  language?: 'id' | 'en'
  theme?: 'light' | 'dark'
  /** where its GPS says it is, accurate to ten metres; nobody is asked for leave */
  at?: { lon: number; lat: number }
}

/**
 * Opens browsers of their own for each person or wall, and keeps what their consoles complain of: errors, warnings,
 * uncaught exceptions and whatever the content security policy had to stop.
 */
export function seats(browser: Browser) {
  const complaints: string[] = []
  const expected: RegExp[] = []
  const leave: (() => Promise<void>)[] = []
  return {
    complaints,
    /** what of it, or of the server's own, a story brings about on purpose */
    expected,
    async open({ width = 1920, height = 1080, language = 'id', theme = 'light', at }: Seat = {}): Promise<Page> {
      const options: BrowserContextOptions = { viewport: { width, height } }
      if (at !== undefined) {
        options.geolocation = { longitude: at.lon, latitude: at.lat, accuracy: 10 }
        options.permissions = ['geolocation']
      }
      const context = await browser.newContext(options)
      leave.push(() => context.close())
      await context.addInitScript(
        ([l, t]) => {
          localStorage.setItem('language', l)
          localStorage.setItem('theme', t)
          addEventListener('securitypolicyviolation', ({ violatedDirective }) =>
            console.error(`content security policy: ${violatedDirective}`),
          )
        },
        [language, theme] as const,
      )
      const page = await context.newPage()
      page.on('pageerror', (error) => complaints.push(error.message))
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
      })
      return page
    },
    async leave(): Promise<void> {
      for (const each of leave) await each()
    },
  }
}
export type Seats = ReturnType<typeof seats>

/** Serious and critical violations of WCAG 2.2 A and AA on what stands on the page. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze()
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
}
