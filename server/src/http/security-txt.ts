import { refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Express } from 'express'
import type { Clock } from '../ports.ts'
import { sendRefusal } from './refuse.ts'

/** Under a year, as the standard asks. */
const VALID_MS = 180 * 86_400_000

/** RFC 9116: where faults of security are told, when somebody is named; nothing else lies under `/.well-known`. */
export function openSecurityTxt(app: Express, contact: string | null, clock: Clock): void {
  if (contact !== null)
    app.get('/.well-known/security.txt', (_, res) => {
      const expires = new Date(clock.wall() + VALID_MS).toISOString()
      res.type('text/plain').send(`Contact: ${contact}\nExpires: ${expires}\nPreferred-Languages: id, en\n`)
    })
  app.use('/.well-known', (_, res) => sendRefusal(res, refuse('notFound')))
}
