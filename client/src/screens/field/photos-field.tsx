import { PHOTOS_OF_REPORT, PhotoId } from '@jaga-jarak/shared/photo.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeUuid } from '../../live/make-incident-id.ts'
import type { OutgoingPhoto } from '../../live/outgoing/entry.ts'
import { keepPhoto, removePhotos, useFieldLine } from '../../live/outgoing/field-line.ts'
import { happensAt } from '../../live/outgoing/phone-clock.ts'
import { scalePhoto } from '../../ui/scale-photo.ts'
import { useDraft } from './draft.ts'
import { useOfficer } from './field-context.ts'
import { phoneNow } from './use-phone-now.ts'
import { usePhotosOfDraft } from './use-photos-of-draft.ts'

/** Photos of the report that is being written. Each is on the phone's disk as soon as it is shown: a camera may end the page. */
export function PhotosField() {
  const { t } = useTranslation()
  const { viewer } = useOfficer()
  const { clock } = useFieldLine()
  const { instead } = useDraft()
  const photos = usePhotosOfDraft()
  const [problem, setProblem] = useState<string | null>(null)
  const take = async (files: readonly File[]): Promise<void> => {
    setProblem(files.length > PHOTOS_OF_REPORT - photos.length ? t('photo.most', { count: PHOTOS_OF_REPORT }) : null)
    for (const file of files.slice(0, PHOTOS_OF_REPORT - photos.length)) {
      const bytes = await scalePhoto(file).catch(() => null)
      if (bytes === null) {
        setProblem(t('photo.unreadable', { name: file.name }))
        continue
      }
      const now = phoneNow()
      const photo: OutgoingPhoto = {
        id: PhotoId.parse(makeUuid(crypto.getRandomValues(new Uint8Array(16)))),
        ...{ reportId: instead, by: viewer.id, keptAt: epochMs(now), bytes, sent: 0, refused: null },
        takenAt: happensAt(clock, Math.min(now, file.lastModified)),
      }
      await keepPhoto(photo).catch(() => setProblem(t('photo.notKept')))
    }
  }
  return (
    <fieldset className="photos">
      <legend>{t('photo.titleOptional')}</legend>
      {photos.length === 0 ? null : (
        <ul>
          {photos.map((photo, i) => (
            <Thumbnail key={photo.id} photo={photo} no={i + 1} />
          ))}
        </ul>
      )}
      {problem === null ? null : <p role="alert">{problem}</p>}
      {photos.length >= PHOTOS_OF_REPORT ? (
        <p className="hint">{t('photo.most', { count: PHOTOS_OF_REPORT })}</p>
      ) : (
        <div className="acts">
          <Source label={t('photo.take')} isCamera={true} onFiles={(files) => void take(files)} />
          <Source label={t('photo.choose')} isCamera={false} onFiles={(files) => void take(files)} />
        </div>
      )}
      <p className="hint">{t('photo.why')}</p>
    </fieldset>
  )
}

/** A file field that looks like the other buttons. */
function Source(props: { label: string; isCamera: boolean; onFiles: (files: readonly File[]) => void }) {
  const { label, isCamera, onFiles } = props
  return (
    <label className="act">
      {label}
      <input
        className="unseen"
        type="file"
        accept="image/*"
        {...(isCamera ? { capture: 'environment' } : { multiple: true })}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])])
          // The same file may be chosen again after it was removed.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}

function Thumbnail({ photo, no }: { photo: OutgoingPhoto; no: number }) {
  const { t } = useTranslation()
  const { bytes } = photo
  const show = useCallback(
    (image: HTMLImageElement) => {
      const url = URL.createObjectURL(bytes)
      image.src = url
      return () => URL.revokeObjectURL(url)
    },
    [bytes],
  )
  return (
    <li data-photo-id={photo.id}>
      <img ref={show} alt={t('photo.no', { no })} />
      <button type="button" onClick={() => void removePhotos([photo.id])}>
        <span aria-hidden="true">×</span>
        <span className="unseen">{t('photo.remove', { no })}</span>
      </button>
    </li>
  )
}
