import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConsoleMapProps } from './console-map.tsx'

/** The library of maps is large: the queue does not wait for it. */
const ConsoleMap = lazy(async () => ({ default: (await import('./console-map.tsx')).ConsoleMap }))

export function MapPane(props: ConsoleMapProps) {
  const { t } = useTranslation()
  return (
    <section className="map-pane" aria-label={t('desk.map.pane')}>
      <Suspense fallback={<p className="map-loading">{t('desk.map.loading')}</p>}>
        <ConsoleMap {...props} />
      </Suspense>
    </section>
  )
}
