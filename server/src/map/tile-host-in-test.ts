import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A host of map tiles on this machine: a style, the description of its tiles, and one tile for every place. */
export async function tileHost(tile: Buffer = Buffer.alloc(0)) {
  let answers: 'well' | 'badly' = 'well'
  let port = 0
  const asked: string[] = []
  const base = (): string => `http://127.0.0.1:${port}`
  const files: Record<string, () => unknown> = {
    '/styles/quiet': () => ({
      version: 8,
      glyphs: `${base()}/fonts/{fontstack}/{range}.pbf`,
      sprite: `${base()}/sprites/quiet`,
      sources: { openmaptiles: { type: 'vector', url: `${base()}/planet` } },
      layers: [
        { id: 'background', type: 'background', paint: { 'background-color': '#ff0000' } },
        {
          id: 'water',
          type: 'fill',
          source: 'openmaptiles',
          'source-layer': 'water',
          paint: { 'fill-color': '#ff0000' },
        },
      ],
    }),
    '/planet': () => ({
      tilejson: '3.0.0',
      tiles: [`${base()}/planet/{z}/{x}/{y}.pbf`],
      maxzoom: 0,
      attribution: '<a href="https://openfreemap.org">OpenFreeMap</a> &copy; OpenStreetMap',
    }),
  }
  const server = createServer((req, res) => {
    const path = req.url ?? ''
    asked.push(path)
    const file = files[path]
    res.setHeader('Access-Control-Allow-Origin', '*')
    if (answers === 'badly') res.writeHead(503).end()
    else if (file !== undefined) res.setHeader('Content-Type', 'application/json').end(JSON.stringify(file()))
    else if (path.startsWith('/planet/')) res.end(tile)
    else res.writeHead(404).end()
  })
  const listen = async (): Promise<void> => {
    server.listen(port, '127.0.0.1')
    await once(server, 'listening')
    port = (server.address() as AddressInfo).port
  }
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  await listen()
  return {
    base: base(),
    styleUrl: `${base()}/styles/quiet`,
    asked,
    answer(how: typeof answers): void {
      answers = how
    },
    /** gone from the network, and back at the same address */
    fall: close,
    rise: listen,
    close: async (): Promise<void> => (server.listening ? close() : undefined),
  }
}
