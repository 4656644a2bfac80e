import { type OwnAccount, routes } from '@jaga-jarak/shared/api.ts'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { fieldsOf } from '../../ui/fields.ts'
import { Problem } from '../../ui/problem.tsx'
import { CodeField, SecondFactorForm } from '../../ui/second-factor-form.tsx'
import { useChange } from '../../ui/use-change.ts'

/** So few recovery codes are left that somebody should see to new ones. */
const FEW = 3

export type FactorPartProps = {
  account: OwnAccount
  isOpen: boolean
  onOpen: () => void
  /** with what is to be said of it */
  onDone: (said: string) => void
}

/** Whether there is a second factor, and the one thing that may be done about it. */
export function FactorPart({ account, isOpen, onOpen, onDone }: FactorPartProps) {
  const { t } = useTranslation()
  const { hasSecondFactor, needsSecondFactor, recoveryCodesLeft } = account
  if (!hasSecondFactor)
    return (
      <>
        {isOpen ? null : (
          <p data-factor="none">{t(needsSecondFactor ? 'account.factorMissing' : 'account.factorNone')}</p>
        )}
        {isOpen ? (
          <SecondFactorForm onDone={() => onDone(t('account.factorSet'))} />
        ) : (
          <Button variant="default" onClick={onOpen}>
            {t('account.factorBegin')}
          </Button>
        )}
      </>
    )
  return (
    <>
      <p data-factor="set">
        {t('account.factorThere')} {t('account.recoveryLeft', { count: recoveryCodesLeft })}
      </p>
      {recoveryCodesLeft > FEW ? null : (
        <p>{t(needsSecondFactor ? 'account.recoveryFewAsk' : 'account.recoveryFew')}</p>
      )}
      {needsSecondFactor ? (
        <p className="hint">{t('account.factorRequired')}</p>
      ) : isOpen ? (
        <RemoveFactor onDone={() => onDone(t('account.factorRemoved'))} />
      ) : (
        <Button variant="default" onClick={onOpen}>
          {t('account.factorRemove')}
        </Button>
      )}
    </>
  )
}

function RemoveFactor({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation()
  const remove = useChange(routes.removeSecondFactor, { onDone })
  return (
    <form
      className="entry"
      aria-label={t('account.factorRemove')}
      onSubmit={(event) => {
        event.preventDefault()
        remove.mutate({ body: { code: fieldsOf(event.currentTarget)('code') } })
      }}
    >
      <CodeField label={t('account.removeCode')} />
      <Problem
        error={remove.error}
        says={{
          wrongCredentials: t('account.wrongCode'),
          notFound: t('account.noFactor'),
          notAllowed: t('account.factorNeeded'),
        }}
      />
      <div className="entry-acts">
        <Button type="submit" loading={remove.isPending}>
          {t('account.factorRemove')}
        </Button>
      </div>
    </form>
  )
}
