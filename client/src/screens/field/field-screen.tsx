import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { CheckStep } from './check-step.tsx'
import { CrowdStep } from './crowd-step.tsx'
import { EMPTY, useDraft } from './draft.ts'
import { FieldContext, type Officer } from './field-context.ts'
import { FieldHead } from './field-head.tsx'
import { HowBadStep } from './how-bad-step.tsx'
import { NewVersion } from './new-version.tsx'
import { OutboxBar } from './outbox-bar.tsx'
import { OwnReports } from './own-reports.tsx'
import { PushSwitch } from './push-switch.tsx'
import { ShareState } from './share-state.tsx'
import { ShareStep } from './share-step.tsx'
import { SosButton } from './sos-button.tsx'
import { SosState } from './sos-state.tsx'
import { UnreadRows } from './unread-rows.tsx'
import { useGps } from './use-gps.ts'
import { usePushPath } from './use-push-path.ts'
import { useSharingPhone } from './use-sharing-phone.ts'
import { useView } from './use-view.ts'
import { WhatStep } from './what-step.tsx'

/** Until the operation is known the phone's own zone serves. */
const phoneZone = (): { id: string; label: string } => ({
  id: Intl.DateTimeFormat().resolvedOptions().timeZone,
  label: '',
})

export function FieldScreen({ viewer }: { viewer: Viewer }) {
  const language = useLanguage()
  const { operation } = useFieldLine()
  const gps = useGps()
  useSharingPhone(gps)
  usePushPath()
  const format = useMemo(() => createFormat(language, operation?.zone ?? phoneZone()), [language, operation])
  const officer: Officer = { viewer, operation, format, gps }
  return (
    <FieldContext value={officer}>
      <div className="field">
        <FieldHead />
        <NewVersion />
        <Step />
      </div>
    </FieldContext>
  )
}

function Step() {
  const { view } = useView()
  switch (view) {
    case 'what':
      return <WhatStep />
    case 'howBad':
      return <HowBadStep />
    case 'check':
      return <CheckStep />
    case 'crowd':
      return <CrowdStep />
    case 'share':
      return <ShareStep />
    case 'home':
      return <Home />
  }
}

function Home() {
  const { t } = useTranslation()
  const { go } = useView()
  const { category, severity } = useDraft()
  const isBegun = category !== EMPTY.category
  return (
    <main>
      <OutboxBar />
      <UnreadRows />
      <SosState />
      <ShareState />
      <button
        type="button"
        className="big report"
        onClick={() => go(!isBegun ? 'what' : severity === null ? 'howBad' : 'check')}
      >
        {isBegun ? t('field.report.goOn') : t('field.report.start')}
      </button>
      <div className="pair">
        <button type="button" className="big" onClick={() => go('crowd')}>
          {t('field.crowd.start')}
        </button>
        <button type="button" className="big" onClick={() => go('share')}>
          {t('field.share.start')}
        </button>
      </div>
      <SosButton />
      <OwnReports />
      <PushSwitch />
    </main>
  )
}
