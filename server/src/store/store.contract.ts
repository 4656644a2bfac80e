import { afterEach, beforeEach, describe } from 'vitest'
import type { Store } from '../ports.ts'
import type { StorePlace } from './database.ts'
import { entriesContract } from './entries.contract.ts'
import { livesContract } from './lives.contract.ts'
import { logContract } from './log.contract.ts'
import { logEditsContract } from './log-edits.contract.ts'
import { notifyContract } from './notify.contract.ts'
import { openStore } from './open-store.ts'
import { photosContract } from './photos.contract.ts'
import { retentionContract } from './retention.contract.ts'
import { shelvesContract } from './shelves.contract.ts'
import { sourcesContract } from './sources.contract.ts'
import { tracksContract } from './tracks.contract.ts'
import { transactionsContract } from './transactions.contract.ts'
import { unreadableContract } from './unreadable.contract.ts'

/** The store of the running test, and where it lies for who wants to look behind it. */
export type Opened = { store: Store; place: StorePlace; listenerErrors: unknown[] }

/** What every store must do; `emptyPlace` gives a new empty database. */
export function storeContract(database: string, emptyPlace: () => Promise<StorePlace>): void {
  describe(`a store on ${database}`, () => {
    let opened: Opened | undefined

    beforeEach(async () => {
      const place = await emptyPlace()
      const listenerErrors: unknown[] = []
      const store = await openStore(place, { onListenerError: (error) => listenerErrors.push(error) })
      opened = { store, place, listenerErrors }
    })
    afterEach(async () => {
      await opened?.store.close()
      opened = undefined
    })

    const here = (): Opened => {
      if (opened === undefined) throw new Error('the store is open only while a test runs')
      return opened
    }
    describe('shelves', () => shelvesContract(here))
    describe('tracks', () => tracksContract(here))
    describe('transactions', () => transactionsContract(here))
    describe('photos', () => photosContract(here))
    describe('retention', () => retentionContract(here))
    describe('notifications', () => notifyContract(here))
    describe('rows that nobody can read', () => unreadableContract(here))
    describe('sources', () => sourcesContract(here))
    describe('lives', () => livesContract(here))
    describe('event log', () => logContract(here))
    describe('edits of the log', () => logEditsContract(here))
    describe('entries of the log', () => entriesContract(here))
  })
}
