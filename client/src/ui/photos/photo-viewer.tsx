import { fillPath, routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../live/who-signed.ts'
import { incidentTitle } from '../../text/incident-title.ts'
import { useDesk } from '../desk-context.ts'

type PhotoViewerProps = {
  incident: Incident
  open: PhotoId
  onOpen: (id: PhotoId) => void
  onClose: () => void
}

/** One photo as large as the screen allows. Arrow keys go to its neighbours, Escape goes back to where it was opened. */
export function PhotoViewer({ incident, open, onOpen, onClose }: PhotoViewerProps) {
  const { t } = useTranslation()
  const { picture, format, may } = useDesk()
  const dialog = useRef<HTMLDialogElement>(null)
  const [gone, setGone] = useState<PhotoId | null>(null)
  useEffect(() => dialog.current?.showModal(), [])
  const { photos } = incident
  const at = photos.findIndex(({ id }) => id === open)
  const photo = photos[at]
  if (photo === undefined) return null
  const params = { incidentId: incident.id, photoId: photo.id }
  const go = (by: number): void => {
    const next = photos[(at + by + photos.length) % photos.length]
    if (next !== undefined) onOpen(next.id)
  }
  const what = incidentTitle(t, incident)
  const time = format.moment(photo.takenAt ?? photo.addedAt)
  const title = t('photo.alt', { no: at + 1, count: photos.length, what, time })
  return (
    <dialog
      ref={dialog}
      className="photo-viewer"
      aria-label={title}
      onClose={onClose}
      onKeyDown={({ key }) => {
        if (key === 'ArrowLeft') go(-1)
        if (key === 'ArrowRight') go(1)
      }}
    >
      <div className="photo-large">
        {gone === photo.id ? (
          <p>{t('photo.gone')}</p>
        ) : (
          <img
            key={photo.id}
            src={fillPath(routes.readPhoto.path, params)}
            alt={title}
            width={photo.width}
            height={photo.height}
            onError={() => setGone(photo.id)}
          />
        )}
      </div>
      <footer>
        <p>
          <b>
            {t('photo.no', { no: `${at + 1}/${photos.length}` })} · {what}
          </b>
          <br />
          {photo.takenAt === null ? null : `${t('photo.taken', { time: format.moment(photo.takenAt) })} · `}
          {t('photo.by', { name: whoSigned(picture, photo.by), time: format.moment(photo.addedAt) })}
          <br />
          {t('photo.size', {
            ...{ width: photo.width, height: photo.height },
            kb: format.count(Math.max(1, Math.round(photo.bytes / 1_000))),
          })}
          {photo.hasOriginal && may('readOriginal', regionsOfIncident(incident)) ? (
            <>
              {' '}
              · <a href={fillPath(routes.readOriginal.path, params)}>{t('photo.original')}</a>
            </>
          ) : null}
        </p>
        <div>
          {photos.length < 2 ? null : (
            <>
              <button type="button" aria-label={t('photo.previous')} onClick={() => go(-1)}>
                ←
              </button>
              <button type="button" aria-label={t('photo.next')} onClick={() => go(1)}>
                →
              </button>
            </>
          )}
          <button type="button" onClick={() => dialog.current?.close()}>
            {t('photo.close')}
          </button>
        </div>
      </footer>
    </dialog>
  )
}
