import { routes } from '@jaga-jarak/shared/api.ts'
import { Button, PasswordInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiRefusal } from '../live/api.ts'
import { asTyped } from './fields.ts'
import { Problem } from './problem.tsx'
import { useChange } from './use-change.ts'

const MIN_LENGTH = 12
const FAULTS = ['breached', 'repeating', 'knownWords', 'same'] as const

/** Changes the own password; `current` is asked for each time, also right after signing in with it. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [differs, setDiffers] = useState(false)
  const change = useChange(routes.changePassword, { onDone })
  const { error } = change
  const fault =
    error instanceof ApiRefusal && error.code === 'weakPassword' ? FAULTS.find((it) => it === error.detail) : undefined
  return (
    <form
      className="entry"
      aria-label={t('account.changePassword')}
      onSubmit={(event) => {
        event.preventDefault()
        const form = event.currentTarget
        const wanted = asTyped(form, 'wanted')
        const isSame = wanted === asTyped(form, 'again')
        setDiffers(!isSame)
        if (isSame) change.mutate({ body: { current: asTyped(form, 'current'), wanted } })
      }}
    >
      <p className="hint">{t('account.passwordRules', { count: MIN_LENGTH })}</p>
      <PasswordInput
        name="current"
        label={t('account.currentPassword')}
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <PasswordInput
        name="wanted"
        label={t('account.newPassword')}
        autoComplete="new-password"
        required
        minLength={MIN_LENGTH}
        maxLength={200}
        error={fault === undefined ? null : t(`account.weak.${fault}`)}
      />
      <PasswordInput
        name="again"
        label={t('account.newPasswordAgain')}
        autoComplete="new-password"
        required
        maxLength={200}
        error={differs ? t('account.differs') : null}
      />
      <Problem error={fault === undefined ? error : null} says={{ wrongCredentials: t('account.wrongPassword') }} />
      <div className="entry-acts">
        <Button type="submit" loading={change.isPending}>
          {t('account.changePassword')}
        </Button>
      </div>
    </form>
  )
}
