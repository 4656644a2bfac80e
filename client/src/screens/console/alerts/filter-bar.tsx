import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type AlertFilter, campKey, isFiltering, KINDS, NO_FILTER } from '../../../live/alert-filter.ts'
import type { Standing } from '../../../live/standing-alerts.ts'
import { BandCounts } from '../../../ui/band-counts.tsx'
import { useDesk } from '../../../ui/desk-context.ts'

export type FilterBarProps = {
  filter: AlertFilter
  onFilter: (filter: AlertFilter) => void
  /** what it keeps out of sight */
  hidden: readonly Standing[]
}

/** What is looked for in the queue; what is hidden by it is always counted, by how grave it is. */
export function FilterBar({ filter, onFilter, hidden }: FilterBarProps) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { regions, contests } = picture.operation
  const all = { value: '', label: t('alert.filter.all') }
  const change =
    (field: keyof AlertFilter) =>
    ({ currentTarget }: React.ChangeEvent<HTMLInputElement | HTMLSelectElement>): void =>
      onFilter({ ...filter, [field]: currentTarget.value })
  return (
    <search className="filter-bar" aria-label={t('alert.filter.title')}>
      <TextInput
        type="search"
        label={t('alert.filter.words')}
        value={filter.words}
        maxLength={80}
        onChange={change('words')}
        aria-keyshortcuts="/"
        data-search=""
      />
      <NativeSelect
        label={t('alert.filter.region')}
        value={filter.region}
        onChange={change('region')}
        data={[all, ...regions.map(({ code, name }) => ({ value: code, label: name }))]}
      />
      <NativeSelect
        label={t('alert.filter.camp')}
        value={filter.camp}
        onChange={change('camp')}
        data={[
          all,
          ...contests.map((contest) => ({
            group: contest.name,
            items: contest.camps.map(({ ballotNumber }) => ({
              value: campKey({ contestId: contest.id, ballotNumber }),
              label: t('alert.filter.campNo', { no: ballotNumber, contest: contest.name }),
            })),
          })),
        ]}
      />
      <NativeSelect
        label={t('alert.filter.kind')}
        value={filter.kind}
        onChange={change('kind')}
        data={[all, ...KINDS.map((kind) => ({ value: kind, label: t(`alertKind.${kind}`) }))]}
      />
      {isFiltering(filter) ? (
        <p className="filtered" role="status" data-hidden={hidden.length}>
          <b>{t('alert.filter.hidden', { count: format.count(hidden.length) })}</b>
          <BandCounts alerts={hidden} format={format} />
          <Button variant="default" size="compact-sm" onClick={() => onFilter(NO_FILTER)}>
            {t('alert.filter.clear')}
          </Button>
        </p>
      ) : null}
    </search>
  )
}
