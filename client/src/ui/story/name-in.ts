import type { Signature } from '@jaga-jarak/shared/roles.ts'

/** What to call somebody of a story, by name where the reader may know it, else by duty; whom nobody knows by the id. */
export function nameIn(people: readonly Signature[]): (id: string) => string {
  const known = new Map<string, Signature>(people.map((it) => [it.id, it]))
  return (id) => known.get(id)?.name ?? known.get(id)?.duty ?? id
}
