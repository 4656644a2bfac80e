import type { Subject } from '@jaga-jarak/shared/about.ts'
import { type AlertId, alertId } from '@jaga-jarak/shared/primitives.ts'
import type { FieldChange, TrailRow } from '@jaga-jarak/shared/trail.ts'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../text/format.ts'
import { fieldWords, isSaid, valueWords } from './field-words.ts'

/** So many changed fields are shown at once; the rest is opened. */
const SHOWN = 6

export type TrailTableProps = {
  rows: readonly TrailRow[]
  format: Format
  onSubject: (subject: Subject) => void
  /** opens the story of an alert */
  onStory: (id: AlertId) => void
}

/** Alerts and incidents are called by their kind, the rest by its name. */
function titleWords(t: TFunction, kind: Subject['kind'], title: string): string {
  if (kind !== 'alert' && kind !== 'incident') return title
  const words: Record<string, string> = t(kind === 'alert' ? 'alertKind' : 'category', { returnObjects: true })
  return words[title] ?? title
}

/** Who, when, what, and what changed by it. */
export function TrailTable({ rows, ...rest }: TrailTableProps) {
  const { t } = useTranslation()
  return (
    <table className="trail">
      <thead>
        <tr>
          <th scope="col" className="figure">
            {t('trail.no')}
          </th>
          <th scope="col">{t('trail.when')}</th>
          <th scope="col">{t('trail.who')}</th>
          <th scope="col">{t('trail.whatHappened')}</th>
          <th scope="col">{t('trail.changed')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.seq} row={row} {...rest} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row, format, onSubject, onStory }: Omit<TrailTableProps, 'rows'> & { row: TrailRow }) {
  const { t } = useTranslation()
  const { seq, at, by, type, subject, title, reason } = row
  return (
    <tr data-seq={seq} data-event={type}>
      <td className="figure">{format.count(seq)}</td>
      <td className="when">
        {format.day(at)}
        <br />
        {format.clock(at)}
      </td>
      <td>
        {by === null ? <i>{t('trail.machine')}</i> : <b>{by.name ?? by.duty}</b>}
        {by === null || by.name === null ? null : <small>{by.duty}</small>}
      </td>
      <th scope="row">
        <b>{t(`trail.event.${type}`)}</b>
        <span>
          {t(`trail.kind.${subject.kind}`)}
          {title === null ? '' : `: ${titleWords(t, subject.kind, title)}`}
        </span>
        <button type="button" title={t('trail.onlyThis')} onClick={() => onSubject(subject)}>
          {subject.id}
        </button>
        {subject.kind === 'alert' ? (
          <button type="button" data-story-of={subject.id} onClick={() => onStory(alertId(subject.id))}>
            {t('story.openOf')}
          </button>
        ) : null}
      </th>
      <td>
        {reason === null ? null : <p className="why">{t('trail.reason', { reason })}</p>}
        <Changed row={row} format={format} />
      </td>
    </tr>
  )
}

/** The changed fields in words; of a first state, and of what an entry tells besides, each field as it is. */
function Changed({ row, format }: { row: TrailRow; format: Format }) {
  const { t } = useTranslation()
  const told: FieldChange[] =
    row.details.length > 0 ? row.details.map(({ path, value }) => ({ path, before: null, after: value })) : row.changes
  const isState = row.isFirst || row.details.length > 0
  const said = told.filter(({ path, after }) => isSaid(path) && (!isState || after !== null))
  const items = (some: readonly FieldChange[]) => (
    <ul>
      {some.map((change) => (
        <Change key={change.path} change={change} row={row} format={format} isState={isState} />
      ))}
    </ul>
  )
  if (said.length === 0) return row.type === 'ServerStarted' ? null : <p className="hint">{t('trail.nothing')}</p>
  if (row.isFirst)
    return (
      <details>
        <summary>
          <b>{t('trail.first')}</b> · {t('trail.allOf', { count: said.length })}
        </summary>
        {items(said)}
      </details>
    )
  const rest = said.slice(SHOWN)
  return (
    <>
      {items(said.slice(0, SHOWN))}
      {rest.length === 0 ? null : (
        <details>
          <summary>{t('trail.more', { count: rest.length })}</summary>
          {items(rest)}
        </details>
      )}
    </>
  )
}

function Change({
  change: { path, before, after },
  row,
  format,
  isState,
}: {
  change: FieldChange
  row: TrailRow
  format: Format
  isState: boolean
}) {
  const { t } = useTranslation()
  const words = (value: FieldChange['after']): string => valueWords(t, format, row.subject.kind, path, value)
  return (
    <li data-path={path}>
      <span title={path}>{fieldWords(t, path)}</span>:{' '}
      {isState ? null : (
        <>
          <del>{words(before)}</del> <span aria-hidden="true">→</span>{' '}
        </>
      )}
      <ins>{words(after)}</ins>
    </li>
  )
}
