import { useTranslation } from 'react-i18next'
import { inOrder, isOnlyHere } from '../../live/outgoing/queue.ts'
import { removeSighting, useSightings } from '../../live/outgoing/sighting-line.ts'
import { useOfficer } from './field-context.ts'
import { RemoveActs } from './remove-acts.tsx'

/** What this person saw of groups: what waits here, and what became of the last one. */
export function OwnSightings() {
  const { t } = useTranslation()
  const { viewer, format } = useOfficer()
  const { waiting, taken, groups } = useSightings()
  const own = inOrder(waiting.filter(({ by }) => by === viewer.id))
  if (own.length === 0 && taken === null) return null
  const nameOf = ({ draft }: (typeof own)[number]): string =>
    draft.crowd?.name ?? groups.find(({ id }) => id === draft.groupId)?.name ?? ''
  return (
    <ul>
      {own.map((sighting) => (
        <li key={sighting.draft.id} data-sighting={sighting.refused === null ? 'waiting' : 'refused'}>
          <p className="what">
            <b>{nameOf(sighting)}</b>
            <span className="state">{sighting.refused === null ? t('field.own.waiting') : t('field.own.refused')}</span>
          </p>
          <p>{t('field.crowd.seen', { time: format.moment(sighting.draft.seenAt ?? sighting.keptAt) })}</p>
          {sighting.refused === null ? null : (
            <p role="alert">{t(`refusal.${sighting.refused.code}`, { detail: sighting.refused.detail, wait: '60' })}</p>
          )}
          {isOnlyHere(sighting) ? <RemoveActs onRemove={() => void removeSighting(sighting.draft.id)} /> : null}
        </li>
      ))}
      {taken === null ? null : (
        <li data-sighting="taken">
          <p className="what">
            <b>{taken.group.name}</b>
            <span className="state">
              {t(taken.reception.outcome === 'quarantined' ? 'field.crowd.setAside' : 'field.crowd.taken')}
            </span>
          </p>
        </li>
      )}
    </ul>
  )
}
