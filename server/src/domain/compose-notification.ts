import type { AlertEvidence } from '@jaga-jarak/shared/alert.ts'
import { campsOf } from '@jaga-jarak/shared/camps-of.ts'
import { isPlaceKnown } from '@jaga-jarak/shared/incident-regions.ts'
import type { DeliveryId, Notification } from '@jaga-jarak/shared/notify.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'
import type { Notice } from './notice.ts'
import { NOTICE_WORDS as words } from './notice-words.ts'

export type Letterhead = {
  operation: Pick<Operation, 'name' | 'exercise' | 'contests' | 'zone'>
  /** milliseconds that the operation's zone is ahead of UTC */
  zoneMs: number
  /** the address that people use, without a slash at its end; null: not known */
  publicUrl: string | null
}

const rangeOf = (evidence: AlertEvidence): number | null => ('rangeM' in evidence ? evidence.rangeM : null)

const metres = (m: number): string =>
  m < 1_000 ? `${Math.round(m)} m` : `${(m / 1_000).toFixed(1).replace('.', ',')} km`

/** Local date and minute: "23-11-2024 pukul 14.05 WITA". */
function moment(at: EpochMs, { operation, zoneMs }: Letterhead): string {
  const [date = '', time = ''] = new Date(at + zoneMs).toISOString().split('T')
  const day = date.split('-').toReversed().join('-')
  return `${day} pukul ${time.slice(0, 5).replace(':', '.')} ${operation.zone.label}`
}

const placeText = (place: Place | null): string =>
  place === null ? words.nowhere : `${[place.district, place.regency.name].filter((it) => it !== null).join(', ')}.`

const headed = (isExercise: boolean, title: string): string => (isExercise ? `${words.exercise}: ${title}` : title)

/** What is told of a notice: where, how near, since when; of whom only the ballot number. */
export function composeNotification(id: DeliveryId, { alert, occasion }: Notice, letterhead: Letterhead): Notification {
  const { operation, publicUrl } = letterhead
  const { evidence, severity, certainty } = alert
  const camps = campsOf(evidence)
  const rangeM = rangeOf(evidence)
  const contests = operation.contests.flatMap(({ id: contestId, name }) => {
    const numbers = camps.filter((camp) => camp.contestId === contestId).map(({ ballotNumber }) => ballotNumber)
    return numbers.length === 0 ? [] : [words.camps(name, numbers.join(', '))]
  })
  const sure = words.certainty[certainty]
  const lines = [
    words.occasion[occasion],
    isPlaceKnown('accuracyM' in evidence ? evidence : {}) ? placeText(evidence.place) : words.unplaced,
    ...(rangeM === null ? [] : [words.range(metres(rangeM))]),
    ...contests.slice(0, 3),
    ...(sure === null ? [] : [words.sure(sure)]),
    words.since(moment(alert.raisedAt, letterhead)),
  ]
  const isExercise = operation.exercise !== null
  const title = `${words.severity[severity]} · ${words.kind[evidence.kind]}`
  return {
    ...{ format: 1, id, occasion, operation: operation.name, exercise: isExercise },
    ...{ title: headed(isExercise, title), text: lines.join(' ').slice(0, 1_000) },
    link: publicUrl === null ? null : `${publicUrl}/console?story=${encodeURIComponent(alert.id)}`,
    alert: {
      ...{ id: alert.id, kind: evidence.kind, severity, certainty, raisedAt: alert.raisedAt },
      ...{ turnedAt: alert.turnedAt, version: alert.version, camps, place: evidence.place, rangeM },
    },
  }
}

/** Goes the way that an alert goes and says that it is none. */
export function composeTest(id: DeliveryId, { operation, publicUrl }: Letterhead): Notification {
  const isExercise = operation.exercise !== null
  return {
    ...{ format: 1, id, occasion: 'test', operation: operation.name, exercise: isExercise, alert: null },
    ...{ title: headed(isExercise, words.test), text: `${words.occasion.test} ${operation.name}`, link: publicUrl },
  }
}
