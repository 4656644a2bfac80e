import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { COORDINATES, readCoordinates, writeCoordinates } from '../../text/coordinates.ts'
import { useOfficer } from './field-context.ts'
import { drifted, isOld } from './place-of.ts'
import { usePhoneNow } from './use-phone-now.ts'

export type WhereFieldProps = {
  /** as typed and chosen; coordinates null: where the phone is */
  said: { coordinates: string | null; district: string | null }
  isMissing: boolean
  onSay: (said: Partial<WhereFieldProps['said']>) => void
}

/** Where it is: the phone's own place with how sure it is, or coordinates, or a district. */
export function WhereField({ said: { coordinates, district }, isMissing, onSay }: WhereFieldProps) {
  const { t } = useTranslation()
  const { gps, format, viewer } = useOfficer()
  const { districts } = useFieldLine()
  const now = usePhoneNow()
  /** the map once it was asked for: it comes from the server, and is no part of what works without network */
  const [PickPlace, setPickPlace] = useState<typeof import('./pick/pick-place.tsx').PickPlace | null>(null)
  const [lacksMap, setLacksMap] = useState(false)
  const openMap = async (): Promise<void> => {
    try {
      const it = await import('./pick/pick-place.tsx')
      setPickPlace(() => it.PickPlace)
      setLacksMap(false)
    } catch {
      setLacksMap(true)
    }
  }
  const set = (typed: string | null): void => onSay({ coordinates: typed })
  if (coordinates !== null && PickPlace !== null) {
    const close = (): void => setPickPlace(null)
    return (
      <PickPlace
        near={readCoordinates(coordinates) ?? gps.fix?.position ?? null}
        regency={viewer.reach?.length === 1 ? (viewer.reach[0] ?? null) : null}
        onPick={(at) => {
          set(writeCoordinates(at))
          close()
        }}
        onCancel={close}
      />
    )
  }
  if (coordinates !== null) {
    return (
      <section className="where" aria-label={t('field.report.where')}>
        {gps.fix === null && gps.fault !== null ? <p>{t(`field.report.fault.${gps.fault}`)}</p> : null}
        <label className="typed">
          {t('console.coordinates')}
          <input
            value={coordinates}
            pattern={COORDINATES}
            autoComplete="off"
            aria-invalid={isMissing}
            placeholder="0.5021, 117.5530"
            onChange={({ currentTarget }) => set(currentTarget.value)}
          />
        </label>
        <button type="button" className="act" onClick={() => void openMap()}>
          {t('field.pick.open')}
        </button>
        {lacksMap ? <p role="alert">{t('field.pick.noMap')}</p> : null}
        {districts.length === 0 ? null : (
          <label className="typed">
            {t('field.report.district')}
            <select
              value={district ?? ''}
              onChange={({ currentTarget }) =>
                onSay({ district: currentTarget.value === '' ? null : currentTarget.value })
              }
            >
              <option value="">{t('field.report.noDistrict')}</option>
              {[...Map.groupBy(districts, ({ regency }) => regency)].map(([regency, within]) => (
                <optgroup key={regency} label={regency}>
                  {within.map(({ code, name }) => (
                    <option key={code} value={code}>
                      {name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </select>
          </label>
        )}
        <button type="button" className="act" onClick={() => set(null)}>
          {t('field.report.atPhone')}
        </button>
      </section>
    )
  }
  const { fix, fault } = gps
  const accuracy = format.exact(fix === null ? 0 : (drifted(fix, now).accuracyM ?? 0))
  return (
    <section className="where" aria-label={t('field.report.where')} data-place={fix === null ? 'none' : 'phone'}>
      <p>
        <b>{t('field.report.where')}</b>
        {fix === null ? (
          <span>{fault === null ? t('field.report.seeking') : t(`field.report.fault.${fault}`)}</span>
        ) : isOld(fix, now) ? (
          <span>{t('field.report.hereOld', { accuracy, age: format.age(now - fix.at) })}</span>
        ) : (
          <span>{t('field.report.here', { accuracy })}</span>
        )}
      </p>
      <button type="button" className="act" onClick={() => set('')}>
        {t('field.report.elsewhere')}
      </button>
    </section>
  )
}
