import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'
import { OverCard } from './over-card.tsx'

/** AL2: what is over and that nobody has acknowledged; a forecast says how it ended. */
export function ClearedLine({ alert, at }: { alert: Alert; at: number }) {
  const { t } = useTranslation()
  const { turn } = alert
  const what = turn === 'withdrawn' || turn === 'cameTrue' ? t(`turn.${turn}`) : t('wall.cleared')
  const isPair = alert.evidence.kind === 'encounter' || alert.evidence.kind === 'predictedEncounter'
  if (isPair) return <OverCard alert={alert} what={what} at={at} />
  return <AlertLine alert={alert} what={what} since={at} />
}
