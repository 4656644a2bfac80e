/* oxlint-disable no-empty-pattern -- Playwright reads what a fixture needs from its pattern */
import { openMailbox, openSink, type Sink } from '@jaga-jarak/server/src/notify/sinks-in-test.ts'
import { openAdmin } from '../driver/administrator.ts'
import { barriers, type Page } from '../driver/browser.ts'
import { enter } from '../driver/operator.ts'
import { startHouse } from '../driver/server.ts'
import { test as base, expect } from '../driver/story.ts'

const DESK = { width: 1440, height: 900 }
const PHONE = { width: 360, height: 800 }

/** A house with a webhook and a mailbox on this machine, and no chat. */
const test = base.extend<{ outside: { hook: Sink; mailbox: Awaited<ReturnType<typeof openMailbox>> } }>({
  // biome-ignore lint/correctness/noEmptyPattern: it needs nothing
  outside: async ({}, use) => {
    const [hook, mailbox] = [await openSink({ status: 204 }), await openMailbox()]
    await use({ hook, mailbox })
    await hook.shut()
    await mailbox.shut()
  },
  house: async ({ outside: { hook, mailbox } }, use) => {
    const settings = {
      ...{ WEBHOOK_URL: `${hook.origin}/masuk`, WEBHOOK_SECRET: 'rahasia-webhook-yang-cukup-panjang' },
      ...{ SMTP_URL: mailbox.url, SMTP_PLAIN: 'true', MAIL_FROM: 'posko@example.id', MAIL_TO: 'kapolres@example.id' },
    }
    const house = await startHouse({}, { settings })
    await use(house)
    await house.stop()
  },
})

test('an administrator tries each channel, sees what did not arrive and why, and says what is told at night', {
  tag: '@more',
}, async ({ house, seats, outside: { hook, mailbox } }) => {
  seats.expected.push(/a notification was not delivered/)
  const admin = await openAdmin(await seats.open(DESK), house.base())
  const { page } = admin
  await admin.open('Pemberitahuan')
  await expect(page.getByText('Belum ada yang dikirim')).toBeVisible()
  const channel = (name: string) => page.locator(`[data-channel="${name}"]`)
  await expect(channel('telegram')).toContainText('Isi TELEGRAM_BOT_TOKEN, TELEGRAM_CHAT_IDS di pengaturan server')
  await expect(channel('push')).toContainText('Belum ada peramban yang berlangganan')

  await channel('email').getByRole('button', { name: /^Uji/ }).click()
  const log = page.locator('[data-list="log"] tbody tr')
  await expect(log.filter({ hasText: 'kapolres@example.id' })).toContainText('Terkirim')
  expect(mailbox.mails.map(({ raw }) => /^Subject: .*/m.exec(raw)?.[0])).toEqual(['Subject: Uji pemberitahuan'])

  hook.script.push({ status: 401 })
  await channel('webhook').getByRole('button', { name: /^Uji/ }).click()
  await expect(log.filter({ hasText: new URL(hook.origin).host })).toContainText('Ditolak penerima (401)')
  await expect(log.filter({ hasText: new URL(hook.origin).host })).toContainText('Terkirim')
  await expect(channel('webhook')).toContainText('terakhir terkirim')

  await channel('webhook')
    .getByRole('button', { name: /^Ubah aturan/ })
    .click()
  await page.getByLabel('Diberitahukan sejak').selectOption({ label: 'Waspada atau lebih gawat' })
  await page.getByLabel('Jenis tertentu').check()
  await admin.press('Simpan')
  await expect(page.getByText('Pilih sedikitnya satu jenis.')).toBeVisible()
  await page.getByLabel('Potensi pertemuan massa').check()
  await page.getByLabel('Tahan di antara').check()
  expect(await barriers(page)).toEqual([])
  await admin.press('Simpan')
  await expect(channel('webhook')).toContainText('Waspada atau lebih gawat; 1 jenis; tenang 22.00–05.00')
})

