import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'

/** A wire between a screen and the server that can be cut: what runs over it breaks, and nobody gets through. */
export async function layWire(to: () => number) {
  const ends = new Set<Socket>()
  let isCut = false
  const server = createServer((near) => {
    if (isCut) return void near.destroy()
    const far = connect(to(), '127.0.0.1')
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      ends.add(end)
      end.on('error', () => other.destroy())
      end.on('close', () => {
        ends.delete(end)
        other.destroy()
      })
      end.pipe(other)
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port to be had')
  const cut = (): void => {
    isCut = true
    for (const end of ends) end.destroy()
  }
  return {
    base: `http://localhost:${address.port}`,
    cut,
    mend(): void {
      isCut = false
    },
    async close(): Promise<void> {
      cut()
      server.close()
      await once(server, 'close')
    },
  }
}
