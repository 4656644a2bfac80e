import { expect, it } from 'vitest'
import { every } from './every.ts'
import { createLogger } from './logger.ts'

it('a loop whose runs fail, or never end, says for how long none has succeeded; the next success ends that', async () => {
  let how: 'well' | 'failing' | 'hanging' = 'well'
  let free: PromiseWithResolvers<void> = Promise.withResolvers()
  const loop = every(
    1,
    'a test',
    async () => {
      if (how === 'failing') throw new Error('no')
      if (how === 'hanging') await free.promise
    },
    createLogger('silent'),
  )
  for (const bad of ['failing', 'hanging'] as const) {
    how = bad
    await expect.poll(() => loop.stalledMs()).toBeGreaterThan(60)
    how = 'well'
    free.resolve()
    free = Promise.withResolvers()
    await expect.poll(() => loop.stalledMs()).toBeLessThan(40)
  }
  await loop.stop()
})
