import { Health, routes } from '@jaga-jarak/shared/api.ts'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Navigate } from 'react-router'
import { call } from '../../live/api.ts'
import { useSession } from '../../live/use-session.ts'
import { Office } from '../../ui/office.tsx'
import { Problem } from '../../ui/problem.tsx'
import { ReportHead } from '../../ui/report-head.tsx'
import { NeutralityReport } from './neutrality-report.tsx'

/** `/neutrality`: how each camp was treated, for observers and those who command. */
export function Neutrality() {
  return (
    <Office>
      <Door />
    </Office>
  )
}

function Door() {
  const { t } = useTranslation()
  const { viewer, error } = useSession()
  const isTheirs = viewer != null && mayCall(viewer.role, 'readNeutrality')
  const { data, error: failure } = useQuery({
    queryKey: ['operation', 'now'],
    queryFn: async () => ({
      operation: await call(routes.readOperation, {}),
      // An exercise's clock stands elsewhere than this one's.
      now: Health.parse(await (await fetch('/healthz')).json()).now,
    }),
    enabled: isTheirs,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (viewer === null) return <Navigate to="/login" replace />
  return (
    <main className="report">
      <ReportHead title={t('neutrality.title')} operation={data?.operation} />
      <Problem error={error ?? failure} />
      {viewer !== undefined && !isTheirs ? <p className="empty">{t('neutrality.notYours')}</p> : null}
      {data === undefined ? null : <NeutralityReport operation={data.operation} now={data.now} />}
    </main>
  )
}
