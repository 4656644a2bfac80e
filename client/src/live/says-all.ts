/** Whether each of the words stands somewhere in what is said, in whatever order and case. */
export function saysAll(says: string, words: string): boolean {
  const text = says.toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
