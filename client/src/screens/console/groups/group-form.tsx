import { routes } from '@jaga-jarak/shared/api.ts'
import { GroupKind, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Picture } from '../../../live/picture.ts'
import { holds } from '../../../live/until-shown.ts'
import { numberIn, oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { CampsField, campsIn } from '../camps-field.tsx'
import { useDesk } from '../console-context.ts'
import { EntryForm } from '../entry-form.tsx'

const STATUSES = SupporterGroup.shape.status.options
const isShown = (picture: Picture, reply: SupporterGroup): boolean => holds(picture.groups, reply, true)

/** Registers a group, or changes the one given; closed means no longer watched. */
export function GroupForm({ group, onDone }: { group?: SupporterGroup; onDone: () => void }) {
  const { t } = useTranslation()
  const { contests } = useDesk().picture.operation
  const register = useChange(routes.registerGroup, { isShown, onDone })
  const change = useChange(routes.changeGroup, { isShown, onDone })
  const submit = (read: (name: string) => string): void => {
    const draft = {
      name: read('name'),
      kind: oneOf(GroupKind.options, read('kind')),
      camps: campsIn(contests, read),
      headcount: numberIn(read('headcount')),
      radiusM: numberIn(read('radius')),
    }
    if (group === undefined) register.mutate({ body: draft })
    else {
      const status = oneOf(STATUSES, read('status'))
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
        defaultValue={group?.kind ?? 'crowd'}
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
