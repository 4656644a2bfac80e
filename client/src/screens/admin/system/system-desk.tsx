import { routes, type SystemHealth } from '@jaga-jarak/shared/api.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { call } from '../../../live/api.ts'
import { useDesk } from '../../../ui/desk-context.ts'
import { Problem } from '../../../ui/problem.tsx'
import { SeverityMark } from '../../../ui/severity-mark.tsx'
import { type Concern, concernsOf } from './concerns-of.ts'

const REFRESH_MS = 5_000

/** How the server fares, each figure with a plain word. */
export function SystemDesk() {
  const { t } = useTranslation()
  const { data, error } = useQuery({
    queryKey: ['system'],
    queryFn: () => call(routes.readSystem, {}),
    refetchInterval: REFRESH_MS,
  })
  return (
    <section className="system" aria-label={t('admin.system')}>
      <Problem error={error} />
      {data === undefined ? null : <Vitals health={data} />}
      <p className="hint">
        {t('system.forMachines')} <a href="/metrics">/metrics</a> · <a href="/healthz">/healthz</a> ·{' '}
        <a href="/readyz">/readyz</a> · <a href="/api/v1">/api/v1</a>
      </p>
    </section>
  )
}

function Vitals({ health }: { health: SystemHealth }) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  const liveRallies = [...picture.rallies.values()].filter(({ phase }) => isLiveRally(phase)).length
  const concerns = concernsOf(health, liveRallies)
  const { version, upMs, store, head, lateMs, feedLagMs, lostPoints, screens, devices, devicesHeard } = health
  const ms = (figure: number): string => `${format.count(figure)} ms`
  const rows = [
    ['running', t('system.says.running', { time: format.duration(upMs), version })],
    ['store', t(`system.store.${store}`)],
    ['log', t('system.says.log', { head: format.count(head) })],
    ['late', ms(lateMs)],
    ['feed', feedLagMs === null ? t('console.unknown') : ms(feedLagMs)],
    ['lost', format.count(lostPoints)],
    ['screens', format.count(screens)],
    ['devices', t('system.says.devices', { heard: format.count(devicesHeard), all: format.count(devices) })],
  ] as const
  return (
    <table className="list vitals">
      <thead>
        <tr>
          <th scope="col">{t('system.what')}</th>
          <th scope="col">{t('system.figure')}</th>
          <th scope="col">{t('system.state')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([vital, says]) => {
          const concern = concerns.find((it) => it === vital)
          return (
            <tr key={vital} data-vital={vital} data-well={concern === undefined}>
              <th scope="row">
                {t(`system.vital.${vital}`)}
                <small>{t(`system.about.${vital}`)}</small>
              </th>
              <td>{says}</td>
              <td className="judged">{concern === undefined ? t('system.well') : <Attention to={concern} />}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}

function Attention({ to }: { to: Concern }) {
  const { t } = useTranslation()
  return (
    <>
      <b>
        <SeverityMark band="warning" /> {t('system.attention')}
      </b>
      <small>{t(`system.todo.${to}`)}</small>
    </>
  )
}
