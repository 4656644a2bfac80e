import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInside, createPlaces } from './crossings.ts'
import { sayNotHere } from './not-here.ts'
import type { Work } from './work.ts'

const PROGRAM = '/usr/bin/redis-server'
const LOT = 500

const command = (...words: readonly (string | number)[]): string =>
  `*${words.length}\r\n${words.map((word) => `$${String(word).length}\r\n${word}\r\n`).join('')}`

/** Reads replies one after the other: numbers, words, and flat lists of words. */
function replies(socket: Socket) {
  let text = ''
  let at = 0
  let wake: (() => void) | null = null
  socket.setEncoding('latin1')
  socket.on('data', (more: string) => {
    text = text.slice(at) + more
    at = 0
    wake?.()
  })
  const line = async (): Promise<string> => {
    for (;;) {
      const end = text.indexOf('\r\n', at)
      if (end >= 0) {
        const found = text.slice(at, end)
        at = end + 2
        return found
      }
      await new Promise<void>((done) => {
        wake = done
      })
    }
  }
  return async (): Promise<string[]> => {
    const head = await line()
    if (head[0] === '-') throw new Error(`redis: ${head}`)
    if (head[0] !== '*') return [head]
    const words: string[] = []
    for (let i = Number(head.slice(1)); i > 0; i--) {
      await line()
      words.push(await line())
    }
    return words
  }
}

/** Microseconds per update of GEOADD and GEOSEARCH, pipelined over a local socket; null when Redis is not here. */
export async function runRedis(work: Work, limitM: number) {
  if (!existsSync(PROGRAM)) {
    sayNotHere('Redis', 'redis-server')
    return null
  }
  const folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-redis-'))
  const path = join(folder, 'redis.sock')
  const server = spawn(
    PROGRAM,
    ['--port', '0', '--unixsocket', path, '--save', '', '--appendonly', 'no', '--dir', folder],
    { stdio: 'ignore' },
  )
  try {
    while (!existsSync(path)) await new Promise((done) => setTimeout(done, 20))
    const socket = connect(path)
    await once(socket, 'connect')
    const next = replies(socket)
    const places = createPlaces(work, limitM)
    const inside = createInside(places)
    const key = (slot: number): string => `c${work.contests[slot]}`
    const add = (slot: number): string => command('GEOADD', key(slot), places.lon(slot), places.lat(slot), slot)
    // Redis knows a sphere only, so it searches a little wider; who is inside is decided as for all.
    const search = (slot: number): string =>
      command('GEOSEARCH', key(slot), 'FROMMEMBER', slot, 'BYRADIUS', limitM * 1.01, 'm')
    const lots = async (
      slots: Int32Array,
      write: (slot: number) => string,
      read: (slot: number, words: string[]) => void,
    ) => {
      for (let from = 0; from < slots.length; from += LOT) {
        const lot = slots.subarray(from, from + LOT)
        socket.write(Array.from(lot, write).join(''))
        for (const slot of lot) read(slot, await next())
      }
    }
    const look = (slot: number, words: readonly string[]): void => {
      inside.leave(slot)
      for (const word of words) {
        const other = Number(word)
        if (other !== slot && places.opposes(slot, other)) inside.found(slot, other)
      }
    }
    const all = Int32Array.from({ length: work.count }, (_, slot) => slot)
    await lots(all, add, () => {})
    await lots(all, search, look)
    inside.total.enters = 0
    const began = performance.now()
    for (const { slots, lon, lat } of work.ticks) {
      for (let k = 0; k < slots.length; k++) places.put(slots[k] ?? 0, lon[k] ?? 0, lat[k] ?? 0)
      await lots(slots, add, () => {})
      await lots(slots, search, look)
    }
    const ms = performance.now() - began
    socket.destroy()
    return { microseconds: (ms * 1_000) / (work.count * work.ticks.length), ...inside.total }
  } finally {
    server.kill()
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}
