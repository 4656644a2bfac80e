import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { useTranslation } from 'react-i18next'
import { removePhotos, useFieldLine } from '../../live/outgoing/field-line.ts'

/** How many photos of a report have arrived, wait here, or were refused. */
export function PhotoState({ reportId, stored }: { reportId: IncidentId; stored: number }) {
  const { t } = useTranslation()
  const { photos } = useFieldLine()
  const here = photos.filter((it) => it.reportId === reportId)
  const refused = here.filter((it) => it.refused !== null)
  const waiting = here.length - refused.length
  const [first] = refused
  if (stored + here.length === 0) return null
  const wait = waiting === 0 ? null : t('photo.waiting', { count: waiting })
  const sent = stored === 0 ? null : t('photo.sent', { count: stored })
  const told =
    sent === null ? (wait === null ? null : `${t('photo.title')}: ${wait}`) : [sent, wait ?? []].flat().join(', ')
  return (
    <>
      {told === null ? null : (
        <p data-photos-stored={stored} data-photos-waiting={waiting}>
          {told}
        </p>
      )}
      {first?.refused ? (
        <div className="acts">
          <p role="alert">
            {t('photo.refused', {
              count: refused.length,
              why: t(`refusal.${first.refused.code}`, { detail: first.refused.detail, wait: '60' }),
            })}
          </p>
          <button type="button" className="act" onClick={() => void removePhotos(refused.map(({ id }) => id))}>
            {t('photo.removeRefused')}
          </button>
        </div>
      ) : null}
    </>
  )
}
