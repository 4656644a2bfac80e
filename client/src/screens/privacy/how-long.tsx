import type { Privacy } from '@jaga-jarak/shared/api.ts'
import { useTranslation } from 'react-i18next'
import { createFormat } from '../../text/format.ts'
import { useLanguage } from '../../text/language.ts'

/** How long each kind of data is kept here, by the operation's own figures. */
export function HowLong({ privacy: { retention, zone } }: { privacy: Privacy }) {
  const { t } = useTranslation()
  const format = createFormat(useLanguage(), zone)
  const { thinAfterDays, keepOneEveryS, deleteAfter } = retention.tracks
  const rows: [what: string, kept: string][] = [
    [
      t('privacy.kind.tracks'),
      t('privacy.howLong.tracks', {
        thinAfterDays,
        every: format.duration(keepOneEveryS * 1_000),
        days: deleteAfter.days,
        phase: t(`phase.${deleteAfter.phase}`),
      }),
    ],
    [t('privacy.kind.quarantined'), t('privacy.howLong.days', { days: retention.quarantined.days })],
    [t('privacy.kind.malformed'), t('privacy.howLong.days', { days: retention.malformed.days })],
    [t('privacy.kind.sessions'), t('privacy.howLong.sessions', { days: retention.sessions.days })],
    [t('privacy.kind.photos'), t('privacy.howLong.days', { days: retention.photos.days })],
    [t('privacy.howLong.account'), t('privacy.howLong.accountKept')],
    [t('privacy.howLong.log'), t('privacy.howLong.logKept')],
  ]
  return (
    <>
      <h2>{t('privacy.howLong.title')}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('privacy.howLong.data')}</th>
            <th scope="col">{t('privacy.howLong.kept')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([what, kept]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>{kept}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>{t('privacy.howLong.backups')}</p>
    </>
  )
}
