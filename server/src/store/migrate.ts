import type { Kysely } from 'kysely'
import { type MigrationProvider, Migrator } from 'kysely/migration'
import * as firstWalk from './migrations/0001-first-walk.ts'
import * as reasonOfMalformed from './migrations/0002-reason-of-malformed.ts'
import * as orders from './migrations/0003-orders.ts'
import * as people from './migrations/0004-people.ts'
import * as subjects from './migrations/0005-subjects.ts'
import * as retention from './migrations/0006-retention.ts'
import * as amendments from './migrations/0007-amendments.ts'
import * as latestAlerts from './migrations/0008-latest-alerts.ts'
import * as notifications from './migrations/0009-notifications.ts'
import * as photos from './migrations/0010-photos.ts'
import * as sources from './migrations/0011-sources.ts'
import * as pushesOfSessions from './migrations/0012-pushes-of-sessions.ts'
import * as orderOfDeliveries from './migrations/0013-order-of-deliveries.ts'
import * as lives from './migrations/0014-lives.ts'
import * as indexSets from './migrations/0015-index-sets.ts'
import type { Tables } from './tables.ts'

/** In code, not in a folder: what runs is what was built. A migration that has been released never changes. */
const migrations = {
  '0001-first-walk': firstWalk,
  '0002-reason-of-malformed': reasonOfMalformed,
  '0003-orders': orders,
  '0004-people': people,
  '0005-subjects': subjects,
  '0006-retention': retention,
  '0007-amendments': amendments,
  '0008-latest-alerts': latestAlerts,
  '0009-notifications': notifications,
  '0010-photos': photos,
  '0011-sources': sources,
  '0012-pushes-of-sessions': pushesOfSessions,
  '0013-order-of-deliveries': orderOfDeliveries,
  '0014-lives': lives,
  '0015-index-sets': indexSets,
}
/** Their names, in order. */
export const MIGRATIONS: readonly string[] = Object.keys(migrations)

const provider: MigrationProvider = { getMigrations: async () => migrations }

/** Brings the tables up to this version, all or nothing. */
export async function migrate(db: Kysely<Tables>): Promise<void> {
  const { error } = await new Migrator({ db, provider }).migrateToLatest()
  if (error !== undefined) throw error
}
