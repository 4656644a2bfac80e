import { z } from 'zod'
import type { NotifyConfig } from '../notify-settings.ts'
import { type Channel, failed } from './channel.ts'
import { post } from './post.ts'

/** What the Bot API answers, as far as it matters here. */
const Answer = z.object({
  ok: z.boolean(),
  parameters: z.object({ retry_after: z.number().positive().optional() }).optional(),
})

const read = (text: string): z.infer<typeof Answer> | undefined => {
  try {
    return Answer.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

/** A bot writes to each chat, as plain text: nothing in it can become a mark or a command. */
export function telegram(
  { api, token, chats }: NonNullable<NotifyConfig['telegram']>,
  deps: { patienceMs: number },
): Channel {
  return {
    name: 'telegram',
    async send({ delivery: { target }, notification: { title, text, link } }) {
      if (!chats.includes(target)) return failed('notSetUp', { isFinal: true })
      const message = [title, text, ...(link === null ? [] : [link])].join('\n')
      const body = JSON.stringify({ chat_id: target, text: message, link_preview_options: { is_disabled: true } })
      const letter = { url: `${api}/bot${token}/sendMessage`, headers: { 'content-type': 'application/json' }, body }
      const { outcome, status, text: answered } = await post(letter, deps.patienceMs)
      const answer = read(answered)
      if (outcome === 'sent') return answer?.ok === true ? 'sent' : failed('refused', { status })
      const seconds = answer?.parameters?.retry_after
      return seconds === undefined ? outcome : { ...outcome, retryAfterMs: seconds * 1_000 }
    },
  }
}
