import type { RefusalCode } from '@jaga-jarak/shared/refusal.ts'
import { ApiRefusal } from '../api.ts'

/** Why nothing at all goes out until a person has done something. */
export type Halt = 'notSignedIn' | 'notYet' | 'notAllowed'

export type Outcome<Told> =
  | { is: 'stored'; told: Told }
  /** this report is not taken as it is */
  | { is: 'refused'; code: RefusalCode; detail: string }
  /** the person is not let in now; every report stays */
  | { is: 'halted'; why: Halt }
  /**
   * nobody knows, or not now: the same again later. `waitS`: as long as the server asked for; `isFault`: the server broke
   * on it, which may be the fault of what was sent
   */
  | { is: 'later'; waitS: number | null; isFault: boolean }

const HALTS: readonly RefusalCode[] = ['notSignedIn', 'notYet', 'notAllowed'] satisfies Halt[]
const isHalt = (code: RefusalCode): code is Halt => HALTS.includes(code)
/** A no for now: whatever was sent is not to blame. */
const NOT_NOW: readonly RefusalCode[] = ['tooMany', 'storeUnavailable', 'internal']

/** What a failed sending means. Whatever is not a clear no of our own server is no answer: a hotel's page, a cut line. */
export function outcomeOf(error: unknown): Exclude<Outcome<never>, { is: 'stored' }> {
  if (!(error instanceof ApiRefusal)) return { is: 'later', waitS: null, isFault: false }
  const { code, detail, waitS } = error
  if (isHalt(code)) return { is: 'halted', why: code }
  return NOT_NOW.includes(code) ? { is: 'later', waitS, isFault: code === 'internal' } : { is: 'refused', code, detail }
}
