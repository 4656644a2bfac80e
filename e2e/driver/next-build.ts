import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { House } from './server.ts'

/** The same house under another address, where the worker of the phone's page may become that of another build. */
export async function standBefore(house: House) {
  let addition = ''
  const front = createServer((asked, answer) => {
    const { method, url = '/' } = asked
    const isWorker = url === '/field-worker.js'
    // A browser that has it asks only whether it changed; here it did.
    const { 'if-none-match': _, 'if-modified-since': __, ...whole } = asked.headers
    const headers = isWorker ? whole : asked.headers
    const passed = request({ port: house.port(), method, path: url, headers }, (got) => {
      const { 'content-length': ___, etag: ____, 'last-modified': _____, ...rest } = got.headers
      answer.writeHead(got.statusCode ?? 502, isWorker ? rest : got.headers)
      got.pipe(answer, { end: !isWorker })
      if (isWorker) got.on('end', () => answer.end(addition))
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return {
    base: `http://localhost:${(front.address() as AddressInfo).port}`,
    release(): void {
      addition = '\n// another build'
    },
    async close(): Promise<void> {
      front.closeAllConnections()
      front.close()
      await once(front, 'close')
    },
  }
}
