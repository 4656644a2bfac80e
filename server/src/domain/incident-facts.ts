import type { HandOver } from '@jaga-jarak/shared/hand-over.ts'
import { HAND_OVERS_MOST } from '@jaga-jarak/shared/hand-over.ts'
import { HAND_OVER_FROM, type Incident, type IncidentFact } from '@jaga-jarak/shared/incident.ts'
import { linksOf } from '@jaga-jarak/shared/incident-links.ts'
import type { Photo } from '@jaga-jarak/shared/photo.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'

const unique = <T>(values: readonly T[]): T[] => [...new Set(values)]

/** Its version stays: whoever looks at it has seen what their step is about, and need not look again (IN3). */
export const withPhoto = (incident: Incident, photo: Photo): Incident => ({
  ...incident,
  photos: [...incident.photos, photo],
})

/** What becomes of the facts beside the status; that stays as it is (IN1). */
export function keepFact(
  incident: Incident,
  fact: IncidentFact,
  by: string,
  now: EpochMs,
): (Pick<Incident, 'lastWord'> & Partial<Incident>) | Refused {
  switch (fact.act) {
    case 'link': {
      const links = linksOf(fact)
      const { groupIds, siteIds } = links
      return { ...links, groupIds: unique(groupIds), siteIds: unique(siteIds), lastWord: fact.comment }
    }
    case 'handOver': {
      const { to, recipient, receipt } = fact
      if (!HAND_OVER_FROM.includes(incident.status)) return refuse('wrongStep', `handOver from ${incident.status}`)
      if (incident.handOvers.some(isThat(fact))) return refuse('alreadySet', `${to} ${receipt}`, incident)
      if (incident.handOvers.length >= HAND_OVERS_MOST) return refuse('wrongStep', `at most ${HAND_OVERS_MOST}`)
      const handOver: HandOver = { to, recipient, receipt, at: now, by, ended: null }
      return { handOvers: [...incident.handOvers, handOver], lastWord: '' }
    }
    case 'endHandOver': {
      const given = incident.handOvers.find(isThat(fact))
      if (!given) return refuse('notFound', `${fact.to} ${fact.receipt}`)
      if (given.ended !== null) return refuse('alreadyClosed', undefined, incident)
      const ended = { at: now, by, outcome: fact.outcome }
      const handOvers = incident.handOvers.map((it) => (it === given ? { ...it, ended } : it))
      return { handOvers, lastWord: fact.outcome }
    }
  }
}

const isThat =
  ({ to, receipt }: Pick<HandOver, 'to' | 'receipt'>) =>
  (it: HandOver): boolean =>
    it.to === to && it.receipt === receipt
