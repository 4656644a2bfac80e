const said = new Set<string>()

/** One line for each peer that cannot be run, however often it was to run: none is left out silently. */
export function sayNotHere(peer: string, debianPackage: string): void {
  if (said.has(peer)) return
  said.add(peer)
  console.error(`${peer} not here: apt-get install ${debianPackage}`)
}
