import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { EpochMs, IncidentId, SourceId } from '@jaga-jarak/shared/primitives.ts'
import type { Source } from '@jaga-jarak/shared/source.ts'

/** Which incident came of what a source sent: `hash` of that, so that the same key with other words is found out. */
export type SourceReport = { incidentId: IncidentId; sourceId: SourceId; hash: string; at: EpochMs }
export type SourceTally = { sourceId: SourceId; reports: number; lastAt: EpochMs }

export type SourceReader = {
  sources(): Promise<Source[]>
  source(id: SourceId): Promise<Source | undefined>
  sourceByToken(tokenHash: string): Promise<Source | undefined>
  sourceReport(id: IncidentId): Promise<SourceReport | undefined>
  /** what became of its reports, the newest first */
  incidentsOfSource(id: SourceId, limit: number): Promise<Incident[]>
  /** of each source that has sent anything */
  sourceTallies(): Promise<SourceTally[]>
}

export type SourceWriter = {
  /** a new source needs a token */
  saveSource(source: Source, tokenHash?: string): Promise<void>
  /** new; a report does not change */
  addSourceReport(report: SourceReport): Promise<void>
}
