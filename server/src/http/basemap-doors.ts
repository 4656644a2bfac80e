import type { Basemap, MapTiers } from '@jaga-jarak/shared/basemap.ts'
import { PAGES } from '@jaga-jarak/shared/matrix.ts'
import { refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Express, RequestHandler } from 'express'
import { sendRefusal } from './refuse.ts'

export type BasemapDoorDeps = {
  served(): Promise<{ path: string; version: string } | null>
  forBrowsers(): Basemap
  tiers(): MapTiers
  styleOrigin: string | null
}

/** What the sender of files says of a range that is not there, or of a file that has changed meanwhile. */
function wrongPiece(error: unknown): { status: number; headers: Record<string, string> } | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null
  const { status } = error
  if (status !== 416 && status !== 412) return null
  const headers = 'headers' in error ? Object(error.headers) : {}
  return { status, headers }
}

/**
 * The basemap for whoever may read the map: what there is, and the file piece by piece. It is streamed from where it lies and
 * never held; its ETag is a strong one, so that a browser that has the head of one file never reads tiles of another.
 */
export function openBasemapDoors(
  app: Express,
  gate: RequestHandler,
  basemap: BasemapDoorDeps,
  cache: Record<string, string>,
): void {
  app.get(`${PAGES.map}/basemap.json`, gate, (_, res) => void res.json(basemap.forBrowsers()))
  app.get(`${PAGES.map}/basemap.pmtiles`, gate, async (_, res, next) => {
    const file = await basemap.served()
    if (file === null) return sendRefusal(res, refuse('notFound'))
    const headers = { ...cache, ETag: `"${file.version}"`, 'Content-Type': 'application/octet-stream' }
    res.sendFile(file.path, { cacheControl: false, dotfiles: 'allow', headers }, (error: unknown) => {
      if (!error) return
      const wrong = wrongPiece(error)
      // A browser that leaves while it is sent to is no fault.
      if (res.headersSent) res.destroy()
      else if (wrong === null) next(error)
      else res.status(wrong.status).set(wrong.headers).end()
    })
  })
}
