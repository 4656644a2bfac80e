import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QrCode } from '../qr-code.tsx'
import { ShownOnce } from '../shown-once.tsx'
import { useFocusOnce } from '../use-focus-once.ts'
import { ownTracksLink, traccarCode, traccarLink } from './tracker-setup.ts'

const APPS = ['traccar', 'owntracks'] as const
type App = (typeof APPS)[number]

export type TrackerOnboardingProps = { label: string; trackerId: string; intervalS: number; onDone: () => void }

/** How the phone of a tracker is set up, while its id is known: scanned, opened on the phone, or typed. */
export function TrackerOnboarding({ label, trackerId, intervalS, onDone }: TrackerOnboardingProps) {
  const { t } = useTranslation()
  const title = useFocusOnce<HTMLHeadingElement>()
  const [app, setApp] = useState<App>('traccar')
  const setup = { origin: window.location.origin, trackerId, intervalS }
  const isTraccar = app === 'traccar'
  return (
    <div className="onboarding">
      <h2 tabIndex={-1} ref={title}>
        {t('device.setUp', { label })}
      </h2>
      <SegmentedControl
        fullWidth
        aria-label={t('device.app')}
        value={app}
        onChange={(value) => setApp(APPS.find((it) => it === value) ?? 'traccar')}
        data={APPS.map((value) => ({ value, label: t(`device.appName.${value}`) }))}
      />
      <ol>
        <li>{t(`device.install.${app}`)}</li>
        <li>{t(`device.scan.${app}`)}</li>
        <li>{t(`device.allow.${app}`)}</li>
      </ol>
      <QrCode
        text={isTraccar ? traccarCode(setup) : ownTracksLink(setup)}
        alt={t('device.codeAlt', { app: t(`device.appName.${app}`) })}
      />
      <Button component="a" variant="default" href={isTraccar ? traccarLink(setup) : ownTracksLink(setup)}>
        {t('device.openOnPhone')}
      </Button>
      <p className="hint">{t('device.settings', { interval: intervalS })}</p>
      <ShownOnce
        why={t('device.once')}
        values={[
          [t('device.trackerId'), trackerId],
          [t('device.serverAddress'), `${setup.origin}/${isTraccar ? 'osmand' : 'owntracks'}`],
        ]}
        done={t('device.done')}
        onDone={onDone}
      />
    </div>
  )
}
