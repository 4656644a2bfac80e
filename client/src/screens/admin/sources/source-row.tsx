import { routes } from '@jaga-jarak/shared/api.ts'
import type { Source, SourceRecord } from '@jaga-jarak/shared/source.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { useChange } from '../../../ui/use-change.ts'
import { useReachText } from '../../../ui/use-reach-text.ts'
import { SOURCE_LIST } from './source-list.ts'

export type SourceRowProps = {
  record: SourceRecord
  /** of the operation's clock, epoch milliseconds */
  now: number
  onOpen: () => void
  /** with the new token, which the house tells only now */
  onRotated: (source: Source, token: string) => void
}

export function SourceRow({ record: { source, reports, lastAt }, now, onOpen, onRotated }: SourceRowProps) {
  const { t } = useTranslation()
  const { format } = useDesk()
  const reachText = useReachText()
  const { id: sourceId, version: _, ...rest } = source
  const refreshes = SOURCE_LIST
  const rotate = useChange(routes.rotateSource, { refreshes, onDone: (made) => onRotated(made.source, made.token) })
  // A door that is opened again has no token until it gets a new one.
  const change = useChange(routes.changeSource, {
    refreshes,
    onDone: ({ status }) => status === 'active' && rotate.mutate({ params: { sourceId } }),
  })
  const isOpen = source.status === 'active'
  const turn = (): void =>
    change.mutate({
      params: { sourceId },
      body: { ...rest, status: isOpen ? 'revoked' : 'active', version: source.version },
    })
  return (
    <tr data-source-id={sourceId} data-status={source.status}>
      <th scope="row">
        {source.name}
        {source.contact === '' ? null : <small>{source.contact}</small>}
      </th>
      <td data-label={t('source.reach')}>{reachText(source.reach)}</td>
      <td data-label={t('source.reports')}>{format.count(reports)}</td>
      <td data-label={t('source.last')}>
        {lastAt === null ? t('source.never') : t('wall.heardAgo', { age: format.age(now - lastAt) })}
      </td>
      <td>{t(`deviceStatus.${source.status}`)}</td>
      <td className="acts">
        <span className="act-pair">
          <Button variant="default" size="compact-sm" onClick={onOpen}>
            {t('console.change')}
            <span className="unseen"> {source.name}</span>
          </Button>
          {isOpen ? (
            <SureButton
              act={t('source.rotate')}
              of={source.name}
              isPending={rotate.isPending}
              onSure={() => rotate.mutate({ params: { sourceId } })}
            />
          ) : null}
          <SureButton
            act={t(isOpen ? 'source.revoke' : 'source.reopen')}
            of={source.name}
            isPending={change.isPending}
            onSure={turn}
          />
        </span>
        <Problem error={change.error ?? rotate.error} />
      </td>
    </tr>
  )
}
