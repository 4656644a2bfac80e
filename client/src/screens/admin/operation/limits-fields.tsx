import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { LimitsDraft } from './draft.ts'
import { fieldAt } from './problems-in.ts'
import { useProblemAt } from './use-problem-text.ts'

export type LimitsFieldsProps = {
  /** where they stand in the draft */
  at: string
  /** whose they are, for who does not see what stands above */
  whose: string
  limits: LimitsDraft
  onChange: (limits: LimitsDraft) => void
}

/** The three limits, the gravest first. */
export function LimitsFields({ at, whose, limits, onChange }: LimitsFieldsProps) {
  const { t } = useTranslation()
  const problemAt = useProblemAt()
  return (
    <div className="figures">
      {(['danger', 'warning', 'watch'] as const).map((band) => (
        <TextInput
          key={band}
          inputMode="decimal"
          type="number"
          step="any"
          label={
            <>
              {t('order.limit', { band: t(`band.${band}`) })}
              <span className="unseen"> ({whose})</span>
            </>
          }
          value={limits[`${band}M`]}
          onChange={(event) => onChange({ ...limits, [`${band}M`]: event.currentTarget.value })}
          error={problemAt(fieldAt(at, `${band}M`))}
        />
      ))}
    </div>
  )
}
