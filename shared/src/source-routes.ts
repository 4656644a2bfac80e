import { z } from 'zod'
import type { Route } from './api.ts'
import { EpochMs, SourceId, Version } from './primitives.ts'
import {
  IncidentCollection,
  IncidentFeature,
  IntakeHeaders,
  IntakeReport,
  Source,
  SourceDraft,
  SourceRecord,
} from './source.ts'

const route = <const R extends Route>(it: R): R => it
const params = z.object({ sourceId: SourceId })
/** The token is shown this once; the house keeps only its hash. */
const WithToken = z.object({ source: Source, token: z.string() })

export const sourceRoutes = {
  listSources: route({
    method: 'get',
    path: '/api/v1/sources',
    summary: 'Other systems that report incidents, with how much came of each',
    status: 200,
    /** `now`: of the operation's clock, by which their reports are dated */
    reply: z.object({ sources: z.array(SourceRecord), now: EpochMs }),
    refusals: [],
  }),
  registerSource: route({
    method: 'post',
    path: '/api/v1/sources',
    summary: 'Register another system that reports incidents; its token is shown once',
    body: SourceDraft,
    status: 201,
    reply: WithToken,
    refusals: ['unknownRegion', 'nameTaken'],
  }),
  changeSource: route({
    method: 'put',
    path: '/api/v1/sources/:sourceId',
    summary: 'Change a source, or shut its door (status revoked) and open it again',
    params,
    body: SourceDraft.extend({ status: Source.shape.status, version: Version }),
    status: 200,
    reply: Source,
    refusals: ['notFound', 'changedMeanwhile', 'unknownRegion', 'nameTaken'],
  }),
  rotateSource: route({
    method: 'post',
    path: '/api/v1/sources/:sourceId/token',
    summary: 'Give a source a new token, shown once; the old one ends',
    params,
    status: 200,
    reply: WithToken,
    refusals: ['notFound', 'alreadyClosed'],
  }),
  reportFromSource: route({
    method: 'post',
    path: '/api/v1/intake/incidents',
    summary:
      'Report an incident from another system, in its own word for what happened; sent again under the same Idempotency-Key it is the same incident',
    headers: IntakeHeaders,
    body: IntakeReport,
    status: 200,
    reply: IncidentFeature,
    refusals: ['tooMany', 'outsideReach', 'wrongPlace', 'wrongTime', 'idTaken'],
  }),
  readForSource: route({
    method: 'get',
    path: '/api/v1/intake/incidents',
    summary:
      'What became of the incidents that another system reported, and the open ones of its regencies where it may read them, as GeoJSON',
    status: 200,
    reply: IncidentCollection,
    geoJson: true,
    refusals: ['tooMany'],
  }),
}
