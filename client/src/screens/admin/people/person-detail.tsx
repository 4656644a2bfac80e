import { fillPath, type PersonRecord, routes } from '@jaga-jarak/shared/api.ts'
import { useTranslation } from 'react-i18next'
import { Act } from '../../../ui/act.tsx'
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
  const erase = useChange(routes.erasePerson, { refreshes, onDone: onClose })
  const { id: _, ...its } = person
  const next = person.status === 'active' ? 'disabled' : 'active'
  return (
    <>
      <PersonForm record={record} onChanged={onClose} onCancel={onClose} />
      <div className="more-acts">
        <Act
          why={t('person.resetWhy')}
          act={t('person.reset')}
          of={name}
          change={reset}
          onSure={() => reset.mutate({ params })}
        />
        {hasSecondFactor ? (
          <Act
            why={t('person.takeFactorWhy')}
            act={t('person.takeFactor')}
            of={name}
            change={takeFactor}
            onSure={() => takeFactor.mutate({ params })}
          />
        ) : null}
        <Act
          why={t(`person.${next}Why`)}
          act={t(`person.${next}`)}
          of={name}
          change={change}
          onSure={() => change.mutate({ params, body: { ...its, name, status: next } })}
        />
        <Act
          why={t('person.eraseWhy')}
          act={t('person.erase')}
          of={name}
          change={erase}
          onSure={() => erase.mutate({ params })}
        />
        <p>
          <a href={fillPath(routes.exportPerson.path, params)} download={`${person.id}.json`}>
            {t('person.export')}
          </a>
        </p>
      </div>
    </>
  )
}
