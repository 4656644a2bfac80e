import { routes } from '@jaga-jarak/shared/api.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Rally, RallyDraft, RallyKind } from '@jaga-jarak/shared/rally.ts'
import { NativeSelect, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import type { Picture } from '../../../live/picture.ts'
import { holds } from '../../../live/until-shown.ts'
import { COORDINATES, readCoordinates, writeCoordinates } from '../../../text/coordinates.ts'
import { readLocalMinute, writeLocalMinute } from '../../../text/local-minute.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { CampsField, campsIn } from '../camps-field.tsx'
import { useUndo } from '../undo/undo-context.ts'

const isShown = (picture: Picture, reply: Rally): boolean => holds(picture.rallies, reply, true)
/** Ground of a venue about which nothing more is known, as the schema has it. */
const DEFAULT_RADIUS_M = 300
type Wrong = 'campNeeded' | 'endsTooEarly' | 'coordinates'

/** Plans a rally, or changes what is planned of the one given. */
export function RallyForm({ rally, onDone }: { rally?: Rally; onDone: () => void }) {
  const { t } = useTranslation()
  const { contests, zone } = useDesk().picture.operation
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const offer = useUndo()
  /** by the time that it is shown, the rally here is the changed one */
  const before = useRef(rally)
  const plan = useChange(routes.planRally, {
    isShown,
    onDone: ({ id, version, venue }) => {
      onDone()
      offer({
        done: t('desk.undo.planned', { venue: venue.name }),
        undo: () => call(routes.moveRally, { params: { rallyId: id }, body: { phase: 'cancelled', version } }),
      })
    },
  })
  const change = useChange(routes.changeRally, {
    isShown,
    onDone: ({ id, version, venue }) => {
      onDone()
      const was = before.current
      if (was === undefined) return
      offer({
        done: t('desk.undo.changed', { name: venue.name }),
        undo: () => call(routes.changeRally, { params: { rallyId: id }, body: { ...RallyDraft.parse(was), version } }),
      })
    },
  })

  const draftIn = (read: (name: string) => string): RallyDraft | Wrong => {
    const camps = campsIn(contests, read)
    const position = readCoordinates(read('position'))
    const from = readLocalMinute(read('from'), zone.id)
    const until = readLocalMinute(read('until'), zone.id)
    if (camps.length === 0) return 'campNeeded'
    if (position === null) return 'coordinates'
    if (from === null || until === null || until <= from) return 'endsTooEarly'
    return {
      kind: oneOf(RallyKind.options, read('kind')),
      camps,
      venue: { name: read('venue'), position, radiusM: Number(read('radius')) },
      from: epochMs(from),
      until: epochMs(until),
      headcount: Number(read('headcount')),
      notice: read('notice').trim() === '' ? null : read('notice'),
    }
  }
  const submit = (read: (name: string) => string): void => {
    const draft = draftIn(read)
    setWrong(typeof draft === 'string' ? draft : null)
    if (typeof draft === 'string') return
    if (rally === undefined) plan.mutate({ body: draft })
    else {
      before.current = rally
      change.mutate({ params: { rallyId: rally.id }, body: { ...draft, version: rally.version } })
    }
  }
  const local = (at: number | undefined): string => (at === undefined ? '' : writeLocalMinute(at, zone.id))
  return (
    <EntryForm
      title={rally?.venue.name ?? t('rally.plan')}
      error={plan.error ?? change.error}
      isPending={plan.isPending || change.isPending}
      onSubmit={submit}
      onCancel={onDone}
    >
      <NativeSelect
        name="kind"
        label={t('rally.kind')}
        defaultValue={rally?.kind ?? 'openRally'}
        data={RallyKind.options.map((value) => ({ value, label: t(`rallyKind.${value}`) }))}
      />
      <TextInput
        name="venue"
        label={t('rally.venue')}
        defaultValue={rally?.venue.name ?? ''}
        required
        maxLength={120}
        autoFocus
      />
      <TextInput
        name="position"
        label={t('console.coordinates')}
        description={t('console.coordinatesHint')}
        defaultValue={rally === undefined ? '' : writeCoordinates(rally.venue.position)}
        required
        pattern={COORDINATES}
        error={wrong === 'coordinates' ? t('console.coordinatesHint') : null}
      />
      <TextInput
        name="radius"
        type="number"
        min={0}
        max={5_000}
        label={t('rally.radius')}
        defaultValue={rally?.venue.radiusM ?? DEFAULT_RADIUS_M}
        required
      />
      <TextInput
        name="from"
        type="datetime-local"
        label={t('rally.from', { zone: zone.label })}
        defaultValue={local(rally?.from)}
        required
      />
      <TextInput
        name="until"
        type="datetime-local"
        label={t('rally.until', { zone: zone.label })}
        defaultValue={local(rally?.until)}
        required
        error={wrong === 'endsTooEarly' ? t('rally.endsTooEarly') : null}
      />
      <TextInput
        name="headcount"
        type="number"
        min={0}
        max={5_000_000}
        label={t('rally.headcount')}
        defaultValue={rally?.headcount ?? ''}
        required
      />
      <TextInput
        name="notice"
        label={t('rally.notice')}
        description={t('rally.noticeHint')}
        defaultValue={rally?.notice ?? ''}
        maxLength={80}
      />
      <CampsField camps={rally?.camps ?? []} />
      {wrong === 'campNeeded' ? (
        <p className="problem" role="alert">
          {t('rally.campNeeded')}
        </p>
      ) : null}
    </EntryForm>
  )
}
