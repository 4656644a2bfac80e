import { Button } from '@mantine/core'
import { LANGUAGES, speak, useLanguage } from '../text/language.ts'

const NAME = { id: 'Bahasa Indonesia', en: 'English' } as const

/** Leads to the other language, named in itself. */
export function LanguageSwitch() {
  const language = useLanguage()
  return LANGUAGES.filter((it) => it !== language).map((other) => (
    <Button key={other} variant="subtle" size="compact-sm" lang={other} onClick={() => void speak(other)}>
      {NAME[other]}
    </Button>
  ))
}
