import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { OpenSubject } from '@jaga-jarak/shared/opened.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { checkAlertReach, checkReach } from '../domain/reach.ts'
import type { About, OpenedThings } from '../live/opened.ts'
import type { World } from './change-world.ts'
import type { Caller } from './who-is.ts'

/** Tells the others what a screen has open: nothing that its holder may not act on, and only for screens of their own. */
export const openSubject = ({ store: { read }, clock }: Pick<World, 'store' | 'clock'>, opened: OpenedThings) => {
  const aboutOf = async ({ viewer }: Caller, subject: OpenSubject): Promise<About | Refused> => {
    if (subject.kind === 'alert') {
      const alert = await read.alert(subject.id)
      return alert ? (checkAlertReach(viewer, alert) ?? { type: 'AlertTurned', alert }) : refuse('notFound')
    }
    const incident = await read.incident(subject.id)
    if (!incident) return refuse('notFound')
    return checkReach(viewer, regionsOfIncident(incident)) ?? { type: 'IncidentMoved', incident }
  }
  return async (by: Caller, id: ScreenId, subject: OpenSubject | null): Promise<undefined | Refused> => {
    const about = subject === null ? null : await aboutOf(by, subject)
    if (about !== null && 'refused' in about) return about
    return opened.open(id, by.session.id, about, clock.now()) ? undefined : refuse('notFound')
  }
}
