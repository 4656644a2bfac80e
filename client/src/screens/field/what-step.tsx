import { IncidentCategory } from '@jaga-jarak/shared/incident.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { change, useDraft } from './draft.ts'
import { StepHead } from './step-head.tsx'
import { phoneNow } from './use-phone-now.ts'
import { useView } from './use-view.ts'

/** What officers at rallies and on the road see most, first. */
const USUAL: readonly IncidentCategory[] = [
  'clash',
  'convoyMeeting',
  'stoneThrowing',
  'brawlAtVenue',
  'roadBlockade',
  'convoyAccident',
  'offRouteConvoy',
  'medical',
]
const RARER = IncidentCategory.options.filter((it) => !USUAL.includes(it))

/** First tap: what is happening. */
export function WhatStep() {
  const { t } = useTranslation()
  const { go } = useView()
  const { category: chosen, begunAt } = useDraft()
  const [hasMore, setMore] = useState(chosen !== null && RARER.includes(chosen))
  const choose = (category: IncidentCategory): void => {
    change({ category, begunAt: begunAt ?? phoneNow() })
    go('howBad')
  }
  const tile = (it: IncidentCategory): React.ReactNode => (
    <button key={it} type="button" aria-pressed={it === chosen} onClick={() => choose(it)}>
      {t(`category.${it}`)}
    </button>
  )
  return (
    <main>
      <StepHead title={t('field.report.what')} />
      <div className="tiles">
        {USUAL.map(tile)}
        {hasMore ? RARER.map(tile) : null}
      </div>
      {hasMore ? null : (
        <button type="button" className="act wide" onClick={() => setMore(true)}>
          {t('field.report.more')}
        </button>
      )}
    </main>
  )
}
