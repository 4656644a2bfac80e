import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'
import './camp-chip.css'

export type CampChipProps = {
  /** null: no camp */
  camp: { colour: CampColour; ballotNumber: number } | null
  freshness?: Freshness
}

/** Ballot number in the colour of the camp; hollow and dashed when its group is stale, crossed out when lost. */
export function CampChip({ camp, freshness = 'fresh' }: CampChipProps) {
  const colour = camp === null ? 'var(--muted)' : `var(--camp-${camp.colour})`
  return (
    <span className="camp-chip" data-freshness={freshness} style={{ '--camp': colour }}>
      {camp?.ballotNumber ?? '–'}
    </span>
  )
}
