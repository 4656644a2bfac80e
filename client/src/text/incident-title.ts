import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { TFunction } from 'i18next'

/** What an incident is called: a call for help by that first, whatever else is known of it. */
export function incidentTitle(t: TFunction, { category, isSos }: Pick<Incident, 'category' | 'isSos'>): string {
  if (!isSos) return t(`category.${category}`)
  return category === 'other' ? t('incident.sos') : `${t('incident.sos')} · ${t(`category.${category}`)}`
}
