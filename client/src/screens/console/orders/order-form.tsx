import { routes } from '@jaga-jarak/shared/api.ts'
import { areInOrder } from '@jaga-jarak/shared/operation.ts'
import type { Order, OrderDraft } from '@jaga-jarak/shared/order.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { NativeSelect, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import type { Picture } from '../../../live/picture.ts'
import { holds } from '../../../live/until-shown.ts'
import { readLocalMinute, writeLocalMinute } from '../../../text/local-minute.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { EntryForm } from '../../../ui/entry-form.tsx'
import { oneOf } from '../../../ui/fields.ts'
import { useChange } from '../../../ui/use-change.ts'
import { RegionField } from '../region-field.tsx'
import { useUndo } from '../undo/undo-context.ts'

const isShown = (picture: Picture, reply: Order): boolean => holds(picture.orders, reply, true)
const KINDS = ['limits', 'phase'] as const
/** What most orders are for: the rest of a shift. */
const USUAL_MS = 4 * 3_600_000
type Wrong = 'end' | 'limits'

/** A commander orders other limits for a while (PX11), or a phase early or late (PH6). */
export function OrderForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const { picture, now } = useDesk()
  const { contests, regions, limits, zone } = picture.operation
  const [kind, setKind] = useState<(typeof KINDS)[number]>('limits')
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const offer = useUndo()
  const give = useChange(routes.giveOrder, {
    isShown,
    onDone: ({ id, version }) => {
      onDone()
      offer({
        done: t('desk.undo.ordered'),
        undo: () => call(routes.endOrder, { params: { orderId: id }, body: { version } }),
      })
    },
  })

  const draftIn = (read: (name: string) => string): OrderDraft | Wrong => {
    const until = readLocalMinute(read('until'), zone.id)
    if (until === null || until <= now) return 'end'
    const ends = { until: epochMs(until), reason: read('reason') }
    const contest = contests.find(({ id }) => id === read('contest'))
    if (kind === 'phase') {
      const [first] = contests
      const chosen = contest ?? first
      if (chosen === undefined) return 'end'
      return { kind, contestId: chosen.id, phase: oneOf(Phase.options, read('phase')), ...ends }
    }
    const ordered = {
      watchM: Number(read('watch')) * 1_000,
      warningM: Number(read('warning')) * 1_000,
      dangerM: Number(read('danger')) * 1_000,
    }
    if (!areInOrder(ordered)) return 'limits'
    const region = regions.find(({ code }) => code === read('region'))?.code ?? null
    return { kind, limits: ordered, region, contestId: contest?.id ?? null, ...ends }
  }
  const submit = (read: (name: string) => string): void => {
    const draft = draftIn(read)
    setWrong(typeof draft === 'string' ? draft : null)
    if (typeof draft !== 'string') give.mutate({ body: draft })
  }
  const contestNames = contests.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <EntryForm
      title={t('order.give')}
      error={give.error}
      isPending={give.isPending}
      onSubmit={submit}
      onCancel={onDone}
      submit={t('order.give')}
    >
      <NativeSelect
        name="kind"
        label={t('order.kind')}
        value={kind}
        onChange={(event) => setKind(oneOf(KINDS, event.currentTarget.value))}
        data={KINDS.map((value) => ({ value, label: t(`order.${value}`) }))}
        autoFocus
      />
      {kind === 'limits' ? (
        <>
          {(['danger', 'warning', 'watch'] as const).map((band) => (
            <TextInput
              key={band}
              name={band}
              type="number"
              min={0.05}
              max={100}
              step={0.05}
              label={t('order.limit', { band: t(`band.${band}`) })}
              defaultValue={limits[`${band}M`] / 1_000}
              required
              error={wrong === 'limits' && band === 'danger' ? t('order.limitsWrong') : null}
            />
          ))}
          <RegionField label={t('order.region')} everywhere={t('order.everywhere')} />
          <NativeSelect
            name="contest"
            label={t('order.contest')}
            data={[{ value: '', label: t('order.everyContest') }, ...contestNames]}
          />
        </>
      ) : (
        <>
          <NativeSelect name="contest" label={t('order.contest')} data={contestNames} />
          <NativeSelect
            name="phase"
            label={t('order.toPhase')}
            data={Phase.options.map((value) => ({ value, label: t(`phase.${value}`) }))}
          />
        </>
      )}
      <TextInput
        name="until"
        type="datetime-local"
        label={t('order.until', { zone: zone.label })}
        defaultValue={writeLocalMinute(now + USUAL_MS, zone.id)}
        required
        error={wrong === 'end' ? t('order.endWrong') : null}
      />
      <Textarea name="reason" label={t('order.reason')} required maxLength={500} autosize minRows={2} />
      <p className="hint">{t('order.hint')}</p>
    </EntryForm>
  )
}
