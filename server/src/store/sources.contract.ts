import { SourceId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { AWKWARD, after, anIncident, aSource } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const [first, second] = [SourceId.parse('src-1'), SourceId.parse('src-2')]

export function sourcesContract(here: () => Opened): void {
  it('keeps sources, finds one by its token alone, and a new token ends the old one', async () => {
    const { store } = here()
    const [a, b] = [aSource(first, { name: AWKWARD.trim().slice(0, 60) }), aSource(second)]
    await store.write(async (tx) => {
      await tx.saveSource(b, 'hash-b')
      await tx.saveSource(a, 'hash-a')
    })
    expect(await store.read.sources()).toEqual([a, b])
    const changed = { ...a, status: 'revoked' as const, version: 2 }
    await store.write(async (tx) => {
      await tx.saveSource(changed)
      await tx.saveSource(b, 'hash-new')
    })
    expect(await store.read.source(first)).toEqual(changed)
    expect(await store.read.sourceByToken('hash-a')).toEqual(changed)
    expect(await store.read.sourceByToken('hash-b')).toBeUndefined()
    expect(await store.read.sourceByToken('hash-new')).toEqual(b)
    await expect(store.write((tx) => tx.saveSource(aSource(SourceId.parse('src-9'))))).rejects.toThrow('needs a token')
  })

  it('knows what came of what each source sent, the newest first, and how much that is', async () => {
    const { store } = here()
    const incidents = [1, 2, 3].map((no) => anIncident(no))
    await store.write(async (tx) => {
      for (const [i, incident] of incidents.entries()) {
        await tx.saveIncident(incident)
        const sourceId = i === 1 ? second : first
        await tx.addSourceReport({ incidentId: incident.id, sourceId, hash: `h${i}`, at: after(i) })
      }
    })
    const [one, two, three] = incidents
    if (!one || !two || !three) throw new Error('three incidents')
    expect(await store.read.sourceReport(two.id)).toEqual({
      ...{ incidentId: two.id, sourceId: second, hash: 'h1', at: after(1) },
    })
    expect(await store.read.incidentsOfSource(first, 9)).toEqual([three, one])
    expect(await store.read.incidentsOfSource(first, 1)).toEqual([three])
    const tallies = await store.read.sourceTallies()
    expect(tallies.toSorted((a, b) => a.reports - b.reports)).toEqual([
      { sourceId: second, reports: 1, lastAt: after(1) },
      { sourceId: first, reports: 2, lastAt: after(2) },
    ])
    const again = { incidentId: one.id, sourceId: first, hash: 'other', at: after(9) }
    await expect(store.write((tx) => tx.addSourceReport(again))).rejects.toThrow()
    expect((await store.read.sourceReport(one.id))?.hash).toBe('h0')
  })
}
