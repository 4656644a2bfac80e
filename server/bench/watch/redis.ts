import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { createInside, createPlaces } from './crossings.ts'
import { sayNotHere } from './not-here.ts'
import type { Work } from './work.ts'

const PROGRAM = '/usr/bin/redis-server'
const LOT = 500

/**
 * How long GEOADD and GEOSEARCH take over a local socket, asked by its own client, which sends what is asked in one turn
 * in one piece; null when Redis is not here.
 */
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
  const client = createClient({ socket: { path, tls: false, reconnectStrategy: false } })
  // Whoever asks is told as well.
  client.on('error', () => {})
  try {
    while (!existsSync(path)) await new Promise((done) => setTimeout(done, 20))
    await client.connect()
    const places = createPlaces(work, limitM)
    const inside = createInside(places)
    const key = (slot: number): string => `c${work.contests[slot]}`
    const add = (slot: number): Promise<number> =>
      client.geoAdd(key(slot), { longitude: places.lon(slot), latitude: places.lat(slot), member: `${slot}` })
    // Redis knows a sphere only, so it searches a little wider; who is inside is decided as for all.
    const search = (slot: number): Promise<string[]> =>
      client.geoSearch(key(slot), `${slot}`, { radius: limitM * 1.01, unit: 'm' })
    const lots = async <Reply>(
      slots: Int32Array,
      ask: (slot: number) => Promise<Reply>,
      read: (slot: number, reply: Reply) => void,
    ) => {
      for (let from = 0; from < slots.length; from += LOT) {
        const lot = slots.subarray(from, from + LOT)
        const replies = await Promise.all(Array.from(lot, ask))
        for (const [k, reply] of replies.entries()) read(lot[k] ?? 0, reply)
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
    return { ms, ...inside.total }
  } finally {
    if (client.isOpen) client.destroy()
    server.kill()
    await once(server, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
}
