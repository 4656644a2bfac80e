import type { Locator, Page } from './browser.ts'

/** A wall that has opened the link of its token. */
export async function openWall(page: Page, base: string, token: string, search = '') {
  await page.goto(`${base}/wall${search}#token=${token}`)
  await page.locator('.status-bar').waitFor()
  const board = page.locator('.board')
  return {
    page,
    board,
    stale: page.getByText('DATA LAMA'),
    phases: page.locator('[data-phases]'),
    card: (alertId: string): Locator => board.locator(`[data-alert-id="${alertId}"]`),
    incident: (id: string): Locator => board.locator(`[data-incident-id="${id}"]`),
    rally: (id: string): Locator => page.locator(`.rallies [data-rally-id="${id}"]`),
    /** number of the last entry that this wall has applied */
    head: async (): Promise<number> => Number(await page.locator('.status-bar').getAttribute('data-head')),
    /** What stands on it: alerts with band and acknowledgement, incidents with status, rallies with phase, sorted. */
    standing: (): Promise<string[]> =>
      page.evaluate(() =>
        [...document.querySelectorAll<HTMLElement>('[data-alert-id],[data-incident-id],[data-rally-id]')]
          .map(({ dataset }) => {
            const { alertId, band, incidentId, status, rallyId, phase } = dataset
            return [alertId, band, incidentId, status, rallyId, phase].filter((it) => it !== undefined).join(' ')
          })
          .toSorted(),
      ),
    /** How many alerts the board tells of: by themselves, in groups, and those it only counts. */
    counted: (): Promise<number> =>
      board.evaluate((it) => {
        const told = [...it.querySelectorAll<HTMLElement>('[data-count],[data-more]')]
        const inGroups = told.reduce((sum, { dataset }) => sum + Number(dataset.count ?? dataset.more), 0)
        return inGroups + it.querySelectorAll('[data-alert-id]').length
      }),
    /** From now on every band that the card of an alert about these shows is kept, and "cleared", each change once. */
    async keepBands(...names: string[]): Promise<() => Promise<string[]>> {
      const kept = await page.evaluateHandle((wanted) => {
        const seen: string[] = []
        const look = (): void => {
          for (const card of document.querySelectorAll<HTMLElement>(
            '.board [data-alert-id^="encounter:"][data-band]',
          )) {
            if (!wanted.every((name) => card.textContent?.includes(name))) continue
            const now = card.dataset.cleared === 'true' ? 'cleared' : (card.dataset.band ?? '')
            if (now !== seen.at(-1)) seen.push(now)
          }
        }
        look()
        new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true })
        return seen
      }, names)
      return () => kept.jsonValue()
    },
  }
}

/** Resolves once the wall has asked twice which release there is, and has thought about the first answer. */
export async function asksTwice(page: Page): Promise<void> {
  for (let i = 0; i < 2; i++)
    await page.waitForResponse(
      (it) => it.request().resourceType() === 'fetch' && new URL(it.url()).pathname === '/wall',
      {
        timeout: 60_000,
      },
    )
}

/** What the map shows, as a picture. */
export async function mapShot(page: Page): Promise<string> {
  const box = await page.locator('.map-room').boundingBox()
  const size = page.viewportSize()
  if (box === null || size === null) throw new Error('the wall shows no map')
  // The wall stands a little aside (pixel shift): what lies beyond the display cannot be seen.
  const [x, y] = [Math.ceil(Math.max(0, box.x)), Math.ceil(Math.max(0, box.y))]
  const [right, bottom] = [Math.min(size.width, box.x + box.width), Math.min(size.height, box.y + box.height)]
  const clip = { x, y, width: Math.floor(right) - x, height: Math.floor(bottom) - y }
  return (await page.screenshot({ clip })).toString('base64')
}
