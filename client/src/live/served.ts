/** Which release a page belongs to, as its build has written into it; null for a page that no build has made. */
export const releaseOf = (page: Document): string | null =>
  page.querySelector<HTMLMetaElement>('meta[name=release]')?.content ?? null

/** What the server says when it is asked for the page. */
export type Served = {
  /** of the pages that it serves now */
  release: string | null
  /** how far this machine's clock is ahead of the server's, milliseconds, to a second or so; null when it tells no time */
  aheadMs: number | null
}

/** By the answer's own date: the clock of the machine between asking and answering, halfway. */
export function aheadOf(date: string | null, askedAt: number, answeredAt: number): number | null {
  const at = Date.parse(date ?? '')
  // The date is cut to whole seconds.
  return Number.isNaN(at) ? null : (askedAt + answeredAt) / 2 - (at + 500)
}

/** Asks the server for this page as a new visitor would get it. Rejects when it cannot be had. */
export async function askServed(signal: AbortSignal): Promise<Served> {
  const askedAt = Date.now()
  const response = await fetch(window.location.pathname, { cache: 'no-store', credentials: 'same-origin', signal })
  const aheadMs = aheadOf(response.headers.get('date'), askedAt, Date.now())
  if (!response.ok) throw new Error(`the page: expected status 200, got ${response.status}`)
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  return { release: releaseOf(page), aheadMs }
}
