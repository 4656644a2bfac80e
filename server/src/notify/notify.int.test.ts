import { createHmac, createPublicKey, verify } from 'node:crypto'
import { routes } from '@jaga-jarak/shared/api.ts'
import { type Delivery, Notification, type NotifyRule, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { alertId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Running, type Setting, startApp } from '../app-in-test.ts'
import { exerciseClock } from '../clock.ts'
import { aGroup, anAlert } from '../store/specimens.ts'
import { aBrowser } from './push-browser-in-test.ts'
import { type Heard, openMailbox, openSink, type Sink } from './sinks-in-test.ts'

const SECRET = 'rahasia-webhook-yang-cukup-panjang'
const TOKEN = `123456:${'A'.repeat(35)}`
const PATIENT = { timeout: 15_000 }

/** A minute of the operation is half a second here. */
const fastClock = () => exerciseClock({ real: Date.now(), operation: Date.UTC(2024, 10, 23, 6), speed: 120 })

let hook: Sink
let bot: Sink
let pushService: Sink
let mailbox: Awaited<ReturnType<typeof openMailbox>>
let running: Running
let clock: ReturnType<typeof fastClock>

const setting = (): Setting => ({
  clock,
  notify: {
    webhook: { url: `${hook.origin}/masuk`, secret: SECRET },
    telegram: { api: bot.origin, token: TOKEN, chats: ['-100200'] },
    email: { smtpUrl: mailbox.url, from: 'posko@example.id', to: ['kapolres@example.id'], isPlain: true },
    publicUrl: 'https://jaga.example.id',
  },
  // Backoff at random 0 is as short as it can be; a lease longer than the test shows what waits for it.
  notifyTuning: { random: () => 0, patienceMs: 400, leaseMs: 2_000, pushOrigins: [pushService.origin] },
})
beforeEach(async () => {
  clock = fastClock()
  hook = await openSink({ status: 204 })
  bot = await openSink({ status: 200, body: '{"ok":true,"result":{"message_id":1}}' })
  pushService = await openSink({ status: 201 })
  mailbox = await openMailbox()
  running = await startApp(setting())
})
afterEach(async () => {
  await running.stop()
  for (const it of [hook, bot, pushService, mailbox]) await it.shut().catch(() => undefined)
})
/** The server is stopped and started again over the same store. */
async function restart(between: () => Promise<void> = async () => {}): Promise<void> {
  await running.stop({ keep: true })
  await between()
  running = await startApp({ ...setting(), dataDir: running.folder })
}

let count = 0
/** Somebody's alert that has just been raised, told to the house as the watch tells it. */
async function raised(some: Partial<Parameters<typeof anAlert>[2]> = {}) {
  const [now, subject] = [clock.now(), GroupId.parse(`g-${++count}`)]
  const times = { raisedAt: now, turnedAt: now, waitsSince: now, regions: [KemendagriCode.parse('64.08')] }
  const id = alertId(`coverageGap:${subject}@${now}`)
  const alert = anAlert(id, subject, { severity: 'extreme', ...times, ...some })
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(count, { id: subject, no: await tx.nextGroupNo() }))
    await tx.saveAlert(alert)
    await tx.append([{ type: 'AlertRaised', alert }], now, null)
  })
  return alert
}
const told = () => hook.texts().map((text) => Notification.parse(JSON.parse(text)))
const occasionsOf = (id: string) => told().flatMap(({ alert, occasion }) => (alert?.id === id ? [occasion] : []))
const deliveries = async (): Promise<Delivery[]> => running.store.read.deliveries(null, 100)
const ofHook = async (): Promise<Delivery | undefined> =>
  (await deliveries()).find(({ channel, occasion }) => channel === 'webhook' && occasion === 'raised')

/** Somebody whose browser is told; answers how to read what came to it. */
async function subscribed(cookie: string, path: string, rule: Partial<NotifyRule> = {}) {
  const browser = aBrowser()
  const body = { endpoint: `${pushService.origin}${path}`, keys: browser.keys, rule: { ...USUAL_RULE, ...rule } }
  const saved = await running.call(routes.savePush, { cookie, body })
  expect(saved.status).toBe(200)
  const own = (): Heard[] => pushService.heard.filter((it) => it.path === path)
  return { id: saved.body.id, own, read: () => own().map(({ body: sent }) => browser.read(sent)), body }
}

