import { once } from 'node:events'
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { House } from './server.ts'

/** The same house under another address, where its pages may become those of another build. */
export async function standBefore(house: House) {
  let isNext = false
  const front = createServer((asked, answer) => {
    const { method, url = '/' } = asked
    const isPage = /^\/(field-worker\.js|wall)($|\?)/.test(url)
    // A browser that has it asks only whether it changed; here it did.
    const { 'if-none-match': _, 'if-modified-since': __, ...whole } = asked.headers
    const headers = isPage ? whole : asked.headers
    const passed = request({ port: house.port(), method, path: url, headers }, (got) => {
      const { 'content-length': ___, etag: ____, 'last-modified': _____, ...rest } = got.headers
      answer.writeHead(got.statusCode ?? 502, isPage ? rest : got.headers)
      if (!isPage) return void got.pipe(answer)
      got.setEncoding('utf8')
      let text = ''
      got.on('data', (piece: string) => {
        text += piece
      })
      got.on('end', () => answer.end(isNext ? nextOf(url, text) : text))
    })
    passed.on('error', () => answer.destroy())
    asked.pipe(passed)
  })
  front.on('upgrade', ({ url, rawHeaders }, near, head) => {
    const far = connect(house.port(), '127.0.0.1')
    for (const [end, other] of [
      [near, far],
      [far, near],
    ] as const) {
      end.on('error', () => other.destroy())
      end.on('close', () => other.destroy())
    }
    const lines = rawHeaders.flatMap((name, i) => (i % 2 === 0 ? [`${name}: ${rawHeaders[i + 1]}`] : []))
    far.write([`GET ${url} HTTP/1.1`, ...lines, '', ''].join('\r\n'))
    far.write(head)
    near.pipe(far).pipe(near)
  })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return {
    base: `http://localhost:${(front.address() as AddressInfo).port}`,
    release(): void {
      isNext = true
    },
    async close(): Promise<void> {
      front.closeAllConnections()
      front.close()
      await once(front, 'close')
    },
  }
}

const nextOf = (url: string, text: string): string =>
  url.startsWith('/wall') ? text.replace('name="release" content="', '$&next-') : `${text}\n// another build`
