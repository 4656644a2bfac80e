import { routes } from '@jaga-jarak/shared/api.ts'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { call } from '../../live/api.ts'
import { useSession } from '../../live/use-session.ts'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { ReportHead } from '../../ui/report-head.tsx'
import { TrailPages } from './trail-pages.tsx'
import { VerifyLog } from './verify-log.tsx'

/** `/trail`: who did what, for administrators of the whole province. */
export function Trail() {
  return (
    <Office>
      <Door />
    </Office>
  )
}

function Door() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  const isTheirs = viewer != null && mayCall(viewer.role, 'readTrail') && viewer.reach === null
  const operation = useQuery({
    queryKey: ['operation'],
    queryFn: () => call(routes.readOperation, {}),
    enabled: isTheirs,
  })
  if (viewer === null) return <Navigate to="/login" replace />
  const { data } = operation
  return (
    <main className="report">
      <ReportHead title={t('trail.title')} operation={data} />
      <Problem error={error ?? operation.error} />
      {viewer !== undefined && !isTheirs ? <p className="empty">{t('trail.notYours')}</p> : null}
      {data === undefined ? null : (
        <>
          <p className="lead">{t('trail.lead')}</p>
          <VerifyLog zone={data.zone} />
          <TrailPages operation={data} />
        </>
      )}
    </main>
  )
}
