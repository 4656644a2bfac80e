import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { PersonExport } from '@jaga-jarak/shared/personal-data.ts'
import { type PersonId, seq } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { onlyOf } from '../domain/only-of.ts'
import { changeWorld, type World } from './change-world.ts'

/** Entries looked through in one read: a few milliseconds. */
const ENTRIES = 2_000

/** Everything that is held on a person, but what proves who they are; that it was read is told first. */
export const exportPerson =
  (world: World, pause: () => Promise<void>) =>
  async ({ id: by }: Viewer, id: PersonId): Promise<PersonExport | Refused> => {
    const { read } = world.store
    const known = await read.person(id)
    if (!known) return refuse('notFound')
    const entries: LogEntry[] = []
    const head = await read.head()
    for (let after = 0; after < head; after += ENTRIES) {
      const until = seq(Math.min(head, after + ENTRIES))
      const theirs = await read.entriesConcerning(id, seq(after), until)
      entries.push(...theirs.map((entry) => onlyOf(id, entry)))
      await pause()
    }
    const own = (await read.sessions()).filter((it) => it.personId === id)
    const sessions = own.map((row) => {
      const { tokenHash: _, ...session } = row
      return session
    })
    const pushes = (await read.pushes())
      .filter(({ personId }) => personId === id)
      .map((row) => {
        const { personId: _, sessionId: __, until: ___, ...push } = row
        return push
      })
    const photos = await read.photosOf(id)
    const { person, name, subject } = known
    return changeWorld<PersonExport>(world, by, async (_, at) => ({
      reply: { at, person, name, subject, sessions, pushes, entries, photos },
      event: { type: 'DataRead', what: 'personExport', subject: id },
    }))
  }
