type Entry = { id: string }

/** What may be done to a list of entries of which each is known by its id. */
export function changedList<T extends Entry>(list: readonly T[], onChange: (next: readonly T[]) => void) {
  return {
    put: (entry: T): void => onChange(list.map((it) => (it.id === entry.id ? entry : it))),
    remove: (id: string): void => onChange(list.filter((it) => it.id !== id)),
    add: (entry: T): void => onChange([...list, entry]),
  }
}
