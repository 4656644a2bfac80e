import type { Subject } from '@jaga-jarak/shared/about.ts'
import type { Plain } from '@jaga-jarak/shared/trail.ts'
import type { TFunction } from 'i18next'
import type { Format } from '../../text/format.ts'
import { id } from '../../text/id.ts'

type FieldName = keyof typeof id.trail.field
const isFieldName = (name: string): name is FieldName => name in id.trail.field

/** Counts that say nothing to people. */
const UNSAID = ['id', 'version', 'worsenedIn', 'no', 'decidedAt', 'turnedAt']
export const isSaid = (path: string): boolean => !UNSAID.includes(path.split('.').at(-1) ?? '')

/** A field in words: what it is, and of the how manieth of a list it is. */
export function fieldWords(t: TFunction, path: string): string {
  const parts = path.split('.')
  const name = parts.findLast((part) => !/^\d+$/.test(part)) ?? path
  if (!isFieldName(name)) return path
  const place = parts.find((part) => /^\d+$/.test(part))
  return place === undefined ? t(`trail.field.${name}`) : `${t(`trail.field.${name}`)} ${Number(place) + 1}`
}

/** The catalogue in which the values of a field stand, by its name; of some it depends on what the entry is about. */
function catalogueOf(name: string, kind: Subject['kind']) {
  switch (name) {
    case 'status':
      return kind === 'incident' ? 'incidentStatus' : kind === 'group' ? 'groupStatus' : 'deviceStatus'
    case 'phase':
      return kind === 'rally' ? 'rallyPhase' : 'phase'
    case 'kind':
      return kind === 'group' ? 'groupKind' : kind === 'alert' ? 'alertKind' : 'rallyKind'
    case 'fault':
      return kind === 'rally' ? 'planFault' : null
    case 'severity':
    case 'urgency':
    case 'certainty':
    case 'turn':
    case 'band':
    case 'approach':
    case 'category':
    case 'role':
    case 'freshness':
      return name
    default:
      return null
  }
}

const isInstant = (name: string): boolean => ['at', 'from', 'until'].includes(name) || name.endsWith('At')

/** A value in words: members of the shared unions by their names, instants in the operation's zone. */
export function valueWords(t: TFunction, format: Format, kind: Subject['kind'], path: string, value: Plain): string {
  if (value === null || value === '' || value === '[]' || value === '{}') return t('trail.absent')
  if (typeof value === 'boolean') return value ? t('trail.yes') : t('trail.noWord')
  const name = path.split('.').at(-1) ?? path
  if (typeof value === 'number') return isInstant(name) ? `${format.day(value)} ${format.clock(value)}` : String(value)
  const catalogue = catalogueOf(name, kind)
  if (catalogue === null) return value
  const words: Record<string, string> = t(catalogue, { returnObjects: true })
  return words[value] ?? value
}
