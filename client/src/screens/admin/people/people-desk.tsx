import { type PersonRecord, routes } from '@jaga-jarak/shared/api.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { Problem } from '../../../ui/problem.tsx'
import { ShownOnce } from '../../../ui/shown-once.tsx'
import { useReachText } from '../../../ui/use-reach-text.ts'
import { PEOPLE_LIST } from './people-list.ts'
import { PersonDetail } from './person-detail.tsx'
import { PersonForm } from './person-form.tsx'
import { PersonRow } from './person-row.tsx'

const REFRESH_MS = 15_000

type Aside = { is: 'new' } | { is: 'person'; id: PersonId } | { is: 'secret'; name: string; password: string }

/** Who may sign in, as what and for where. */
export function PeopleDesk() {
  const { t } = useTranslation()
  const [aside, setAside] = useState<Aside | null>(null)
  const [words, setWords] = useState('')
  const matches = useMatch(words)
  const { data, error } = useQuery({
    queryKey: PEOPLE_LIST,
    queryFn: () => call(routes.listPeople, {}),
    refetchInterval: REFRESH_MS,
  })
  const people = (data?.people ?? [])
    .filter(({ name }) => name !== null)
    .toSorted((a, b) => (a.name ?? '').localeCompare(b.name ?? ''))
  const found = people.filter(matches)
  const close = (): void => setAside(null)
  const chosen = aside?.is === 'person' ? people.find(({ person }) => person.id === aside.id) : undefined
  const tell = (name: string) => (password: string) => setAside({ is: 'secret', name, password })
  return (
    <DeskLayout
      title={t('admin.people')}
      act={
        <>
          <Button onClick={() => setAside({ is: 'new' })}>{t('person.add')}</Button>
          <TextInput
            className="search"
            type="search"
            aria-label={t('person.search')}
            placeholder={t('person.searchIn')}
            value={words}
            onChange={(event) => setWords(event.currentTarget.value)}
          />
        </>
      }
      aside={
        aside?.is === 'new' ? (
          <PersonForm onAdded={(name, password) => tell(name)(password)} onCancel={close} />
        ) : aside?.is === 'secret' ? (
          <ShownOnce
            why={t('person.once', { name: aside.name })}
            values={[
              [t('login.name'), aside.name],
              [t('person.firstPassword'), aside.password],
            ]}
            done={t('person.passedOn')}
            onDone={close}
          />
        ) : chosen ? (
          <PersonDetail
            key={`${chosen.person.id} ${chosen.person.version}`}
            record={chosen}
            onReset={tell(chosen.name ?? '')}
            onClose={close}
          />
        ) : null
      }
    >
      <Problem error={error} />
      {data !== undefined && found.length === 0 ? <p className="empty">{t('person.noneFound', { words })}</p> : null}
      {data === undefined || found.length === 0 ? null : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('login.name')}</th>
              <th scope="col">{t('person.role')}</th>
              <th scope="col">{t('person.reach')}</th>
              <th scope="col">{t('person.status')}</th>
              <th scope="col">{t('person.lastSeen')}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {found.map((record) => (
              <PersonRow
                key={record.person.id}
                record={record}
                takenAt={data.takenAt}
                isChosen={record === chosen}
                onChoose={() => setAside({ is: 'person', id: record.person.id })}
              />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}

/** Every word of a search stands somewhere in what the row says. */
function useMatch(words: string): (record: PersonRecord) => boolean {
  const { t } = useTranslation()
  const reachText = useReachText()
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean)
  return ({ name, person }) => {
    const says = [
      name,
      person.duty,
      t(`role.${person.role}`),
      t(`personStatus.${person.status}`),
      reachText(person.reach),
    ]
    const text = says.join(' ').toLowerCase()
    return wanted.every((word) => text.includes(word))
  }
}
