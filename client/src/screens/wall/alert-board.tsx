import type { AlertKind } from '@jaga-jarak/shared/alert.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { useTranslation } from 'react-i18next'
import { type BoardItem, groupAlerts, keyOfGroup, membersOf } from '../../live/group-alerts.ts'
import type { Standing } from '../../live/standing-alerts.ts'
import { BandCounts } from '../../ui/band-counts.tsx'
import { AlertCard } from './alert-card.tsx'
import type { Board } from './board-of.ts'
import type { Calm } from './calm.ts'

import { GroupCard } from './group-card.tsx'
import { IncidentLine } from './incident-line.tsx'
import { pour } from './pour.ts'
import { useHeightEm } from './use-measure.ts'
import { useWall } from './wall-context.ts'

/** Heights of board.css, em; the first of the large ones has `first` more. */
const HEIGHT = {
  encounter: 5.75,
  forecast: 6.95,
  told: 3.95,
  group: 3.5,
  line: 2.75,
  first: 2.55,
  more: 1.5,
  gap: 0.25,
  heading: 1.5,
  calm: 8,
}
const HEIGHT_OF: Record<AlertKind, number> = {
  encounter: HEIGHT.encounter,
  predictedEncounter: HEIGHT.forecast,
  siteApproach: HEIGHT.told,
  quietPeriodBreach: HEIGHT.told,
  scheduleDeviation: HEIGHT.told,
  coverageGap: HEIGHT.line,
  sos: HEIGHT.told,
  incidentRaised: HEIGHT.told,
}
/** Incidents that keep their place under however many alerts. */
const SURE_INCIDENTS = 2
/** Two groups have two names. */
const PAIRS: readonly AlertKind[] = ['encounter', 'predictedEncounter']

const heightOf = (item: BoardItem, i: number): number => {
  if (item.kind === 'group') return HEIGHT.group
  const { alert } = item.standing
  if (alert.cleared !== null) return PAIRS.includes(alert.evidence.kind) ? HEIGHT.told : HEIGHT.line
  const height = HEIGHT_OF[alert.evidence.kind]
  return i === 0 && height >= HEIGHT.encounter ? height + HEIGHT.first : height
}

/** Alerts in the order of AL8, in a flood by regency, incidents under them; what does not fit is counted, never silently cut. */
export function AlertBoard({ board, calm, columns }: { board: Board; calm: Calm | null; columns: number }) {
  const { t } = useTranslation()
  const [ref, height] = useHeightEm<HTMLElement>()
  const { alerts, incidents } = board
  const items = groupAlerts(alerts)
  const isCalm = calm !== null
  const reserved =
    incidents.length === 0
      ? 0
      : HEIGHT.heading + Math.min(SURE_INCIDENTS, incidents.length) * (HEIGHT.line + HEIGHT.gap)
  const last = height - (columns === 1 || incidents.length > 0 ? reserved : 0) - HEIGHT.gap
  const rooms = Array.from({ length: columns }, (_, i) => {
    const room = i === columns - 1 ? last : height
    return i === 0 && isCalm ? room - HEIGHT.calm : room
  })
  const heights = items.map(heightOf)
  const counts = pour(heights, rooms, HEIGHT.gap, HEIGHT.more)
  const shown = counts.reduce((sum, count) => sum + count, 0)
  const inLast = heights.slice(shown - (counts.at(-1) ?? 0), shown)
  const used =
    inLast.reduce((sum, it) => sum + it + HEIGHT.gap, 0) +
    (shown < items.length ? HEIGHT.more + HEIGHT.gap : 0) +
    (columns === 1 && isCalm ? HEIGHT.calm : 0)
  const [incidentCount = 0] = pour(
    incidents.map(() => HEIGHT.line),
    [height - used - HEIGHT.heading],
    HEIGHT.gap,
    0,
  )
  const starts = counts.map((_, column) => counts.slice(0, column).reduce((sum, count) => sum + count, 0))
  return (
    <section ref={ref} className="board" aria-label={t('wall.board')} data-columns={columns}>
      {counts.map((count, column) => {
        const start = starts[column] ?? 0
        const isLast = column === columns - 1
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name
          <div key={column} className="column">
            {column === 0 && calm !== null ? <CalmSign calm={calm} /> : null}
            <ol>
              {items
                .slice(start, start + count)
                .map((item, i) =>
                  item.kind === 'one' ? (
                    <AlertCard key={item.standing.alert.id} standing={item.standing} isFirst={start + i === 0} />
                  ) : (
                    <GroupCard key={keyOfGroup(item)} {...item} />
                  ),
                )}
            </ol>
            {isLast && shown < items.length ? <More rest={items.slice(shown).flatMap(membersOf)} /> : null}
            {isLast && incidents.length > 0 ? <Incidents incidents={incidents} count={incidentCount} /> : null}
          </div>
        )
      })}
    </section>
  )
}

/** How many more there are, by band, so that nothing grave hides behind a number. */
function More({ rest }: { rest: readonly Standing[] }) {
  const { t } = useTranslation()
  const { format } = useWall()
  return (
    <p className="more" data-more={rest.length}>
      <b>{t('wall.more', { count: rest.length })}</b>
      <BandCounts alerts={rest} format={format} />
    </p>
  )
}

function Incidents({ incidents, count }: { incidents: readonly Incident[]; count: number }) {
  const { t } = useTranslation()
  return (
    <>
      <h2>
        {t('wall.incidents')} <b className="how-many">{incidents.length}</b>
        {count < incidents.length ? (
          <span className="rest">{t('wall.more', { count: incidents.length - count })}</span>
        ) : null}
      </h2>
      <ol>
        {incidents.slice(0, count).map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ol>
    </>
  )
}

function CalmSign({ calm }: { calm: Calm }) {
  const { t } = useTranslation()
  const { now, format } = useWall()
  const time = `${format.time(calm.since)}`
  return (
    <div className="calm" data-calm-since={calm.since}>
      <b className="calm-word">{t('wall.calm')}</b>
      <span>{t(calm.isAtLeast ? 'wall.calmAtLeastSince' : 'wall.calmSince', { time })}</span>
      <span>{t('wall.calmFor', { duration: format.duration(now - calm.since) })}</span>
    </div>
  )
}
