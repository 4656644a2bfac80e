import { useTranslation } from 'react-i18next'
import { useDraftForm } from './use-editing.ts'

/** Names a camp by its contest, as the draft has it, and its ballot number. */
export function useCampText(): (camp: string) => string {
  const { t } = useTranslation()
  const { contests } = useDraftForm().draft
  return (camp) => {
    const [contestId = '', number] = camp.split('/')
    const contest = contests.find(({ id }) => id === contestId)?.name ?? contestId
    return t('operation.siteCampOf', { contest, number })
  }
}
