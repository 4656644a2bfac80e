import './wall-watch.css'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { Wall } from '@jaga-jarak/shared/wall.ts'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { useReachText } from '../../../ui/use-reach-text.ts'
import { troubleOf } from './trouble-of.ts'

const REFRESH_MS = 10_000

/** Whether the walls are there: a quiet word in the head of the desk, clear once one is silent, and a list behind it. */
export function WallWatch() {
  const { t } = useTranslation()
  const dialog = useRef<HTMLDialogElement>(null)
  const { data, isError } = useQuery({
    queryKey: ['walls'],
    queryFn: () => call(routes.listWalls, {}),
    refetchInterval: REFRESH_MS,
    // Also while the operator looks at another tab: it is said aloud there.
    refetchIntervalInBackground: true,
  })
  const walls = data?.walls ?? []
  const { silent, faulty } = troubleOf(walls)
  const isTroubled = silent.length + faulty.length > 0
  const says = isError
    ? t('desk.walls.unknown')
    : silent.length > 0
      ? t('desk.walls.silentCount', { count: silent.length, of: walls.length })
      : faulty.length > 0
        ? t('desk.walls.faultyCount', { count: faulty.length, of: walls.length })
        : t('desk.walls.count', { count: walls.filter(({ state }) => state === 'live').length, of: walls.length })
  const spoken = [
    ...silent.map(({ name }) => t('desk.walls.fellSilent', { name })),
    ...faulty.map(({ name, faults }) => `${name}: ${faults.map((it) => t(`desk.walls.fault.${it}`)).join(', ')}`),
  ]
  return (
    <>
      <span className="unseen" role="status">
        {spoken.join('. ')}
      </span>
      {walls.length === 0 ? null : (
        <Button
          className="wall-watch"
          variant={isTroubled ? 'default' : 'subtle'}
          size="compact-sm"
          aria-haspopup="dialog"
          data-trouble={isTroubled}
          leftSection={<DisplayMark isSilent={isTroubled} />}
          onClick={() => dialog.current?.showModal()}
        >
          {says}
        </Button>
      )}
      <dialog className="key-map wall-list" ref={dialog} aria-labelledby="wall-list-title">
        <h2 id="wall-list-title">{t('desk.walls.title')}</h2>
        <ul>
          {walls.map((wall) => (
            <WallEntry key={wall.id} wall={wall} />
          ))}
        </ul>
        {isTroubled ? <p className="hint">{t('desk.walls.whatToDo')}</p> : null}
        <Button onClick={() => dialog.current?.close()}>{t('console.keys.close')}</Button>
      </dialog>
    </>
  )
}

function WallEntry({ wall: { id, name, reach, state, unheardMs, faults } }: { wall: Wall }) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const reachText = useReachText()
  const age = unheardMs === null ? '' : format.age(unheardMs)
  const isTroubled = state === 'silent' || faults.length > 0
  return (
    <li data-wall-id={id} data-state={state} data-faults={faults.join(' ')} data-trouble={isTroubled}>
      <span className="name">{name}</span>
      <span className="shows">{reachText(reach)}</span>
      <span className="state">
        <DisplayMark isSilent={state !== 'live'} />
        {state === 'live' && faults.length === 0 ? t('desk.walls.live') : null}
        {state === 'silent' ? t('desk.walls.silentSince', { age }) : null}
        {state === 'awaited' || state === 'notOpen' ? t(`desk.walls.${state}`) : null}
        {faults.map((fault) => t(`desk.walls.fault.${fault}`)).join('. ')}
      </span>
    </li>
  )
}

/** A display on its foot; struck through when nothing is heard of it. */
function DisplayMark({ isSilent }: { isSilent: boolean }) {
  return (
    <svg viewBox="0 0 24 24" width="1.1em" height="1.1em" fill="none" stroke="currentColor" strokeWidth="2" aria-hidden>
      <path d="M3 5h18v11H3zM8 20h8M12 16v4" />
      {isSilent ? <path d="M2 21 22 2" strokeWidth="2.6" /> : null}
    </svg>
  )
}
