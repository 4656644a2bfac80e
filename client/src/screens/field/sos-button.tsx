import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeIncidentId } from '../../live/make-incident-id.ts'
import { keepReport, useFieldLine } from '../../live/outgoing/field-line.ts'
import { useOfficer } from './field-context.ts'
import { makeSos } from './make-report.ts'
import { drifted, isOld, type Placed } from './place-of.ts'
import { callForHelp, couldNotCall } from './sos.ts'
import { phoneNow } from './use-phone-now.ts'

const HOLD_MS = 2_000
/** Half the way through a large province, metres: nothing is known of where. */
const ANYWHERE_M = 400_000

/** Held for two seconds, so that no pocket calls for help; by finger, or by the space bar or enter. */
export function SosButton() {
  const { t } = useTranslation()
  const { viewer, operation, gps, format } = useOfficer()
  const { clock } = useFieldLine()
  const [isHeld, setHeld] = useState(false)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const call = async (): Promise<void> => {
    const now = phoneNow()
    const id = makeIncidentId(crypto.getRandomValues(new Uint8Array(16)))
    const known = gps.fix === null ? null : drifted(gps.fix, now)
    const late = gps.fix !== null && isOld(gps.fix, now) ? gps.fix : null
    const ofPlace = late === null ? '' : t('field.sos.oldPlace', { age: format.age(now - late.at) })
    const { west, east, south, north } = operation?.area ?? { west: 0, east: 0, south: 0, north: 0 }
    const anywhere: Placed = {
      position: { lon: (west + east) / 2, lat: (south + north) / 2 },
      accuracyM: ANYWHERE_M,
    }
    const placeText = known === null ? t('field.sos.noPlace') : ofPlace
    const words = { placeText, note: t('field.sos.note') }
    try {
      await keepReport(makeSos(known ?? anywhere, words, { id, by: viewer.id, now, clock }), null)
      callForHelp(id)
      navigator.vibrate?.([200, 100, 200])
    } catch {
      couldNotCall()
    }
  }
  const release = (): void => {
    clearTimeout(timer.current)
    setHeld(false)
  }
  const hold = (): void => {
    if (isHeld) return
    setHeld(true)
    timer.current = setTimeout(() => {
      setHeld(false)
      void call()
    }, HOLD_MS)
  }
  const isHoldKey = (key: string): boolean => key === ' ' || key === 'Enter'
  return (
    <button
      type="button"
      className="big sos"
      data-held={isHeld}
      onPointerDown={hold}
      onPointerUp={release}
      onPointerLeave={release}
      onPointerCancel={release}
      onBlur={release}
      onContextMenu={(event) => event.preventDefault()}
      onKeyDown={(event) => {
        if (isHoldKey(event.key) && !event.repeat) hold()
      }}
      onKeyUp={(event) => {
        if (isHoldKey(event.key)) release()
      }}
    >
      <b>SOS</b> <span>{isHeld ? t('field.sos.holding') : t('field.sos.hold')}</span>
    </button>
  )
}
