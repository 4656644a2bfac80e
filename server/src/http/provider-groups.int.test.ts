import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type SignIn, startSignIn, whoIs } from './sign-in-in-test.ts'

let at: SignIn
beforeAll(async () => {
  at = await startSignIn()
})
afterAll(() => at.stop())

describe('groups', () => {
  const signedIn = async (inGroups: string[], account: object = {}) => {
    const it = at.somebody(inGroups, account)
    const browser = at.open()
    const { at: end } = await browser.signIn()
    return { ...it, browser, end, viewer: await whoIs(at.running, browser.cookie()) }
  }

  it('regencies of two groups of one role are joined; the higher role wins', async () => {
    expect((await signedIn(['samarinda-ops', 'kutim-ops'])).viewer).toMatchObject({ reach: ['64.08', '64.72'] })
    expect((await signedIn(['lihat', 'kutim-ops'])).viewer).toMatchObject({ role: 'operator', reach: ['64.08'] })
    expect((await signedIn(['kutim-ops', 'pilkada-admin'])).viewer).toMatchObject({ role: 'admin', reach: null })
  })

  it.each([[[]], [['unknown']], [['samarinda-op']]])('%j give nothing: refused, and nobody is added', async (none) => {
    const head = await at.running.store.read.head()
    const { end, viewer, subject } = await signedIn(none)
    expect(new URL(end).hash).toBe('#provider=noRole')
    expect(viewer).toBeNull()
    expect(await at.eventsSince(head)).toEqual([{ type: 'SignInFailed', personId: null, fault: 'noRole' }])
    expect(await at.running.store.read.personBySubject(`${at.provider.issuer} ${subject}`)).toBeUndefined()
  })

  it('another role takes effect at the next sign-in and ends the sessions of before', async () => {
    const { browser, viewer, again } = await signedIn(['pilkada-admin'])
    expect(viewer?.duty).toBe('Administrator')
    const before = browser.cookie()
    again(['kutim-ops'])
    const head = await at.running.store.read.head()
    const next = at.open()
    await next.signIn()
    const now = await whoIs(at.running, next.cookie())
    expect(now).toMatchObject({
      id: viewer?.id,
      name: viewer?.name,
      role: 'operator',
      reach: ['64.08'],
      duty: 'Operator',
    })
    expect(await whoIs(at.running, before)).toBeNull()
    expect((await at.eventsSince(head)).map(({ type }) => type)).toEqual(['PersonChanged', 'SessionOpened'])
  })

  it('nothing is told as changed when nothing has, and sessions of before go on', async () => {
    const { browser, again } = await signedIn(['kutim-ops', 'samarinda-ops'])
    again(['samarinda-ops', 'kutim-ops', 'more'])
    const head = await at.running.store.read.head()
    await at.open().signIn()
    expect((await at.eventsSince(head)).map(({ type }) => type)).toEqual(['SessionOpened'])
    expect(await whoIs(at.running, browser.cookie())).not.toBeNull()
  })

  it('who comes twice at once for the first time is one person', async () => {
    const { subject } = at.somebody(['lihat'])
    const both = [at.open(), at.open()]
    await Promise.all(both.map((browser) => browser.signIn()))
    const row = await at.running.store.read.personBySubject(`${at.provider.issuer} ${subject}`)
    for (const browser of both) expect((await whoIs(at.running, browser.cookie()))?.id).toBe(row?.person.id)
  })

  it('a duty that an administrator gave stays', async () => {
    const { viewer, again } = await signedIn(['kutim-ops'])
    const row = await at.running.store.read.person(viewer?.id ?? '')
    if (!row) throw new Error('nobody was added')
    await at.running.store.write((tx) => tx.savePerson({ ...row, person: { ...row.person, duty: 'Posko Sangatta' } }))
    again(['lihat'])
    const next = at.open()
    await next.signIn()
    expect(await whoIs(at.running, next.cookie())).toMatchObject({ role: 'observer', duty: 'Posko Sangatta' })
  })

  it('who loses all groups is refused, and the sessions of before end', async () => {
    const { browser, viewer, again } = await signedIn(['kutim-ops'])
    again([])
    const head = await at.running.store.read.head()
    expect(new URL((await at.open().signIn()).at).hash).toBe('#provider=noRole')
    expect(await whoIs(at.running, browser.cookie())).toBeNull()
    const told = await at.eventsSince(head)
    expect(told.map(({ type }) => type)).toEqual(['SessionEnded', 'SignInFailed'])
    expect(told[1]).toMatchObject({ personId: viewer?.id, fault: 'noRole' })
  })

  it('somebody disabled here is refused, whatever the provider says', async () => {
    const { viewer, again } = await signedIn(['kutim-ops'])
    const row = await at.running.store.read.person(viewer?.id ?? '')
    if (!row) throw new Error('nobody was added')
    await at.running.store.write((tx) => tx.savePerson({ ...row, person: { ...row.person, status: 'disabled' } }))
    again(['pilkada-admin'])
    const head = await at.running.store.read.head()
    expect(new URL((await at.open().signIn()).at).hash).toBe('#provider=disabled')
    expect((await at.eventsSince(head)).at(-1)).toEqual({
      type: 'SignInFailed',
      personId: viewer?.id,
      fault: 'disabled',
    })
    expect((await at.running.store.read.person(viewer?.id ?? ''))?.person.role).toBe('operator')
  })

  it('an account of the same name is not taken over', async () => {
    const before = await at.running.store.read.personByName('admin')
    const { viewer } = await signedIn(['lihat'], { preferred_username: 'admin' })
    expect(viewer).toMatchObject({ name: 'admin (2)', role: 'observer' })
    expect((await signedIn(['lihat'], { preferred_username: 'ADMIN' })).viewer?.name).toBe('ADMIN (3)')
    expect(await at.running.store.read.personByName('admin')).toEqual(before)
  })

  it('the name is preferred_username, else name, else e-mail, else the subject', async () => {
    const none = { preferred_username: undefined }
    expect((await signedIn(['lihat'], { ...none, name: 'Siti Aminah' })).viewer?.name).toBe('Siti Aminah')
    expect((await signedIn(['lihat'], { ...none, email: 'siti@kpu.test' })).viewer?.name).toBe('siti@kpu.test')
    const { viewer, subject } = await signedIn(['lihat'], none)
    expect(viewer?.name).toBe(subject)
  })
})