const ARRIVES_MS = 5_000
/** What the worker of a scope shows when this is pushed to it. */
async function pushed(page: Page, script: string, scope: string, payload: object) {
  await page.context().grantPermissions(['notifications'])
  await page.evaluate(
    async ([worker, at]) => {
      const registration = await navigator.serviceWorker.register(worker, { scope: at })
      const its = registration.installing ?? registration.waiting ?? registration.active
      if (its === null) throw new Error('a worker expected')
      // It may become active between being asked and being listened to.
      const isActive = () => its.state === 'activated'
      if (isActive()) return
      await new Promise<void>((done) => its.addEventListener('statechange', () => isActive() && done()))
    },
    [script, scope] as const,
  )
  const wire = await page.context().newCDPSession(page)
  const known = new Promise<string>((done) =>
    wire.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => new URL(scopeURL).pathname === scope)
      if (found) done(found.registrationId)
    }),
  )
  await wire.send('ServiceWorker.enable')
  const { origin } = new URL(page.url())
  const registrationId = await known
  const shown = () =>
    page.evaluate(async (at) => {
      const registration = await navigator.serviceWorker.getRegistration(at)
      const all = (await registration?.getNotifications()) ?? []
      return all.map(({ title, body, tag, data }) => ({ title, body, tag, data }))
    }, scope)
  // Chromium's own way to deliver says nothing of whether it did, and at times does not while a worker is being started;
  // what is delivered twice takes its own place by its tag.
  await expect(async () => {
    await wire.send('ServiceWorker.deliverPushMessage', { origin, registrationId, data: JSON.stringify(payload) })
    await expect.poll(shown, { timeout: ARRIVES_MS }).not.toEqual([])
  }).toPass({ timeout: 4 * ARRIVES_MS })
  return { shown }
}

/** As a hand does: on the newest of the desk. */
const press = async (page: Page): Promise<void> => {
  const workers = page.context().serviceWorkers()
  const worker = workers.find((it) => it.url().endsWith('/push-worker.js'))
  if (worker === undefined) throw new Error('expected the worker of the desk')
  await worker.evaluate(async () => {
    const registration: ServiceWorkerRegistration = Reflect.get(self, 'registration')
    const notification = (await registration.getNotifications()).at(-1)
    if (notification === undefined) throw new Error('nothing is shown')
    const Pressed: new (name: string, about: object) => Event = Reflect.get(self, 'NotificationEvent')
    dispatchEvent(new Pressed('notificationclick', { notification }))
  })
}

test('a push is shown by the worker of the desk and by that of the phone, and leads to a page of this server alone', async ({
  house,
  seats,
}) => {
  const page = await seats.open(DESK)
  await page.goto(`${house.base()}/login`)
  await enter(page)
  await page.waitForURL(/console/)
  await page.goto(`${house.base()}/account`)
  await expect(page.getByRole('button', { name: 'Nyalakan pemberitahuan di peramban ini' })).toBeVisible()
  expect(await barriers(page)).toEqual([])
  const push = { title: 'BAHAYA · Uji', text: 'Jarak 640 m.', tag: 'x', path: '/console?story=a', occasion: 'raised' }
  const desk = await pushed(page, '/push-worker.js', '/console', push)
  const told = { title: push.title, body: push.text, tag: 'x' }
  await expect.poll(desk.shown).toEqual([{ ...told, data: '/console?story=a' }])

  // Pressed, it leads the page that is open there, which is not loaded anew.
  const console_ = await page.context().newPage()
  await console_.goto(`${house.base()}/console?section=incidents`)
  await console_.getByRole('tablist').waitFor()
  await console_.evaluate(() => Reflect.set(globalThis, 'isSame', true))
  await press(console_)
  await expect(console_).toHaveURL(/console\?story=a$/)
  expect(await console_.evaluate(() => Reflect.get(globalThis, 'isSame'))).toBe(true)

  await expect.poll(desk.shown).toEqual([])
  await console_.goto(`${house.base()}/console?section=incidents&open=new`)
  await console_.getByLabel('Catatan').fill('Tiga orang')
  const again = await pushed(page, '/push-worker.js', '/console', push)
  await expect.poll(again.shown).toHaveLength(1)
  await console_.evaluate(() => {
    const seen: unknown[] = []
    Reflect.set(globalThis, 'asked', seen)
    navigator.serviceWorker.addEventListener('message', ({ data }) => seen.push(data))
  })
  await press(console_)
  await expect
    .poll(() => console_.evaluate(() => Reflect.get(globalThis, 'asked')))
    .toEqual([{ goTo: '/console?story=a' }])
  await expect(console_).toHaveURL(/section=incidents/)
  await expect(console_.getByLabel('Catatan')).toHaveValue('Tiga orang')

  await page.goto(`${house.base()}/field`)
  const phone = await pushed(page, '/field-worker.js', '/field', { ...push, path: '//evil.example' })
  await expect.poll(phone.shown).toEqual([{ ...told, data: '/field' }])
})

test('a phone and a desk offer to be told, and say in words when the browser cannot', { tag: '@more' }, async ({
  house,
  seats,
}) => {
  const page = await seats.open(PHONE)
  await page.goto(`${house.base()}/login`)
  await enter(page)
  await page.waitForURL(/console/)
  await page.goto(`${house.base()}/field`)
  const offer = page.getByRole('button', { name: 'Nyalakan pemberitahuan di ponsel ini' })
  await offer.click()
  // Nobody gives leave here, and there is no push service.
  await expect(page.locator('[data-push]')).toContainText(/diblokir|tidak dapat berlangganan/)
})
