import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Signature } from '@jaga-jarak/shared/roles.ts'
import { EventType, type TrailFilter } from '@jaga-jarak/shared/trail.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { readLocalMinute, writeLocalMinute } from '../../text/local-minute.ts'
import { fieldsOf } from '../../ui/fields.ts'

export type TrailFiltersProps = {
  filter: TrailFilter
  people: readonly Signature[]
  zone: Operation['zone']
  onApply: (filter: TrailFilter) => void
}

/** By time, person, event and what it is about. */
export function TrailFilters({ filter, people, zone, onApply }: TrailFiltersProps) {
  const { t } = useTranslation()
  const local = (at: number | undefined): string => (at === undefined ? '' : writeLocalMinute(at, zone.id))
  const submit = (read: (name: string) => string): void => {
    const [from, until] = [readLocalMinute(read('from'), zone.id), readLocalMinute(read('until'), zone.id)]
    const type = EventType.safeParse(read('type')).data
    const [person, subject] = [read('person'), read('subject')]
    onApply({
      ...(from === null ? {} : { from: epochMs(from) }),
      ...(until === null ? {} : { until: epochMs(until) }),
      ...(person === '' ? {} : { person }),
      ...(type === undefined ? {} : { type }),
      ...(subject === '' ? {} : { subject }),
    })
  }
  const types = [...EventType.values].map((value) => ({ value, label: t(`trail.event.${value}`) }))
  const names = people.map(({ id, name, duty }) => ({ value: id, label: name === null ? duty : `${name} · ${duty}` }))
  // Somebody whom the page does not know, as the address named them.
  const { person } = filter
  if (person !== undefined && !people.some(({ id }) => id === person)) names.push({ value: person, label: person })
  return (
    <form
      className="report-filters unprinted"
      aria-label={t('trail.filters')}
      onSubmit={(event) => {
        event.preventDefault()
        submit(fieldsOf(event.currentTarget))
      }}
    >
      <TextInput
        name="from"
        type="datetime-local"
        label={t('trail.from', { zone: zone.label })}
        defaultValue={local(filter.from)}
      />
      <TextInput
        name="until"
        type="datetime-local"
        label={t('trail.until', { zone: zone.label })}
        defaultValue={local(filter.until)}
      />
      <NativeSelect
        key={`person ${names.length}`}
        name="person"
        label={t('trail.person')}
        defaultValue={person ?? ''}
        data={[{ value: '', label: t('trail.anybody') }, ...names]}
      />
      <NativeSelect
        name="type"
        label={t('trail.type')}
        defaultValue={filter.type ?? ''}
        data={[{ value: '', label: t('trail.anything') }, ...types.toSorted((a, b) => a.label.localeCompare(b.label))]}
      />
      <TextInput name="subject" label={t('trail.subject')} defaultValue={filter.subject ?? ''} maxLength={300} />
      <div className="report-acts">
        <Button type="submit">{t('trail.apply')}</Button>
        <Button variant="default" onClick={() => onApply({})}>
          {t('trail.reset')}
        </Button>
      </div>
    </form>
  )
}
