import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { useTranslation } from 'react-i18next'
import { markOf } from '../../map/marks.ts'
import { localDay } from '../../text/local-day.ts'
import { CampChip } from '../../ui/camp-chip.tsx'
import { type Bar, layOut, lineSpan, ticks } from './time-line.ts'
import { useWall } from './wall-context.ts'

const LANES = 3
const MAX_TICKS = 7
/** Share of the line that one letter takes, and the chip and the gaps before it, at the wall's sizes. */
const LETTER_SHARE = 0.0148
const CHIP_SHARE = 0.055
const MAX_NAME = 18

const shorten = (name: string): string => (name.length > MAX_NAME ? `${name.slice(0, MAX_NAME - 1).trimEnd()}…` : name)
const percent = (share: number): string => `${(share * 100).toFixed(2)}%`

/** Today's rallies as bars over the hours, each with its camp, its venue and its state. */
export function RallyLine({ rallies }: { rallies: readonly Rally[] }) {
  const { t } = useTranslation()
  const { picture, now, format } = useWall()
  const day = localDay(now, picture.operation.zone.id)
  const today = rallies.filter(({ from, until }) => from < day.until && until > day.from)
  const span = lineSpan(day, today, now)
  const words = (rally: Rally): string => `${shorten(rally.venue.name)} · ${t(`rallyPhase.${rally.phase}`)}`
  const { bars, left } = layOut(today, span, LANES, (rally) => words(rally).length * LETTER_SHARE + CHIP_SHARE)
  const at = (time: number): string => percent((time - span.from) / (span.until - span.from))
  return (
    <div className="rallies">
      <i className="now" style={{ left: at(now) }} aria-hidden="true" />
      <div className="axis" aria-hidden="true">
        {ticks(span, MAX_TICKS)
          .filter((tick) => tick < span.until)
          .map((tick) => (
            <span key={tick} style={{ left: at(tick) }}>
              {format.time(tick)}
            </span>
          ))}
        {left.length > 0 ? <b>{t('wall.more', { count: left.length })}</b> : null}
      </div>
      <ul className="lanes">
        {bars.map((bar) => (
          <RallyBar key={bar.rally.id} bar={bar} words={words(bar.rally)} />
        ))}
        {today.length === 0 ? <li className="none">{t('wall.ralliesNone')}</li> : null}
      </ul>
    </div>
  )
}

function RallyBar({ bar, words }: { bar: Bar; words: string }) {
  const { picture } = useWall()
  const { rally, lane, start, end, label } = bar
  const mark = markOf(picture.operation, rally.camps)
  const state = isLiveRally(rally.phase) ? 'live' : rally.phase
  return (
    <li
      data-rally-id={rally.id}
      data-phase={rally.phase}
      data-state={state}
      style={{ '--lane': lane, '--camp': mark === null ? 'var(--muted)' : `var(--camp-${mark.colour})` }}
    >
      <i style={{ left: percent(start), width: percent(end - start) }} />
      <span style={{ left: percent(label) }}>
        <CampChip camp={mark} />
        {words}
      </span>
    </li>
  )
}
