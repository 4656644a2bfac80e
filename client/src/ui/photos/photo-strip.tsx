import './photos.css'
import { fillPath, routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../desk-context.ts'
import { PhotoViewer } from './photo-viewer.tsx'

/** The photos of an incident, small; each opens large. Nothing where there is none. */
export function PhotoStrip({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const [open, setOpen] = useState<PhotoId | null>(null)
  const { photos } = incident
  if (photos.length === 0) return null
  return (
    <>
      <ul className="photo-strip">
        {photos.map((photo, i) => (
          <li key={photo.id} data-photo-id={photo.id}>
            <button type="button" onClick={() => setOpen(photo.id)}>
              <img
                src={fillPath(routes.readThumbnail.path, { incidentId: incident.id, photoId: photo.id })}
                alt={t('photo.gone')}
                loading="lazy"
              />
              <span className="unseen">{t('photo.open', { no: i + 1 })}</span>
              <small>{format.time(photo.takenAt ?? photo.addedAt)}</small>
            </button>
          </li>
        ))}
      </ul>
      {open === null ? null : (
        <PhotoViewer incident={incident} open={open} onOpen={setOpen} onClose={() => setOpen(null)} />
      )}
    </>
  )
}
