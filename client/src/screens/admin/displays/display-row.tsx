import { routes } from '@jaga-jarak/shared/api.ts'
import type { Display } from '@jaga-jarak/shared/feed.ts'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { useReachText } from '../../../ui/use-reach-text.ts'
import { DISPLAY_LIST } from './display-list.ts'

export type DisplayRowProps = {
  display: Display
  /** how long each of its live sessions has not been used; null while nobody knows */
  unseenMs: readonly number[] | null
  /** with the new token, which the house tells only now */
  onRotated: (token: string) => void
}

export function DisplayRow({ display, unseenMs, onRotated }: DisplayRowProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const reachText = useReachText()
  const { id: displayId, name, status, reach } = display
  const refreshes = DISPLAY_LIST
  const revoke = useChange(routes.revokeDisplay, { refreshes })
  const rotate = useChange(routes.rotateDisplay, { refreshes, onDone: ({ token }) => onRotated(token) })
  const last = unseenMs === null || unseenMs.length === 0 ? null : Math.min(...unseenMs)
  const seen = last === null ? t('display.notOpen') : t('wall.heardAgo', { age: format.age(last) })
  return (
    <tr data-display-id={displayId} data-status={status}>
      <th scope="row">{name}</th>
      <td>{reachText(reach)}</td>
      <td data-label={last === null ? undefined : t('display.seen')}>
        {status === 'revoked' || unseenMs === null ? '–' : seen}
      </td>
      <td>{t(`deviceStatus.${status}`)}</td>
      <td className="acts">
        {status === 'revoked' ? null : (
          <span className="act-pair">
            <SureButton
              act={t('display.rotate')}
              of={name}
              isPending={rotate.isPending}
              onSure={() => rotate.mutate({ params: { displayId } })}
            />
            <SureButton
              act={t('display.revoke')}
              of={name}
              isPending={revoke.isPending}
              onSure={() => revoke.mutate({ params: { displayId } })}
            />
          </span>
        )}
        <Problem error={revoke.error ?? rotate.error} />
      </td>
    </tr>
  )
}
