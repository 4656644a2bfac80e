import type { Opened } from '@jaga-jarak/shared/opened.ts'
import type { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { create } from 'zustand'
import type { Beat } from './age.ts'
import type { Picture } from './picture.ts'

/** `refused`: the server knows no session for this screen; somebody has to sign in again. */
export type Link = 'connecting' | 'live' | 'lost' | 'refused'

/** What the line has brought: null until the first snapshot or the first beat. */
export type Line = {
  link: Link
  picture: Picture | null
  beat: Beat | null
  /** what this connection is called; null where it is no desk, or not there */
  screenId: ScreenId | null
  /** who has what open, this screen among them */
  opened: readonly Opened[]
}

const NOTHING: Line = { link: 'connecting', picture: null, beat: null, screenId: null, opened: [] }

export const useLine = create<Line>(() => NOTHING)

/** Forgets what one viewer saw before another signs in. */
export const forgetLine = (): void => useLine.setState(NOTHING)
