import { Viewer } from '@jaga-jarak/shared/roles.ts'
import { beforeEach, expect, it } from 'vitest'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { EMPTY, readDraft } from './draft.ts'
import { keptByPerson } from './kept-by-person.ts'

const sit = (id: string | null): void =>
  useFieldLine.setState({
    viewer: id === null ? null : Viewer.parse({ id, name: id, duty: id, role: 'field', reach: ['64.72'], due: null }),
  })

/** As a browser keeps it. */
function disk(kept: Record<string, string> = {}) {
  const rows = new Map(Object.entries(kept))
  return {
    rows,
    getItem: (key: string) => rows.get(key) ?? null,
    setItem: (key: string, value: string) => void rows.set(key, value),
    removeItem: (key: string) => void rows.delete(key),
  }
}

beforeEach(() => sit(null))

it('gives nobody the words of whoever had the phone before, and each their own again', () => {
  const { useKept, change } = keptByPerson('draft', readDraft, disk())
  sit('usr-1')
  change({ category: 'clash', note: 'Tiga orang' })
  sit('usr-2')
  expect(useKept.getState()).toEqual(EMPTY)
  change({ note: 'Lima orang' })
  sit('usr-1')
  expect(useKept.getState()).toEqual({ ...EMPTY, category: 'clash', note: 'Tiga orang' })
})

it('outlives the page', () => {
  const kept = disk()
  sit('usr-1')
  keptByPerson('draft', readDraft, kept).change({ note: 'Tiga orang' })
  expect(keptByPerson('draft', readDraft, kept).useKept.getState().note).toBe('Tiga orang')
})

it('takes what was kept for the phone for nobody', () => {
  const kept = disk({ draft: JSON.stringify({ ...EMPTY, note: 'Tiga orang' }) })
  sit('usr-1')
  expect(keptByPerson('draft', readDraft, kept).useKept.getState()).toEqual(EMPTY)
  expect([...kept.rows.keys()]).toEqual([])
})
