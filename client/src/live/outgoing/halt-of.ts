import type { FieldLine } from './field-line.ts'
import type { Halt } from './outcome-of.ts'

/** Why nothing goes out until a person has done something; null: it goes by itself. */
export const haltOf = ({ sender, isSignedIn }: Pick<FieldLine, 'sender' | 'isSignedIn'>): Halt | null =>
  sender.is === 'halted' ? sender.why : isSignedIn === false ? 'notSignedIn' : null
