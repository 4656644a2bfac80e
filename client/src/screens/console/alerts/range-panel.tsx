import { routes } from '@jaga-jarak/shared/api.ts'
import type { AlertId } from '@jaga-jarak/shared/primitives.ts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { Problem } from '../../../ui/problem.tsx'

const REFRESH_MS = 10_000
/** The library of charts comes when somebody looks at one. */
const RangeChart = lazy(async () => ({ default: (await import('./range-chart.tsx')).RangeChart }))

/** How the range of two groups went until now; goes on while it is open. */
export function RangePanel({ alertId, isOver }: { alertId: AlertId; isOver: boolean }) {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['alertRange', alertId],
    queryFn: () => call(routes.readAlertRange, { params: { alertId } }),
    refetchInterval: isOver ? false : REFRESH_MS,
  })
  return (
    <section aria-label={t('alert.rangeOverTime')}>
      <h3>{t('alert.rangeOverTime')}</h3>
      <Problem error={error} />
      {data === undefined ? null : data.points.length < 2 ? (
        <p className="hint">{t('alert.rangeTooShort')}</p>
      ) : (
        <Suspense fallback={<p className="hint">{t('alert.rangeLoading')}</p>}>
          <RangeChart range={data} />
        </Suspense>
      )}
    </section>
  )
}
