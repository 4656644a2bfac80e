import { z } from 'zod'
import type { Route } from './api.ts'
import { Wall, WallReport } from './wall.ts'

const route = <const R extends Route>(it: R): R => it

export const wallRoutes = {
  listWalls: route({
    method: 'get',
    path: '/api/v1/walls',
    summary: 'How each wall is that shows a regency of the caller: live, silent for how long, what is amiss with it',
    status: 200,
    reply: z.object({ walls: z.array(Wall) }),
    refusals: [],
  }),
  reportWall: route({
    method: 'post',
    path: '/api/v1/walls/own',
    summary: 'A wall tells that it is there, and what is amiss with it',
    body: WallReport,
    status: 204,
    reply: z.undefined(),
    refusals: ['tooMany'],
  }),
}
