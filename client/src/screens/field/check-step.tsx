import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeIncidentId } from '../../live/make-incident-id.ts'
import { keepReport, removePhotos, useFieldLine } from '../../live/outgoing/field-line.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { change, EMPTY, useDraft } from './draft.ts'
import { useOfficer } from './field-context.ts'
import { makeReport } from './make-report.ts'
import { PhotosField } from './photos-field.tsx'
import { placeOf } from './place-of.ts'
import { StepHead } from './step-head.tsx'
import { phoneNow, usePhoneNow } from './use-phone-now.ts'
import { usePhotosOfDraft } from './use-photos-of-draft.ts'
import { useView } from './use-view.ts'
import { WhereField } from './where-field.tsx'

const AGO = [0, 5, 15, 30, 60] as const
/** A draft that has lain for longer did not begin just now. */
const JUST_NOW_MS = 60_000

/** Third tap: send. Place, time and words may be looked at and changed before. */
export function CheckStep() {
  const { t } = useTranslation()
  const { go, home } = useView()
  const { viewer, gps, format } = useOfficer()
  const { clock, districts } = useFieldLine()
  const draft = useDraft()
  const photos = usePhotosOfDraft()
  const shownAt = usePhoneNow()
  const [problem, setProblem] = useState<'needsPlace' | 'notKept' | null>(null)
  const { category, severity } = draft
  if (category === null || severity === null) {
    return (
      <main>
        <StepHead title={t('field.report.check')} />
        <button type="button" className="big report" onClick={() => go(category === null ? 'what' : 'howBad')}>
          {category === null ? t('field.report.what') : t('field.report.howBad')}
        </button>
      </main>
    )
  }
  const send = async (): Promise<void> => {
    const now = phoneNow()
    const id = makeIncidentId(crypto.getRandomValues(new Uint8Array(16)))
    const district = districts.find(({ code }) => code === draft.district) ?? null
    const placed = placeOf({ coordinates: draft.coordinates, district }, gps.fix, now)
    const named = placed !== null && placed.accuracyM === district?.radiusM ? t('field.report.in', district) : ''
    const placeText = [draft.placeText, named]
      .filter((it) => it !== '')
      .join(', ')
      .slice(0, 200)
    const report = makeReport({ ...draft, placeText }, placed, { id, by: viewer.id, now, clock })
    if (report === null) {
      if (draft.coordinates === null) change({ coordinates: '' })
      setProblem('needsPlace')
      return
    }
    try {
      await keepReport(report, draft.instead)
      change(EMPTY)
      home()
    } catch {
      setProblem('notKept')
    }
  }
  const begunAt = draft.begunAt ?? shownAt
  const isFresh = shownAt - begunAt < JUST_NOW_MS
  return (
    <main>
      <StepHead title={t('field.report.check')} />
      <dl className="said">
        <dt>{t('incident.category')}</dt>
        <dd>
          <span>{t(`category.${category}`)}</span>
          <button type="button" onClick={() => go('what')}>
            {t('console.change')}
            <span className="unseen"> {t('incident.category')}</span>
          </button>
        </dd>
        <dt>{t('incident.severity')}</dt>
        <dd>
          <span>
            <SeverityMark band={bandOf(severity)} /> {t(`severity.${severity}`)}
          </span>
          <button type="button" onClick={() => go('howBad')}>
            {t('console.change')}
            <span className="unseen"> {t('incident.severity')}</span>
          </button>
        </dd>
      </dl>
      <WhereField
        said={draft}
        isMissing={problem === 'needsPlace'}
        onSay={(said) => {
          change(said)
          setProblem(null)
        }}
      />
      <div className="send">
        {problem === null ? null : <p role="alert">{t(`field.report.${problem}`)}</p>}
        <button type="button" className="big report" onClick={() => void send()}>
          {t('field.report.send')}
        </button>
      </div>
      <PhotosField />
      <fieldset className="when">
        <legend>
          {t('field.report.when')}: {format.time(begunAt - draft.minutesAgo * 60_000)}
        </legend>
        {AGO.map((minutes) => (
          <label key={minutes}>
            <input
              type="radio"
              name="ago"
              checked={draft.minutesAgo === minutes}
              onChange={() => change({ minutesAgo: minutes })}
            />
            {minutes > 0
              ? t('field.report.ago', { minutes })
              : isFresh
                ? t('field.report.justNow')
                : format.time(begunAt)}
          </label>
        ))}
      </fieldset>
      <label className="typed">
        {t('field.report.placeText')}
        <input
          value={draft.placeText}
          maxLength={200}
          autoComplete="off"
          onChange={({ currentTarget }) => change({ placeText: currentTarget.value })}
        />
      </label>
      <label className="typed">
        {t('field.report.note')}
        <textarea
          value={draft.note}
          maxLength={4_000}
          rows={3}
          onChange={({ currentTarget }) => change({ note: currentTarget.value })}
        />
      </label>
      <button
        type="button"
        className="act wide"
        onClick={() => {
          // Those of a refused report that was to be corrected stay with it.
          void removePhotos(photos.filter(({ reportId }) => reportId === null).map(({ id }) => id))
          change(EMPTY)
          home()
        }}
      >
        {t('field.report.drop')}
      </button>
    </main>
  )
}
