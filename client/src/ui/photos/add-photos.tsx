import './photos.css'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { PHOTOS_MOST, PhotoId } from '@jaga-jarak/shared/photo.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Button, FileButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiRefusal } from '../../live/api.ts'
import { makeUuid } from '../../live/make-incident-id.ts'
import { sendPhotoPiece } from '../../live/send-photo-piece.ts'
import { useDesk } from '../desk-context.ts'
import { incidentKey } from '../incident-key.ts'
import { Problem } from '../problem.tsx'
import { scalePhoto } from '../scale-photo.ts'
import { type WhyScaled, whyScaled } from './why-scaled.ts'

/** A line that is cut is tried again so often, from where the server says that it was. */
const TRIES = 3

/** A browser can draw what the server does not: too many pixels, a rare kind of colour. */
const isUnreadable = (error: unknown): boolean => error instanceof ApiRefusal && error.code === 'unreadablePhoto'

/** Sends photos to an incident that is there already. */
export function AddPhotos({ incident }: { incident: Incident }) {
  const { t } = useTranslation()
  const { picture } = useDesk()
  const queries = useQueryClient()
  const [unreadable, setUnreadable] = useState<string | null>(null)
  const [scaled, setScaled] = useState<readonly { no: number; name: string; why: WhyScaled }[]>([])
  const { exercise, photos: rules } = picture.operation
  const sendBytes = async (bytes: Blob, takenAt: EpochMs | null): Promise<void> => {
    const photoId = PhotoId.parse(makeUuid(crypto.getRandomValues(new Uint8Array(16))))
    let [has, isStored, failures] = [0, false, 0]
    while (!isStored) {
      try {
        const told = await sendPhotoPiece({ incidentId: incident.id, photoId, takenAt }, bytes, has)
        ;[has, isStored] = [told.has, told.photo !== null]
      } catch (error) {
        failures += 1
        if (failures >= TRIES || isUnreadable(error)) throw error
      }
    }
  }
  const send = async (file: File): Promise<void> => {
    const drawn = await scalePhoto(file).catch(() => null)
    if (drawn === null) return setUnreadable(file.name)
    const takenAt = exercise === null ? epochMs(Math.min(Date.now(), file.lastModified)) : null
    if (!rules.keepOriginals) return sendBytes(drawn, takenAt)
    // Where the operation keeps what came, it comes as it is, when the server can take it so.
    let why = await whyScaled(file)
    if (why === null) {
      try {
        return await sendBytes(file, takenAt)
      } catch (error) {
        if (!isUnreadable(error)) throw error
        why = 'unreadable'
      }
    }
    await sendBytes(drawn, takenAt)
    const told = { name: file.name, why }
    setScaled((before) => [...before, { no: before.length, ...told }])
  }
  const sending = useMutation({
    mutationFn: async (files: readonly File[]) => {
      setUnreadable(null)
      setScaled([])
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
      {scaled.map(({ no, name, why }) => (
        <p key={no} role="status" data-scaled={why}>
          {t(`photo.scaled.${why}`, { name })}
        </p>
      ))}
      <Problem error={sending.error} />
    </>
  )
}
