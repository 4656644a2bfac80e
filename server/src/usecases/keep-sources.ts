import type { Body, Reply, Routes } from '@jaga-jarak/shared/api.ts'
import { SourceId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { plainWord, type Source, type SourceDraft } from '@jaga-jarak/shared/source.ts'
import { checkRegions } from '../domain/reach.ts'
import type { Reader } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'

type WithToken = { source: Source; token: string }

export const listSources = (world: Pick<World, 'store' | 'clock'>) => (): Promise<Reply<Routes['listSources']>> =>
  world.store.consistent(async (read) => {
    const tallies = new Map((await read.sourceTallies()).map((it) => [it.sourceId, it]))
    const sources = (await read.sources()).map((source) => {
      const { reports = 0, lastAt = null } = tallies.get(source.id) ?? {}
      return { source, reports, lastAt }
    })
    return { sources, now: world.clock.now() }
  })

/** Two sources of one name could not be told apart on any screen. */
async function checkDraft(
  world: World,
  read: Reader,
  draft: SourceDraft,
  id: SourceId | null,
): Promise<Refused | null> {
  const wrong = checkRegions(world.operation, draft.reach)
  if (wrong) return wrong
  const isTaken = (await read.sources()).some((it) => it.id !== id && plainWord(it.name) === plainWord(draft.name))
  return isTaken ? refuse('nameTaken') : null
}

/** What administrators do with sources. A token is told once, when it is made; the house keeps its hash. */
export const keepSources = (world: World) => ({
  register: ({ id: by }: Viewer, draft: SourceDraft): Promise<WithToken | Refused> =>
    changeWorld(world, by, async (tx) => {
      const wrong = await checkDraft(world, tx, draft, null)
      if (wrong) return wrong
      const id = SourceId.parse(world.secrets.id('src'))
      const source: Source = { ...draft, id, status: 'active', version: 1 }
      const token = world.secrets.token()
      await tx.saveSource(source, world.secrets.hash(token))
      return { reply: { source, token }, event: { type: 'SourceRegistered', source } }
    }),

  change: ({ id: by }: Viewer, id: SourceId, wanted: Body<Routes['changeSource']>): Promise<Source | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.source(id)
      if (!current) return refuse('notFound')
      if (wanted.version !== current.version) return refuse('changedMeanwhile', undefined, current)
      const wrong = await checkDraft(world, tx, wanted, id)
      if (wrong) return wrong
      const source: Source = { ...wanted, id, version: current.version + 1 }
      // A door that was shut is opened again by a new token alone: the old one may be why it was shut.
      const isShut = source.status === 'revoked' && current.status === 'active'
      await tx.saveSource(source, ...(isShut ? [world.secrets.hash(world.secrets.token())] : []))
      return { reply: source, event: { type: 'SourceChanged', source } }
    }),

  rotate: ({ id: by }: Viewer, id: SourceId): Promise<WithToken | Refused> =>
    changeWorld(world, by, async (tx) => {
      const source = await tx.source(id)
      if (!source) return refuse('notFound')
      if (source.status === 'revoked') return refuse('alreadyClosed')
      const token = world.secrets.token()
      await tx.saveSource(source, world.secrets.hash(token))
      return { reply: { source, token }, event: { type: 'SourceTokenChanged', sourceId: id } }
    }),
})
