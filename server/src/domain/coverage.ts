import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { CoverageFinding } from './findings.ts'
import { type GroupState, newestMember } from './heard-groups.ts'
import { LOST_MS } from './limits.ts'

/** PX5: a group once heard is not heard any more, or again; null when nothing has turned since it was last told. */
export function judgeCoverage(state: GroupState, at: EpochMs): CoverageFinding | null {
  const newest = newestMember(state)
  if (newest === null || (state.freshness === 'lost') === (state.gap !== null)) return null
  const { lon, lat, fixedAt } = newest.report
  const evidence = {
    kind: 'coverageGap' as const,
    rule: 'PX5' as const,
    groupId: state.group.id,
    camps: state.group.camps,
    lastPosition: { lon, lat },
    lastFixedAt: fixedAt,
    limitS: LOST_MS / 1_000,
    decidedAt: at,
  }
  state.gap = state.gap === null ? evidence : null
  return tell(evidence, state.gap === null ? 'cleared' : 'raised', at)
}

/** The group is watched no longer: a gap that stands ends with it. */
export function endCoverage(state: GroupState, at: EpochMs): CoverageFinding | null {
  const told = state.gap
  state.gap = null
  return told && tell({ ...told, decidedAt: at }, 'groupClosed', at)
}

const tell = (evidence: CoverageFinding['evidence'], turn: CoverageFinding['turn'], at: EpochMs): CoverageFinding => ({
  kind: 'coverageGap',
  subjects: [evidence.groupId],
  turn,
  at,
  certainty: 'observed',
  evidence,
})
