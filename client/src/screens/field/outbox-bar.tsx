import { useTranslation } from 'react-i18next'
import { useFieldLine } from '../../live/outgoing/field-line.ts'
import { haltOf } from '../../live/outgoing/halt-of.ts'
import { unreadOf } from '../../live/outgoing/read-rows.ts'
import { useSightings } from '../../live/outgoing/sighting-line.ts'
import { useOfficer } from './field-context.ts'
import { SIGN_IN } from './sign-in.ts'

/** How much is not sent yet, why not, and what to do about it. */
export function OutboxBar() {
  const { t } = useTranslation()
  const { viewer } = useOfficer()
  const { outbox, photos: kept, unread, sender, isSignedIn, isReached, isShelfBroken } = useFieldLine()
  const { waiting, unread: unreadSightings } = useSightings()
  const all = [...outbox, ...waiting]
  const count = all.filter(({ by }) => by === viewer.id).length
  const others = all.length - count
  const photos = kept.filter((it) => it.by === viewer.id && it.reportId !== null && it.refused === null).length
  const unsent = count + photos
  const isAside = unreadOf([...unread, ...unreadSightings], viewer.id).length > 0
  const halt = haltOf({ sender, isSignedIn })
  const state = halt ?? (!isReached ? 'offline' : unsent === 0 ? 'sent' : sender.is)
  return (
    <section className="outbox" data-outbox={state} data-unsent={count} data-unsent-photos={photos}>
      <p role="status">
        {count > 0 ? <b>{t('field.outbox.unsent', { count })}</b> : null}
        {photos > 0 ? <b>{t('photo.unsent', { count: photos })}</b> : null}
        {unsent === 0 ? <b>{t(isAside ? 'field.outbox.restSent' : 'field.outbox.none')}</b> : null}
        {halt !== null ? <span>{t(`field.outbox.halted.${halt}`)}</span> : null}
        {halt === null && !isReached ? (
          <span>{unsent === 0 ? t('field.outbox.offline') : t('field.outbox.waiting')}</span>
        ) : null}
        {halt === null && isReached && unsent > 0 && sender.is === 'sending' ? (
          <span>{t('field.outbox.sending')}</span>
        ) : null}
        {others > 0 ? <span>{t('field.outbox.others', { count: others })}</span> : null}
      </p>
      {isShelfBroken ? <p role="alert">{t('field.outbox.broken')}</p> : null}
      {halt === 'notSignedIn' || halt === 'notYet' ? (
        <a className="act" href={SIGN_IN}>
          {t('field.outbox.signIn')}
        </a>
      ) : null}
    </section>
  )
}
