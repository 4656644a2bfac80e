import { isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { type BoardItem, keyOfGroup, nearestM, stateOf } from '../../../live/group-alerts.ts'
import { holds } from '../../../live/until-shown.ts'
import { BandCounts } from '../../../ui/band-counts.tsx'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { bandOf, SeverityMark } from '../../../ui/severity-mark.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { OpenedBy } from '../opened-by.tsx'
import { AlertRow } from './alert-row.tsx'

export type GroupRowProps = {
  group: Extract<BoardItem, { kind: 'group' }>
  isOpen: boolean
  onTurn: () => void
  chosen: AlertId | null
  onChoose: (id: AlertId) => void
}

/** AL7: the alerts of one regency in a flood, which are opened and acknowledged together; each is still one of its own. */
export function GroupRow({ group, isOpen, onTurn, chosen, onChoose }: GroupRowProps) {
  const { t } = useTranslation()
  const { format, may } = useDesk()
  const { regency, members } = group
  const acknowledge = useChange(routes.acknowledgeAlerts, {
    isShown: ({ alerts }, { acknowledged }) => acknowledged.every((it) => holds(alerts, it, isStandingAlert(it))),
  })
  const [gravest] = members
  if (gravest === undefined) return null
  const state = stateOf(gravest)
  const unseen = state === 'shelved' ? [] : members.filter(({ alert }) => alert.acknowledged === null)
  // An alert that lies in no regency is everybody's.
  const ours = unseen.filter(({ alert: { regions } }) =>
    may('acknowledgeAlerts', regions.length === 0 ? undefined : regions),
  )
  const acknowledgeAll = (): void => {
    if (ours.length === 0 || acknowledge.isPending) return
    acknowledge.mutate({ body: { alerts: ours.map(({ alert: { id, version } }) => ({ alertId: id, version })) } })
  }
  const band = bandOf(gravest.alert.severity)
  const name = regency?.name ?? t('wall.outside')
  const nearest = nearestM(members)
  const failed = acknowledge.data?.failed.length ?? 0
  return (
    <li className="flood" data-group={keyOfGroup(group)}>
      <button
        type="button"
        className="alert-row"
        data-alert-id={keyOfGroup(group)}
        data-band={band}
        data-cleared={state === 'cleared'}
        aria-expanded={isOpen}
        aria-busy={acknowledge.isPending}
        onClick={onTurn}
        onKeyDown={(event) => {
          const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.repeat
          if (isPlain && event.key.toLowerCase() === 'a') acknowledgeAll()
        }}
      >
        <span className="what">
          <SeverityMark band={band} />
          <b>
            {regency === null
              ? t('alert.manyOutside', { count: format.count(members.length) })
              : t('alert.manyIn', { count: format.count(members.length), place: name })}
          </b>
          <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
          {state === 'open' ? null : <span>{t(state === 'cleared' ? 'wall.cleared' : 'turn.shelved')}</span>}
        </span>
        <BandCounts alerts={members} format={format} />
        {Number.isFinite(nearest) ? (
          <span className="reach">
            <b>{format.distance(nearest)}</b>
            <span>{t('alert.nearestOfAll')}</span>
          </span>
        ) : null}
        <span className="where">
          {unseen.length === 0 ? t('alert.allAnswered') : t('alert.unanswered', { count: format.count(unseen.length) })}
        </span>
        {isOpen ? null : <OpenedBy ids={members.map(({ alert }) => alert.id)} />}
      </button>
      {ours.length === 0 ? null : (
        <Button variant="default" size="compact-sm" loading={acknowledge.isPending} onClick={acknowledgeAll}>
          {t('alert.acknowledgeAll', { count: format.count(ours.length) })}
          <span className="unseen"> {name}</span>
        </Button>
      )}
      {failed === 0 ? null : <p role="status">{t('alert.someFailed', { count: format.count(failed) })}</p>}
      <Problem error={acknowledge.error} />
      {isOpen ? (
        <ul className="alerts">
          {members.map((it) => (
            <AlertRow
              key={it.alert.id}
              standing={it}
              isChosen={it.alert.id === chosen}
              onChoose={() => onChoose(it.alert.id)}
            />
          ))}
        </ul>
      ) : null}
    </li>
  )
}
