import { routes } from '@jaga-jarak/shared/api.ts'
import type { RetentionRun } from '@jaga-jarak/shared/retention.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../live/api.ts'
import type { Format } from '../../text/format.ts'

const sum = (run: RetentionRun, what: 'removed' | 'thinned'): number =>
  run.parts.reduce((total, part) => total + part[what], 0)

/** The last runs, the newest first. */
export function RetentionRuns({ runs, format }: { runs: readonly RetentionRun[]; format: Format }) {
  const { t } = useTranslation()
  const { data } = useQuery({ queryKey: ['people'], queryFn: () => call(routes.listPeople, {}) })
  const nameOf = (id: string | null): string => {
    if (id === null) return t('privacy.retention.machine')
    const record = data?.people.find(({ person }) => person.id === id)
    return record?.name ?? record?.person.duty ?? id
  }
  if (runs.length === 0)
    return (
      <>
        <h2>{t('privacy.retention.runs')}</h2>
        <p>{t('privacy.retention.noRuns')}</p>
      </>
    )
  return (
    <>
      <h2>{t('privacy.retention.runs')}</h2>
      <div className="wide">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('privacy.retention.started')}</th>
              <th scope="col">{t('privacy.retention.by')}</th>
              <th scope="col">{t('privacy.retention.outcome')}</th>
              <th scope="col" className="figure">
                {t('privacy.retention.removed')}
              </th>
              <th scope="col" className="figure">
                {t('privacy.retention.thinned')}
              </th>
            </tr>
          </thead>
          <tbody>
            {runs.map((run) => (
              <tr key={run.startedAt} data-outcome={run.outcome}>
                <th scope="row">{format.moment(run.startedAt)}</th>
                <td>{nameOf(run.by)}</td>
                <td>
                  {t(`privacy.retention.outcomes.${run.outcome}`)}
                  {run.overwritten === false ? `, ${t('privacy.retention.notOverwritten')}` : null}
                </td>
                <td className="figure">{format.count(sum(run, 'removed'))}</td>
                <td className="figure">{format.count(sum(run, 'thinned'))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
