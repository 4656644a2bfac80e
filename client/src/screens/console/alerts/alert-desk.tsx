import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { standingAlerts } from '../../../live/standing-alerts.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { AlertDetail } from './alert-detail.tsx'
import { AlertRow } from './alert-row.tsx'
import { useRowFocus } from './use-row-focus.ts'

/** All standing alerts, the gravest first, and why the chosen one stands. */
export function AlertDesk() {
  const { t } = useTranslation()
  const { picture, now, may } = useDesk()
  const [chosen, choose] = useState<AlertId | null>(null)
  const standing = standingAlerts(picture, now)
  const rows = useRowFocus()
  const shown = standing.find(({ alert }) => alert.id === chosen)
  return (
    <DeskLayout
      title={t('console.alerts')}
      aside={
        shown === undefined ? (
          standing.length === 0 ? null : (
            <p className="empty">{t(chosen === null ? 'alert.choose' : 'alert.over')}</p>
          )
        ) : (
          <AlertDetail key={shown.alert.id} standing={shown} />
        )
      }
    >
      {standing.length === 0 ? (
        <p className="empty">{t('alert.none')}</p>
      ) : (
        <>
          {may('acknowledgeAlert') ? <p className="hint">{t('alert.keys')}</p> : null}
          <ul className="alerts" {...rows}>
            {standing.map((it) => (
              <AlertRow
                key={it.alert.id}
                standing={it}
                isChosen={it.alert.id === chosen}
                onChoose={() => choose(it.alert.id)}
              />
            ))}
          </ul>
        </>
      )}
    </DeskLayout>
  )
}
