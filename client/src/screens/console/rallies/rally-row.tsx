import { routes } from '@jaga-jarak/shared/api.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { RALLY_STEPS } from '@jaga-jarak/shared/rally-steps.ts'
import { Button, NativeSelect } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { holds } from '../../../live/until-shown.ts'
import { placeText } from '../../../text/place-text.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { CampChips } from '../camp-chips.tsx'
import { useUndo } from '../undo/undo-context.ts'
import { useInSight } from '../use-in-sight.ts'

export type RallyRowProps = { rally: Rally; isChosen: boolean; onChange: () => void }

export function RallyRow({ rally, isChosen, onChange }: RallyRowProps) {
  const { t } = useTranslation()
  const { format, may } = useDesk()
  const where = [rally.place?.regency.code ?? null]
  const row = useInSight<HTMLTableRowElement>(isChosen)
  const isOver = RALLY_STEPS[rally.phase].length === 0
  return (
    <tr
      ref={row}
      data-rally-id={rally.id}
      data-phase={rally.phase}
      data-status={isOver ? 'closed' : 'open'}
      aria-current={isChosen}
    >
      <td>
        <CampChips camps={rally.camps} />
      </td>
      <th scope="row">
        {rally.venue.name}
        <small>
          {t(`rallyKind.${rally.kind}`)} · {placeText(rally.place) ?? t('wall.outside')}
        </small>
        <small>{rally.notice === null ? t('rally.noNotice') : `STTP ${rally.notice}`}</small>
      </th>
      <td>
        {format.moment(rally.from)} – {format.time(rally.until)}
      </td>
      <td className="figure">{format.count(rally.headcount)}</td>
      <td>{may('moveRally', where) && !isOver ? <PhaseField rally={rally} /> : t(`rallyPhase.${rally.phase}`)}</td>
      {may('changeRally') ? (
        <td className="acts">
          {isOver || !may('changeRally', where) ? null : (
            <Button variant="default" size="compact-sm" onClick={onChange}>
              {t('console.change')}
              <span className="unseen"> {rally.venue.name}</span>
            </Button>
          )}
        </td>
      ) : null}
    </tr>
  )
}

/** The state of a rally; choosing one of those it may go to moves it there, once the server has agreed. */
function PhaseField({ rally }: { rally: Rally }) {
  const { t } = useTranslation()
  const offer = useUndo()
  /** by the time that it is shown, the rally here is the one that was moved */
  const from = useRef(rally.phase)
  const move = useChange(routes.moveRally, {
    isShown: (picture, reply) => holds(picture.rallies, reply, true),
    onDone: ({ id, version, phase, venue }) => {
      const before = from.current
      // Forwards a rally may skip, backwards it goes one step; what has ended stays so.
      if (!RALLY_STEPS[phase].includes(before)) return
      offer({
        done: t('desk.undo.moved', { venue: venue.name, phase: t(`rallyPhase.${phase}`) }),
        undo: () => call(routes.moveRally, { params: { rallyId: id }, body: { phase: before, version } }),
      })
    },
  })
  return (
    <>
      <NativeSelect
        aria-label={`${t('rally.phase')}: ${rally.venue.name}`}
        size="sm"
        value={rally.phase}
        disabled={move.isPending}
        aria-busy={move.isPending}
        onChange={({ currentTarget }) => {
          const phase = RALLY_STEPS[rally.phase].find((it) => it === currentTarget.value)
          if (phase === undefined) return
          from.current = rally.phase
          move.mutate({ params: { rallyId: rally.id }, body: { phase, version: rally.version } })
        }}
        data={[
          { value: rally.phase, label: t(`rallyPhase.${rally.phase}`) },
          ...RALLY_STEPS[rally.phase].map((phase) => ({
            value: phase,
            label: t('rally.moveTo', { phase: t(`rallyPhase.${phase}`) }),
          })),
        ]}
      />
      <Problem error={move.error} />
    </>
  )
}
