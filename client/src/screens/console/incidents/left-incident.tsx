import { routes } from '@jaga-jarak/shared/api.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { call } from '../../../live/api.ts'
import { incidentKey } from '../../../ui/incident-key.ts'
import { Problem } from '../../../ui/problem.tsx'
import { addressOf } from '../../../ui/use-chosen.ts'
import { IncidentDetail } from './incident-detail.tsx'

export type LeftIncidentProps = { id: IncidentId; onOpen: (id: IncidentId) => void }

/** One that has left the picture: closed, rejected, or merged into another. It is read as it is now. */
export function LeftIncident({ id, onOpen }: LeftIncidentProps) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: incidentKey(id),
    queryFn: () => call(routes.readIncident, { params: { incidentId: id } }),
    retry: false,
    gcTime: 0,
  })
  if (data === undefined)
    return error === null ? <p role="status">{t('incident.storyLoading')}</p> : <Problem error={error} />
  return (
    <>
      <p className="left-incident" data-left={data.mergedInto ?? data.status}>
        {data.mergedInto === null ? (
          t('desk.left.over', { status: t(`incidentStatus.${data.status}`) })
        ) : (
          <>
            {t('desk.left.merged')} <Link to={addressOf('incidents', data.mergedInto)}>{t('desk.left.lead')}</Link>
          </>
        )}
      </p>
      <IncidentDetail incident={data} onOpen={onOpen} />
    </>
  )
}
