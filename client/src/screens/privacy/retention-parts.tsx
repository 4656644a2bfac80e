import type { RetentionDay, RetentionPart } from '@jaga-jarak/shared/retention.ts'
import { useTranslation } from 'react-i18next'
import type { Format } from '../../text/format.ts'

/** Counts by kind, or by kind and day. */
export function RetentionParts({
  parts,
  format,
}: {
  parts: readonly (RetentionPart | RetentionDay)[]
  format: Format
}) {
  const { t } = useTranslation()
  const when = (part: RetentionPart | RetentionDay): string => {
    const at = 'day' in part ? part.day : part.until
    return at === null ? t('privacy.retention.notYet') : format.day(at)
  }
  const isDays = parts.some((part) => 'day' in part)
  return (
    <div className="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('privacy.retention.kind')}</th>
            <th scope="col">{isDays ? t('privacy.retention.day') : t('privacy.retention.until')}</th>
            <th scope="col" className="figure">
              {t('privacy.retention.removed')}
            </th>
            <th scope="col" className="figure">
              {t('privacy.retention.thinned')}
            </th>
          </tr>
        </thead>
        <tbody>
          {parts.map((part) => (
            <tr key={`${part.kind} ${'day' in part ? part.day : ''}`} data-kind={part.kind}>
              <th scope="row">{t(`privacy.kind.${part.kind}`)}</th>
              <td>{when(part)}</td>
              <td className="figure">{format.count(part.removed)}</td>
              <td className="figure">{format.count(part.thinned)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
