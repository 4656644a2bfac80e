import { answerBench } from '../helper.ts'
import { garbageOfOurs } from './contenders.ts'
import { runConvoys } from './convoys.ts'
import { runReal } from './real-time.ts'
import { makeWork } from './work.ts'

/** A part of the watch bench in a process of its own: what one part makes the compiler do, another would pay for. */
const PARTS = {
  /** Bytes an update of the engine by itself, with a limit of 1 km. */
  garbage: {
    quick: () => garbageOfOurs(makeWork(20_000, 40, null), 1_000),
    full: () => garbageOfOurs(makeWork(100_000, 40, null), 1_000),
  },
  /** In the towns of all districts: 13 open pairs a group with 100,000. */
  real: {
    quick: () => runReal({ count: 20_000, reportsPerS: 4_000, seconds: 12 }),
    full: () => runReal({ count: 100_000, reportsPerS: 20_000, seconds: 60 }),
  },
  /** Convoys and discs in the whole watch: as many ticks of the same stretch for both. */
  convoys: {
    quick: () => runConvoys({ count: 200, ticks: 400 }),
    full: () => runConvoys({ count: 2_000, ticks: 200 }),
  },
}
export type PartOf = {
  garbage: ReturnType<typeof garbageOfOurs>
  real: Awaited<ReturnType<typeof runReal>>
  convoys: ReturnType<typeof runConvoys>
}
export type Asked = { part: keyof typeof PARTS; size: 'quick' | 'full' }

const isAsked = (message: unknown): message is Asked =>
  typeof message === 'object' && message !== null && 'part' in message && 'size' in message

answerBench(async (message) => {
  if (!isAsked(message)) throw new Error('a part of the bench and its size expected')
  return PARTS[message.part][message.size]()
})
