import { startHelper } from './helper.ts'

/** From TARGETS and SCREENS: the longest piece of work of the wall's main thread, and its code before the map library. */
const LONGEST_MS = 50
const CODE_BYTES = 300_000

type Figures = {
  mainThreadMsPerS: number
  taskMs: { p99: number; longest: number; over50: number; all: number }
  gzipBytes: Record<string, number>
  uncaught: string[]
}

/** The wall in headless Chromium: milliseconds of its main thread with so many moving groups, and what it loads. */
export async function client(quick: boolean) {
  const [groups, perS, seconds] = quick ? [400, 80, 10] : [2_000, 400, 30]
  const helper = startHelper('../../e2e/bench/client.ts')
  try {
    const figures = await helper.ask<Figures>({ groups, perS, seconds })
    return {
      ...figures,
      ratios: {
        longestTaskVsLimitOf50ms: LONGEST_MS / figures.taskMs.longest,
        p99TaskVsLimitOf50ms: LONGEST_MS / figures.taskMs.p99,
        codeVsLimitOf300kB: CODE_BYTES / (figures.gzipBytes.code ?? Number.NaN),
      },
    }
  } finally {
    await helper.stop()
  }
}
