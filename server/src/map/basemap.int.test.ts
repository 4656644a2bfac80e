import { mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { startApp } from '../app-in-test.ts'
import { type BasemapSettings, createBasemap } from './basemap.ts'
import { pmtilesInTest } from './pmtiles-in-test.ts'
import { tileHost } from './tile-host-in-test.ts'

const NOTHING: BasemapSettings = {
  ...{ file: null, styleUrl: null, boundaries: null, boundary: { taken: null, refused: null } },
  box: [113.7, -2.6, 119.1, 2.7],
}
const BIG = { source: 'BIG 2024' }
const taken = { ...BIG, at: 1 }

async function folder(): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'tiers-'))
  onTestFinished(() => rm(made, { recursive: true }))
  return made
}
/** State and fault of each tier after a look. */
async function told(settings: Partial<BasemapSettings>): Promise<string[]> {
  const basemap = createBasemap({ ...NOTHING, ...settings })
  await basemap.check()
  return basemap.tiers().tiers.map(({ state, fault }) => (fault === null ? state : `${state} ${fault}`))
}

it('with nothing configured the generated ground is live', async () => {
  expect(await told({})).toEqual(['live', 'off', 'off', 'off'])
})

it('official borders are live once the map was made with them, and say why they are not', async () => {
  expect(await told({ boundaries: BIG, boundary: { taken, refused: null } })).toEqual(['ready', 'live', 'off', 'off'])
  const refused = { problems: ['64.02 East is missing'], at: 2 }
  expect(await told({ boundaries: BIG, boundary: { taken: null, refused } })).toEqual([
    ...['live', 'failed refused', 'off', 'off'],
  ])
  // Those of before stay; what is wrong with the newer ones is said all the same.
  expect(await told({ boundaries: BIG, boundary: { taken, refused } })).toEqual(['ready', 'live refused', 'off', 'off'])
  expect(await told({ boundaries: BIG })).toEqual(['live', 'failed notTaken', 'off', 'off'])
})

it('falls from the style to the file to the borders to the ground, and climbs back, and says why and since when', async () => {
  const host = await tileHost()
  onTestFinished(host.close)
  const file = join(await folder(), 'kaltim.pmtiles')
  await writeFile(file, pmtilesInTest())
  let now = 0
  const basemap = createBasemap(
    { ...NOTHING, file, styleUrl: host.styleUrl, boundaries: BIG, boundary: { taken, refused: null } },
    () => now,
  )
  const look = async (at: number) => {
    now = at
    await basemap.check()
    const { live, tiers } = basemap.tiers()
    return { live, states: tiers.map(({ state }) => state), style: tiers[3], browsers: basemap.forBrowsers() }
  }

  const well = await look(0)
  expect(well).toMatchObject({ live: 3, states: ['ready', 'ready', 'ready', 'live'] })
  expect(well.style?.attribution).toBe('OpenFreeMap © OpenStreetMap')
  expect(well.browsers.style).toEqual({ url: host.styleUrl, attribution: 'OpenFreeMap © OpenStreetMap' })

  await host.fall()
  const fallen = await look(60_000)
  expect(fallen).toMatchObject({ live: 2, states: ['ready', 'ready', 'live', 'failed'] })
  expect(fallen.style).toMatchObject({ fault: 'unreachable', details: [expect.stringContaining(host.styleUrl)] })
  expect(fallen.browsers).toMatchObject({ style: null, tiles: { version: expect.any(String) } })
  expect((await look(150_000)).style?.forMs).toBe(90_000)

  await rename(file, `${file}.away`)
  expect(await look(160_000)).toMatchObject({ live: 1, browsers: { style: null, tiles: null } })
  expect(basemap.tiers().tiers[2]).toMatchObject({ state: 'failed', fault: 'missing', source: 'kaltim.pmtiles' })
  expect(await basemap.served()).toBeNull()

  await rename(`${file}.away`, file)
  expect((await look(170_000)).live).toBe(2)
  await host.rise()
  expect(await look(180_000)).toMatchObject({ live: 3, style: { forMs: 0 } })

  host.answer('badly')
  expect(await look(190_000)).toMatchObject({ live: 2, style: { fault: 'badAnswer' } })
})

it('takes no style that is none, that is somewhere else, or that never ends', { timeout: 30_000 }, async () => {
  const answers: Record<string, string> = {
    '/page': '<html></html>',
    '/other': '{"version":7,"sources":{},"layers":[]}',
    '/raster': '{"version":8,"sources":{"a":{"type":"raster"}},"layers":[{}]}',
    '/elsewhere': '{"version":8,"sources":{"a":{"type":"vector","url":"http://127.0.0.2/planet"}},"layers":[{}]}',
    '/long': 'a'.repeat(2_000_001),
  }
  const server = createServer((req, res) => {
    const answer = answers[req.url ?? '']
    // Whoever asks for the one that hangs is never answered.
    if (answer !== undefined) res.end(answer)
  }).listen(0, '127.0.0.1')
  await new Promise<void>((done) => void server.once('listening', done))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const at = (path: string): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`
  for (const path of Object.keys(answers)) {
    expect([path, (await told({ styleUrl: at(path) }))[3]]).toEqual([path, 'failed notStyle'])
  }
  expect((await told({ styleUrl: at('/hangs') }))[3]).toBe('failed unreachable')
})

it("the page's policy allows the style's host where one is configured, and no other", async () => {
  const host = await tileHost()
  const running = await startApp({ basemap: { styleUrl: host.styleUrl } })
  onTestFinished(async () => {
    await running.stop()
    await host.close()
  })
  const policy = (await running.raw('/')).headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`connect-src 'self' ${host.base};`)
  expect(policy.split(host.base)).toHaveLength(2)
})
