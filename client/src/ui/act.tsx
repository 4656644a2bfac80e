import { Problem } from './problem.tsx'
import { SureButton } from './sure-button.tsx'

export type ActProps = {
  why: string
  act: string
  of: string
  change: { isPending: boolean; error: Error | null }
  onSure: () => void
}

/** One more thing that may be done to what is open: when and what for, the button that asks twice, why it failed. */
export function Act({ why, act, of, change, onSure }: ActProps) {
  return (
    <div className="act">
      <p>{why}</p>
      <SureButton act={act} of={of} isPending={change.isPending} onSure={onSure} />
      <Problem error={change.error} />
    </div>
  )
}
