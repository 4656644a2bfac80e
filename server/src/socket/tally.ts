/** How many are inside under each key. */
export type Tally = {
  count(key: string): number
  /** One more; what it returns takes it out again and does so once, however often it is called. */
  enter(key: string): () => void
}

export function createTally(): Tally {
  const inside = new Map<string, number>()
  const count = (key: string): number => inside.get(key) ?? 0
  return {
    count,
    enter(key) {
      inside.set(key, count(key) + 1)
      let isInside = true
      return () => {
        if (!isInside) return
        isInside = false
        if (count(key) > 1) inside.set(key, count(key) - 1)
        else inside.delete(key)
      }
    },
  }
}
