import { z } from 'zod'
import { type FieldKind, sensitive } from './primitives.ts'

/** Where a sensitive field stands in a value; `*` is each element. `blank`: what takes its place. */
export type SensitivePath = { path: readonly string[]; kind: FieldKind; blank: null | '' | undefined }

const INNER = [z.ZodNullable, z.ZodOptional, z.ZodDefault] as const

/** What a schema takes for "not told": null where it may be null, else the empty text where it may be empty. */
function blankOf(schema: z.core.$ZodType): SensitivePath['blank'] {
  if (z.safeParse(schema, null).success) return null
  return z.safeParse(schema, '').success ? '' : undefined
}

/** Every sensitive field that values of a schema may hold. `holder` is the schema of the place it stands in. */
export function sensitivePaths(
  schema: z.core.$ZodType,
  path: readonly string[] = [],
  holder: z.core.$ZodType = schema,
): SensitivePath[] {
  const entered = sensitive.get(schema)
  if (entered) return [{ path, kind: entered.kind, blank: blankOf(holder) }]
  for (const kind of INNER)
    if (schema instanceof kind) return sensitivePaths(schema.unwrap(), path, holder === schema ? schema : holder)
  if (schema instanceof z.ZodObject)
    return Object.entries<z.core.$ZodType>(schema.shape).flatMap(([key, field]) =>
      sensitivePaths(field, [...path, key]),
    )
  if (schema instanceof z.ZodArray) return sensitivePaths(schema.element, [...path, '*'])
  if (schema instanceof z.ZodTuple) return schema.def.items.flatMap((item) => sensitivePaths(item, [...path, '*']))
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => sensitivePaths(option, path, holder))
  if (schema instanceof z.ZodRecord) return sensitivePaths(schema.valueType, [...path, '*'])
  return []
}

function blanked(value: unknown, path: readonly string[], blank: SensitivePath['blank']): unknown {
  const [key, ...rest] = path
  if (key === undefined) return blank
  if (Array.isArray(value)) return key === '*' ? value.map((it) => blanked(it, rest, blank)) : value
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value)
  if (key === '*') return Object.fromEntries(entries.map(([name, it]) => [name, blanked(it, rest, blank)]))
  return Object.fromEntries(entries.map(([name, it]) => [name, name === key ? blanked(it, rest, blank) : it]))
}

/** The value without the fields named: a copy where something is hidden, else the value itself. */
export function hideFields<T>(value: T, paths: readonly SensitivePath[]): T {
  // What takes a field's place is what its own schema allows, so the shape stays that of T.
  return paths.reduce<unknown>((it, { path, blank }) => blanked(it, path, blank), value) as T
}
