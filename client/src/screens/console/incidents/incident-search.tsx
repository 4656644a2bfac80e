import { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'

export type IncidentSearchProps = { words: string; onWords: (words: string) => void; onOpen: (id: IncidentId) => void }

/** Words that are looked for in the open incidents; the number of one opens it, also when it is closed. */
export function IncidentSearch({ words, onWords, onOpen }: IncidentSearchProps) {
  const { t } = useTranslation()
  return (
    <search className="filter-bar" aria-label={t('desk.search.title')}>
      <TextInput
        type="search"
        label={t('alert.filter.words')}
        description={t('desk.search.hint')}
        value={words}
        maxLength={80}
        aria-keyshortcuts="/"
        data-search=""
        onChange={({ currentTarget }) => onWords(currentTarget.value)}
        onKeyDown={({ key }) => {
          const { data } = IncidentId.safeParse(words.trim())
          if (key === 'Enter' && data !== undefined) onOpen(data)
        }}
      />
    </search>
  )
}
