import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Response } from 'express'

/** Whoever asked has gone: nobody is left to be told anything. */
const isGone = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE'

/**
 * Sends a long text in pieces, the next one made only when there is room for it, and none any more once whoever asked
 * has gone. `begin` sets the head once the first piece is there: what fails before that can still be refused in words.
 * What fails later cuts the answer off, so that no half of a file passes for the whole. Throws what failed.
 */
export async function sendPieces(res: Response, pieces: AsyncIterable<string>, begin: () => void): Promise<void> {
  const iterator = pieces[Symbol.asyncIterator]()
  const first = await iterator.next()
  begin()
  async function* all(): AsyncGenerator<string> {
    try {
      for (let next = first; next.done !== true; next = await iterator.next()) yield next.value
    } finally {
      await iterator.return?.()
    }
  }
  await pipeline(Readable.from(all(), { highWaterMark: 1 }), res).catch((error: unknown) => {
    if (!isGone(error)) throw error
  })
}
