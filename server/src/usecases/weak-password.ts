import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { dictionary } from '@zxcvbn-ts/language-common'

/** Passwords that are known from breaches, the most frequent; and words that stand on every screen of this system. */
const BREACHED: ReadonlySet<string> = new Set(dictionary['passwords-common'])
const OWN_WORDS = ['jagajarak', 'pilkada', 'gubernur', 'kalimantan', 'indonesia', 'password', 'rahasia', 'bismillah']
/** A password of fewer different characters is a rhythm, not a secret. */
const MIN_DIFFERENT = 5
/** What is left of a password once every word that everybody tries is taken out. */
const MIN_LEFT = 6

const letters = (text: string): string => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')

/** Refuses a password that is easily guessed: from a breach, made of the name or of known words, or repeating itself. */
export function weakPassword(password: string, name: string): Refused | null {
  const bare = letters(password)
  if (BREACHED.has(password.toLowerCase()) || BREACHED.has(bare)) return refuse('weakPassword', 'breached')
  if (new Set(bare).size < MIN_DIFFERENT) return refuse('weakPassword', 'repeating')
  const own = [letters(name), ...OWN_WORDS].filter((word) => word.length > 3)
  const left = own
    .reduce((text, word) => text.replaceAll(word, ''), bare)
    .replaceAll(/(?:12345?6?7?8?9?0?|\d{4})$/g, '')
  return left.length < MIN_LEFT ? refuse('weakPassword', 'knownWords') : null
}
