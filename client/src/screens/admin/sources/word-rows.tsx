import { IncidentCategory } from '@jaga-jarak/shared/incident.ts'
import { type CategoryWord, plainWord } from '@jaga-jarak/shared/source.ts'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { oneOf } from '../../../ui/fields.ts'

export type WordRow = CategoryWord & { key: number }
export const rowsOf = (words: readonly CategoryWord[]): WordRow[] => words.map((it, key) => ({ ...it, key }))

/** Rows that cannot be stored: without a word, or with one that an earlier row has. */
export function wrongRows(rows: readonly WordRow[]): Map<number, 'empty' | 'twice'> {
  const seen = new Set<string>()
  const wrong = new Map<number, 'empty' | 'twice'>()
  for (const { key, word } of rows) {
    const plain = plainWord(word)
    if (plain === '') wrong.set(key, 'empty')
    else if (seen.has(plain)) wrong.set(key, 'twice')
    seen.add(plain)
  }
  return wrong
}

export type WordRowsProps = {
  rows: readonly WordRow[]
  onChange: (rows: WordRow[]) => void
  wrong: ReadonlyMap<number, 'empty' | 'twice'>
}

/** The words of a source and what each is called here. */
export function WordRows({ rows, onChange, wrong }: WordRowsProps) {
  const { t } = useTranslation()
  const [added, setAdded] = useState<number | null>(null)
  const change = (key: number, what: Partial<CategoryWord>): void =>
    onChange(rows.map((it) => (it.key === key ? { ...it, ...what } : it)))
  const add = (): void => {
    const key = Math.max(-1, ...rows.map((it) => it.key)) + 1
    setAdded(key)
    onChange([...rows, { key, word: '', category: 'other' }])
  }
  return (
    <fieldset className="word-rows">
      <legend>{t('source.words')}</legend>
      <p className="hint">{t('source.wordsWhy')}</p>
      {rows.map(({ key, word, category }) => {
        const fault = wrong.get(key)
        return (
          <div key={key} className="word-row">
            <TextInput
              aria-label={t('source.word')}
              placeholder={t('source.word')}
              value={word}
              maxLength={80}
              autoFocus={key === added}
              onChange={({ currentTarget }) => change(key, { word: currentTarget.value })}
              {...(fault === undefined ? {} : { error: t(`source.${fault}`), 'aria-invalid': true })}
            />
            <NativeSelect
              aria-label={t('source.category')}
              value={category}
              onChange={({ currentTarget }) =>
                change(key, { category: oneOf(IncidentCategory.options, currentTarget.value) })
              }
              data={IncidentCategory.options.map((value) => ({ value, label: t(`category.${value}`) }))}
            />
            <Button
              variant="default"
              aria-label={t('source.removeWord', { word })}
              onClick={() => onChange(rows.filter((it) => it.key !== key))}
            >
              ×
            </Button>
          </div>
        )
      })}
      <Button variant="default" size="compact-sm" onClick={add}>
        {t('source.addWord')}
      </Button>
    </fieldset>
  )
}
