import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en.ts'
import { type Catalogue, id } from './id.ts'

export const LANGUAGES = ['id', 'en'] as const
export type Language = (typeof LANGUAGES)[number]
const REMEMBERED_AS = 'language'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: Catalogue }
  }
}

const languageOf = (value: string | null): Language => LANGUAGES.find((it) => it === value) ?? 'id'

/** Sets up both catalogues; `?lang=` wins over what this browser remembers, Indonesian over nothing. */
export async function openTexts(): Promise<void> {
  const asked = new URLSearchParams(window.location.search).get('lang')
  await i18next.use(initReactI18next).init({
    lng: languageOf(asked ?? localStorage.getItem(REMEMBERED_AS)),
    fallbackLng: 'id',
    resources: { id: { translation: id }, en: { translation: en } },
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = i18next.language
}

/** The language that the screens speak now. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return languageOf(i18n.language)
}

/** Changes the language of every screen of this browser, and remembers it. */
export async function speak(language: Language): Promise<void> {
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(REMEMBERED_AS, language)
}