it('[AL5] danger that nobody answers reaches a push subscription, a webhook, a chat and a mailbox after two minutes of the clock', async () => {
  const commander = await running.seat('commander', ['64.08'])
  const phone = await subscribed(commander, '/p/1')
  const alert = await raised()
  await expect.poll(() => occasionsOf(alert.id), PATIENT).toEqual(['raised', 'escalated'])
  const escalated = told().at(-1)
  const waitedMs = (escalated?.alert?.turnedAt ?? 0) - alert.raisedAt
  expect(waitedMs).toBeGreaterThanOrEqual(120_000)
  expect(waitedMs).toBeLessThan(300_000)
  expect(escalated).toMatchObject({
    ...{ format: 1, exercise: false, alert: { severity: 'extreme', kind: 'coverageGap' } },
    link: `https://jaga.example.id/console?story=${encodeURIComponent(alert.id)}`,
  })
  expect(escalated?.text).toContain('Belum ada yang menanggapi.')

  await expect.poll(() => phone.read(), PATIENT).toMatchObject([{ occasion: 'raised' }, { occasion: 'escalated' }])
  await expect.poll(() => mailbox.mails.length, PATIENT).toBe(2)
  await expect.poll(() => bot.heard.length, PATIENT).toBe(2)
  await expect.poll(async () => (await deliveries()).map(({ state }) => state), PATIENT).toEqual(Array(8).fill('sent'))
})

