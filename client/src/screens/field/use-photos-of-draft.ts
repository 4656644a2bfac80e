import type { OutgoingPhoto } from '../../live/outgoing/entry.ts'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { useDraft } from './draft.ts'
import { useOfficer } from './field-context.ts'

/** Photos of the report that is being written, those of the one it takes the place of among them. */
export function usePhotosOfDraft(): OutgoingPhoto[] {
  const { viewer } = useOfficer()
  const { photos } = useFieldLine()
  const { instead } = useDraft()
  const isOfDraft = ({ by, reportId }: OutgoingPhoto): boolean =>
    by === viewer.id && (reportId === null || reportId === instead)
  return photos.filter(isOfDraft).toSorted((a, b) => a.keptAt - b.keptAt)
}
