import { readFile } from 'node:fs/promises'
import { type Browser, chromium, type Page } from '@playwright/test'
import { LAUNCH } from '../driver/launch.ts'

/** What losing the graphics context, and only that, is known to make a browser say. */
const OF_GRAPHICS = /webgl|context|GL Driver|GPU stall/i

/** A browser of its own, with a page that keeps what nobody caught, and what its process weighs. */
export async function openPage() {
  const browser = await chromium.launch(LAUNCH)
  const context = await browser.newContext({ viewport: { width: 1920, height: 1080 }, locale: 'id-ID' })
  const page = await context.newPage()
  const uncaught: string[] = []
  page.on('pageerror', (error) => uncaught.push(error.message))
  page.on('crash', () => uncaught.push('the page has crashed'))
  page.on('console', (message) => {
    if (message.type() === 'error' && !OF_GRAPHICS.test(message.text())) uncaught.push(message.text())
  })
  const cdp = await context.newCDPSession(page)
  await cdp.send('HeapProfiler.enable')
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return {
    page,
    cdp,
    uncaught,
    /** Bytes that the page's own heap holds once what nobody needs is gone. */
    async heapBytes(): Promise<number> {
      await cdp.send('HeapProfiler.collectGarbage')
      const { usedSize } = await cdp.send('Runtime.getHeapUsage')
      return usedSize
    },
    /** Resident bytes of the process that draws, with its workers. */
    residentBytes: () => residentBytes(browser),
    /** Seconds of processor that the page's main thread has used. */
    async mainThreadS(): Promise<number> {
      const { metrics } = await cdp.send('Performance.getMetrics')
      return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN
    },
    close: () => browser.close(),
  }
}
export type WallPage = Awaited<ReturnType<typeof openPage>>

async function residentBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  const sizes = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(async ({ id }) => /VmRSS:\s+(\d+) kB/.exec(await readFile(`/proc/${id}/status`, 'utf8'))?.[1] ?? '0')
  return Math.max(...(await Promise.all(sizes)).map((kB) => Number(kB) * 1_024))
}

/** Takes the graphics context away from the map; false when there is no map just now. */
export const loseContext = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map canvas:not([data-lost])')
    if (canvas === null) return false
    canvas.dataset.lost = ''
    canvas.getContext('webgl2')?.getExtension('WEBGL_lose_context')?.loseContext()
    return true
  })

/** Whether the map stands again, on another canvas, and has come to rest somewhere. */
export const mapIsBack = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('.map canvas:not([data-lost])') !== null)
