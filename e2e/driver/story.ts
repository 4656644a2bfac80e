import type { PersonRole } from '@jaga-jarak/shared/roles.ts'
import { test as base, expect, type Seats, seats } from './browser.ts'
import { type Desk, openDesk } from './desk.ts'
import { type Exercise, type House, startHouse } from './server.ts'

export { expect }

type Story = {
  /** null: the real clock and the real operation */
  exercise: Exercise | null
  /** roles that the operation file requires a second factor of */
  secondFactorFor: readonly PersonRole[]
  house: House
  desk: Desk
  seats: Seats
}

/** A story has a house of its own; it fails when a browser or the server complains of what it did not expect. */
export const test = base.extend<Story>({
  exercise: [null, { option: true }],
  secondFactorFor: [[], { option: true }],
  house: async ({ exercise, secondFactorFor }, use) => {
    const house = await startHouse({ exercise, secondFactorFor })
    await use(house)
    await house.stop()
  },
  desk: async ({ house }, use) => use(await openDesk(house)),
  seats: async ({ browser, house }, use) => {
    const taken = seats(browser)
    await use(taken)
    await taken.leave()
    const unexpected = [...taken.complaints, ...house.complaints].filter(
      (line) => !taken.expected.some((pattern) => pattern.test(line)),
    )
    expect(unexpected).toEqual([])
  },
})
