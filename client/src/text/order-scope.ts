import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { LimitsOrder } from '../live/rules-now.ts'

export const contestName = ({ contests }: Operation, contestId: string): string =>
  contests.find(({ id }) => id === contestId)?.name ?? contestId

/** Where an order about limits holds: contest, region; empty: everywhere. */
export const orderScope = (operation: Operation, { region, contestId }: LimitsOrder): string =>
  [
    ...(contestId === null ? [] : [contestName(operation, contestId)]),
    ...(region === null ? [] : [operation.regions.find(({ code }) => code === region)?.name ?? region]),
  ].join(', ')
