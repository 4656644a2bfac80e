import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import { type AlertId, seq } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { alertStory } from '../domain/alert-story.ts'
import { checkAlertReach } from '../domain/reach.ts'
import type { Reader } from '../ports.ts'
import { allEntries } from './all-entries.ts'
import type { World } from './change-world.ts'
import { readSignatures } from './read-signatures.ts'

/** The life of an alert, for those who may say something to it. */
export const readAlertStory =
  ({ store: { read } }: Pick<World, 'store'>) =>
  async (by: Viewer, id: AlertId): Promise<Reply<Routes['readAlertStory']> | Refused> => {
    const alert = await read.alert(id)
    if (!alert) return refuse('notFound')
    const outside = checkAlertReach(by, alert)
    if (outside) return outside
    const told = (await allEntries(read, { subject: id })).filter(({ event }) => 'alert' in event)
    const [first, last] = [told[0]?.seq, told.at(-1)?.seq]
    if (first === undefined || last === undefined) return refuse('notFound')
    const [start] = await read.entries({ type: 'ServerStarted', before: first }, 'falling', 1)
    const span = { after: seq((start?.seq ?? 1) - 1), ...(alert.cleared === null ? {} : { before: last }) }
    const starts = await allEntries(read, { type: 'ServerStarted', ...span })
    const screens = await allEntries(read, { type: 'ScreensChanged', ...span })
    const entries = [...told, ...starts, ...screens].toSorted((a, b) => a.seq - b.seq)
    const story = alertStory(id, entries)
    if (story === null) return refuse('notFound')
    return { story, people: await peopleOf(read) }
  }

/** People, and walls by their name. */
async function peopleOf(read: Reader) {
  const walls = (await read.displays()).map(({ id, name }) => ({ id, duty: name, name: null }))
  return [...(await readSignatures(read)), ...walls]
}
