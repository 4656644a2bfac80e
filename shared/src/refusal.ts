import { z } from 'zod'

/** Why a door said no. One table gives the status (server), one text per language (client). */
export const RefusalCode = z.enum([
  'malformed',
  'tooLarge',
  'tooMany',
  'notSignedIn',
  'wrongCredentials',
  'needsCode',
  'weakPassword',
  'notAllowed',
  'outsideReach',
  'notYet',
  'notFound',
  'unknownTracker',
  'unknownContest',
  'unknownCamp',
  'unknownGroup',
  'unknownRally',
  'unknownAlert',
  'unknownSite',
  'unknownRegion',
  'unknownPushService',
  'wrongOperation',
  'wrongRows',
  'unknownIndex',
  'wrongTime',
  'wrongPlace',
  'vaguePlace',
  'wrongStep',
  'isMerged',
  'callWaits',
  'alreadyClosed',
  'quietPeriod',
  'alreadyAcknowledged',
  'changedMeanwhile',
  'inUse',
  'idTaken',
  'otherSource',
  'nameTaken',
  'alreadySet',
  'lastAdmin',
  'ownPerson',
  'tooManyGroups',
  'tooManyPhotos',
  'unreadablePhoto',
  'storeUnavailable',
  'internal',
])
export type RefusalCode = z.infer<typeof RefusalCode>

/** A refusal is a value; a bug is a throw. */
export type Refused = { refused: RefusalCode; detail?: string; current?: unknown }

export const isRefused = (value: unknown): value is Refused =>
  typeof value === 'object' && value !== null && 'refused' in value

export const refuse = (refused: RefusalCode, detail?: string, current?: unknown): Refused => ({
  refused,
  ...(detail === undefined ? {} : { detail }),
  ...(current === undefined ? {} : { current }),
})

/** Body of every refusal; `current` is the newer state when somebody else was first (409). */
export const RefusalBody = z.object({
  refused: RefusalCode,
  detail: z.string().optional(),
  current: z.unknown().optional(),
})
export type RefusalBody = z.infer<typeof RefusalBody>
