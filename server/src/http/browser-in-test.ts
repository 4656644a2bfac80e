import { PUBLIC_URL } from './provider-in-test.ts'

/** A browser that keeps cookies by site and goes where it is sent, one step at a time. */
export function createBrowser(base: string) {
  const jars = new Map<string, Map<string, string>>()
  const visited: string[] = []

  /** With a form it is sent, else the page is asked for. */
  async function step(address: string, form: Record<string, string> | null = null): Promise<Response> {
    const url = new URL(address)
    const jar = jars.get(url.origin) ?? new Map<string, string>()
    jars.set(url.origin, jar)
    visited.push(address)
    const real = url.origin === PUBLIC_URL ? `${base}${url.pathname}${url.search}` : url.href
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await fetch(real, {
      redirect: 'manual',
      headers: { ...(cookie === '' ? {} : { cookie }) },
      ...(form === null ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split(/=(.*)/s) ?? []
      if (value === '' || /expires=Thu, 01 Jan 1970/i.test(line)) jar.delete(name)
      else jar.set(name, value)
    }
    return answer
  }

  /** Where an answer sends the browser; null: nowhere. */
  const next = (answer: Response, from: string): string | null => {
    const to = answer.headers.get('location')
    return to === null ? null : new URL(to, from).href
  }

  /** Follows until nobody sends it on, or until it is sent to an address like this; answers where it stands then. */
  async function go(
    address: string,
    until?: RegExp,
    form: Record<string, string> | null = null,
  ): Promise<{ at: string; answer: Response | null }> {
    let at = address
    for (let steps = 0; steps < 12; steps++) {
      const answer = await step(at, steps === 0 ? form : null)
      const to = next(answer, at)
      if (to === null) return { at, answer }
      at = to
      if (until?.test(at)) return { at, answer: null }
    }
    throw new Error(`sent on for ever, last to ${at}`)
  }

  const jar = (): Map<string, string> => jars.get(PUBLIC_URL) ?? new Map<string, string>()
  return {
    go,
    visited,
    jar,
    cookie: () => `jj_session=${jar().get('jj_session') ?? ''}`,
    /** Signs in from the first step to the last; answers where it ended. */
    signIn: () => go(`${PUBLIC_URL}/auth/provider`, /\/login#/),
    /** As {@link signIn}, but stops at the door to the callback. */
    upToCallback: async (): Promise<string> =>
      (await go(`${PUBLIC_URL}/auth/provider`, /\/auth\/provider\/callback|\/login#/)).at,
  }
}
