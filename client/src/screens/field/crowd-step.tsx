import { GroupKind } from '@jaga-jarak/shared/group.ts'
import { Sighting } from '@jaga-jarak/shared/sighting.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeIncidentId } from '../../live/make-incident-id.ts'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { fetchGroups, keepSighting, useSightings } from '../../live/outgoing/sighting-line.ts'
import { CampField } from './camp-field.tsx'
import { changeCrowd, NO_CROWD, useCrowdDraft } from './crowd-draft.ts'
import { useOfficer } from './field-context.ts'
import { makeSighting } from './make-sighting.ts'
import { placeOf } from './place-of.ts'
import { StepHead } from './step-head.tsx'
import { phoneNow } from './use-phone-now.ts'
import { useView } from './use-view.ts'
import { WhereField } from './where-field.tsx'

/** Nobody counts a crowd from within it. */
const HEADCOUNTS = [50, 200, 500, 1_000, 3_000, 10_000] as const

const SURENESS = Sighting.shape.certainty.unwrap().options

/** Where a group is seen: a known one, or a crowd that nobody has registered. */
export function CrowdStep() {
  const { t } = useTranslation()
  const { home } = useView()
  const { viewer, gps, format } = useOfficer()
  const { clock, districts } = useFieldLine()
  const { groups } = useSightings()
  const draft = useCrowdDraft()
  const [problem, setProblem] = useState<'needsPlace' | 'notKept' | null>(null)
  useEffect(() => void fetchGroups().catch(() => undefined), [])
  // One that was closed meanwhile is no choice any more.
  const known = groups.find(({ id }) => id === draft.groupId) ?? null
  const send = async (): Promise<void> => {
    const now = phoneNow()
    const district = districts.find(({ code }) => code === draft.district) ?? null
    const placed = placeOf({ coordinates: draft.coordinates, district }, gps.fix, now)
    if (placed === null) {
      if (draft.coordinates === null) changeCrowd({ coordinates: '' })
      return setProblem('needsPlace')
    }
    const place = draft.placeText.trim() || district?.name || format.time(now)
    const name = t(`field.crowd.name.${draft.kind}`, { place }).slice(0, 80)
    const id = makeIncidentId(crypto.getRandomValues(new Uint8Array(16)))
    const said = { ...draft, groupId: known?.id ?? null }
    try {
      await keepSighting(makeSighting(said, name, placed, { id, by: viewer.id, now, clock }))
      changeCrowd(NO_CROWD)
      home()
    } catch {
      setProblem('notKept')
    }
  }
  return (
    <main>
      <StepHead title={t('field.crowd.title')} />
      <label className="typed">
        {t('field.crowd.which')}
        <select
          value={known?.id ?? ''}
          onChange={({ currentTarget }) => changeCrowd({ groupId: currentTarget.value || null })}
        >
          <option value="">{t('field.crowd.unknown')}</option>
          {groups.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {known === null ? (
        <>
          <fieldset className="when">
            <legend>{t('field.crowd.what')}</legend>
            {GroupKind.options.map((kind) => (
              <label key={kind}>
                <input
                  type="radio"
                  name="kind"
                  checked={draft.kind === kind}
                  onChange={() => changeCrowd({ kind, ...(kind === 'convoy' ? { isMoving: true } : {}) })}
                />
                {t(`groupKind.${kind}`)}
              </label>
            ))}
          </fieldset>
          <CampField />
          <fieldset className="when">
            <legend>{t('field.crowd.howMany')}</legend>
            {HEADCOUNTS.map((headcount) => (
              <label key={headcount}>
                <input
                  type="radio"
                  name="headcount"
                  checked={draft.headcount === headcount}
                  onChange={() => changeCrowd({ headcount })}
                />
                {format.count(headcount)}
              </label>
            ))}
          </fieldset>
        </>
      ) : null}
      <fieldset className="when">
        <legend>{t('field.crowd.moves')}</legend>
        {([false, true] as const).map((isMoving) => (
          <label key={String(isMoving)}>
            <input
              type="radio"
              name="moves"
              checked={draft.isMoving === isMoving}
              onChange={() => changeCrowd({ isMoving })}
            />
            {t(isMoving ? 'field.crowd.moving' : 'field.crowd.standing')}
          </label>
        ))}
      </fieldset>
      <fieldset className="when">
        <legend>{t('field.crowd.howSure')}</legend>
        {SURENESS.map((certainty) => (
          <label key={certainty}>
            <input
              type="radio"
              name="certainty"
              checked={draft.certainty === certainty}
              onChange={() => changeCrowd({ certainty })}
            />
            {t(`field.crowd.sure.${certainty}`)}
          </label>
        ))}
      </fieldset>
      <WhereField
        said={draft}
        isMissing={problem === 'needsPlace'}
        onSay={(said) => {
          changeCrowd(said)
          setProblem(null)
        }}
      />
      {known === null ? (
        <label className="typed">
          {t('field.report.placeText')}
          <input
            value={draft.placeText}
            maxLength={60}
            autoComplete="off"
            onChange={({ currentTarget }) => changeCrowd({ placeText: currentTarget.value })}
          />
        </label>
      ) : null}
      <div className="send">
        {problem === null ? null : <p role="alert">{t(`field.report.${problem}`)}</p>}
        <button type="button" className="big report" onClick={() => void send()}>
          {t('field.report.send')}
        </button>
      </div>
    </main>
  )
}
