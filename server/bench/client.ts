import { bring } from '../tasks/bring.ts'
import { startHelper } from './helper.ts'

/** From TARGETS and SCREENS: the longest piece of work of the wall's main thread, and its code before the map library. */
const LONGEST_MS = 50
const CODE_BYTES = 300_000
/** One update of all moving groups, by how many they are, milliseconds. */
const UPDATE_MS: Record<number, number> = { 400: 8, 2000: 8, 10000: 10 }

type Figures = {
  mainThreadMsPerS: number
  taskMs: { p99: number; longest: number; over50: number; all: number }
  updatesOf: { groups: number; layerMs: number; setDataMs: number }[]
  gzipBytes: Record<string, number>
  uncaught: string[]
}

/** The wall in headless Chromium: milliseconds of its main thread with so many moving groups, and what it loads. */
export async function client(quick: boolean) {
  const [groups, perS, seconds] = quick ? [400, 80, 10] : [2_000, 400, 30]
  const [movingGroups, updates] = quick ? [[400], 4] : [[2_000, 10_000], 8]
  if (!(await bring())) throw new Error('this bench needs what is named above')
  const helper = startHelper('../../e2e/bench/client.ts')
  try {
    const figures = await helper.ask<Figures>({ groups, perS, seconds, movingGroups, updates })
    return {
      ...figures,
      ratios: {
        longestTaskVsLimitOf50ms: LONGEST_MS / figures.taskMs.longest,
        p99TaskVsLimitOf50ms: LONGEST_MS / figures.taskMs.p99,
        ...Object.fromEntries(
          figures.updatesOf.flatMap(({ groups: count, layerMs, setDataMs }) => [
            [`updateOf${count}VsSetData`, setDataMs / layerMs],
            [`updateOf${count}VsLimitOf${UPDATE_MS[count]}ms`, (UPDATE_MS[count] ?? Number.NaN) / layerMs],
          ]),
        ),
        codeVsLimitOf300kB: CODE_BYTES / (figures.gzipBytes.code ?? Number.NaN),
      },
    }
  } finally {
    await helper.stop()
  }
}
