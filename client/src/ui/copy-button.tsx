import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

/** Copies a text. Without TLS a browser has no clipboard, and there is no button: what is shown can be selected. */
export function CopyButton({ text }: { text: string }) {
  const { t } = useTranslation()
  const [isCopied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
  }
  if (!window.isSecureContext) return null
  return (
    <Button variant="default" onClick={() => void copy().catch(() => setCopied(false))}>
      {isCopied ? t('console.copied') : t('console.copy')}
    </Button>
  )
}
