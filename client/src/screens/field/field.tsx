import './field.css'
import './photos.css'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { openFieldLine, useFieldLine } from '../../live/outgoing/field-line.ts'
import { openSightingLine } from '../../live/outgoing/sighting-line.ts'
import { useTheme } from '../../ui/use-theme.ts'
import { FieldDoor } from './field-door.tsx'
import { FieldScreen } from './field-screen.tsx'

/**
 * `/field`: the officer's phone. It opens without network for whoever signed in on this phone before, and keeps what
 * they report until the server has it.
 */
export function Field() {
  const { t } = useTranslation()
  useTheme()
  useEffect(openFieldLine, [])
  useEffect(openSightingLine, [])
  const { viewer } = useFieldLine()
  return (
    <>
      <title>{`${t('field.title')} · Jaga Jarak`}</title>
      <link rel="manifest" href="/field.webmanifest" />
      <link rel="apple-touch-icon" href="/field-192.png" />
      {viewer && mayCall(viewer.role, 'reportIncident') ? <FieldScreen viewer={viewer} /> : <FieldDoor />}
    </>
  )
}
