import { z } from 'zod'
import type { DataExport, WorldEvent } from './feed.ts'

/** What an entry of the log may be about. */
export const SubjectKind = z.enum([
  'alert',
  'incident',
  'group',
  'device',
  'display',
  'rally',
  'order',
  'contest',
  'operation',
  'person',
  'session',
  'screens',
  'server',
  'retention',
  'trail',
  'neutrality',
  'province',
  'channel',
  'source',
  'indexSet',
])
export type SubjectKind = z.infer<typeof SubjectKind>
export const Subject = z.object({ kind: SubjectKind, id: z.string().max(300) })
export type Subject = z.infer<typeof Subject>

/** What each kind of reading is of. */
const READ: Record<DataExport, SubjectKind> = {
  personExport: 'person',
  deviceExport: 'device',
  deviceTrack: 'device',
  trail: 'trail',
  trailCsv: 'trail',
  neutrality: 'neutrality',
  province: 'province',
  photoOriginal: 'incident',
}

export type About = {
  subject: Subject
  /** the whole new state of the subject, where the entry carries it */
  state: object | null
  /** ids of what else it names */
  names: readonly string[]
}

const it = (
  kind: SubjectKind,
  id: string,
  state: object | null = null,
  names: readonly (string | null)[] = [],
): About => ({
  subject: { kind, id },
  state,
  names: names.flatMap((name) => name ?? []),
})

/** What an event is about. */
export function about(event: WorldEvent): About {
  if ('alert' in event) return it('alert', event.alert.id, event.alert, event.alert.subjects)
  if ('incident' in event) {
    const { id, alertId, rallyId, groupIds, siteIds, mergedInto } = event.incident
    return it('incident', id, event.incident, [alertId, rallyId, mergedInto, ...groupIds, ...siteIds])
  }
  if ('group' in event) return it('group', event.group.id, event.group, [event.group.rallyId])
  if ('device' in event) return it('device', event.device.id, event.device, [event.device.groupId])
  if ('display' in event) return it('display', event.display.id, event.display)
  if ('rally' in event) return it('rally', event.rally.id, event.rally)
  if ('order' in event) return it('order', event.order.id, event.order, [event.order.contestId])
  if ('source' in event) return it('source', event.source.id, event.source)
  if ('indexSet' in event) return it('indexSet', event.indexSet.id, event.indexSet)
  if ('person' in event) return it('person', event.person.id, event.person)
  switch (event.type) {
    case 'PlanRefused':
      return it('rally', event.plan.rallyId)
    case 'PhaseChanged':
      return it('contest', event.phase.contestId, event.phase)
    case 'OperationChanged':
      return it('operation', event.operation.id, event.operation)
    case 'DeviceTokenChanged':
      return it('device', event.deviceId)
    case 'DisplayTokenChanged':
      return it('display', event.displayId)
    case 'SourceTokenChanged':
      return it('source', event.sourceId)
    case 'CredentialChanged':
      return it('person', event.personId)
    case 'SessionOpened': {
      const { id, personId, displayId } = event.session
      return it('session', id, null, [personId, displayId])
    }
    case 'SessionEnded':
      return it('session', event.sessionId)
    case 'SignInFailed':
      return event.personId === null ? it('server', 'server') : it('person', event.personId)
    case 'ScreensChanged':
      return it('screens', 'screens', null, [
        ...new Set(event.opened.map(({ personId, displayId }) => personId ?? displayId)),
      ])
    case 'ServerStarted':
      return it('server', 'server')
    case 'RetentionRun':
      return it('retention', 'retention')
    case 'NotifyRuleChanged':
      return it('channel', event.channel, event.rule)
    case 'NotificationTested':
      return it('channel', event.channel)
    case 'DeliveryRetried':
      return it('channel', event.channel, null, [event.deliveryId])
    case 'PushChanged':
      return it('person', event.personId, null, [event.pushId])
    case 'DataRead':
      return it(READ[event.what], event.subject)
  }
}
