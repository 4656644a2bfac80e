import './wall.css'
import './board.css'
import './strip.css'
import { lazy, Suspense, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ageOf, type Beat, isOld, operationNow } from '../../live/age.ts'
import type { Picture } from '../../live/picture.ts'
import type { Link } from '../../live/store.ts'
import { useSecond } from '../../live/use-second.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { useAlarm } from '../../ui/alarm/use-alarm.ts'
import { LimitsInForce } from '../../ui/limits-in-force.tsx'
import { StatusBar } from '../../ui/status-bar.tsx'
import { AlertBoard } from './alert-board.tsx'
import { boardOf } from './board-of.ts'
import { type Calm, calmSince } from './calm.ts'
import { Counters } from './counters.tsx'
import { faultsOf } from './faults-of.ts'
import type { WallView } from './layout.ts'
import { OrderStrip } from './order-strip.tsx'
import { shiftAt } from './pixel-shift.ts'
import { RallyLine } from './rally-line.tsx'
import { StaleBanner } from './stale-banner.tsx'
import { useReport } from './use-report.ts'
import type { ServedNow } from './use-served.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { WallContext } from './wall-context.ts'
import { WallNotes } from './wall-notes.tsx'

/** The map library is heavier than all else: what has no map does not wait for it. */
const WallMap = lazy(async () => ({ default: (await import('./wall-map.tsx')).WallMap }))

const BOARD_COLUMNS = 3

export type WallScreenProps = {
  picture: Picture
  link: Link
  beat: Beat
  view: WallView
  /** null until the server has answered */
  served: ServedNow | null
}

/** The wall of the command centre: map, board, strip; read from six metres, touched by nobody. */
export function WallScreen({ picture, link, beat, view, served }: WallScreenProps) {
  const { t } = useTranslation()
  const second = useSecond()
  const language = useLanguage()
  useWakeLock()
  const isStale = isOld(beat, second)
  const now = operationNow(beat, second)
  const { zone } = picture.operation
  const format = useMemo(() => createFormat(language, zone), [language, zone])
  const board = boardOf(picture, view.region, now)
  const alerts = board.alerts.map(({ alert }) => alert)
  const calm = useCalm(alerts, now)
  const { isMute, sounded } = useAlarm(alerts, view.isLoud)
  const [hasGraphics, setGraphics] = useState(true)
  const aheadMs = served?.aheadMs ?? null
  const isSilenced = view.isLoud && isMute
  useReport(faultsOf({ isStale, hasGraphics, aheadMs, isOther: served?.isOther ?? false, isSilenced }))
  const { x, y } = shiftAt(second)
  const { layout } = view
  return (
    <WallContext value={{ picture, now, format }}>
      <main
        className="wall"
        data-theme={view.theme}
        data-layout={layout}
        data-old={isStale}
        data-exercise-screen={picture.operation.exercise !== null}
        data-sounded={sounded}
        style={{ translate: `${x}em ${y}em` }}
      >
        <StatusBar
          operation={picture.operation}
          phases={picture.phases}
          now={now}
          ageMs={ageOf(beat, second)}
          link={link}
          head={picture.head}
          format={format}
        />
        {layout === 'board' ? null : (
          <Suspense fallback={<p className="map-loading">{t('wall.mapLoading')}</p>}>
            <WallMap board={board} view={view} isOld={isStale} onGraphics={setGraphics} />
          </Suspense>
        )}
        {layout === 'map' ? null : (
          <AlertBoard board={board} calm={calm} columns={layout === 'board' ? BOARD_COLUMNS : 1} />
        )}
        {layout === 'board' ? (
          <LimitsInForce picture={picture} now={now} format={format}>
            <OrderStrip />
          </LimitsInForce>
        ) : null}
        <section className="strip">
          <RallyLine rallies={board.rallies} />
          <Counters rallies={board.rallies} incidents={board.incidents} />
        </section>
        {isStale ? (
          <StaleBanner ageMs={ageOf(beat, second)} link={link} format={format} />
        ) : (
          <WallNotes aheadMs={aheadMs} isMute={isSilenced} format={format} />
        )}
      </main>
    </WallContext>
  )
}

/** Since when all is calm, as far as this screen has seen. */
function useCalm(alerts: Parameters<typeof calmSince>[1], now: number): Calm | null {
  const [before, setBefore] = useState<Calm | null | undefined>(undefined)
  const calm = calmSince(before, alerts, now)
  if (calm?.since !== before?.since || (calm === null) !== (before === null)) setBefore(calm)
  return calm
}
