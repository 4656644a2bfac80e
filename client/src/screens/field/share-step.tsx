import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { startSharing, useSharing } from '../../live/outgoing/share-line.ts'
import { fetchGroups, useSightings } from '../../live/outgoing/sighting-line.ts'
import { useOfficer } from './field-context.ts'
import { ShareState } from './share-state.tsx'
import { StepHead } from './step-head.tsx'

/** Whom this phone goes along with; it speaks for them while its page is open and its screen is on. */
export function ShareStep() {
  const { t } = useTranslation()
  const { gps } = useOfficer()
  const { groups } = useSightings()
  const { group } = useSharing()
  useEffect(() => void fetchGroups().catch(() => undefined), [])
  return (
    <main>
      <StepHead title={t('field.share.title')} />
      <p>{t('field.share.honest')}</p>
      {gps.fix === null && gps.fault !== null ? <p role="alert">{t(`field.report.fault.${gps.fault}`)}</p> : null}
      <ShareState />
      {group !== null ? null : groups.length === 0 ? (
        <p className="none">{t('field.share.none')}</p>
      ) : (
        <>
          <h2>{t('field.share.which')}</h2>
          <div className="rows">
            {groups.map((it) => (
              <button key={it.id} type="button" onClick={() => startSharing(it)}>
                {it.name}
              </button>
            ))}
          </div>
        </>
      )}
    </main>
  )
}
