import { Severity } from '@jaga-jarak/shared/incident.ts'
import { useTranslation } from 'react-i18next'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { change, useDraft } from './draft.ts'
import { StepHead } from './step-head.tsx'
import { useView } from './use-view.ts'

/** Second tap: how bad it is. */
export function HowBadStep() {
  const { t } = useTranslation()
  const { go } = useView()
  const { severity: chosen } = useDraft()
  return (
    <main>
      <StepHead title={t('field.report.howBad')} />
      <div className="rows">
        {Severity.options.map((severity) => (
          <button
            key={severity}
            type="button"
            aria-pressed={severity === chosen}
            onClick={() => {
              change({ severity })
              go('check')
            }}
          >
            <SeverityMark band={bandOf(severity)} /> {t(`severity.${severity}`)}
          </button>
        ))}
      </div>
    </main>
  )
}
