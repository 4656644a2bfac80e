import './photos.css'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { PHOTOS_MOST, PhotoId } from '@jaga-jarak/shared/photo.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Button, FileButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { makeUuid } from '../../live/make-incident-id.ts'
import { sendPhotoPiece } from '../../live/send-photo-piece.ts'
import { useDesk } from '../desk-context.ts'
import { incidentKey } from '../incident-key.ts'
import { Problem } from '../problem.tsx'
import { scalePhoto } from '../scale-photo.ts'

/** A line that is cut is tried again so often, from where the server says that it was. */
const TRIES = 3

/** Sends photos to an incident that is there already. */
export function AddPhotos({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const queries = useQueryClient()
  const [unreadable, setUnreadable] = useState<string | null>(null)
  // Where the operation keeps what came, it comes as it is.
  const isAsItIs = picture.operation.photos.keepOriginals
  const send = async (file: File): Promise<void> => {
    const drawn = await scalePhoto(file).catch(() => null)
    if (drawn === null) return setUnreadable(file.name)
    const bytes = isAsItIs ? file : drawn
    const photoId = PhotoId.parse(makeUuid(crypto.getRandomValues(new Uint8Array(16))))
    const takenAt = picture.operation.exercise === null ? epochMs(Math.min(Date.now(), file.lastModified)) : null
    let [has, isStored, failures] = [0, false, 0]
    while (!isStored) {
      try {
        const told = await sendPhotoPiece({ incidentId: incident.id, photoId, takenAt }, bytes, has)
        ;[has, isStored] = [told.has, told.photo !== null]
      } catch (error) {
        failures += 1
        if (failures >= TRIES) throw error
      }
    }
  }
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setUnreadable(null)
      for (const file of files) await send(file)
    },
    retry: false,
    // What came before a failure is there too.
    onSettled: () => queries.invalidateQueries({ queryKey: incidentKey(incident.id) }),
  })
  if (incident.photos.length >= PHOTOS_MOST) return <p>{t('photo.most', { count: PHOTOS_MOST })}</p>
  return (
    <>
      <FileButton multiple accept="image/*" onChange={(files) => sending.mutate(files)}>
        {(props) => (
          <Button {...props} variant="default" size="compact-sm" loading={sending.isPending}>
            {t('photo.add')}
          </Button>
        )}
      </FileButton>
      {unreadable === null ? null : <p role="alert">{t('photo.unreadable', { name: unreadable })}</p>}
      <Problem error={sending.error} />
    </>
  )
}
