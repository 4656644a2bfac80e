import { getHeapStatistics } from 'node:v8'
import Flatbush from 'flatbush'
import { gridDisk, latLngToCell } from 'h3-js'
import KDBush from 'kdbush'
import RBush from 'rbush'
import { asked, type Circle, ProximityField } from '../../src/domain/proximity-field.ts'
import { createInside, createPlaces, createSure, type Places, type Total } from './crossings.ts'
import type { Tick, Work } from './work.ts'

export type Contender = {
  name: string
  run: (work: Work, limitM: number) => Total & { ms: number; bytes: number | null }
}

/** Of a degree of latitude, about. */
const METRES = 111_320
/** Longitude is shorter away from the equator: a box in degrees must be so much wider. */
const WIDER = 1.03

/** Each takes in a whole tick by itself: a loop shared by all would call each as something unknown. */
function replay({ ticks }: Work, take: (tick: Tick) => void): number {
  const began = performance.now()
  for (const tick of ticks) take(tick)
  return performance.now() - began
}

function openOurs(work: Work, limitM: number) {
  const { leaveM, refine, reported } = createSure(work, limitM)
  const total: Total = { enters: 0, exits: 0 }
  const field = new ProximityField(limitM, (a, b) => {
    const wasInside = asked.bits !== 0
    refine(a, b, asked)
    const isInside = asked.gapM <= (wasInside ? leaveM : limitM)
    asked.slackM = isInside ? leaveM - asked.gapM : asked.gapM - limitM
    if (isInside === wasInside) return
    asked.bits = isInside ? 1 : 0
    if (isInside) total.enters += 1
    else total.exits += 1
  })
  // One for all moves, so that none allocates.
  const at: Circle = { lon: 0.5, lat: 0.5, extentM: 0 }
  for (let slot = 0; slot < work.count; slot++) {
    field.setSides(slot, [{ contest: work.contests[slot] ?? 0, camp: work.camps[slot] ?? 0 }])
    field.move(slot, { lon: work.lon[slot] ?? 0, lat: work.lat[slot] ?? 0, extentM: 0 })
  }
  field.settle()
  total.enters = 0
  const take = (tick: Tick): void => {
    const { slots, lon, lat } = tick
    for (let k = 0; k < slots.length; k++) {
      at.lon = lon[k] ?? 0
      at.lat = lat[k] ?? 0
      field.move(slots[k] ?? 0, at)
    }
    reported(tick)
    field.settle()
  }
  return { field, total, take }
}

const ours: Contender = {
  name: 'ours',
  run(work, limitM) {
    const { field, total, take } = openOurs(work, limitM)
    const ms = replay(work, take)
    return { ...total, ms, bytes: field.bytes() / work.count }
  },
}

/** Bytes of garbage an update makes, in the middle one of the ticks in which none was collected. */
export function garbageOfOurs(work: Work, limitM: number) {
  const { take } = openOurs(work, limitM)
  const made = work.ticks.map((tick) => {
    const before = getHeapStatistics().used_heap_size
    take(tick)
    return (getHeapStatistics().used_heap_size - before) / work.count
  })
  const kept = made.filter((bytes) => bytes >= 0).toSorted((a, b) => a - b)
  return { count: work.count, bytesPerUpdate: kept[kept.length >> 1] ?? Number.NaN }
}

/** A peer that finds candidates anew; who is inside already at the begin is not counted, as for us. */
function searching(
  name: string,
  open: (
    work: Work,
    places: Places,
  ) => {
    begin?: () => void
    move?: (slot: number) => void
    search: (slot: number, visit: (other: number) => void) => void
  },
): Contender {
  return {
    name,
    run(work, limitM) {
      const places = createPlaces(work, limitM)
      const inside = createInside(places)
      const peer = open(work, places)
      const look = (slot: number): void => {
        peer.move?.(slot)
        inside.leave(slot)
        peer.search(slot, (other) => {
          if (other !== slot && places.opposes(slot, other)) inside.found(slot, other)
        })
      }
      peer.begin?.()
      for (let slot = 0; slot < work.count; slot++) look(slot)
      inside.total.enters = 0
      const ms = replay(work, ({ slots, lon, lat }) => {
        for (let k = 0; k < slots.length; k++) places.put(slots[k] ?? 0, lon[k] ?? 0, lat[k] ?? 0)
        peer.begin?.()
        for (const slot of slots) look(slot)
      })
      return { ...inside.total, ms, bytes: null }
    },
  }
}

