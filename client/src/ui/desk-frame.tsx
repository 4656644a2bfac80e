import { useTranslation } from 'react-i18next'
import { ageOf, isOld, operationNow } from '../live/age.ts'
import { useSecond } from '../live/use-second.ts'
import { createFormat } from '../text/format.ts'
import { useLanguage } from '../text/language.ts'
import { DeskContext, mayOf } from './desk-context.ts'
import type { Seat } from './seated.tsx'
import { StatusBar } from './status-bar.tsx'

export type DeskFrameProps = { seat: Seat; name: 'console' | 'admin' | 'province'; children: React.ReactNode }

/** What every desk carries: operation, phases, clock, age of the data; and what its parts read of them. */
export function DeskFrame({ seat: { picture, link, beat }, name, children }: DeskFrameProps) {
  const { t } = useTranslation()
  const second = useSecond()
  const format = createFormat(useLanguage(), picture.operation.zone)
  const now = operationNow(beat, second)
  const ageMs = ageOf(beat, second)
  return (
    <DeskContext value={{ picture, now, format, may: mayOf(picture.viewer) }}>
      <div className={`work ${name}`} data-exercise-screen={picture.operation.exercise !== null}>
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
        {children}
      </div>
    </DeskContext>
  )
}
