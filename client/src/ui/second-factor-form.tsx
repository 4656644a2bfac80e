import './second-factor-form.css'
import { type Reply, type Routes, routes } from '@jaga-jarak/shared/api.ts'
import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CopyButton } from './copy-button.tsx'
import { asTyped, fieldsOf } from './fields.ts'
import { Problem } from './problem.tsx'
import { QrCode } from './qr-code.tsx'
import { useChange } from './use-change.ts'

type Offered = Reply<Routes['beginSecondFactor']>

/** Sets up the own second factor: the password once more, a secret for an authenticator app, a code of it, and the recovery codes, once. */
export function SecondFactorForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const [offered, setOffered] = useState<Offered | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const begin = useChange(routes.beginSecondFactor, { onDone: setOffered })
  if (codes !== null) return <RecoveryCodes codes={codes} onDone={onDone} />
  if (offered !== null) return <Confirm offered={offered} onConfirmed={setCodes} />
  return (
    <form
      className="entry"
      aria-label={t('account.factorBegin')}
      onSubmit={(event) => {
        event.preventDefault()
        begin.mutate({ body: { password: asTyped(event.currentTarget, 'password') } })
      }}
    >
      <p className="hint">{t('account.factorWhat')}</p>
      <PasswordInput
        name="password"
        label={t('account.currentPassword')}
        autoComplete="current-password"
        required
        maxLength={200}
      />
      <Problem error={begin.error} says={{ wrongCredentials: t('account.wrongPassword') }} />
      <div className="entry-acts">
        <Button type="submit" loading={begin.isPending}>
          {t('account.factorBegin')}
        </Button>
      </div>
    </form>
  )
}

function Confirm({ offered, onConfirmed }: { offered: Offered; onConfirmed: (codes: readonly string[]) => void }) {
  const { t } = useTranslation()
  const confirm = useChange(routes.confirmSecondFactor, { onDone: ({ recoveryCodes }) => onConfirmed(recoveryCodes) })
  return (
    <form
      className="entry"
      aria-label={t('account.factorBegin')}
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate({ body: { code: fieldsOf(event.currentTarget)('code') } })
      }}
    >
      <p className="hint">{t('account.factorScan')}</p>
      <QrCode text={offered.uri} alt={t('account.factorPicture')} />
      <TextInput
        label={t('account.factorSecret')}
        value={offered.secret}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
      />
      <CodeField label={t('account.code')} />
      <Problem error={confirm.error} says={{ wrongCredentials: t('account.wrongCode') }} />
      <div className="entry-acts">
        <Button type="submit" loading={confirm.isPending}>
          {t('account.factorConfirm')}
        </Button>
      </div>
    </form>
  )
}

/** Field `code`. A phone offers what a message or an app holds. */
export function CodeField({ label }: { label: string }) {
  return (
    <TextInput
      name="code"
      label={label}
      autoComplete="one-time-code"
      inputMode="text"
      autoCapitalize="none"
      spellCheck={false}
      required
      minLength={6}
      maxLength={20}
      autoFocus
    />
  )
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { t } = useTranslation()
  return (
    <div className="entry" role="status">
      <h2>{t('account.recoveryTitle')}</h2>
      <p className="hint">{t('account.recoveryWhy')}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="entry-acts">
        <Button onClick={onDone}>{t('account.recoveryDone')}</Button>
        <CopyButton text={codes.join('\n')} />
        <Button variant="default" onClick={() => window.print()}>
          {t('account.print')}
        </Button>
      </div>
    </div>
  )
}
