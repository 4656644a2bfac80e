import type { HandOver } from '@jaga-jarak/shared/hand-over.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { whoSigned } from '../../../live/who-signed.ts'
import { useDesk } from '../../../ui/desk-context.ts'

/** To whom an incident was given, what they gave for it, and how it ended there. `onEnd` null: not for this reader. */
export function HandOvers({
  handOvers,
  onEnd,
}: {
  handOvers: readonly HandOver[]
  onEnd: ((it: HandOver) => void) | null
}) {
  const { t } = useTranslation()
  const { picture, format } = useDesk()
  if (handOvers.length === 0) return null
  const byAt = (by: string, at: number): string =>
    t('incident.byAt', { name: whoSigned(picture, by), time: format.moment(at) })
  return (
    <section aria-labelledby="hand-overs">
      <h3 id="hand-overs">{t('incident.handOvers')}</h3>
      <ul className="incident-reports">
        {handOvers.map((it) => (
          <li key={`${it.to} ${it.receipt}`} data-hand-over={it.receipt}>
            <b>{t(`authority.${it.to}`)}</b> {[it.recipient, it.receipt].filter(Boolean).join(' · ')}
            <br />
            {byAt(it.by, it.at)}
            {it.ended === null ? (
              onEnd === null ? null : (
                <Button variant="default" size="compact-sm" onClick={() => onEnd(it)}>
                  {t('incident.endHandOver')}
                  <span className="unseen"> {it.receipt}</span>
                </Button>
              )
            ) : (
              <>
                <br />
                {t('incident.handOverEnded')}: {byAt(it.ended.by, it.ended.at)}
                <q>{it.ended.outcome}</q>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
