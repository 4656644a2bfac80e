import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { OwnReport } from '@jaga-jarak/shared/own-report.ts'
import { PhotoId } from '@jaga-jarak/shared/photo.ts'
import { epochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import type { OutgoingPhoto, OutgoingReport } from './entry.ts'

/** A report with a number, kept at that many seconds. */
export const aReport = (no: number, over: Partial<OutgoingReport> = {}): OutgoingReport => ({
  draft: IncidentDraft.parse({
    id: `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`,
    category: 'clash',
    severity: 'severe',
    position: { lon: 117.5, lat: 0.5 },
    happenedAt: no * 1_000,
  }),
  by: 'usr-1',
  keptAt: epochMs(no * 1_000),
  isSos: false,
  tries: 0,
  refused: null,
  ...over,
})

export const toldOf = (draft: IncidentDraft): OwnReport =>
  OwnReport.parse({ ...draft, reportedAt: 9_000_000, status: 'reported' })

/** A photo of ten bytes with a number, of the report with that number; null: of the one that is being written. */
export const aPhoto = (no: number, report: number | null, over: Partial<OutgoingPhoto> = {}): OutgoingPhoto => ({
  id: PhotoId.parse(`00000000-0000-4000-9000-${String(no).padStart(12, '0')}`),
  reportId: report === null ? null : IncidentId.parse(`00000000-0000-4000-8000-${String(report).padStart(12, '0')}`),
  by: 'usr-1',
  keptAt: epochMs(no * 1_000),
  takenAt: null,
  bytes: new Blob([new Uint8Array(10)]),
  sent: 0,
  refused: null,
  ...over,
})
