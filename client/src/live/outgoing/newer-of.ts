/** What was told anew; the object at hand where it says the same, so that a screen that shows it is not drawn again. */
export const newerOf = <T>(before: T, told: T): T => (JSON.stringify(before) === JSON.stringify(told) ? before : told)