describe('each channel speaks as its receiver expects', () => {
  it('a webhook is signed over time and body, and each delivery has an id of its own', async () => {
    await raised()
    await expect.poll(() => hook.heard.length, PATIENT).toBe(1)
    const [{ headers, body, path }] = hook.heard as [Heard]
    const [, seconds, signature] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers['jaga-jarak-signature'])) ?? []
    expect(createHmac('sha256', SECRET).update(`${seconds}.${body.toString()}`).digest('hex')).toBe(signature)
    expect(Math.abs(Number(seconds) - Date.now() / 1_000)).toBeLessThan(30)
    expect([path, headers['content-type'], headers['jaga-jarak-attempt']]).toEqual(['/masuk', 'application/json', '1'])
    expect(headers['jaga-jarak-delivery']).toBe(told()[0]?.id)
    expect(body.toString()).not.toContain(SECRET)
  })

  it('a chat gets plain text over the Bot API', async () => {
    await raised()
    await expect.poll(() => bot.heard.length, PATIENT).toBe(1)
    expect(bot.heard[0]?.path).toBe(`/bot${TOKEN}/sendMessage`)
    const message = JSON.parse(bot.texts()[0] ?? '')
    expect(message).toMatchObject({ chat_id: '-100200', link_preview_options: { is_disabled: true } })
    expect(message.text).toMatch(/^BAHAYA · Tidak terpantau\n/)
    expect(message).not.toHaveProperty('parse_mode')
  })

  it('a mail has a stable Message-ID, a subject that says what it is, and hangs together with others of its alert', async () => {
    await raised()
    await expect.poll(() => mailbox.mails.length, PATIENT).toBe(2)
    const [{ from, to, raw }, second] = mailbox.mails as [(typeof mailbox.mails)[0], (typeof mailbox.mails)[0]]
    expect([from, to]).toEqual(['posko@example.id', ['kapolres@example.id']])
    const id = (await deliveries()).find((it) => it.channel === 'email' && it.occasion === 'raised')?.id
    expect(raw).toContain(`Message-ID: <${id}@example.id>`)
    expect(raw).toContain('Auto-Submitted: auto-generated')
    const thread = (text: string) => /^References: (.*)$/m.exec(text)?.[1]
    expect(thread(raw)).toMatch(/^<[0-9a-f]{40}@example\.id>\r?$/)
    expect(thread(second.raw)).toBe(thread(raw))
    expect(raw).toMatch(/^Subject: =\?UTF-8\?Q\?BAHAYA/m)
  })

  it('a push is encrypted for one browser alone and signed by the key that it subscribed with', async () => {
    const operator = await running.seat('operator', ['64.08'])
    const [phone, other] = [await subscribed(operator, '/p/1'), await subscribed(operator, '/p/2')]
    const alert = await raised()
    await expect.poll(() => phone.own().length, PATIENT).toBe(1)
    const [sent] = phone.own() as [Heard]
    expect(sent.headers).toMatchObject({ 'content-encoding': 'aes128gcm', urgency: 'high', ttl: '3600' })
    expect(String(sent.headers.topic)).toMatch(/^[\w-]{32}$/)
    expect(sent.body.toString('latin1')).not.toContain('BAHAYA')
    expect(phone.read()).toMatchObject([
      { title: 'BAHAYA · Tidak terpantau', path: `/console?story=${encodeURIComponent(alert.id)}` },
    ])
    await expect.poll(() => other.own().length, PATIENT).toBe(1)
    expect(() => other.read()).not.toThrow()
    expect(() => aBrowser().read(sent.body)).toThrow()

    // VAPID, RFC 8292: a token of this server for this service, verified with the key that browsers were given.
    const [, jwt = '', key = ''] = /^vapid t=([^,]+), k=(.+)$/.exec(String(sent.headers.authorization)) ?? []
    const given = await running.call(routes.readOwnPush, { cookie: operator })
    expect(key).toBe(given.body.publicKey)
    const [head = '', claims = '', mark = ''] = jwt.split('.')
    const point = Buffer.from(key, 'base64url')
    const jwk = { kty: 'EC', crv: 'P-256', x: point.subarray(1, 33), y: point.subarray(33) }
    const publicKey = createPublicKey({
      ...{ format: 'jwk', key: { ...jwk, x: jwk.x.toString('base64url'), y: jwk.y.toString('base64url') } },
    })
    const isTrue = verify(
      'sha256',
      Buffer.from(`${head}.${claims}`),
      { key: publicKey, dsaEncoding: 'ieee-p1363' },
      Buffer.from(mark, 'base64url'),
    )
    expect(isTrue).toBe(true)
    expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
      ...{ aud: pushService.origin, sub: 'mailto:keamanan@example.id' },
    })
  })

  it('the key that browsers subscribe with outlives the server', async () => {
    const cookie = await running.seat('field', null)
    const before = await running.call(routes.readOwnPush, { cookie })
    await restart()
    const after = await running.call(routes.readOwnPush, { cookie: await running.seat('field', null) })
    expect(after.body.publicKey).toBe(before.body.publicKey)
  })
})

