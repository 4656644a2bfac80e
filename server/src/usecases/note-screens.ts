import type { ScreenChanges } from '@jaga-jarak/shared/screen.ts'
import type { World } from './change-world.ts'

/** Which screens came and went, for whoever asks later who saw something. */
export const noteScreens =
  ({ store, clock }: Pick<World, 'store' | 'clock'>) =>
  async (changes: ScreenChanges): Promise<void> => {
    await store.write((tx) => tx.append([{ type: 'ScreensChanged', ...changes }], clock.now(), null))
  }

/** A start: whatever screens were open before are not any more, also when nobody could say so. */
export async function noteStart({ store, clock }: Pick<World, 'store' | 'clock'>): Promise<void> {
  await store.write((tx) => tx.append([{ type: 'ServerStarted' }], clock.now(), null))
}
