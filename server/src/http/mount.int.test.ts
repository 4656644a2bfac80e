import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { routes } from '@jaga-jarak/shared/api.ts'
import { FIELD_READERS, ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { PersonId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { refuse } from '@jaga-jarak/shared/refusal.ts'
import { Role } from '@jaga-jarak/shared/roles.ts'
import express from 'express'
import { expect, it } from 'vitest'
import { anIncident, aSession } from '../store/specimens.ts'
import { BODIES } from './bodies-in-test.ts'
import { mountOn } from './mount.ts'

const incident = anIncident(1, { assignee: 'PETUGAS', lastWord: 'CATATAN' })
const access = ROUTE_ACCESS.reportIncident
const callers = typeof access === 'string' ? [] : access.roles

it.each(callers)('what a handler hands to the %s goes out without the fields that it may not know', async (role) => {
  const id = PersonId.parse('usr-1')
  const viewer = { id, name: 'x', duty: 'x', role: Role.parse(role), reach: null, due: null }
  const session = aSession('hash', { id: SessionId.parse('ses-1') })
  const app = express()
  app.use(express.json())
  const mount = mountOn(app, async () => ({ viewer, session }))
  mount.signed('reportIncident', () => incident)
  mount.signed('actOnIncident', () => refuse('changedMeanwhile', undefined, incident))
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const send = async (path: string, body: object) => {
    const headers = { 'content-type': 'application/json', cookie: 'jj_session=x' }
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      ...{ method: 'POST', headers, body: JSON.stringify(body) },
    })
    return answer.text()
  }
  const told = [
    await send(routes.reportIncident.path, BODIES.reportIncident),
    await send(routes.actOnIncident.path.replace(':incidentId', incident.id), BODIES.actOnIncident),
  ]
  server.close()
  const knows = FIELD_READERS.officer.includes(viewer.role)
  const mayAct =
    typeof ROUTE_ACCESS.actOnIncident !== 'string' && ROUTE_ACCESS.actOnIncident.roles.includes(viewer.role)
  expect(told.map((it) => it.includes('PETUGAS'))).toEqual([knows, knows && mayAct])
  expect(told[0]).toContain('CATATAN')
})
