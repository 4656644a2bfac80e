import { z } from 'zod'
import { IndexSetId, noControl, text } from './primitives.ts'
import { KemendagriCode, VulnerabilityClass, VulnerabilityIndex } from './region.ts'

/** What an index says of a regency, or of a district of one. */
export const IndexEntry = z.object({
  code: KemendagriCode,
  /** null: the index tells a score alone */
  class: VulnerabilityClass.nullable(),
  /** on the scale of the index, whatever that is; null: it tells a class alone */
  score: z.number().min(-1_000_000).max(1_000_000).nullable(),
})
export type IndexEntry = z.infer<typeof IndexEntry>

/** Published indices contradict each other: each stands by itself, under its name, source, version and date. */
const named = {
  name: text(80),
  /** who publishes it */
  source: VulnerabilityIndex.shape.source,
  /** of the publication, in the words of its source */
  version: VulnerabilityIndex.shape.version,
  /** of the publication */
  date: VulnerabilityIndex.shape.date,
}

export const IndexSet = z.object({ id: IndexSetId, ...named, entries: z.array(IndexEntry).max(2_000) })
export type IndexSet = z.infer<typeof IndexSet>

/** `isOwn`: the classes that widen limits (PX11), as the operation has them; the others were imported. */
export const ListedIndexSet = IndexSet.extend({ isOwn: z.boolean() })
export type ListedIndexSet = z.infer<typeof ListedIndexSet>

/**
 * A table as people keep it: a first line with `code` and `class`, `score` or both, then a line for each region, with
 * commas, or with semicolons and decimal commas.
 */
export const IndexSetDraft = z.object({
  ...named,
  csv: z.string().min(1).max(200_000).regex(noControl, 'control characters are not allowed'),
})
export type IndexSetDraft = z.infer<typeof IndexSetDraft>

/**
 * header: no `code`, or neither `class` nor `score`. cells: not as many as in the first line. code: of no regency of
 * the operation and no district of one. twice: the region stands in an earlier line. class: none of low, medium, high
 * (rendah, sedang, tinggi). score: no number. nothing: neither class nor score. empty: no line at all.
 */
export const IndexFaultKind = z.enum(['header', 'cells', 'code', 'twice', 'class', 'score', 'nothing', 'empty'])
export type IndexFaultKind = z.infer<typeof IndexFaultKind>

/** What is wrong in a line, the first is 1, and what stands there. */
export const IndexFault = z.object({ line: z.int().positive(), what: IndexFaultKind, found: z.string().max(100) })
export type IndexFault = z.infer<typeof IndexFault>
