import { failed, type Outcome } from './channel.ts'

/** How much of an answer is read, characters: enough for a reason, too little to fill a memory. */
const ANSWER_CHARS = 4_000

export type Letter = { url: string; headers: Record<string, string>; body: string | Uint8Array<ArrayBuffer> }
type Answered = { outcome: Outcome; status: number | null; text: string }

/** Milliseconds that `Retry-After` asks for, in seconds or as a date; null: nothing that can be understood. */
export function retryAfterMs(header: string | null, now: number): number | null {
  if (header === null) return null
  const ms = /^\d{1,9}$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now
  return Number.isFinite(ms) && ms > 0 ? ms : null
}

async function head(answer: Response): Promise<string> {
  const reader = answer.body?.getReader()
  if (reader === undefined) return ''
  const decoder = new TextDecoder()
  let text = ''
  for (let piece = await reader.read(); !piece.done && text.length < ANSWER_CHARS; piece = await reader.read())
    text += decoder.decode(piece.value, { stream: true })
  await reader.cancel()
  return text
}

const outcomeOf = ({ status, headers }: Response): Outcome => {
  if (status >= 200 && status < 300) return 'sent'
  const asked = retryAfterMs(headers.get('retry-after'), Date.now())
  const what = status === 429 ? 'tooMany' : status >= 500 ? 'failing' : 'refused'
  return failed(what, { status, retryAfterMs: asked })
}

/**
 * Posts once. Any 2xx is taken as received; a redirect is not followed, it would carry what was signed for one address to
 * another. `patienceMs`: the whole of it, connection and answer.
 */
export async function post({ url, headers, body }: Letter, patienceMs: number): Promise<Answered> {
  try {
    const signal = AbortSignal.timeout(patienceMs)
    const answer = await fetch(url, { method: 'POST', headers, body, redirect: 'manual', signal })
    return { outcome: outcomeOf(answer), status: answer.status, text: await head(answer) }
  } catch (error) {
    const isLate = error instanceof DOMException && error.name === 'TimeoutError'
    return { outcome: failed(isLate ? 'tooSlow' : 'unreachable'), status: null, text: '' }
  }
}