describe('whatever the other side does', () => {
  it('a receiver that fails, or hangs, is tried again with the same id until it takes it', async () => {
    const admin = await running.seat('admin', null)
    hook.script.push({ status: 500 }, null)
    const test = await running.call(routes.testNotification, { cookie: admin, params: { channel: 'webhook' } })
    const [id] = test.body.deliveries
    const now = async () => (await deliveries()).find((it) => it.id === id)
    await expect.poll(async () => (await now())?.fault, PATIENT).toEqual({ what: 'failing', status: 500 })
    await expect.poll(async () => (await now())?.fault, PATIENT).toEqual({ what: 'tooSlow', status: null })
    await expect.poll(async () => (await now())?.state, { timeout: 20_000 }).toBe('sent')
    const attempts = hook.heard.map(({ headers }) => [headers['jaga-jarak-delivery'], headers['jaga-jarak-attempt']])
    expect(attempts).toEqual(['1', '2', '3'].map((attempt) => [id, attempt]))
    expect(await now()).toMatchObject({ attempts: 3, fault: null, nextAt: null })
  }, 40_000)

  it('429 is waited out as long as it asks, by header or by the Bot API', async () => {
    hook.script.push({ status: 429, headers: { 'retry-after': '3600' } })
    bot.script.push({ status: 429, body: '{"ok":false,"error_code":429,"parameters":{"retry_after":1800}}' })
    await raised()
    const waits = async (channel: Delivery['channel']): Promise<number> => {
      const it = (await deliveries()).find((one) => one.channel === channel && one.fault?.what === 'tooMany')
      return it === undefined ? 0 : Math.round(((it.nextAt ?? 0) - Date.now()) / 60_000)
    }
    await expect.poll(() => waits('webhook'), PATIENT).toBe(60)
    await expect.poll(() => waits('telegram'), PATIENT).toBe(30)
  })

  it('a receiver that is away when the server is restarted gets it when both are back, once', async () => {
    await hook.shut()
    const alert = await raised()
    await expect.poll(async () => (await ofHook())?.fault?.what, PATIENT).toBe('unreachable')
    await restart(() => hook.reopen())
    await expect.poll(async () => (await ofHook())?.state, { timeout: 20_000 }).toBe('sent')
    expect(occasionsOf(alert.id).filter((it) => it === 'raised')).toHaveLength(1)
    expect(mailbox.mails.filter(({ raw }) => raw.includes('Baru muncul'))).toHaveLength(1)
  }, 40_000)

  it('what a server died over is sent again under the same id', async () => {
    await raised()
    await expect.poll(async () => (await ofHook())?.state, PATIENT).toBe('sent')
    const sent = await ofHook()
    await restart(async () => {
      // As it stands when the answer came and the server died before it wrote that down.
      const { openStore } = await import('../store/open-store.ts')
      const store = await openStore({ sqliteFile: `${running.folder}/jaga-jarak.sqlite` })
      if (sent)
        await store.write((tx) => tx.saveDelivery({ ...sent, state: 'waiting', nextAt: sent.at, settledAt: null }))
      await store.close()
    })
    const times = () => hook.heard.filter(({ headers }) => headers['jaga-jarak-delivery'] === sent?.id).length
    await expect.poll(times, PATIENT).toBe(2)
  })

  it('an entry is told once, however often the log is read again', async () => {
    const alert = await raised()
    await expect.poll(() => occasionsOf(alert.id).length, PATIENT).toBe(2)
    const before = (await deliveries()).length
    await restart(async () => {
      const { openStore } = await import('../store/open-store.ts')
      const store = await openStore({ sqliteFile: `${running.folder}/jaga-jarak.sqlite` })
      await store.write((tx) => tx.saveDeliveryCursor(0 as never))
      await store.close()
    })
    await expect.poll(() => running.store.read.deliveryCursor(), PATIENT).toBeGreaterThan(0)
    expect((await deliveries()).length).toBe(before)
    expect(occasionsOf(alert.id)).toEqual(['raised', 'escalated'])
  })

  it('what was given up is shown and can be tried again', async () => {
    const admin = await running.seat('admin', null)
    const alert = await raised({ severity: 'moderate' })
    hook.script.push({ status: 400 })
    const test = await running.call(routes.testNotification, { cookie: admin, params: { channel: 'webhook' } })
    const [id = ''] = test.body.deliveries
    const now = async () => (await deliveries()).find((it) => it.id === id)
    await expect.poll(async () => (await now())?.fault, PATIENT).toEqual({ what: 'refused', status: 400 })
    const waiting = await now()
    if (!waiting) throw new Error('no delivery')
    hook.script.push({ status: 400 })
    await running.store.write((tx) => tx.saveDelivery({ ...waiting, attempts: 11, nextAt: waiting.at }))
    await expect.poll(async () => (await now())?.state, PATIENT).toBe('dead')
    const shown = await running.call(routes.readNotifications, { cookie: admin })
    expect(shown.body.dead).toMatchObject([{ id, fault: { what: 'refused', status: 400 }, attempts: 12 }])
    expect(JSON.stringify(shown.body)).not.toContain(SECRET)
    expect(JSON.stringify(shown.body)).not.toContain(TOKEN)
    const again = await running.call(routes.retryDelivery, { cookie: admin, params: { deliveryId: id } })
    expect(again.body).toMatchObject({ state: 'waiting', attempts: 0 })
    await expect.poll(async () => (await now())?.state, PATIENT).toBe('sent')
    const twice = await running.call(routes.retryDelivery, { cookie: admin, params: { deliveryId: id } })
    expect([twice.status, twice.body]).toMatchObject([409, { refused: 'wrongStep' }])
    expect(occasionsOf(alert.id)).toEqual([])
  })

  it('a browser that has given its subscription up is forgotten', async () => {
    const cookie = await running.seat('operator', null)
    await subscribed(cookie, '/p/gone')
    pushService.script.push({ status: 410 })
    await raised()
    await expect
      .poll(async () => (await running.call(routes.readOwnPush, { cookie })).body.subscriptions, PATIENT)
      .toEqual([])
    const push = (await deliveries()).find(({ channel }) => channel === 'push')
    expect(push).toMatchObject({ state: 'dead', fault: { what: 'gone', status: 410 } })
  })

  it('a mail server that says later is asked later', async () => {
    mailbox.refusals.push(451)
    await raised()
    const mail = async () =>
      (await deliveries()).find(({ channel, occasion }) => channel === 'email' && occasion === 'raised')
    await expect.poll(async () => (await mail())?.fault, PATIENT).toEqual({ what: 'failing', status: 451 })
    await expect.poll(async () => (await mail())?.state, { timeout: 20_000 }).toBe('sent')
  }, 40_000)
})

