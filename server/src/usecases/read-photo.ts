import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkReach } from '../domain/reach.ts'
import type { PhotoFile } from '../ports.ts'
import type { World } from './change-world.ts'
import { noteRead } from './note-read.ts'

type Which = { incidentId: IncidentId; photoId: PhotoId }

/** The bytes of a photo, for whoever reads the incident it belongs to; of an original the log tells that it was read. */
export const readPhoto =
  (world: Pick<World, 'store' | 'clock'>, file: PhotoFile) =>
  async (by: Viewer, { incidentId, photoId }: Which): Promise<Uint8Array | Refused> => {
    const { read } = world.store
    const incident = await read.incident(incidentId)
    if (!incident) return refuse('notFound')
    const outside = checkReach(by, regionsOfIncident(incident))
    if (outside) return outside
    if (!incident.photos.some(({ id }) => id === photoId)) return refuse('notFound')
    const bytes = await read.photoBytes(photoId, file)
    if (bytes === undefined) return refuse('notFound')
    if (file === 'original') await noteRead(world)(by, 'photoOriginal', incidentId)
    return bytes
  }
