import { routes } from '@jaga-jarak/shared/api.ts'
import { GroupDraft, GroupKind, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { RALLY_STEPS } from '@jaga-jarak/shared/rally-steps.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import type { Picture } from '../../../live/picture.ts'
import { holds } from '../../../live/until-shown.ts'
import { isRouteFault, type RouteFault, readRoute } from '../../../text/route-lines.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { numberIn, oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { CampsField, campsIn } from '../camps-field.tsx'
import { RegionField } from '../region-field.tsx'
import { useUndo } from '../undo/undo-context.ts'
import { RouteField } from './route-field.tsx'

const STATUSES = SupporterGroup.shape.status.options
const isShown = (picture: Picture, reply: SupporterGroup): boolean => holds(picture.groups, reply, true)

/** Registers a group, or changes the one given; closed means no longer watched. */
export function GroupForm({ group, onDone }: { group?: SupporterGroup; onDone: () => void }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const { operation, rallies } = picture
  const { contests } = operation
  const [kind, setKind] = useState(group?.kind ?? 'crowd')
  const [fault, setFault] = useState<RouteFault | null>(null)
  const offer = useUndo()
  /** by the time that it is shown, the group here is the changed one */
  const before = useRef(group)
  /** The group as it was said to be, over the version that has just come to be. */
  const putBack = ({ id, version }: SupporterGroup, was: SupporterGroup): Promise<unknown> =>
    call(routes.changeGroup, {
      params: { groupId: id },
      body: { ...GroupDraft.parse(was), status: was.status, version },
    })
  const register = useChange(routes.registerGroup, {
    isShown,
    onDone: (reply) => {
      onDone()
      offer({
        done: t('desk.undo.registered', { name: reply.name }),
        undo: () => putBack(reply, { ...reply, status: 'closed' }),
      })
    },
  })
  const change = useChange(routes.changeGroup, {
    isShown,
    onDone: (reply) => {
      onDone()
      const was = before.current
      if (was !== undefined)
        offer({ done: t('desk.undo.changed', { name: reply.name }), undo: () => putBack(reply, was) })
    },
  })
  const submit = (read: (name: string) => string): void => {
    const route = readRoute(read('route'))
    setFault(isRouteFault(route) ? route : null)
    if (isRouteFault(route)) return
    const draft = {
      name: read('name'),
      kind,
      camps: campsIn(contests, read),
      headcount: numberIn(read('headcount')),
      radiusM: numberIn(read('radius')),
      lengthM: kind === 'convoy' ? numberIn(read('length')) : null,
      route,
      region: operation.regions.find(({ code }) => code === read('region'))?.code ?? null,
      rallyId: [...rallies.keys()].find((id) => id === read('rally')) ?? null,
    }
    if (group === undefined) register.mutate({ body: draft })
    else {
      const status = oneOf(STATUSES, read('status'))
      before.current = group
      change.mutate({ params: { groupId: group.id }, body: { ...draft, status, version: group.version } })
    }
  }
  return (
    <EntryForm
      title={group?.name ?? t('group.register')}
      error={register.error ?? change.error}
      isPending={register.isPending || change.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <TextInput
        name="name"
        label={t('group.name')}
        defaultValue={group?.name ?? ''}
        required
        maxLength={80}
        autoFocus
      />
      <NativeSelect
        name="kind"
        label={t('group.kind')}
        value={kind}
        onChange={({ currentTarget }) => setKind(oneOf(GroupKind.options, currentTarget.value))}
        data={GroupKind.options.map((value) => ({ value, label: t(`groupKind.${value}`) }))}
      />
      <TextInput
        name="headcount"
        type="number"
        min={1}
        max={5_000_000}
        label={t('group.headcount')}
        defaultValue={group?.headcount ?? ''}
      />
      <TextInput
        name="radius"
        type="number"
        min={0}
        max={20_000}
        label={t('group.radius')}
        defaultValue={group?.radiusM ?? ''}
      />
      {kind === 'convoy' ? (
        <TextInput
          name="length"
          type="number"
          min={0}
          max={50_000}
          label={t('group.length')}
          defaultValue={group?.lengthM ?? ''}
        />
      ) : null}
      <RouteField route={group?.route ?? null} fault={fault} />
      <NativeSelect
        name="rally"
        label={t('group.rally')}
        defaultValue={group?.rallyId ?? ''}
        data={[
          { value: '', label: t('group.noRally') },
          ...[...rallies.values()]
            .filter(({ id, phase }) => id === group?.rallyId || RALLY_STEPS[phase].length > 0)
            .toSorted((a, b) => a.from - b.from || (a.id < b.id ? -1 : 1))
            .map(({ id, venue, from }) => ({ value: id, label: `${venue.name}, ${format.moment(from)}` })),
        ]}
      />
      <RegionField label={t('group.region')} everywhere={t('group.wholeProvince')} region={group?.region ?? null} />
      {group === undefined ? null : (
        <NativeSelect
          name="status"
          label={t('group.status')}
          defaultValue={group.status}
          data={STATUSES.map((value) => ({ value, label: t(`groupStatus.${value}`) }))}
        />
      )}
      <CampsField camps={group?.camps ?? []} />
    </EntryForm>
  )
}
