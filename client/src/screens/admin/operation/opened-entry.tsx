import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { SureButton } from '../../../ui/sure-button.tsx'
import { useDraftForm } from './use-editing.ts'

export type OpenedEntryProps = {
  /** where it stands in the draft */
  at: string
  name: string
  /** what it says, in cells of a table */
  cells: readonly React.ReactNode[]
  isOpen: boolean
  onOpen: (isOpen: boolean) => void
  remove: string
  onRemove: () => void
  children: React.ReactNode
}

/** A row of a list and, when it is open, its fields under it. One in which something is wrong says so while it is shut. */
export function OpenedEntry({ at, name, cells, isOpen, onOpen, remove, onRemove, children }: OpenedEntryProps) {
  const { t } = useTranslation()
  const { problems } = useDraftForm()
  const wrong = problems.filter(({ field }) => field.startsWith(`${at}/`)).length
  return (
    <>
      <tr data-entry={at} data-chosen={isOpen}>
        <th scope="row">
          {name}
          {wrong === 0 ? null : (
            <span className="warned">
              <SeverityMark band="warning" /> {t('operation.wrongCount', { count: wrong })}
            </span>
          )}
        </th>
        {cells.map((cell, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table are their places
          <td key={i}>{cell}</td>
        ))}
        <td className="acts">
          <span className="act-pair">
            <Button variant="default" size="compact-sm" aria-expanded={isOpen} onClick={() => onOpen(!isOpen)}>
              {isOpen ? t('operation.closeEntry') : t('console.change')}
              <span className="unseen"> {name}</span>
            </Button>
            <SureButton act={remove} of={name} isPending={false} onSure={onRemove} />
          </span>
        </td>
      </tr>
      {isOpen ? (
        <tr className="opened">
          <td colSpan={cells.length + 2}>
            <fieldset>
              <legend className="unseen">{name}</legend>
              {children}
            </fieldset>
          </td>
        </tr>
      ) : null}
    </>
  )
}