describe('rules', () => {
  it('nobody is told by push what lies beyond their regencies, and nobody who may not sign in', async () => {
    const [here, elsewhere] = [await running.seat('operator', ['64.08']), await running.seat('operator', ['64.71'])]
    const gone = await running.seat('operator', null)
    const phones = [
      await subscribed(here, '/p/here'),
      await subscribed(elsewhere, '/p/there'),
      await subscribed(gone, '/p/off'),
    ]
    const row = (await running.store.read.pushes()).find(({ id }) => id === phones[2]?.id)
    const person = await running.store.read.person(row?.personId ?? '')
    if (!person) throw new Error('nobody')
    await running.store.write((tx) => tx.savePerson({ ...person, person: { ...person.person, status: 'disabled' } }))
    const alert = await raised()
    await expect.poll(() => occasionsOf(alert.id).length, PATIENT).toBe(2)
    await expect.poll(() => phones.map((it) => it.own().length), PATIENT).toEqual([2, 0, 0])
  })

  it('what spreads to another regency is told there, and nobody hears of it who knew', async () => {
    const [here, there] = [['64.08'], ['64.08', '64.71']].map((them) => them.map((it) => KemendagriCode.parse(it)))
    const phones = [
      await subscribed(await running.seat('operator', ['64.08']), '/p/here'),
      await subscribed(await running.seat('operator', ['64.71']), '/p/there'),
      await subscribed(await running.seat('operator', null), '/p/ruled', { regions: [KemendagriCode.parse('64.71')] }),
      await subscribed(await running.seat('operator', null), '/p/all'),
    ]
    const alert = await raised({ regions: here ?? [] })
    const spread = { ...alert, regions: there ?? [], turn: 'eased' as const, version: 2 }
    await running.store.write(async (tx) => {
      await tx.saveAlert(spread)
      await tx.append([{ type: 'AlertTurned', alert: spread }], clock.now(), null)
    })
    const ofPhone = () => phones.map((it) => it.read().map((one) => Reflect.get(Object(one), 'occasion')))
    const reached = () => ofPhone().map((it) => it.filter((one) => one === 'reached').length)
    await expect.poll(reached, PATIENT).toEqual([0, 1, 1, 0])
    await expect.poll(() => ofPhone().map((it) => it.includes('raised')), PATIENT).toEqual([true, false, false, true])
    expect(phones[1]?.read()[0]).toMatchObject({ text: expect.stringContaining('Kini juga menyangkut wilayah ini.') })
    expect(occasionsOf(alert.id)).not.toContain('reached')
  })

  it('an administrator changes what a channel is told; the log says so; somebody else with an old version is refused', async () => {
    const admin = await running.seat('admin', null)
    const night: NotifyRule = { ...USUAL_RULE, leastSeverity: 'minor', quiet: { fromMin: 0, untilMin: 1_439 } }
    const call = (rule: NotifyRule, version: number) =>
      running.call(routes.changeNotifyRule, { cookie: admin, params: { channel: 'webhook' }, body: { rule, version } })
    expect((await call(night, 0)).body).toMatchObject({ version: 1 })
    const late = await call(USUAL_RULE, 0)
    expect([late.status, late.body]).toMatchObject([409, { refused: 'changedMeanwhile' }])
    const unknown = await call({ ...night, regions: [KemendagriCode.parse('11.01')] }, 1)
    expect([unknown.status, unknown.body]).toMatchObject([422, { refused: 'unknownRegion' }])
    const entries = await running.store.read.entries({ type: 'NotifyRuleChanged' }, 'rising', 9)
    expect(entries.map(({ event }) => event)).toMatchObject([{ channel: 'webhook', rule: night }])

    // 14.00 in WITA lies in the quiet hours: what is no danger is held back, danger is not.
    const [calm, danger] = [await raised({ severity: 'moderate' }), await raised()]
    await expect.poll(() => occasionsOf(danger.id), PATIENT).toEqual(['raised', 'escalated'])
    expect(occasionsOf(calm.id)).toEqual([])
  })

  it('in an exercise every word begins with it', async () => {
    await running.stop({ keep: true })
    const { composeTest } = await import('../domain/compose-notification.ts')
    const operation = { ...running.world.operation, exercise: { clockStartsAt: 0, clockSpeed: 1 } as never }
    const test = composeTest('ntf-x' as never, { operation, zoneMs: 0, publicUrl: null })
    expect(test.title).toBe('LATIHAN: Uji pemberitahuan')
    running = await startApp({ ...setting(), dataDir: running.folder })
  })
})

