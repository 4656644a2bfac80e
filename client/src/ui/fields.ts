/** Reads a form by the names of its fields; one that is not there reads as empty. */
export function fieldsOf(form: HTMLFormElement): (name: string) => string {
  const fields = new FormData(form)
  return (name) => {
    const value = fields.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
}

/** A field as it was typed: a blank at an end belongs to a password. */
export function asTyped(form: HTMLFormElement, name: string): string {
  const value = new FormData(form).get(name)
  return typeof value === 'string' ? value : ''
}

/** The number in a field; null when it is empty. */
export const numberIn = (value: string): number | null => (value === '' ? null : Number(value))

/** The one of the choices that a field names. Throws for another: the choices stand in the field itself. */
export function oneOf<T extends string>(choices: readonly T[], value: string): T {
  const found = choices.find((it) => it === value)
  if (found === undefined) throw new Error(`expected one of ${choices.join(', ')}, got "${value}"`)
  return found
}
