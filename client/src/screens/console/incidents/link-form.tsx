import { routes } from '@jaga-jarak/shared/api.ts'
import { type Incident, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import { GROUPS_MOST, linksOf, SITES_MOST } from '@jaga-jarak/shared/incident-links.ts'
import { MultiSelect, NativeSelect, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { whereText } from '../../../text/where-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { incidentKey } from '../../../ui/incident-key.ts'
import { useChange } from '../../../ui/use-change.ts'
import { useUndo } from '../undo/undo-context.ts'

/** What an incident has to do with, told whole: an association, never that somebody did it. */
export function LinkForm({ incident, onDone }: { incident: Incident; onDone: () => void }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const [groups, setGroups] = useState<string[]>(incident.groupIds)
  const [sites, setSites] = useState<string[]>(incident.siteIds)
  // The version is that of what was on the screen when it was opened (IN3).
  const [version] = useState(incident.version)
  const [before] = useState(() => linksOf(incident))
  const offer = useUndo()
  const queries = useQueryClient()
  const link = useChange(routes.actOnIncident, {
    isShown: (shown, reply) => holds(shown.incidents, reply, isOpenIncident(reply)),
    refreshes: incidentKey(incident.id),
    onDone: (reply) => {
      onDone()
      const body = { act: 'link' as const, version: reply.version, ...before, comment: t('desk.undo.reason') }
      offer({
        done: t('desk.undo.linked'),
        undo: async () => {
          await call(routes.actOnIncident, { params: { incidentId: reply.id }, body })
          await queries.invalidateQueries({ queryKey: incidentKey(reply.id) })
        },
      })
    },
  })
  const alerts = [...picture.alerts.values()]
  const rallies = [...picture.rallies.values()]
  const submit = (read: (name: string) => string): void =>
    link.mutate({
      params: { incidentId: incident.id },
      body: {
        ...{ act: 'link', version, comment: read('comment') },
        alertId: [incident.alertId, ...alerts.map(({ id }) => id)].find((id) => id === read('alert')) ?? null,
        rallyId: [incident.rallyId, ...rallies.map(({ id }) => id)].find((id) => id === read('rally')) ?? null,
        groupIds: [...picture.groups.keys()].filter((id) => groups.includes(id)),
        siteIds: picture.operation.sites.map(({ id }) => id).filter((id) => sites.includes(id)),
      },
    })
  const none = { value: '', label: t('incident.linkNone') }
  const kept = (id: string | null, known: readonly { id: string }[]) =>
    id === null || known.some((it) => it.id === id) ? [] : [{ value: id, label: t('incident.linkGone') }]
  return (
    <EntryForm
      title={t('incident.link')}
      error={link.error}
      isPending={link.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <p className="hint">{t('incident.linkWhat')}</p>
      <NativeSelect
        name="alert"
        label={t('incident.linkAlert')}
        defaultValue={incident.alertId ?? ''}
        autoFocus
        data={[
          none,
          ...kept(incident.alertId, alerts),
          ...alerts.map(({ id, evidence, raisedAt }) => ({
            value: id,
            label: [t(`alertKind.${evidence.kind}`), whereText(t, evidence), format.clock(raisedAt)].join(' · '),
          })),
        ]}
      />
      <NativeSelect
        name="rally"
        label={t('alert.rally')}
        defaultValue={incident.rallyId ?? ''}
        data={[
          none,
          ...kept(incident.rallyId, rallies),
          ...rallies.map(({ id, venue }) => ({ value: id, label: venue.name })),
        ]}
      />
      <MultiSelect
        label={t('alert.group')}
        value={groups}
        onChange={setGroups}
        maxValues={GROUPS_MOST}
        searchable
        data={[...picture.groups.values()].map(({ id, name }) => ({ value: id, label: name }))}
      />
      <MultiSelect
        label={t('alert.site')}
        value={sites}
        onChange={setSites}
        maxValues={SITES_MOST}
        searchable
        data={picture.operation.sites.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextInput name="comment" label={t('incident.comment')} maxLength={500} />
    </EntryForm>
  )
}
