import type { FieldChange, Plain } from '@jaga-jarak/shared/trail.ts'

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** Every single value inside of a state by its path; an empty list or object stands as `[]` or `{}`. */
export function leavesOf(value: unknown, path = ''): Map<string, Plain> {
  if (!isObject(value)) {
    const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    return new Map([[path, isPlain ? value : null]])
  }
  const inside = Object.entries(value)
  if (inside.length === 0) return new Map([[path, Array.isArray(value) ? '[]' : '{}']])
  return new Map(inside.flatMap(([key, it]) => [...leavesOf(it, path === '' ? key : `${path}.${key}`)]))
}

/** The fields in which two states differ, in the order of the newer one; null stands for a state that is not there. */
export function changesBetween(before: object | null, after: object): FieldChange[] {
  const old = before === null ? new Map<string, Plain>() : leavesOf(before)
  const now = leavesOf(after)
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((path) => {
    const [was, is] = [old.get(path) ?? null, now.get(path) ?? null]
    return was === is ? [] : [{ path, before: was, after: is }]
  })
}
