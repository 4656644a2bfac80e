import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { aGroup, anAlert, groupRegistered, T0 } from './specimens.ts'
import type { Opened } from './store.contract.ts'

/** Saves a group and tells of it. */
const register = ({ store }: Opened, no: number) =>
  store.write(async (tx) => {
    await tx.saveGroup(aGroup(no))
    return tx.append([groupRegistered(aGroup(no))], T0, null)
  })

const numbers = (entries: readonly LogEntry[]): number[] => entries.map((entry) => entry.seq)
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

export function transactionsContract(here: () => Opened): void {
  it('leaves nothing and tells nothing of a transaction that throws', async () => {
    const { store } = here()
    const heard: LogEntry[] = []
    store.onCommit((entries) => heard.push(...entries))
    const failing = store.write(async (tx) => {
      await tx.saveGroup(aGroup(1))
      await tx.append([groupRegistered(aGroup(1))], T0, null)
      throw new Error('changed my mind')
    })
    await expect(failing).rejects.toThrow('changed my mind')
    expect(await store.read.groups()).toEqual([])
    expect(await store.read.head()).toBe(0)
    expect(heard).toEqual([])

    await register(here(), 2)
    expect(numbers(heard)).toEqual([1])
  })

  it('sees its own writes, and nobody else does before the commit', async () => {
    const { store } = here()
    await store.write(async (tx) => {
      await tx.saveGroup(aGroup(1))
      await tx.append([groupRegistered(aGroup(1))], T0, null)
      expect(await tx.groups()).toHaveLength(1)
      expect(await tx.head()).toBe(1)
      expect(await store.read.groups()).toEqual([])
      expect(await store.consistent((read) => read.head())).toBe(0)
    })
    expect(await store.read.groups()).toHaveLength(1)
  })

  it('[LG1] takes no write and no second append after the append', async () => {
    const { store } = here()
    const closed = 'append is the last write of a transaction'
    const twice = store.write(async (tx) => {
      await tx.append([groupRegistered(aGroup(1))], T0, null)
      await tx.append([groupRegistered(aGroup(1))], T0, null)
    })
    await expect(twice).rejects.toThrow(closed)
    const atOnce = store.write((tx) => Promise.all([tx.append([], T0, null), tx.append([], T0, null)]))
    await expect(atOnce).rejects.toThrow(closed)
    const later = store.write(async (tx) => {
      await tx.append([groupRegistered(aGroup(1))], T0, null)
      await tx.saveAlert(anAlert('a-1', 'g-1'))
    })
    await expect(later).rejects.toThrow(closed)
    expect(await store.read.head()).toBe(0)
  })

  it('[LG1] commits nothing when the error of an append was dropped', async () => {
    const { store } = here()
    const circular = Object.assign(groupRegistered(aGroup(1)), { itself: {} })
    circular.itself = circular
    const dropped = store.write(async (tx) => {
      await tx.append([circular], T0, null).catch(() => {})
    })
    await expect(dropped).rejects.toThrow()
    expect(await store.read.head()).toBe(0)
    await register(here(), 1)
    expect(numbers(await store.read.entriesAfter(seq(0), 9))).toEqual([1])
  })

  it('[LG1] numbers without gaps in the order of the commits, with fifty writes at once of which some fail', async () => {
    const opened = here()
    const heard: LogEntry[] = []
    opened.store.onCommit((entries) => heard.push(...entries))
    const outcomes = await Promise.allSettled(
      upTo(50).map((no) =>
        opened.store.write(async (tx) => {
          await tx.saveGroup(aGroup(no))
          const entries = await tx.append([groupRegistered(aGroup(no)), groupRegistered(aGroup(no))], T0, null)
          if (no % 7 === 0) throw new Error('rolled back')
          return entries
        }),
      ),
    )
    const returned = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? outcome.value : []))
    expect(outcomes.filter((outcome) => outcome.status === 'rejected')).toHaveLength(7)
    expect(numbers(heard)).toEqual(upTo(86))
    expect(returned.toSorted((a, b) => a.seq - b.seq)).toEqual(heard)
    expect(await opened.store.read.entriesAfter(seq(0), 1_000)).toEqual(heard)
    expect(await opened.store.read.head()).toBe(86)
  })

  it('loses no update of writers that read first', async () => {
    const { store } = here()
    await store.write((tx) => tx.saveGroup(aGroup(1)))
    await Promise.all(
      upTo(20).map(() =>
        store.write(async (tx) => {
          const group = await tx.group(aGroup(1).id)
          await tx.saveGroup(aGroup(1, { version: (group?.version ?? 0) + 1 }))
        }),
      ),
    )
    expect((await store.read.group(aGroup(1).id))?.version).toBe(21)
  })

  it('[LG2] shows one instant, whatever is written meanwhile', async () => {
    const opened = here()
    await register(opened, 1)
    const [before, later] = await opened.store.consistent(async (read) => {
      const look = async () => ({
        head: await read.head(),
        entries: (await read.entriesAfter(seq(0), 99)).length,
        groups: (await read.groups()).length,
      })
      const first = await look()
      await Promise.all([register(opened, 2), register(opened, 3)])
      return [first, await look()]
    })
    expect(before).toEqual({ head: 1, entries: 1, groups: 1 })
    expect(later).toEqual(before)
    expect(await opened.store.read.head()).toBe(3)
  })

  it('tells a listener after the commit and no more once it has stopped', async () => {
    const opened = here()
    const heads: Promise<number>[] = []
    const stop = opened.store.onCommit(() => heads.push(opened.store.read.head()))
    const entries = await register(opened, 1)
    await opened.store.write((tx) => tx.saveGroup(aGroup(2)))
    stop()
    await register(opened, 3)
    expect(await Promise.all(heads)).toEqual([1])
    expect(entries).toEqual([{ seq: 1, at: T0, by: null, event: groupRegistered(aGroup(1)) }])
  })

  it('lets a listener write, and writes on when a listener throws', async () => {
    const opened = here()
    const bug = new Error('a listener with a bug')
    const followUps: Promise<unknown>[] = []
    const heard: number[] = []
    opened.store.onCommit(() => {
      throw bug
    })
    opened.store.onCommit((entries) => {
      heard.push(...numbers(entries))
      if (heard.length === 1) followUps.push(register(opened, 2))
    })
    await register(opened, 1)
    await Promise.all(followUps)
    expect(heard).toEqual([1, 2])
    expect(opened.listenerErrors).toEqual([bug, bug])
  })

  it('throws instead of waiting for itself', async () => {
    const { store } = here()
    const nested = store.write(() => store.write((tx) => tx.nextGroupNo()))
    await expect(nested).rejects.toThrow('within a write')
    await expect(store.consistent(() => store.consistent((read) => read.head()))).rejects.toThrow('within a snapshot')
    expect(await store.write((tx) => tx.nextGroupNo())).toBe(1)
  })

  it('finishes what was asked for before it closes', async () => {
    const opened = here()
    const writing = register(opened, 1)
    await opened.store.close()
    expect(numbers(await writing)).toEqual([1])
  })
}
