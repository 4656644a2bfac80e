import { useTranslation } from 'react-i18next'
import { changeCrowd, useCrowdDraft } from './crowd-draft.ts'
import { useOfficer } from './field-context.ts'

/** Of which contest, and under which number; nobody has to know. */
export function CampField() {
  const { t } = useTranslation()
  const { operation } = useOfficer()
  const draft = useCrowdDraft()
  if (operation === null) return null
  const { contests } = operation
  const contest = contests.find(({ id }) => id === draft.contestId) ?? contests[0]
  if (contest === undefined) return null
  return (
    <>
      {contests.length === 1 ? null : (
        <label className="typed">
          {t('field.crowd.contest')}
          <select
            value={contest.id}
            onChange={({ currentTarget }) => changeCrowd({ contestId: currentTarget.value, ballotNumber: null })}
          >
            {contests.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
      )}
      <fieldset className="when">
        <legend>{t('field.crowd.camp')}</legend>
        {contest.camps.map(({ ballotNumber }) => (
          <label key={ballotNumber}>
            <input
              type="radio"
              name="camp"
              checked={draft.ballotNumber === ballotNumber}
              onChange={() => changeCrowd({ contestId: contest.id, ballotNumber })}
            />
            {t('field.crowd.number', { number: ballotNumber })}
          </label>
        ))}
        <label>
          <input
            type="radio"
            name="camp"
            checked={draft.ballotNumber === null}
            onChange={() => changeCrowd({ ballotNumber: null })}
          />
          {t('field.crowd.noCamp')}
        </label>
      </fieldset>
    </>
  )
}
