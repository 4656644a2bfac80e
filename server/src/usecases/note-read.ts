import type { DataExport } from '@jaga-jarak/shared/feed.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { World } from './change-world.ts'

/** Who read what of the data that not everybody may read: told before it is handed out, so none goes out unnoticed. */
export const noteRead =
  ({ store, clock }: Pick<World, 'store' | 'clock'>) =>
  async (by: Viewer, what: DataExport, subject: string): Promise<void> => {
    await store.write((tx) => tx.append([{ type: 'DataRead', what, subject }], clock.now(), by.id))
  }
