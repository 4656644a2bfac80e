/** A piece of the built client, as far as it matters which others it needs. */
export type Piece = {
  fileName: string
  /** the module that a lazily loaded piece is for */
  facade: string | null
  isEntry: boolean
  /** pieces and styles that must be there before it runs */
  imports: readonly string[]
  css: readonly string[]
}

/** What a screen needs to open: the entry, the screen, and whatever these import; nothing that is loaded later. */
export function filesOf(pieces: readonly Piece[], screen: string): string[] {
  const byName = new Map(pieces.map((it) => [it.fileName, it]))
  const begin = pieces.filter(({ isEntry, facade }) => isEntry || facade?.endsWith(screen))
  if (begin.length < 2) throw new Error(`expected an entry and a piece for ${screen}, got ${begin.length} pieces`)
  const found = new Set<string>()
  const walk = (piece: Piece): void => {
    if (found.has(piece.fileName)) return
    found.add(piece.fileName)
    for (const style of piece.css) found.add(style)
    for (const name of piece.imports) {
      const next = byName.get(name)
      if (next !== undefined) walk(next)
    }
  }
  for (const piece of begin) walk(piece)
  return [...found].toSorted()
}
