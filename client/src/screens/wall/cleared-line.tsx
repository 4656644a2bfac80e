import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { useTranslation } from 'react-i18next'
import { AlertLine } from './alert-line.tsx'
import { useWall } from './wall-context.ts'

/** AL2: what is over and that nobody has acknowledged; a forecast says how it ended. */
export function ClearedLine({ alert, at }: { alert: Alert; at: number }) {
  const { t } = useTranslation()
  const { format } = useWall()
  const { turn } = alert
  const what = turn === 'withdrawn' || turn === 'cameTrue' ? t(`turn.${turn}`) : t('wall.cleared')
  // Two names need a line of their own.
  const more = alert.evidence.kind === 'encounter' || alert.evidence.kind === 'predictedEncounter'
  return <AlertLine alert={alert} what={what} {...(more && { more: format.time(at) })} since={at} />
}
