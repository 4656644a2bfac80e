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
