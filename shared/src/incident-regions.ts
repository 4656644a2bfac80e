import type { Incident } from './incident.ts'
import type { KemendagriCode } from './region.ts'

/** IN6: a place that is known no better than this, metres, is in no regency that could be named; no district is as wide. */
export const PLACE_KNOWN_M = 200_000

export const isPlaceKnown = ({ accuracyM }: { accuracyM?: number | null }): boolean =>
  accuracyM === undefined || accuracyM === null || accuracyM <= PLACE_KNOWN_M

/** Whose an incident is: the regency where it is; where nobody knows that, those of who reported it. */
export const regionsOfIncident = ({
  place,
  regions,
}: Pick<Incident, 'place' | 'regions'>): readonly KemendagriCode[] => (place === null ? regions : [place.regency.code])
