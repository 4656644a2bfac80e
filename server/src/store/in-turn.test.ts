import { expect, it } from 'vitest'
import { StoreUnavailable } from '../store-unavailable.ts'
import { inTurn } from './in-turn.ts'

it('runs one after the other, tells before the next begins and goes on after a failure', async () => {
  const turns = inTurn('a test', 1_000, () => 0)
  const said: string[] = []
  const step = (name: string) => async () => {
    said.push(`${name} begins`)
    await Promise.resolve()
    if (name === 'b') throw new Error('b fails')
    return name
  }
  const tell = (name: string) => said.push(`${name} told`)
  const all = ['a', 'b', 'c'].map((name) => turns.run(step(name), tell))
  const outcomes = await Promise.allSettled(all)
  expect(outcomes.map((outcome) => outcome.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(said).toEqual(['a begins', 'a told', 'b begins', 'c begins', 'c told'])
})

it('turns away who has waited too long', async () => {
  let now = 0
  const turns = inTurn('a test', 1_000, () => now)
  const slow = turns.run(async () => {
    now += 1_001
  })
  const impatient = turns.run(async () => 'never')
  await slow
  await expect(impatient).rejects.toThrow(StoreUnavailable)
  expect(await turns.run(async () => 'at once')).toBe('at once')
})

it('lets what a work has left behind ask for a turn of its own', async () => {
  const turns = inTurn('a test', 1_000, () => 0)
  let later: Promise<string> | undefined
  const gate = Promise.withResolvers<void>()
  await turns.run(async () => {
    later = gate.promise.then(() => turns.run(async () => 'its own turn'))
  })
  gate.resolve()
  expect(await later).toBe('its own turn')
})
