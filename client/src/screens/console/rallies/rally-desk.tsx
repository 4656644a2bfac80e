import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { DeskLayout } from '../../../ui/desk-layout.tsx'
import { useChosen } from '../../../ui/use-chosen.ts'
import { RallyForm } from './rally-form.tsx'
import { RallyRow } from './rally-row.tsx'

const isOver = ({ phase }: Rally): boolean => phase === 'ended' || phase === 'cancelled'

/** What goes on first, then what comes, then what is over. */
const rallyOrder = (a: Rally, b: Rally): number =>
  Number(isLiveRally(b.phase)) - Number(isLiveRally(a.phase)) ||
  Number(isOver(a)) - Number(isOver(b)) ||
  a.from - b.from ||
  (a.id < b.id ? -1 : 1)

/** The rallies of the operation: planned, changed and moved from state to state. */
export function RallyDesk() {
  const { t } = useTranslation()
  const { picture, may } = useDesk()
  const [open, setOpen] = useChosen<RallyId | 'new'>()
  const rallies = [...picture.rallies.values()].toSorted(rallyOrder)
  const close = (): void => setOpen(null)
  const chosen = open === null || open === 'new' ? undefined : picture.rallies.get(open)
  return (
    <DeskLayout
      title={t('console.rallies')}
      act={may('planRally') ? <Button onClick={() => setOpen('new')}>{t('rally.plan')}</Button> : null}
      aside={
        open === null || !may(open === 'new' ? 'planRally' : 'changeRally') ? null : (
          <RallyForm key={open} {...(chosen && { rally: chosen })} onDone={close} />
        )
      }
    >
      {rallies.length === 0 ? (
        <p className="empty">{t('rally.none')}</p>
      ) : (
        <table className="list">
          <thead>
            <tr>
              <th scope="col">{t('console.camps')}</th>
              <th scope="col">{t('rally.venue')}</th>
              <th scope="col">{t('rally.when')}</th>
              <th scope="col" className="figure">
                {t('group.people')}
              </th>
              <th scope="col">{t('rally.phase')}</th>
              {may('planRally') ? <td /> : null}
            </tr>
          </thead>
          <tbody>
            {rallies.map((rally) => (
              <RallyRow key={rally.id} rally={rally} isChosen={rally.id === open} onChange={() => setOpen(rally.id)} />
            ))}
          </tbody>
        </table>
      )}
    </DeskLayout>
  )
}
