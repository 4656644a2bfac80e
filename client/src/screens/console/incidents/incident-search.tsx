import { IncidentCategory } from '@jaga-jarak/shared/incident.ts'
import { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { EVERY_INCIDENT, type IncidentFilter } from '../../../live/incident-filter.ts'
import { useDesk } from '../../../ui/desk-context.ts'

export type IncidentSearchProps = {
  filter: IncidentFilter
  onFilter: (filter: IncidentFilter) => void
  /** how many it keeps out of sight */
  hidden: number
  onOpen: (id: IncidentId) => void
}

/** What is looked for in the open incidents; the number of one opens it, also when it is closed. */
export function IncidentSearch({ filter, onFilter, hidden, onOpen }: IncidentSearchProps) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const all = { value: '', label: t('alert.filter.all') }
  const change =
    (field: keyof IncidentFilter) =>
    ({ currentTarget }: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>): void =>
      onFilter({ ...filter, [field]: currentTarget.value })
  return (
    <search className="filter-bar" aria-label={t('desk.search.title')}>
      <TextInput
        type="search"
        label={t('alert.filter.words')}
        description={t('desk.search.hint')}
        value={filter.words}
        maxLength={80}
        aria-keyshortcuts="/"
        data-search=""
        onChange={change('words')}
        onKeyDown={({ key }) => {
          const { data } = IncidentId.safeParse(filter.words.trim())
          if (key === 'Enter' && data !== undefined) onOpen(data)
        }}
      />
      <NativeSelect
        label={t('alert.filter.region')}
        value={filter.region}
        onChange={change('region')}
        data={[all, ...picture.operation.regions.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <NativeSelect
        label={t('incident.category')}
        value={filter.category}
        onChange={change('category')}
        data={[all, ...IncidentCategory.options.map((value) => ({ value, label: t(`category.${value}`) }))]}
      />
      {hidden === 0 ? null : (
        <p className="filtered" role="status" data-hidden={hidden}>
          <b>{t('alert.filter.hidden', { count: format.count(hidden) })}</b>
          <Button variant="default" size="compact-sm" onClick={() => onFilter(EVERY_INCIDENT)}>
            {t('alert.filter.clear')}
          </Button>
        </p>
      )}
    </search>
  )
}
