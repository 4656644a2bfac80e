/**
 * The store cannot be reached, is full or does not answer in time. Whoever meets it may try again later: HTTP says
 * 503, the watch goes on with its next tick. A commit whose answer was lost on the way may still have happened.
 */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable'

  constructor(cause: unknown) {
    super(`store unavailable: ${cause instanceof Error ? cause.message || cause.name : String(cause)}`, { cause })
  }
}
