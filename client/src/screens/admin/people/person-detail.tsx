import { type PersonRecord, routes } from '@jaga-jarak/shared/api.ts'
import { useTranslation } from 'react-i18next'
import { Problem } from '../../../ui/problem.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { PEOPLE_LIST } from './people-list.ts'
import { PersonForm } from './person-form.tsx'

export type PersonDetailProps = {
  record: PersonRecord
  /** with the new first password, which the house tells only now */
  onReset: (password: string) => void
  onClose: () => void
}

/** A person to be changed, and what else may be done: each of it ends the sessions of this person. */
export function PersonDetail({ record, onReset, onClose }: PersonDetailProps) {
  const { t } = useTranslation()
  const { person, hasSecondFactor } = record
  const name = record.name ?? ''
  const params = { personId: person.id }
  const refreshes = PEOPLE_LIST
  const reset = useChange(routes.resetPassword, { refreshes, onDone: ({ password }) => onReset(password) })
  const takeFactor = useChange(routes.resetSecondFactor, { refreshes })
  const change = useChange(routes.changePerson, { refreshes })
  const { id: _, ...its } = person
  const next = person.status === 'active' ? 'disabled' : 'active'
  return (
    <>
      <PersonForm record={record} onChanged={onClose} onCancel={onClose} />
      <div className="more-acts">
        <div>
          <p>{t('person.resetWhy')}</p>
          <SureButton
            act={t('person.reset')}
            of={name}
            isPending={reset.isPending}
            onSure={() => reset.mutate({ params })}
          />
          <Problem error={reset.error} />
        </div>
        {hasSecondFactor ? (
          <div>
            <p>{t('person.takeFactorWhy')}</p>
            <SureButton
              act={t('person.takeFactor')}
              of={name}
              isPending={takeFactor.isPending}
              onSure={() => takeFactor.mutate({ params })}
            />
            <Problem error={takeFactor.error} />
          </div>
        ) : null}
        <div>
          <p>{t(`person.${next}Why`)}</p>
          <SureButton
            act={t(`person.${next}`)}
            of={name}
            isPending={change.isPending}
            onSure={() => change.mutate({ params, body: { ...its, name, status: next } })}
          />
          <Problem error={change.error} />
        </div>
      </div>
    </>
  )
}
