import type { RefusalBody, RefusalCode, Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Response } from 'express'

/** Refusal code -> HTTP status: the one table. */
const STATUS: Record<RefusalCode, number> = {
  malformed: 400,
  tooLarge: 413,
  tooMany: 429,
  notSignedIn: 401,
  wrongCredentials: 401,
  needsCode: 401,
  weakPassword: 422,
  notAllowed: 403,
  outsideReach: 403,
  notYet: 403,
  notFound: 404,
  unknownTracker: 404,
  unknownContest: 422,
  unknownCamp: 422,
  unknownGroup: 422,
  unknownRally: 422,
  unknownAlert: 422,
  unknownSite: 422,
  unknownRegion: 422,
  unknownPushService: 422,
  wrongOperation: 422,
  wrongRows: 422,
  unknownIndex: 422,
  wrongTime: 422,
  wrongPlace: 422,
  vaguePlace: 422,
  wrongStep: 409,
  isMerged: 409,
  callWaits: 409,
  alreadyClosed: 409,
  quietPeriod: 409,
  alreadyAcknowledged: 409,
  changedMeanwhile: 409,
  inUse: 409,
  idTaken: 409,
  otherSource: 409,
  nameTaken: 409,
  alreadySet: 409,
  lastAdmin: 409,
  ownPerson: 409,
  tooManyGroups: 422,
  tooManyPhotos: 422,
  unreadablePhoto: 422,
  storeUnavailable: 503,
  internal: 500,
}

export const statusOf = (code: RefusalCode): number => STATUS[code]

export function sendRefusal(res: Response, refused: Refused): void {
  const body: RefusalBody = refused
  res.status(STATUS[refused.refused]).json(body)
}
