import { setTimeout as pause } from 'node:timers/promises'
import type { Page } from '@playwright/test'
import { z } from 'zod'

/** Only what is read of it; durations in microseconds, `tdur` what the processor gave of them. */
const Traced = z.object({
  traceEvents: z.array(
    z.looseObject({
      name: z.string(),
      pid: z.number(),
      tid: z.number(),
      dur: z.number().optional(),
      tdur: z.number().optional(),
      args: z.looseObject({ name: z.unknown() }).partial().optional(),
    }),
  ),
})

/**
 * Every task of the page's main thread in so many milliseconds, each as milliseconds of processor: a busy machine that
 * takes the processor away makes none of them longer.
 */
export async function mainThreadTasks(page: Page, ms: number): Promise<number[]> {
  const browser = page.context().browser()
  if (browser === null) throw new Error('the page has no browser of its own')
  await browser.startTracing(page, {
    categories: ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline'],
  })
  await pause(ms)
  const { traceEvents } = Traced.parse(JSON.parse((await browser.stopTracing()).toString()))
  const main = new Set(
    traceEvents.flatMap(({ name, pid, tid, args }) =>
      name === 'thread_name' && args?.name === 'CrRendererMain' ? [`${pid} ${tid}`] : [],
    ),
  )
  return traceEvents.flatMap(({ name, pid, tid, dur, tdur }) =>
    name === 'RunTask' && main.has(`${pid} ${tid}`) && dur !== undefined ? [(tdur ?? dur) / 1_000] : [],
  )
}
