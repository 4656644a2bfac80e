import { Phase } from '@jaga-jarak/shared/phase.ts'
import { VulnerabilityClass } from '@jaga-jarak/shared/region.ts'
import { PersonRole } from '@jaga-jarak/shared/roles.ts'
import { Checkbox, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { LimitsFields } from './limits-fields.tsx'
import { fieldAt } from './problems-in.ts'
import { useDraftForm } from './use-editing.ts'
import { useProblemAt } from './use-problem-text.ts'

/** What holds everywhere: the name, the limits and what widens them, who needs a second factor. */
export function RulesPart() {
  const { t } = useTranslation()
  const { draft, set } = useDraftForm()
  const problemAt = useProblemAt()
  const { limits, widening, secondFactorFor } = draft
  return (
    <>
      <TextInput
        label={t('operation.section.name')}
        value={draft.name}
        maxLength={120}
        onChange={(event) => set({ name: event.currentTarget.value })}
        error={problemAt('name')}
      />
      <fieldset>
        <legend>{t('operation.section.limits')}</legend>
        <p>{t('operation.limitsHint')}</p>
        <LimitsFields
          at="limits"
          whose={t('operation.section.limits')}
          limits={limits}
          onChange={(next) => set({ limits: next })}
        />
      </fieldset>
      <fieldset>
        <legend>{t('operation.section.phaseLimits')}</legend>
        <p>{t('operation.phaseLimitsHint')}</p>
        {Phase.options.map((phase) => (
          <PhaseLimits key={phase} phase={phase} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{t('operation.section.widening')}</legend>
        <p>{t('operation.wideningHint')}</p>
        <div className="figures">
          {VulnerabilityClass.options.map((its) => (
            <TextInput
              key={its}
              type="number"
              step="any"
              label={t('operation.wideningOf', { class: t(`vulnerability.${its}`) })}
              value={widening[its]}
              onChange={(event) => set({ widening: { ...widening, [its]: event.currentTarget.value } })}
              error={problemAt(fieldAt('widening', its))}
            />
          ))}
        </div>
      </fieldset>
      <fieldset>
        <legend>{t('operation.section.secondFactorFor')}</legend>
        <p>{t('operation.factorHint')}</p>
        <div className="choices">
          {PersonRole.options.map((role) => (
            <Checkbox
              key={role}
              label={t(`role.${role}`)}
              checked={secondFactorFor.includes(role)}
              onChange={({ currentTarget: { checked } }) =>
                // In the order of the roles: taking one out and in again is no change.
                set({
                  secondFactorFor: PersonRole.options.filter((it) =>
                    it === role ? checked : secondFactorFor.includes(it),
                  ),
                })
              }
            />
          ))}
        </div>
      </fieldset>
    </>
  )
}

function PhaseLimits({ phase }: { phase: Phase }) {
  const { t } = useTranslation()
  const { draft, set } = useDraftForm()
  const own = draft.phaseLimits[phase]
  const change = (next: typeof own): void => set({ phaseLimits: { ...draft.phaseLimits, [phase]: next } })
  return (
    <div className="phase-limits" data-phase={phase}>
      <Checkbox
        label={
          <>
            {t(`phase.${phase}`)}
            <span className="unseen">: {t('operation.ownLimits')}</span>
          </>
        }
        checked={own !== null}
        onChange={({ currentTarget: { checked } }) => change(checked ? { ...draft.limits } : null)}
      />
      {own === null ? null : (
        <LimitsFields at={fieldAt('phaseLimits', phase)} whose={t(`phase.${phase}`)} limits={own} onChange={change} />
      )}
    </div>
  )
}
