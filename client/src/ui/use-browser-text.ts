import { useTranslation } from 'react-i18next'
import { browserOf } from '../text/browser-of.ts'

/** Names what somebody came with: browser and system, as far as it says. */
export function useBrowserText(): (agent: string) => string {
  const { t } = useTranslation()
  return (agent) => {
    const { browser, system } = browserOf(agent)
    return [browser ?? t('account.unknownBrowser'), ...(system === null ? [] : [system])].join(' · ')
  }
}
