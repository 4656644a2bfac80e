import { createServer } from 'node:net'
import { startProvider, type TestProvider } from '@jaga-jarak/server/src/http/provider-in-test.ts'
import { barriers } from '../driver/browser.ts'
import { type House, startHouse } from '../driver/server.ts'
import { test as base, expect } from '../driver/story.ts'

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer()
    probe.listen(0, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      probe.close(() => done(port))
    })
  })

/** A house that is known as localhost, and a provider at 127.0.0.1: for a browser these are two sites. */
const test = base.extend<{ at: { provider: TestProvider; start: () => Promise<House> } }>({
  at: async ({ exercise }, use) => {
    const port = await freePort()
    const provider = await startProvider({ publicUrl: `http://localhost:${port}` })
    const { issuer, clientId, clientSecret, publicUrl } = provider.config
    const settings = {
      PUBLIC_URL: publicUrl,
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: clientId,
      OIDC_CLIENT_SECRET: clientSecret ?? '',
      OIDC_ROLES: 'kutim-ops=operator@64.08',
    }
    await use({ provider, start: () => startHouse({ exercise }, { port, settings }) })
    await provider.stop()
  },
  house: async ({ at }, use) => {
    const house = await at.start()
    await use(house)
    await house.stop()
  },
})

const LINK = 'Masuk dengan akun instansi'

test('the account of an institution leads to the desk, over two sites and a strict cookie', { tag: '@more' }, async ({
  at,
  house,
  seats,
}) => {
  at.provider.seat('siti', { preferred_username: 'Siti R.', groups: ['kutim-ops'] })
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/login`)
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: LINK }).click()
  await expect(page.getByRole('tablist')).toBeVisible()
  await expect(page).toHaveURL(`${house.base()}/console`)
  const session = (await page.context().cookies()).find(({ name }) => name === 'jj_session')
  expect(session).toMatchObject({ sameSite: 'Strict', httpOnly: true })

  // Out here is out there, too: whoever comes next to this browser is asked who they are.
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByRole('button', { name: 'Sign me out' }).click()
  await expect(page.getByRole('heading', { name: 'Masuk ke Jaga Jarak' })).toBeVisible()
  await expect(page).toHaveURL(`${house.base()}/login`)
  seats.expected.push(/sign-in through the provider failed/)
  at.provider.seat(null)
  await page.getByRole('link', { name: LINK }).click()
  await expect(page.getByRole('alert')).toHaveText(/menolak/)
})

test('who may still be signed in at the institution is told so after signing out', { tag: '@more' }, async ({
  house,
  seats,
}) => {
  const page = await seats.open({ width: 360, height: 800, theme: 'dark' })
  await page.goto(`${house.base()}/login#provider=notLeft`)
  await expect(page.getByRole('alert')).toHaveText(/sudah keluar di sini, tetapi mungkin belum dari akun instansi/)
  expect(await barriers(page)).toEqual([])
})

test('who has no role here, and who says no at the provider, is told so in words and can sign in otherwise', {
  tag: '@more',
}, async ({ at, house, seats }) => {
  seats.expected.push(/sign-in through the provider failed/)
  at.provider.seat('budi', { preferred_username: 'Budi', groups: ['elsewhere'] })
  const page = await seats.open({ width: 1440, height: 900 })
  await page.goto(`${house.base()}/login`)
  await page.getByRole('link', { name: LINK }).click()
  await expect(page.getByRole('alert')).toHaveText(/belum diberi peran di sini/)
  expect(await barriers(page)).toEqual([])
  at.provider.seat(null)
  await page.getByRole('link', { name: LINK }).click()
  await expect(page.getByRole('alert')).toHaveText(/menolak/)
  await expect(page.getByLabel('Nama')).toBeVisible()
})