describe('the doors', () => {
  it('a browser may name nothing but a push service', async () => {
    const cookie = await running.seat('observer', null)
    const { keys } = aBrowser()
    const endpoints = [
      ...['http://127.0.0.1:1/x', 'http://169.254.169.254/latest', 'https://localhost/x', 'https://evil.example/x'],
      ...[
        'https://fcm.googleapis.com.evil.example/x',
        'https://evilfcm.googleapis.com/x',
        'https://fcm.googleapis.com:8443/x',
      ],
      ...['http://fcm.googleapis.com/x', 'https://a:b@fcm.googleapis.com/x', 'https://push.apple.com.evil.example/x'],
    ]
    for (const endpoint of endpoints) {
      const answer = await running.call(routes.savePush, { cookie, body: { endpoint, keys, rule: USUAL_RULE } })
      expect([endpoint, answer.status, answer.body]).toMatchObject([endpoint, 422, { refused: 'unknownPushService' }])
    }
    const good = { endpoint: 'https://web.push.apple.com/abc', keys, rule: USUAL_RULE }
    expect((await running.call(routes.savePush, { cookie, body: good })).status).toBe(200)
    for (const wrong of [
      ...[{ endpoint: 'javascript:alert(1)' }, { endpoint: `https://fcm.googleapis.com/${'x'.repeat(1_100)}` }],
      ...[{ keys: { ...keys, auth: 'AAAA' } }, { keys: { ...keys, p256dh: 'AAAA' } }, { keys: {} }],
      ...[{ rule: { ...USUAL_RULE, kinds: [] } }, { rule: { ...USUAL_RULE, quiet: { fromMin: 5, untilMin: 5 } } }],
      ...[
        { rule: { ...USUAL_RULE, leastSeverity: 'unknown' } },
        { keys: { ...keys, p256dh: Buffer.alloc(65, 4).toString('base64url') } },
      ],
    ]) {
      const answer = await running.call(routes.savePush, { cookie, body: { ...good, ...wrong } as never })
      expect([wrong, answer.status]).toEqual([wrong, 400])
    }
  })

  it("nobody changes, tests or removes another person's browser, and an eleventh takes the place of the oldest", async () => {
    const [mine, theirs] = [await running.seat('operator', null), await running.seat('operator', null)]
    const first = await subscribed(mine, '/p/0')
    const params = { pushId: first.id }
    for (const route of [routes.removePush, routes.testPush] as const)
      expect((await running.call(route, { cookie: theirs, params })).status).toBe(404)
    for (let n = 1; n <= 10; n++) await subscribed(mine, `/p/${n}`)
    const { subscriptions } = (await running.call(routes.readOwnPush, { cookie: mine })).body
    expect([subscriptions.length, subscriptions.some(({ id }) => id === first.id)]).toEqual([10, false])
    expect(JSON.stringify(subscriptions)).not.toContain(pushService.origin)
    const last = subscriptions.at(-1)?.id ?? ''
    expect((await running.call(routes.testPush, { cookie: mine, params: { pushId: last } })).status).toBe(200)
    const again = await running.call(routes.testPush, { cookie: mine, params: { pushId: last } })
    expect([again.status, again.body]).toMatchObject([429, { refused: 'tooMany' }])
    await expect.poll(() => pushService.heard.length, PATIENT).toBe(1)
    expect((await running.call(routes.removePush, { cookie: mine, params: { pushId: last } })).status).toBe(204)
  })

  it('who tests, tries again and switches an own browser on and off stands in the log', async () => {
    const admin = await running.seat('admin', null)
    const own = await running.seat('operator', null)
    const [{ id, body }] = [await subscribed(own, '/p/1')]
    const params = { pushId: id }
    await running.call(routes.savePush, { cookie: own, body })
    await running.call(routes.savePush, { cookie: own, body: { ...body, rule: { ...body.rule, isOn: false } } })
    await running.call(routes.testPush, { cookie: own, params })
    await running.call(routes.removePush, { cookie: own, params })
    const test = await running.call(routes.testNotification, { cookie: admin, params: { channel: 'email' } })
    const [deliveryId = ''] = test.body.deliveries
    await expect.poll(async () => (await deliveries()).find((it) => it.id === deliveryId)?.state, PATIENT).toBe('sent')
    const sent = (await deliveries()).find((it) => it.id === deliveryId)
    if (sent) await running.store.write((tx) => tx.saveDelivery({ ...sent, state: 'dead' }))
    await running.call(routes.retryDelivery, { cookie: admin, params: { deliveryId } })

    const types = ['PushChanged', 'NotificationTested', 'DeliveryRetried'] as const
    const found = await Promise.all(types.map((type) => running.store.read.entries({ type }, 'rising', 9)))
    const [personId, adminId] = await Promise.all(
      [own, admin].map(async (cookie) => (await running.call(routes.whoAmI, { cookie })).body?.id),
    )
    const told = found.flat().map(({ by, event }) => ({ ...event, by }))
    expect(told).toEqual([
      ...(['turnedOn', 'ruleChanged', 'turnedOff'] as const).map((change) => ({
        ...{ type: 'PushChanged', by: personId, personId, pushId: id, change },
      })),
      { type: 'NotificationTested', by: personId, channel: 'push', receivers: 1 },
      { type: 'NotificationTested', by: adminId, channel: 'email', receivers: 1 },
      { type: 'DeliveryRetried', by: adminId, channel: 'email', deliveryId },
    ])
  })

  it('who is erased is told no more, and may have had all of it', async () => {
    const admin = await running.signIn()
    const cookie = await running.seat('operator', null)
    const { id, body } = await subscribed(cookie, '/p/1')
    const personId = (await running.store.read.push(id))?.personId ?? ''
    const held = await running.call(routes.exportPerson, { cookie: admin, params: { personId } })
    expect(held.body.pushes).toMatchObject([{ id, address: { endpoint: body.endpoint } }])
    expect((await running.call(routes.erasePerson, { cookie: admin, params: { personId } })).status).toBe(200)
    expect(await running.store.read.pushes()).toEqual([])
  })
})
