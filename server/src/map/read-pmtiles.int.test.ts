import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { Box } from './plane.ts'
import { pmtilesInTest } from './pmtiles-in-test.ts'
import { readPmtiles } from './read-pmtiles.ts'

const KALTIM: Box = [113.7, -2.6, 119.1, 2.7]

async function read(content: Buffer | null) {
  const folder = await mkdtemp(join(tmpdir(), 'pmtiles-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const path = join(folder, 'basemap.pmtiles')
  if (content !== null) await writeFile(path, content)
  const told = await readPmtiles(path, KALTIM)
  return 'fault' in told ? told.fault.reason : told.file
}

it('takes a Protomaps basemap of the province', async () => {
  expect(await read(pmtilesInTest())).toMatchObject({ attribution: 'Protomaps © OpenStreetMap', zooms: [0, 0] })
})

const whole = pmtilesInTest()
it.each([
  ['missing', null],
  ['notPmtiles', Buffer.from('{"type":"FeatureCollection"}')],
  ['notPmtiles', Buffer.alloc(0)],
  ['notPmtiles', Buffer.concat([Buffer.from('PMTiles\u0002'), whole.subarray(8)])],
  ['truncated', whole.subarray(0, whole.length - 1)],
  ['notVector', pmtilesInTest({ tileType: 2 })],
  ['otherLayers', pmtilesInTest({ layers: ['transportation', 'water'] })],
  ['elsewhere', pmtilesInTest({ bounds: [106, -7, 107, -6] })],
] as const)('says %s of what cannot be one', async (reason, content) => {
  expect(await read(content)).toBe(reason)
})

it('unpacks no description without end', async () => {
  expect(await read(pmtilesInTest({ attribution: 'a'.repeat(2_000_000) }))).toBe('otherLayers')
})
