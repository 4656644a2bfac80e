import { routes } from '@jaga-jarak/shared/api.ts'
import { Viewer } from '@jaga-jarak/shared/roles.ts'

/** Kept until it is traded: the server may not be there at the first attempt. */
let token: string | null = null

/** Takes the token out of the address at once, so that it is not left on a screen or in a history. */
function takeToken(): void {
  const given = new URLSearchParams(window.location.hash.slice(1)).get('token')
  if (given === null) return
  token = given
  const { pathname, search } = window.location
  window.history.replaceState(null, '', pathname + search)
}

async function whoAmI(): Promise<Viewer | null> {
  const response = await fetch(routes.whoAmI.path, { credentials: 'same-origin' })
  if (!response.ok) throw new Error(`session: expected status 200, got ${response.status}`)
  return routes.whoAmI.reply.parse(await response.json())
}

/**
 * Who this screen is. A session that is there already is kept; else a `#token=` in the address is traded for one.
 * Null: nobody, or the token is not known. Rejects when the server cannot be reached.
 */
export async function openSession(): Promise<Viewer | null> {
  takeToken()
  const viewer = await whoAmI()
  if (viewer !== null || token === null) return viewer
  const response = await fetch(routes.openDisplay.path, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ token }),
  })
  if (response.ok || response.status === 401) token = null
  if (response.status === 401) return null
  if (!response.ok) throw new Error(`display session: expected status 200 or 401, got ${response.status}`)
  return Viewer.parse(await response.json())
}
