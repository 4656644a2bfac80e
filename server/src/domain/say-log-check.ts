import type { LogCheck } from '@jaga-jarak/shared/trail.ts'

const SAID = {
  edited: 'was edited or moved',
  missing: 'is missing',
  inserted: 'was inserted',
  headDiffers: 'is not what the head of the log says',
} as const

/** What a check of the log found, in one line (LG4). */
export const sayLogCheck = ({ entries, firstBroken }: LogCheck): string =>
  firstBroken === null
    ? `log intact: ${entries} entries`
    : `LOG BROKEN: entry ${firstBroken.seq} ${SAID[firstBroken.what]} (${entries} entries)`
