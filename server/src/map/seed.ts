import type { XY } from './plane.ts'

/** Nobody's ground: open sea and other countries. */
export const OUTSIDE = ''

/** A point in kilometres that speaks for the ground around it: a district's code, a foreign province's, or OUTSIDE. */
export type Seed = { at: XY; label: string }
