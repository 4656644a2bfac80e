import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../live/picture.ts'
import { bandOf, SeverityMark } from '../../ui/severity-mark.tsx'
import { useWall } from './wall-context.ts'

const BANDS = ['danger', 'warning', 'watch'] as const

export const countFreshness = (picture: Picture): Record<Freshness, number> => {
  const counts: Record<Freshness, number> = { fresh: 0, stale: 0, lost: 0 }
  for (const { freshness } of picture.positions.values()) counts[freshness]++
  return counts
}

/** The change of phase that comes first in any contest. */
export function nextPhase(phases: readonly ContestPhase[]): ContestPhase['next'] {
  let soonest: ContestPhase['next'] = null
  for (const { next } of phases) if (next !== null && (soonest === null || next.from < soonest.from)) soonest = next
  return soonest
}

/** What is going on in numbers: rallies, groups, incidents, and how long the phase still lasts. */
export function Counters({ rallies, incidents }: { rallies: readonly Rally[]; incidents: readonly Incident[] }) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const { fresh, stale, lost } = countFreshness(picture)
  const next = nextPhase(picture.phases)
  const ofBand = (band: (typeof BANDS)[number]): number =>
    incidents.filter(({ severity }) => bandOf(severity) === band).length
  const live = rallies.filter(({ phase }) => isLiveRally(phase)).length
  return (
    <dl className="counters">
      <div>
        <dd data-count="rallies">{format.count(live)}</dd>
        <dt>{t('wall.liveRallies')}</dt>
      </div>
      <div>
        <dd data-count="groups">{format.count(fresh)}</dd>
        <dt>
          {t('wall.groups')}
          {stale + lost > 0 ? (
            <small>
              {[
                stale > 0 ? t('wall.staleGroups', { count: format.count(stale) }) : '',
                lost > 0 ? t('wall.lostGroups', { count: format.count(lost) }) : '',
              ]
                .filter((it) => it !== '')
                .join(' · ')}
            </small>
          ) : null}
        </dt>
      </div>
      <div>
        <dd data-count="incidents">{format.count(incidents.length)}</dd>
        <dt>
          {t('wall.openIncidents')}
          {incidents.length > 0 ? (
            <small>
              {BANDS.map((band) =>
                ofBand(band) === 0 ? null : (
                  <span key={band}>
                    <SeverityMark band={band} /> {ofBand(band)}{' '}
                  </span>
                ),
              )}
            </small>
          ) : null}
        </dt>
      </div>
      <div>
        {next === null ? (
          <dt>{t('wall.noNextPhase')}</dt>
        ) : (
          <>
            <dd data-count="phase">{format.duration(next.from - now)}</dd>
            <dt>{t('wall.nextPhase', { phase: t(`phase.${next.phase}`) })}</dt>
          </>
        )}
      </div>
    </dl>
  )
}
