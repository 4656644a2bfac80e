import type { Reach } from '@jaga-jarak/shared/roles.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from './desk-context.ts'

/** Names the regencies somebody is bound to. */
export function useReachText(): (reach: Reach) => string {
  const { t } = useTranslation()
  const { regions } = useDesk().picture.operation
  return (reach) => {
    if (reach === null) return t('person.province')
    return reach.map((code) => regions.find((it) => it.code === code)?.name ?? code).join(', ')
  }
}
