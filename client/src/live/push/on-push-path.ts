import { z } from 'zod'

/** What the worker asks of an open page when a push is pressed: to go to a path of its own router. */
const Asked = z.object({ goTo: z.string().regex(/^\/(?!\/)/) })

/** here: the page has gone there, or is right as it is. busy: what is typed in it would be lost. */
export type PushAnswer = 'here' | 'busy'

/**
 * Listens for presses on pushes that lead to this screen, until the answer is called. A page that does not listen, or is
 * another screen, is not steered.
 */
export function onPushPath(screen: string, answer: (path: string) => PushAnswer): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined
  const { serviceWorker } = navigator
  const listen = ({ data, ports }: MessageEvent): void => {
    const path = Asked.safeParse(data).data?.goTo
    if (path === undefined || new URL(path, location.origin).pathname !== screen) return
    ports[0]?.postMessage(path === location.pathname + location.search ? 'here' : answer(path))
  }
  serviceWorker.addEventListener('message', listen)
  serviceWorker.startMessages()
  return () => serviceWorker.removeEventListener('message', listen)
}