const kdbush = searching('kdbush, rebuilt each tick', (work, { lon, lat, limitM }) => {
  let index = new KDBush(0)
  return {
    begin() {
      index = new KDBush(work.count)
      for (let slot = 0; slot < work.count; slot++) index.add(lon(slot), lat(slot))
      index.finish()
    },
    search(slot, visit) {
      for (const other of index.within(lon(slot), lat(slot), (limitM / METRES) * WIDER)) visit(other)
    },
  }
})

const flatbush = searching('flatbush, rebuilt each tick', (work, { lon, lat, limitM }) => {
  let index = new Flatbush(1)
  const r = (limitM / METRES) * WIDER
  return {
    begin() {
      index = new Flatbush(work.count)
      for (let slot = 0; slot < work.count; slot++) index.add(lon(slot), lat(slot))
      index.finish()
    },
    search(slot, visit) {
      const [x, y] = [lon(slot), lat(slot)]
      for (const other of index.search(x - r, y - r, x + r, y + r)) visit(other)
    },
  }
})

type Item = { minX: number; minY: number; maxX: number; maxY: number; slot: number }
const rbush = searching('rbush, dynamic', (work, { lon, lat, limitM }) => {
  const tree = new RBush<Item>()
  const itemOf = (slot: number, x: number, y: number): Item => ({ minX: x, minY: y, maxX: x, maxY: y, slot })
  const items = Array.from({ length: work.count }, (_, slot) => itemOf(slot, work.lon[slot] ?? 0, work.lat[slot] ?? 0))
  tree.load(items)
  const r = (limitM / METRES) * WIDER
  return {
    // Moved before anybody looks, like the others.
    begin() {
      for (const [slot, item] of items.entries()) {
        const [x, y] = [lon(slot), lat(slot)]
        if (item.minX === x && item.minY === y) continue
        tree.remove(item)
        const next = itemOf(slot, x, y)
        items[slot] = next
        tree.insert(next)
      }
    },
    search(slot, visit) {
      const [x, y] = [lon(slot), lat(slot)]
      for (const it of tree.search({ minX: x - r, minY: y - r, maxX: x + r, maxY: y + r })) visit(it.slot)
    },
  }
})

/** Mean edge of a hexagon, metres, by resolution (h3geo.org). */
const EDGES = [1_281_256, 483_057, 182_513, 68_979, 26_072, 9_854, 3_725, 1_406, 531] as const
const h3 = searching('h3-js cells', (work, { lon, lat, limitM }) => {
  const resolution = EDGES.findIndex((edge) => edge < limitM)
  // The narrowest way across k rings of hexagons is k times the square root of three edges; cells are uneven.
  const rings = Math.ceil(limitM / ((EDGES[resolution] ?? 1) * Math.sqrt(3) * 0.8)) + 1
  const cells = new Map<string, Set<number>>()
  const cellOf: string[] = []
  const put = (slot: number): void => {
    const cell = latLngToCell(lat(slot), lon(slot), resolution)
    const before = cellOf[slot]
    if (before === cell) return
    if (before !== undefined) cells.get(before)?.delete(slot)
    cellOf[slot] = cell
    const its = cells.get(cell)
    if (its) its.add(slot)
    else cells.set(cell, new Set([slot]))
  }
  return {
    begin() {
      for (let slot = 0; slot < work.count; slot++) put(slot)
    },
    search(slot, visit) {
      for (const cell of gridDisk(cellOf[slot] ?? '', rings)) for (const other of cells.get(cell) ?? []) visit(other)
    },
  }
})

const naive = searching('naive typed arrays', (work) => ({
  search(_slot, visit) {
    for (let other = 0; other < work.count; other++) visit(other)
  },
}))

export const CONTENDERS: readonly Contender[] = [ours, kdbush, flatbush, rbush, h3, naive]
