import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useView } from './use-view.ts'

/** What is asked now, and the way one step back. It takes the focus: the step before is gone. */
export function StepHead({ title }: { title: string }) {
  const { t } = useTranslation()
  const { back } = useView()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <div className="step-head">
      <button type="button" onClick={back}>
        <span aria-hidden="true">←</span> {t('field.report.back')}
      </button>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
    </div>
  )
}
