import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

export type SureButtonProps = {
  act: string
  /** what it is done to, for who does not see the row it stands in */
  of: string
  isPending: boolean
  onSure: () => void
}

/** What cannot be taken back asks once more: the second press does it, going elsewhere forgets the first. */
export function SureButton({ act, of, isPending, onSure }: SureButtonProps) {
  const { t } = useTranslation()
  const [isAsked, setAsked] = useState(false)
  const press = (): void => {
    setAsked(!isAsked)
    if (isAsked) onSure()
  }
  return (
    <Button variant="default" size="compact-sm" loading={isPending} onClick={press} onBlur={() => setAsked(false)}>
      {isAsked ? t('console.confirm', { act }) : act}
      <span className="unseen"> {of}</span>
    </Button>
  )
}
