import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { ageOf, isOld, operationNow } from '../../live/age.ts'
import { useSecond } from '../../live/use-second.ts'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'
import { DeskContext, mayOf } from '../../ui/desk-context.ts'
import type { Seat } from '../../ui/seated.tsx'
import { StatusBar } from '../../ui/status-bar.tsx'
import { ViewerBar } from '../../ui/viewer-bar.tsx'

/** The frame of the governor's office: what every screen carries, and what is asked for below it. */
export function ProvinceDesk({ seat: { picture, link, beat }, children }: { seat: Seat; children: React.ReactNode }) {
  const { t } = useTranslation()
  const second = useSecond()
  const format = createFormat(useLanguage(), picture.operation.zone)
  const now = operationNow(beat, second)
  const ageMs = ageOf(beat, second)
  const may = mayOf(picture.viewer)
  return (
    <DeskContext value={{ picture, now, format, may }}>
      <div className="work province" data-exercise-screen={picture.operation.exercise !== null}>
        <StatusBar
          operation={picture.operation}
          phases={picture.phases}
          now={now}
          ageMs={ageMs}
          link={link}
          head={picture.head}
          format={format}
        />
        {isOld(beat, second) ? (
          <p className="old" role="alert" data-stale={link}>
            {t('console.old', { age: format.duration(ageMs) })}
          </p>
        ) : null}
        <ViewerBar viewer={picture.viewer}>
          <Link to="/console">{t('console.title')}</Link>
        </ViewerBar>
        {may('readProvince') ? children : <p className="empty">{t('province.notYours')}</p>}
      </div>
    </DeskContext>
  )
}
