import { expect, it } from 'vitest'
import { ownTracksLink, traccarCode, traccarLink } from './tracker-setup.ts'

const setup = { origin: 'https://posko.example', trackerId: 'dev-1.a+b/c', intervalS: 10 }
const settings = {
  ...{ id: 'dev-1.a+b/c', accuracy: 'high', interval: '10', fastest_interval: '10' },
  ...{ distance: '0', heartbeat: '60', buffer: 'true' },
}

it('Traccar Client gets the address and everything that its own defaults would make too seldom', () => {
  const link = new URL(traccarLink(setup))
  // The host `action` would start or stop tracking.
  expect([link.protocol, link.host]).toEqual(['org.traccar.client:', 'config'])
  expect(Object.fromEntries(link.searchParams)).toEqual({ url: 'https://posko.example/osmand', ...settings })
})

it('its scanner takes the address without the settings as the server', () => {
  const code = new URL(traccarCode(setup))
  expect(code.origin + code.pathname).toBe('https://posko.example/osmand')
  expect(Object.fromEntries(code.searchParams)).toEqual(settings)
})

it('OwnTracks gets a configuration whose password is the id of the tracker', () => {
  const inline = new URL(ownTracksLink(setup)).searchParams.get('inline') ?? ''
  expect(JSON.parse(atob(inline))).toMatchObject({
    ...{ _type: 'configuration', mode: 3, url: 'https://posko.example/owntracks', password: 'dev-1.a+b/c' },
    ...{ monitoring: 2, locatorInterval: 10, moveModeLocatorInterval: 10 },
  })
})
