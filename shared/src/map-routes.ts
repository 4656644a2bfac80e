import type { Route } from './api.ts'
import { MapTiers } from './basemap.ts'

const route = <const R extends Route>(it: R): R => it

export const mapRoutes = {
  readMapTiers: route({
    method: 'get',
    path: '/api/v1/map-tiers',
    summary: 'What the map is drawn of: which tier is live, and why each other one is not',
    status: 200,
    reply: MapTiers,
    refusals: [],
  }),
}
