/** Letters that stay at the end of a name whatever its room: what tells "Seberang" from "Sebelah Utara". */
const MAX_TAIL = 14
const MIN_TAIL = 7

/**
 * Where a name gives way when its room is narrow: in its middle. The second part is never cut, so that two names which
 * begin alike stay apart: its last whole words, else its last letters. A short name has no second part.
 */
export function splitName(name: string): [head: string, tail: string] {
  const letters = Array.from(name)
  if (letters.length <= MAX_TAIL) return [name, '']
  const words = letters.flatMap((letter, i) => (letter === ' ' ? [letters.length - i - 1] : []))
  const length = words.find((it) => it >= MIN_TAIL && it <= MAX_TAIL) ?? MAX_TAIL
  return [letters.slice(0, -length).join(''), letters.slice(-length).join('')]
}
