import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('needs no setting at all', () => {
  const config = readConfig({})
  expect(config).toMatchObject({
    port: 8080,
    host: '127.0.0.1',
    osmandPort: 5055,
    databaseUrl: null,
    secureCookies: false,
  })
})

it('the second OsmAnd door can be off', () => {
  expect(readConfig({ OSMAND_PORT: 'off' }).osmandPort).toBeNull()
  expect(readConfig({ OSMAND_PORT: '6000' }).osmandPort).toBe(6000)
})

it('limits of screens are counts', () => {
  expect(readConfig({}).screens).toEqual({ perSession: 20, perAddress: 200 })
  expect(readConfig({ SCREENS_PER_ADDRESS: '1000' }).screens.perAddress).toBe(1_000)
  expect(() => readConfig({ SCREENS_PER_SESSION: '0' })).toThrow('SCREENS_PER_SESSION')
})

it('names every wrong variable at once', () => {
  expect(() => readConfig({ PORT: '70000', DATABASE_URL: 'mysql://x', ADMIN_PASSWORD: 'short' })).toThrow(
    /PORT[\s\S]*DATABASE_URL[\s\S]*ADMIN_PASSWORD/,
  )
})

it('an empty variable is an absent one', () => {
  expect(readConfig({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: null, port: 8080 })
})
