import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

/** What lies only on this phone is gone for good once it is removed: it is asked first. `children`: what else can be done. */
export function RemoveActs({ onRemove, children }: { onRemove: () => void; children?: ReactNode }) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  return isAsked ? (
    <div className="acts">
      <p>{t('field.own.removeWhy')}</p>
      <button type="button" className="act" onClick={onRemove}>
        {t('field.own.removeSure')}
      </button>
      <button type="button" className="act" onClick={() => setAsked(false)}>
        {t('field.own.keep')}
      </button>
    </div>
  ) : (
    <div className="acts">
      {children}
      <button type="button" className="act" onClick={() => setAsked(true)}>
        {t('field.own.remove')}
      </button>
    </div>
  )
}
